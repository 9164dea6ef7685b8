import { describe, expect, it } from '@jest/globals';
import type { Change } from '../../store/changes/changes.ts';
import { concerns, type Followed } from './concerns.ts';

const change: Change = {
  trajectory: 'one',
  version: 7,
  at: '2026-11-30T08:00:00.000Z',
  organisation: 'north',
  counsellor: 'bea',
  people: ['bea', 'anna'],
  by: ['anna'],
};
const since = '2026-11-30T07:59:00.000Z';
const north = { kind: 'organisation', organisation: 'north' } as const;
const day = (person: string, more: Partial<Followed> = {}) =>
  ({ kind: 'day', person, scope: north, reader: person, since, ...more }) as Followed;

describe('What happened in a trajectory', () => {
  it('is news to whoever has an earlier version of it before her, and to nobody else', () => {
    const follow = (trajectory: string, version: number) =>
      concerns(change, { kind: 'trajectory', trajectory, version });
    expect([follow('one', 6), follow('one', 7), follow('other', 1)]).toEqual([true, false, false]);
  });

  it('is news in the day of who follows it or has a role in it', () => {
    expect(['bea', 'anna', 'cas'].map((person) => concerns({ ...change, by: [] }, day(person)))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('is no news to whoever did it, or saw it already', () => {
    expect(concerns({ ...change, by: ['bea'] }, day('bea'))).toBe(false);
    expect(concerns({ ...change, by: ['anna', 'bea'] }, day('bea'))).toBe(true);
    expect(concerns(change, day('bea', { since: change.at }))).toBe(false);
  });

  it('is news in the lists of its own service and of the direction alone', () => {
    const list = (scope: (Followed & { kind: 'list' })['scope']) =>
      concerns(change, { kind: 'list', scope, reader: 'cas', since });
    expect(list(north)).toBe(true);
    expect(list({ kind: 'organisation', organisation: 'south' })).toBe(false);
    expect(list({ kind: 'all' })).toBe(true);
  });
});
