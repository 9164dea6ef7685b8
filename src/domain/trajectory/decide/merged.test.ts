import { describe, expect, it } from '@jest/globals';
import type { Advanced } from '../model/advanced.ts';
import type { Command } from '../model/commands.ts';
import { act, at, context, enrolled, granted, small } from '../test-template.ts';
import { advance } from './advance.ts';

const asSystem = (from: Advanced, command: Command, day = '2026-09-04') =>
  granted(
    advance(
      from.state,
      small,
      { kind: 'command', now: at(day), actor: { kind: 'system' }, command },
      context,
    ),
  );
const merged = { type: 'merged', gone: 'bea', kept: 'carl', by: 'dirk' } as const;
const keys = ({ plan }: Advanced) => plan.map(({ key }) => key);

describe('Two people who turn out to be one', () => {
  it('are one everywhere: in roles, in steps that were passed on, in handovers to come; nobody is asked anew', () => {
    const given = act(enrolled(), at('2026-09-03'), {
      ...{ type: 'handover', role: 'counsellor', to: 'bea', on: '2026-10-01' },
    });
    const outcome = asSystem(given, merged);
    expect(outcome.state.roles.principal).toMatchObject({ person: 'carl', revision: 0 });
    expect(outcome.state.handovers).toMatchObject([{ to: 'carl' }]);
    expect(keys(outcome).filter((key) => !key.includes('merged~'))).toEqual(keys(given));
    expect(outcome.plan.filter(({ step }) => step === 'merged').map(({ to }) => to)).toEqual(['counsellor']);
  });

  it('are asked after all when the one could not be reached', () => {
    const lost = act(enrolled(), at('2026-09-03'), {
      type: 'undeliverable',
      role: 'principal',
      person: 'bea',
    });
    const outcome = asSystem(lost, merged);
    expect(outcome.state.nodes['no_contact~principal~0']?.status).toBe('done');
    expect(outcome.plan.some(({ key, immediate }) => key.includes('@1') && immediate)).toBe(true);
  });

  it('are one in what has ended too, and nowhere that they have no part', () => {
    const ended = act(enrolled(), at('2026-09-03'), { type: 'stop', reason: 'Gedaan' });
    const outcome = asSystem(ended, merged);
    expect(outcome.state).toMatchObject({ status: 'stopped', roles: { principal: { person: 'carl' } } });
    expect(outcome.plan).toEqual(ended.plan);
    expect(asSystem(enrolled(), { ...merged, gone: 'somebody' }).events).toEqual([]);
  });
});

describe('A trajectory that moves to another school', () => {
  it('is about that school from now on, and nobody is mailed for it', () => {
    const outcome = asSystem(enrolled(), { type: 'move', school: '900002', reason: 'Fusie' });
    expect(outcome.state).toMatchObject({ subject: { kind: 'school', id: '900002' }, school: '900002' });
    expect(keys(outcome)).toEqual(keys(enrolled()));
    expect(asSystem(outcome, { type: 'move', school: '900002' }).events).toEqual([]);
  });

  it('keeps the key of its team, and moves when it has ended too', () => {
    const school = enrolled();
    const subject = { kind: 'team', id: '900001/wiskunde' } as const;
    const team = { ...school, state: { ...school.state, subject } };
    const ended = act(team, at('2026-09-03'), { type: 'stop', reason: 'Gedaan' });
    expect(asSystem(ended, { type: 'move', school: '900002' }).state.subject.id).toBe('900002/wiskunde');
  });
});
