import { describe, expect, it } from '@jest/globals';
import type { EventBody, TrajectoryEvent } from '../../../domain/trajectory/model/events.ts';
import { howItEnded } from './ended.ts';

const at = (version: number, day: string, body: EventBody, person?: string): TrajectoryEvent => ({
  ...{ version, at: `${day}T08:00:00.000Z`, body },
  actor: person === undefined ? { kind: 'system' } : { kind: 'link', person },
});
const declined: EventBody = {
  type: 'completed',
  path: 'a/confirm',
  outcome: 'no',
  comment: 'Nu niet, we verhuizen',
};

describe('how a trajectory ended', () => {
  it('is told with the answer that stopped it: by whom, at which step, and what was said', () => {
    const journal = [
      at(1, '2026-11-20', declined, 'anna'),
      at(2, '2026-11-20', { type: 'stopped', reason: 'confirm:no' }, 'anna'),
      at(3, '2026-11-21', { type: 'noted', text: 'Gebeld.' }, 'bea'),
    ];
    expect(howItEnded(journal)).toEqual({
      at: '2026-11-20T08:00:00.000Z',
      path: 'a/confirm',
      person: 'anna',
      reason: 'Nu niet, we verhuizen',
    });
  });

  it('is not told with an answer of an earlier day', () => {
    const stopped = at(2, '2026-11-22', { type: 'stopped', reason: 'fusie' }, 'bea');
    expect(howItEnded([at(1, '2026-11-20', declined, 'anna'), stopped])).toEqual({
      at: '2026-11-22T08:00:00.000Z',
      person: 'bea',
      reason: 'fusie',
    });
  });
});
