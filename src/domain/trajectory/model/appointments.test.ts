import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { act, at, enrolled, templateOf } from '../test-template.ts';
import { cancellationsOf, numbered, rearranged } from './appointments.ts';
import type { Appointment, NodeState } from './state.ts';

const session = (day: number, time = '14:00'): Appointment => {
  const date = `2026-10-${String(day).padStart(2, '0')}`;
  return { start: at(date, time), end: at(date, '16:00') };
};
const open: NodeState = {
  ...{ path: 'training/sessions', status: 'open', openedAt: at('2026-09-01'), openedOn: '2026-09-01' },
  ...{ openedBy: 'act', round: 1, revision: 0, extensions: 0, sequence: 0, attachments: [] },
};
const numbersOf = (node: NodeState) => numbered(node).map(({ start, number }) => [start, number]);
const decided = at('2026-09-10');

describe('Sessions that are given out of order', () => {
  it('are put in order: the last to take place is the one whose outcome is asked for', () => {
    const template = templateOf(`
  - phase: one
    title: { nl: Een, en: One }
    steps:
      - step: sessions
        kind: training
        role: principal
        title: { nl: Vorming, en: Training }
        reminders: [{ rung: outcome, after: P1D, from: appointment }]
`);
    const appointments = [session(20), session(6)];
    const planned = act(
      enrolled({}, template),
      at('2026-09-02'),
      { type: 'reschedule', step: 'one/sessions', appointments },
      template,
    );
    expect(planned.state.nodes['one/sessions']?.appointments).toEqual([session(6), session(20)]);
    const outcome = planned.plan.filter(({ rung }) => rung === 'outcome').map(({ at }) => at.slice(0, 10));
    expect(outcome).toEqual(['2026-10-21']);
  });
});

describe('Sessions of a training', () => {
  const three = rearranged(open, [session(5), session(12), session(19)], decided);

  it('are known by their place, which nobody has to keep', () => {
    expect(three).toEqual({
      ...open,
      appointments: [session(5), session(12), session(19)],
      appointedAt: decided,
      sequence: 1,
    });
  });

  it('of which one is removed keep theirs, and the one that goes is cancelled', () => {
    const two = rearranged(three, [session(5), session(19)], at('2026-09-11'));
    expect(numbersOf(two)).toEqual([
      [session(5).start, 1],
      [session(19).start, 3],
    ]);
    expect(cancellationsOf(two)).toEqual([
      {
        ...{ sequence: 2, at: at('2026-09-11'), isWhole: false },
        appointments: [{ ...session(12), number: 2, sequence: 2, removedAt: at('2026-09-11') }],
      },
    ]);
  });

  it('that move are still the same ones', () => {
    const moved = rearranged(three, [session(5), session(13), session(19)], at('2026-09-11'));
    expect(numbersOf(moved).map(([, number]) => number)).toEqual([1, 2, 3]);
    expect(cancellationsOf(moved)).toEqual([]);
  });

  it('get a number of their own when they are added, also when another was removed before', () => {
    const two = rearranged(three, [session(5), session(12)], at('2026-09-11'));
    const again = rearranged(two, [session(5), session(12), session(26)], at('2026-09-12'));
    expect(numbersOf(again).at(-1)).toEqual([session(26).start, 4]);
    // What was decided earlier is owed as it was, under the same number and sequence.
    expect(cancellationsOf(again)).toEqual(cancellationsOf(two));
  });

  it('that were removed come back as what they were', () => {
    const two = rearranged(three, [session(5), session(19)], at('2026-09-11'));
    const back = rearranged(two, [session(5), session(12), session(19)], at('2026-09-12'));
    expect(numbersOf(back).map(([, number]) => number)).toEqual([1, 2, 3]);
    expect(cancellationsOf(back)).toEqual([]);
  });

  it('that have taken place stay in calendars when they leave the list, and do not move', () => {
    const rest = rearranged(three, [session(20)], at('2026-10-06'));
    expect(numbersOf(rest)).toEqual([[session(20).start, 2]]);
    expect(cancellationsOf(rest).flatMap(({ appointments }) => appointments)).toMatchObject([{ number: 3 }]);
  });

  it('leave in every calendar what is arranged now, whichever invitations were overtaken on their way', () => {
    const arrangement = fc.record({
      days: fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { minLength: 1, maxLength: 5 }),
      isSent: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(arrangement, { minLength: 1, maxLength: 6 }), (arrangements) => {
        const calendar = new Map<number, { start: string; sequence: number }>();
        let node = open;
        for (const [index, { days, isSent }] of arrangements.entries()) {
          const sessions = days.map((day) => session(day));
          node = rearranged(node, sessions, at(`2026-09-1${index}`));
          const isLast = index === arrangements.length - 1;
          if (!isSent && !isLast) continue;
          for (const { sequence, appointments } of cancellationsOf(node)) {
            for (const { number } of appointments) {
              if ((calendar.get(number)?.sequence ?? 0) <= sequence) calendar.delete(number);
            }
          }
          for (const { number, start } of numbered(node)) {
            calendar.set(number, { start, sequence: node.sequence });
          }
        }
        const starts = [...calendar.values()].map(({ start }) => start);
        expect(starts.sort()).toEqual(
          numbered(node)
            .map(({ start }) => start)
            .sort(),
        );
      }),
    );
  });
});

describe('A session that begins at the moment at which others are moved', () => {
  it('has begun: what is added takes the place of one that is still to come', () => {
    const planned = rearranged(open, [session(5), session(12)], decided);
    const moved = rearranged(planned, [session(19)], session(5).start);
    expect(numbersOf(moved)).toEqual([[session(19).start, 2]]);
    expect(moved.removed?.map(({ number }) => number)).toEqual([1]);
  });
});

describe('A meeting that was called off', () => {
  const talk = 'intake/talk';
  const confirmed = () =>
    act(enrolled(), at('2026-09-03'), { type: 'complete', step: 'referral/confirm', outcome: 'confirmed' });
  const arrange = (from: ReturnType<typeof confirmed>, day: string, appointments: Appointment[]) =>
    act(from, at(day), { type: 'reschedule', step: talk, appointments });
  const kinds = ({ plan }: ReturnType<typeof confirmed>) => plan.map(({ kind, to }) => `${kind} → ${to}`);

  it('is announced again when it gets a new date, and not called off a second time', () => {
    const met = arrange(confirmed(), '2026-09-07', [session(5)]);
    const off = arrange(met, '2026-09-08', []);
    expect(kinds(off)).toContain('cancellation → principal');
    const again = arrange(off, '2026-09-09', [session(12)]);
    expect(again.state.nodes[talk]).not.toHaveProperty('calledOffAt');
    expect(kinds(again)).toContain('invitation → principal');
    expect(kinds(again).filter((kind) => kind.startsWith('cancellation'))).toEqual([]);
  });

  it('keeps the day by which it is expected when that is set along with its date', () => {
    const both = act(confirmed(), at('2026-09-07'), {
      ...{ type: 'reschedule', step: talk, due: '2026-11-09' },
      appointments: [session(5)],
    });
    expect(both.state.nodes[talk]).toMatchObject({ due: '2026-11-09', revision: 1, sequence: 1 });
  });
});
