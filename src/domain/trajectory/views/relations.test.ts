import { describe, expect, it } from '@jest/globals';
import { advance } from '../decide/advance.ts';
import type { Input } from '../model/commands.ts';
import type { LinkedTrajectory } from '../model/state.ts';
import { at, context, enrolled, granted, templateOf } from '../test-template.ts';
import { relationsOf } from './relations.ts';

describe('The trajectories that one has to do with', () => {
  const { state } = enrolled({ from: { trajectory: 'origin', step: 'training/coaching' } });
  const node = Object.values(state.nodes)[0]!;
  const linked = { id: 'child', template: 'other', status: 'active', phases: {}, milestones: [] } as const;

  it('stand there once each, in the nearest relation', () => {
    const relations = relationsOf({
      ...state,
      nodes: { [node.path]: { ...node, started: 'child' } },
      linked: { other: linked, another: { ...linked, id: 'neighbour', template: 'another' } },
    });
    expect([...relations]).toEqual([
      ['origin', 'from'],
      ['child', 'started'],
      ['neighbour', 'beside'],
    ]);
  });

  it('are none for one that stands by itself', () => {
    expect(relationsOf(enrolled().state).size).toBe(0);
  });
});

describe('News of another trajectory', () => {
  const template = templateOf(`
  - phase: one
    title: { nl: Een, en: One }
    steps:
      - { step: joins, kind: confirm, role: principal, title: { nl: Doe mee, en: Join }, reminders: school, requires: 'linked.other.work = "done"' }
`);
  const trajectory: LinkedTrajectory = {
    id: 'neighbour',
    template: 'other',
    status: 'active',
    phases: { work: 'done' },
    milestones: [],
  };
  const told = (by: 'act' | 'time') => {
    const input: Input = {
      kind: 'command',
      now: at('2026-09-10', '05:40'),
      actor: { kind: 'system' },
      command: { type: 'linked', trajectory, by },
    };
    return granted(advance(enrolled({}, template).state, template, input, context));
  };

  it('is passed on at once when somebody did it, in the morning when time did', () => {
    expect(told('act').plan[0]).toMatchObject({ at: at('2026-09-10', '05:40'), immediate: true });
    expect(told('time').plan[0]).toMatchObject({ at: at('2026-09-10', '08:12'), immediate: false });
  });
});
