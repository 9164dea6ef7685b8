import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { instantAt } from '../../src/domain/calendar/wall-clock.ts';
import { openSteps } from '../../src/domain/trajectory/views/steps.ts';
import { schoolTable } from '../../src/store/people/school-table.ts';
import { act, enrolSchool, type MailroomSetting, startMailroom } from '../mail/mailroom-setting.ts';

const context = { calendar: { overrides: [] } };

/** A trajectory that a school goes through: the local date on which it did something, if it did, and that on which it was stopped. */
type Life = { readonly heard?: string; readonly stopped?: string };

describe('the table of schools', () => {
  let setting: MailroomSetting;

  beforeAll(async () => {
    setting = await startMailroom();
  });

  afterAll(() => setting.stop());

  async function live({ heard, stopped }: Life): Promise<string> {
    const { store, clock, template } = setting;
    clock.set(instantAt('2026-09-01', '10:00'));
    const { principal, ...enrolled } = await enrolSchool(setting);
    let { state } = enrolled;
    await store.pool.query('UPDATE person SET school_number = $1 WHERE id = $2', [
      state.subject.id,
      principal,
    ]);
    if (heard !== undefined) {
      clock.set(instantAt(heard, '10:00'));
      const step = openSteps(state, template, context)[0]?.path ?? '';
      const by = { kind: 'person', person: principal } as const;
      state = await act(setting, state, { type: 'complete', step, outcome: 'confirmed' }, by);
    }
    if (stopped !== undefined) {
      clock.set(instantAt(stopped, '10:00'));
      await act(setting, state, { type: 'stop', reason: 'other plans' });
    }
    return state.id;
  }

  /** The day on which the table says that a school with these trajectories was last heard of. */
  async function lastHeardOf(lives: readonly Life[]): Promise<string | undefined> {
    const { store } = setting;
    const ids: string[] = [];
    for (const one of lives) ids.push(await live(one));
    await store.pool.query(
      `UPDATE trajectory SET school_number = (SELECT school_number FROM trajectory WHERE id = $1) WHERE id = ANY($2)`,
      [ids[0], ids],
    );
    const order = { sort: 'name', descending: false, offset: 0, limit: 200 } as const;
    const rows = await schoolTable(store, EVERYTHING, {}, order);
    const [row] = rows.filter(({ trajectories }) => trajectories.some(({ id }) => id === ids[0]));
    expect(row?.trajectories).toHaveLength(ids.length);
    return row?.heardOn;
  }

  it.each<[string, readonly Life[], string | undefined]>([
    ['in the one that runs', [{ heard: '2026-09-10' }], '2026-09-10'],
    [
      'in the one that runs, when another was stopped since',
      [{ heard: '2026-09-10' }, { heard: '2026-09-03', stopped: '2026-09-20' }],
      '2026-09-10',
    ],
    [
      'in one that was stopped, later than in the one that runs',
      [{ heard: '2026-09-10' }, { heard: '2026-09-18', stopped: '2026-09-20' }],
      '2026-09-18',
    ],
    [
      'in one that was stopped, when nothing was heard in the one that runs',
      [{}, { heard: '2026-09-03', stopped: '2026-09-04' }],
      '2026-09-03',
    ],
    [
      'in the later of two that were stopped',
      [
        { heard: '2026-09-08', stopped: '2026-09-30' },
        { heard: '2026-09-11', stopped: '2026-09-12' },
      ],
      '2026-09-11',
    ],
    ['in none', [{}, { stopped: '2026-09-04' }], undefined],
  ])('says when it was last heard of a school: %s', async (_, lives, day) => {
    expect(await lastHeardOf(lives)).toBe(day);
  });
});
