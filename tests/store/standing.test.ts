import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createPassOnCalendarChanges } from '../../src/activities/chores/pass-on-calendar-changes.ts';
import { createApp, listen } from '../../src/api/server.ts';
import type { Caller } from '../../src/application/access/authorise.ts';
import { readDay } from '../../src/application/day/read.ts';
import type { Dependencies } from '../../src/application/dependencies.ts';
import { todayOf } from '../../src/application/now.ts';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { addDays } from '../../src/domain/calendar/offset.ts';
import { instantAt } from '../../src/domain/calendar/wall-clock.ts';
import type { TrajectoryState } from '../../src/domain/trajectory/model/state.ts';
import { inTimeUntil, isAtRisk, isLate, silentSince } from '../../src/domain/trajectory/views/late.ts';
import { isOverdue, openSteps, waitingFor } from '../../src/domain/trajectory/views/steps.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { loadConfiguration } from '../../src/platform/configuration.ts';
import { createLogger } from '../../src/platform/logging.ts';
import { loadOf } from '../../src/store/day/load.ts';
import { saveOrganisation } from '../../src/store/people/organisations.ts';
import { correctPerson } from '../../src/store/people/people.ts';
import { listTrajectories, type TrajectoryFilter } from '../../src/store/trajectories/list.ts';
import { findTrajectory } from '../../src/store/trajectories/trajectories.ts';
import { readTrajectoryPage } from '../../src/web/staff/view/trajectory.ts';
import type { TrajectoryPage } from '../../src/web/staff/view/types.ts';
import { runTraject } from '../cli/run-traject.ts';
import {
  act,
  addPerson,
  enrolSchool,
  type MailroomSetting,
  startMailroom,
} from '../mail/mailroom-setting.ts';

const context = { calendar: { overrides: [] } };

describe('how it stands with a hundred trajectories', () => {
  let setting: MailroomSetting;
  let deps: Dependencies;
  let api: Awaited<ReturnType<typeof listen>>;
  let administrator = '';
  const states: TrajectoryState[] = [];

  beforeAll(async () => {
    setting = await startMailroom();
    for (let nth = 0; nth < 100; nth += 1) states.push(await lived(nth));
    await saveOrganisation(setting.store, { id: service, kind: 'pbd', name: 'Begeleidingsdienst' });
    const works = { organisationId: service, function: 'counsellor' };
    await correctPerson(setting.store, setting.counsellor, works);
    await setting.store.pool.query('UPDATE trajectory SET organisation_id = $1', [service]);
    administrator = await addPerson(setting.store, 'Ann Admin');
    await correctPerson(setting.store, administrator, { function: 'administrator' });
    deps = {
      ...{ store: setting.store, clock: setting.clock, logger: createLogger('silent') },
      configuration: loadConfiguration({ NODE_ENV: 'test' }),
      // Nothing here is asked of Temporal.
      temporal: { client: undefined as never },
    };
    api = await listen(createApp(deps), { port: 0 });
  });

  afterAll(async () => {
    await api?.close();
    await setting.stop();
  });

  const service = randomUUID();
  type Wire = {
    readonly id: string;
    readonly overdue: boolean;
    readonly at_risk: boolean;
    readonly silent_since: string | null;
    readonly waiting_for: readonly string[];
  };
  const get = async (path: string) => {
    const headers = { 'X-Demo-Person': administrator };
    return (await fetch(`${api.url}/api/v1/${path}`, { headers })).json();
  };

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

  /** By the rules of the core, on a day. */
  const byTheRules = (today: string) => ({
    overdue: meant((state) => isLate({ status: state.status, nextDue: nextDueOf(state) }, today)),
    at_risk: meant((state) => {
      const open = openSteps(state, setting.template, context);
      return isAtRisk({ status: state.status, nextDue: nextDueOf(state) }, open, today);
    }),
    silent: meant(
      (state) => silentSince({ state, template: setting.template, context }, today) !== undefined,
    ),
    waiting: meant((state) => waitingFor(state, setting.template, context).includes('school')),
  });
  const idsOf = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id).sort();

  it.each(['2026-09-15', '2026-10-01', '2026-11-15', '2027-02-01'])(
    'is the same over the API, in lists and one by one, and on the page of a trajectory and of the day, on %s',
    async (today) => {
      setting.clock.set(instantAt(today, '10:00'));
      const rules = byTheRules(today);
      const listedBy = async (filter: string) =>
        idsOf((await get(`trajectories?limit=100&${filter}`)).items as Wire[]);
      expect(await listedBy('overdue=true')).toEqual(rules.overdue);
      expect(await listedBy('at_risk=true')).toEqual(rules.at_risk);
      expect(await listedBy('silent=true')).toEqual(rules.silent);
      expect(await listedBy('waiting_for=school')).toEqual(rules.waiting);

      const inList = (await get('trajectories?limit=100')).items as Wire[];
      const alone = (await Promise.all(states.map(({ id }) => get(`trajectories/${id}`)))) as Wire[];
      for (const items of [inList, alone]) {
        const those = (holds: (one: Wire) => boolean) => idsOf(items.filter(holds));
        expect(those(({ overdue }) => overdue)).toEqual(rules.overdue);
        expect(those(({ at_risk }) => at_risk)).toEqual(rules.at_risk);
        expect(those(({ silent_since }) => silent_since !== null)).toEqual(rules.silent);
        expect(those(({ waiting_for }) => waiting_for.includes('school'))).toEqual(rules.waiting);
      }

      const reader = { person: administrator, function: 'administrator', scope: EVERYTHING } as const;
      const pages = await Promise.all(
        states.map(({ id }) => readTrajectoryPage(deps, { id, language: 'en', reader })),
      );
      const pagesThat = (holds: (page: TrajectoryPage) => boolean) => idsOf(pages.filter(holds));
      expect(pagesThat(({ open }) => open.some(({ overdue }) => overdue))).toEqual(rules.overdue);
      expect(pagesThat(({ standing }) => standing.join(' ').includes('Silent: '))).toEqual(rules.silent);

      const caller: Caller = {
        ...{ actor: { kind: 'person', person: setting.counsellor }, person: setting.counsellor },
        ...{ function: 'counsellor', language: 'en', scope: { kind: 'organisation', organisation: service } },
      };
      const sections = ['silent', 'late', 'contact', 'own', 'appointments'] as const;
      const day = new Map(
        await Promise.all(
          sections.map(async (section) => {
            const { lines } = await readDay(deps, caller, { section });
            return [section, new Set(lines.map(({ trajectory }) => trajectory))] as const;
          }),
        ),
      );
      // What is silent or late stands there as such, unless something that comes first is asked of the counsellor.
      const first = (id: string) =>
        (['contact', 'own', 'appointments'] as const).some((one) => day.get(one)?.has(id));
      const shown = (section: 'silent' | 'late') => [...(day.get(section) ?? [])].sort();
      for (const id of shown('silent')) expect(rules.silent).toContain(id);
      for (const id of shown('late')) expect(rules.overdue).toContain(id);
      expect(rules.silent.filter((id) => !first(id) && !day.get('silent')?.has(id))).toEqual([]);
      const stood = (id: string) => first(id) || day.get('silent')?.has(id) || day.get('late')?.has(id);
      expect(rules.overdue.filter((id) => !stood(id))).toEqual([]);
      const [load] = await loadOf(setting.store, service, today);
      expect(load?.late).toBe(rules.overdue.length);
    },
  );

  it('is the same at the command line', async () => {
    const rules = byTheRules(todayOf({ clock: systemClock }));
    const listedBy = async (...filter: string[]) => {
      const { stdout } = await runTraject(['list', '--json', '--limit', '200', ...filter], {
        DATABASE_URL: setting.databaseUrl,
      });
      return idsOf(JSON.parse(stdout));
    };
    expect(await listedBy('--overdue')).toEqual(rules.overdue);
    expect(await listedBy('--at-risk')).toEqual(rules.at_risk);
    expect(await listedBy('--silent')).toEqual(rules.silent);
    expect(await listedBy('--waiting-for', 'school')).toEqual(rules.waiting);
    const [silent = ''] = rules.silent;
    const shown = await runTraject(['show', silent, '--language', 'en'], {
      DATABASE_URL: setting.databaseUrl,
    });
    expect(shown.stdout).toContain('Silent: nothing was heard of the school since ');
  }, 60_000);

  it('has some of each kind, so that the comparison says something', async () => {
    const counts = await Promise.all(
      [
        { overdue: true },
        { atRisk: true },
        { silent: true },
        { waitingFor: 'school' },
        { waitingFor: 'pbd' },
      ].map(async (filter) => (await listed(filter, '2026-11-15')).length),
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

  it('is counted to the last one, however many trajectories and counsellors there are', async () => {
    const { store } = setting;
    const today = '2026-11-15';
    setting.clock.set(instantAt(today, '10:00'));
    const [late = ''] = byTheRules(today).overdue;
    const columns = async (table: string, changed: { readonly [column: string]: string }) => {
      const { rows } = await store.pool.query<{ name: string }>(
        `SELECT column_name AS name FROM information_schema.columns
          WHERE table_name = $1 AND is_generated = 'NEVER' AND table_schema = current_schema()`,
        [table],
      );
      const names = rows.map(({ name }) => `"${name}"`);
      return { names: names.join(), values: names.map((name) => changed[name] ?? name).join() };
    };
    // The same one 301 times more, and once for each of 51 counsellors.
    const [many, ...others] = await Promise.all(
      Array.from({ length: 52 }, async (_, nth) => {
        const id = await addPerson(store, `Begeleider ${nth}`);
        await correctPerson(store, id, { organisationId: service, function: 'counsellor' });
        return id;
      }),
    );
    const whose = JSON.stringify([...Array(301).fill(many), ...others]);
    const t = await columns('trajectory', {
      ...{ '"id"': 'copy.id', '"reference"': "'ZZ-' || copy.n", '"subject_id"': "'9' || copy.n" },
      '"counsellor_id"': `('${whose}'::jsonb ->> (copy.n - 1))::uuid`,
    });
    const x = await columns('trajectory_step', { '"trajectory_id"': 'copy.id' });
    const client = await store.pool.connect();
    try {
      await client.query(
        `CREATE TEMP TABLE copy AS SELECT gen_random_uuid() AS id, n::int FROM generate_series(1, 352) n`,
      );
      await client.query(`INSERT INTO trajectory (${t.names}) SELECT ${t.values} FROM copy,
        (SELECT * FROM trajectory WHERE id = '${late}') one`);
      await client.query(`INSERT INTO trajectory_step (${x.names}) SELECT ${x.values} FROM copy,
        (SELECT * FROM trajectory_step WHERE trajectory_id = '${late}') one`);
    } finally {
      client.release();
    }
    const dayOf = (person = '') =>
      readDay(
        deps,
        {
          ...{ actor: { kind: 'person', person }, person, function: 'counsellor', language: 'nl' },
          scope: { kind: 'organisation', organisation: service },
        },
        {},
      );
    const { lines } = await dayOf(many);
    const counted = Math.max(...lines.map(({ total }) => total));
    expect(counted).toBeGreaterThanOrEqual(301);
    for (const one of others) expect((await dayOf(one)).lines.length).toBeGreaterThan(0);
    const load = await loadOf(store, service, today);
    expect(load.find(({ person }) => person === many)?.late).toBe(301);
    expect(load.filter(({ late: count }) => count === 1)).toHaveLength(51);
    const copies = "(SELECT id FROM trajectory WHERE reference LIKE 'ZZ-%')";
    await store.pool.query(`DELETE FROM trajectory_step WHERE trajectory_id IN ${copies}`);
    await store.pool.query(`DELETE FROM trajectory WHERE id IN ${copies}`);
  });

  // The last one: it plays all of them forward.
  it('is known too of what was written before there was word of silence, once a new release has swept over it', async () => {
    const { store, template, clock } = setting;
    const today = '2026-11-15';
    clock.set(instantAt(today, '10:00'));
    await store.pool.query("DELETE FROM mail WHERE key LIKE 'quiet~%' AND status = 'planned'");
    await store.pool.query('UPDATE trajectory SET quiet_since = NULL, silent_from = NULL');
    expect(await listed({ silent: true }, today)).toEqual([]);
    const migration = new URL(
      '../../prisma/migrations/20261129095600_silence/migration.sql',
      import.meta.url,
    );
    await store.pool.query(/^INSERT[^;]*;/m.exec(await readFile(migration, 'utf8'))?.[0] ?? '');
    // What every process sees by now.
    await store.pool.query("UPDATE calendar_change SET changed_at = changed_at - interval '1 minute'");
    await createPassOnCalendarChanges({
      ...{ store, client: undefined as never, clock, startTrajectory: async () => undefined },
    })();
    const swept = await Promise.all(states.map(({ id }) => findTrajectory(store, EVERYTHING, id)));
    const silent = swept.flatMap((one) =>
      one !== undefined && silentSince({ state: one.state, template, context }, today) ? one.id : [],
    );
    expect(silent.length).toBeGreaterThan(4);
    expect(await listed({ silent: true }, today)).toEqual(silent.sort());
  });
});
