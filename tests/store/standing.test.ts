import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { addDays } from '../../src/domain/calendar/offset.ts';
import { instantAt } from '../../src/domain/calendar/wall-clock.ts';
import type { TrajectoryState } from '../../src/domain/trajectory/model/state.ts';
import { inTimeUntil, isAtRisk, isLate } from '../../src/domain/trajectory/views/late.ts';
import { isOverdue, openSteps, waitingFor } from '../../src/domain/trajectory/views/steps.ts';
import { listTrajectories, type TrajectoryFilter } from '../../src/store/trajectories/list.ts';
import { act, enrolSchool, type MailroomSetting, startMailroom } from '../mail/mailroom-setting.ts';

const context = { calendar: { overrides: [] } };

describe('how it stands with a hundred trajectories', () => {
  let setting: MailroomSetting;
  const states: TrajectoryState[] = [];

  beforeAll(async () => {
    setting = await startMailroom();
    for (let nth = 0; nth < 100; nth += 1) states.push(await lived(nth));
  });

  afterAll(() => setting.stop());

  /** Each of them has another past: confirmed or not, with a date or without, paused, stopped, out of reach. */
  async function lived(nth: number): Promise<TrajectoryState> {
    setting.clock.set(instantAt(addDays('2026-09-01', nth % 40), '10:00'));
    let { state } = await enrolSchool(setting);
    const step = openSteps(state, setting.template, context)[0]?.path ?? '';
    setting.clock.advance('PT30H');
    if (nth % 2 === 0) state = await act(setting, state, { type: 'complete', step, outcome: 'confirmed' });
    const meeting = openSteps(state, setting.template, context).find(
      ({ step: { kind } }) => kind === 'meeting',
    );
    if (nth % 4 === 0 && meeting !== undefined) {
      const day = addDays('2026-11-10', nth % 30);
      const appointments = [{ start: instantAt(day, '14:00'), end: instantAt(day, '15:00') }];
      state = await act(setting, state, { type: 'reschedule', step: meeting.path, appointments });
    }
    if (nth % 7 === 0) {
      state = await act(setting, state, { type: 'undeliverable', role: 'principal' }, { kind: 'system' });
    }
    if (nth % 11 === 0) state = await act(setting, state, { type: 'pause', reason: 'works' });
    if (nth % 13 === 0) state = await act(setting, state, { type: 'stop', reason: 'closes' });
    return state;
  }

  const nextDueOf = (state: TrajectoryState) =>
    openSteps(state, setting.template, context)
      .flatMap((view) => inTimeUntil(view) ?? [])
      .sort()[0];
  const listed = async (filter: TrajectoryFilter, today: string) => {
    const { items } = await listTrajectories(setting.store, EVERYTHING, filter, { limit: 200 }, today);
    return items.map(({ id }) => id).sort();
  };
  const meant = (holds: (state: TrajectoryState) => boolean) =>
    states
      .filter(holds)
      .map(({ id }) => id)
      .sort();

  it.each(['2026-09-15', '2026-10-01', '2026-10-20', '2026-11-15', '2026-12-01', '2027-02-01'])(
    'is the same in lists as by the rules, on %s',
    async (today) => {
      const late = meant((state) => isLate({ status: state.status, nextDue: nextDueOf(state) }, today));
      expect(await listed({ overdue: true }, today)).toEqual(late);
      // A trajectory is late when one of its steps is, as its page shows them.
      const byStep = meant((state) =>
        openSteps(state, setting.template, context).some((view) => isOverdue(view, state, today)),
      );
      expect(byStep).toEqual(late);
      const risky = meant((state) =>
        isAtRisk(
          { status: state.status, nextDue: nextDueOf(state) },
          openSteps(state, setting.template, context),
          today,
        ),
      );
      expect(await listed({ atRisk: true }, today)).toEqual(risky);
      for (const party of ['school', 'pbd'] as const) {
        const waiting = meant((state) => waitingFor(state, setting.template, context).includes(party));
        expect(await listed({ waitingFor: party }, today)).toEqual(waiting);
      }
    },
  );

  it('has some of each kind, so that the comparison says something', async () => {
    const counts = await Promise.all(
      [{ overdue: true }, { atRisk: true }, { waitingFor: 'school' }, { waitingFor: 'pbd' }].map(
        async (filter) => (await listed(filter, '2026-11-15')).length,
      ),
    );
    for (const count of counts) {
      expect(count).toBeGreaterThan(4);
      expect(count).toBeLessThan(100);
    }
  });

  it('is in time while people have a date after the due date', () => {
    const node = states[0]!.nodes[Object.keys(states[0]!.nodes)[0]!]!;
    const start = instantAt('2026-12-08', '14:00');
    const arranged = { ...node, appointments: [{ start, end: start }] };
    expect(inTimeUntil({ node: arranged, due: '2026-11-20' })).toBe('2026-12-08');
    expect(inTimeUntil({ node, due: '2026-11-20' })).toBe('2026-11-20');
  });
});
