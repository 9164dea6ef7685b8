import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toWireListed } from '../../src/api/trajectories/list.schemas.ts';
import { toWireTrajectory } from '../../src/api/trajectories/to-wire.ts';
import { readDay } from '../../src/application/day/read.ts';
import type { Dependencies } from '../../src/application/dependencies.ts';
import { readDossier } from '../../src/application/trajectories/dossier.ts';
import { readTable } from '../../src/application/trajectories/table.ts';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { addDays } from '../../src/domain/calendar/offset.ts';
import { instantAt, localDateOf } from '../../src/domain/calendar/wall-clock.ts';
import { plannedSteps } from '../../src/domain/reports/facts/planned-steps.ts';
import { taskOfPath } from '../../src/domain/trajectory/model/built-in-tasks.ts';
import type { TrajectoryState } from '../../src/domain/trajectory/model/state.ts';
import { inTimeUntil, isAtRisk, isLate, silentSince } from '../../src/domain/trajectory/views/late.ts';
import { isOverdue, openSteps, waitingFor } from '../../src/domain/trajectory/views/steps.ts';
import { loadOf } from '../../src/store/day/load.ts';
import type { DaySection } from '../../src/store/day/types.ts';
import { saveOrganisation } from '../../src/store/people/organisations.ts';
import { insertPerson } from '../../src/store/people/people.ts';
import type { TrajectoryFilter } from '../../src/store/trajectories/filter.ts';
import { countListed, listTrajectories } from '../../src/store/trajectories/list.ts';
import { readStanding } from '../../src/web/staff/start/standing.ts';
import { listRow } from '../../src/web/staff/trajectories/rows.ts';
import { readTrajectoryPage } from '../../src/web/staff/view/trajectory.ts';
import { callTraject } from '../cli/call-traject.ts';
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
  const states: TrajectoryState[] = [];
  const service = randomUUID();

  beforeAll(async () => {
    setting = await startMailroom();
    for (let nth = 0; nth < 100; nth += 1) states.push(await lived(nth));
    const { store, counsellor } = setting;
    await saveOrganisation(store, { id: service, kind: 'pbd', name: 'Begeleidingsdienst Noord' });
    await store.pool.query('UPDATE trajectory SET organisation_id = $1', [service]);
    await store.pool.query('UPDATE person SET organisation_id = $1, function = $2 WHERE id = $3', [
      ...[service, 'counsellor', counsellor],
    ]);
  });

  afterAll(() => setting.stop());

  /** Each of them has another past: confirmed or not, with a date or without, paused, stopped, out of reach, or so no more. */
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
    const lost = openSteps(state, setting.template, context).find(
      ({ path }) => taskOfPath(path) !== undefined,
    );
    if (nth % 3 === 0 && lost !== undefined) {
      state = await act(setting, state, { type: 'complete', step: lost.path, outcome: 'corrected' });
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

  /** What each surface says of them today: the ids of those that are late, at risk, waited for by a party, silent. */
  const surfaces: {
    readonly [surface: string]: (today: string) => Promise<Partial<Record<Standing, readonly string[]>>>;
  } = {
    'the filters of lists': async (today) => ({
      late: await listed({ overdue: true }, today),
      'at risk': await listed({ atRisk: true }, today),
      'waits for the school': await listed({ waitingFor: 'school' }, today),
      'waits for the service': await listed({ waitingFor: 'pbd' }, today),
      silent: await listed({ silent: true }, today),
    }),
    'the rows of lists over the API': async (today) => {
      const { items } = await listTrajectories(setting.store, EVERYTHING, {}, { limit: 200 }, today);
      const rows = items.map((item) => toWireListed(item, setting.template, today));
      return {
        late: idsOf(rows.filter(({ overdue }) => overdue)),
        'at risk': idsOf(rows.filter(({ at_risk }) => at_risk)),
        'waits for the school': idsOf(rows.filter(({ waiting_for }) => waiting_for.includes('school'))),
        'waits for the service': idsOf(rows.filter(({ waiting_for }) => waiting_for.includes('pbd'))),
        silent: idsOf(rows.filter(({ silent_since }) => silent_since !== null)),
      };
    },
    'the list on the pages': async (today) => {
      const order = { sort: 'start', descending: false, limit: 200, offset: 0 } as const;
      const { rows } = await readTable({ deps: deps(), scope: EVERYTHING, filter: {}, order });
      const shown = rows.map((row) => listRow(row, instantAt(today, '12:00'), 'nl'));
      return { late: idsOf(shown.filter(({ late }) => late)) };
    },
    'the page of each': async () => {
      const pages = await pagesOfAll();
      return {
        late: idsOf(pages.filter(({ open }) => open.some(({ overdue }) => overdue))),
        silent: idsOf(pages.filter(({ standing }) => standing.join(' ').includes('niets van gehoord'))),
      };
    },
    'each over the API': async () => {
      const views = await viewsOfAll();
      return {
        late: idsOf(views.filter(({ overdue }) => overdue)),
        'at risk': idsOf(views.filter(({ at_risk }) => at_risk)),
        'waits for the school': idsOf(views.filter(({ waiting_for }) => waiting_for.includes('school'))),
        'waits for the service': idsOf(views.filter(({ waiting_for }) => waiting_for.includes('pbd'))),
        silent: idsOf(views.filter(({ silent_since }) => silent_since !== null)),
      };
    },
    'the day of whoever follows them': async () => {
      const lines = await linesOf('silent');
      return { silent: [...new Set(lines.map(({ trajectory }) => trajectory))].sort() };
    },
    'the reports of plans': async (today) => ({
      'late by a step of its template': meant((state) =>
        plannedSteps(state, setting.template, context, today, () => true).some(
          ({ status }) => status === 'late',
        ),
      ),
    }),
  };
  type Standing =
    | 'late by a step of its template'
    | 'late'
    | 'at risk'
    | 'waits for the school'
    | 'waits for the service'
    | 'silent';

  const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id).sort();
  const reader = () => ({
    ...{ person: setting.counsellor, name: 'Bea', function: 'counsellor' as const, language: 'nl' as const },
    actor: { kind: 'person' as const, person: setting.counsellor },
    scope: { kind: 'organisation' as const, organisation: service },
  });
  const deps = () => ({ store: setting.store, clock: setting.clock }) as unknown as Dependencies;
  const linesOf = async (section: DaySection) => (await readDay(deps(), reader(), { section })).lines;
  const viewsOfAll = async () => {
    const dossiers = states.map(({ id }) => readDossier({ deps: deps(), scope: EVERYTHING, id }));
    return (await Promise.all(dossiers)).map(toWireTrajectory);
  };
  // A few at a time: each of them asks for much at once, and there are only so many connections.
  const pagesOfAll = async () => {
    const pages: Awaited<ReturnType<typeof readTrajectoryPage>>[] = [];
    for (let first = 0; first < states.length; first += 2) {
      const some = states
        .slice(first, first + 2)
        .map(({ id }) => ({ id, language: 'nl', reader: reader() }) as const);
      pages.push(...(await Promise.all(some.map((asked) => readTrajectoryPage(deps(), asked)))));
    }
    return pages;
  };

  /** By the rules of the core alone. */
  const byRule = (today: string): Record<Standing, readonly string[]> => ({
    late: meant((state) => isLate({ status: state.status, nextDue: nextDueOf(state) }, today)),
    'late by a step of its template': meant((state) =>
      openSteps(state, setting.template, context).some(
        (view) => taskOfPath(view.path) === undefined && isOverdue(view, state, today),
      ),
    ),
    'at risk': meant((state) => {
      const open = openSteps(state, setting.template, context);
      return isAtRisk({ status: state.status, nextDue: nextDueOf(state) }, open, today);
    }),
    'waits for the school': meant((state) => waitingFor(state, setting.template, context).includes('school')),
    'waits for the service': meant((state) => waitingFor(state, setting.template, context).includes('pbd')),
    silent: meant(
      (state) => silentSince({ state, template: setting.template, context }, today) !== undefined,
    ),
  });

  describe.each(['2026-10-20', '2026-12-01'])('on %s', (today) => {
    it.each(Object.keys(surfaces))(
      'late, at risk, waited for and silent are the same in %s',
      async (surface) => {
        setting.clock.set(instantAt(today, '12:00'));
        const said = (await surfaces[surface]?.(today)) ?? {};
        const rules = byRule(today);
        const asked = Object.keys(said) as Standing[];
        expect(said).toEqual(Object.fromEntries(asked.map((standing) => [standing, rules[standing]])));
      },
    );

    it('the day has a line for every late step of a school that is not silent and has no date', async () => {
      setting.clock.set(instantAt(today, '12:00'));
      const silent = new Set(byRule(today).silent);
      const expected = states.flatMap((state) =>
        silent.has(state.id)
          ? []
          : openSteps(state, setting.template, context)
              .filter((view) => isOverdue(view, state, today) && view.person !== setting.counsellor)
              .filter(({ path }) => taskOfPath(path) === undefined)
              .map(({ path }) => `${state.id} ${path}`),
      );
      const lines = [...(await linesOf('late')), ...(await linesOf('contact'))];
      const shown = lines.map(({ trajectory, path }) => `${trajectory} ${path}`);
      const unseen = expected.filter((line) => !shown.includes(line));
      expect(unseen).toEqual([]);
      const late = (await linesOf('late')).map(({ trajectory, path }) => `${trajectory} ${path}`);
      expect(late.filter((line) => !expected.includes(line))).toEqual([]);
    });

    it('the first page counts as many', async () => {
      setting.clock.set(instantAt(today, '12:00'));
      const rules = byRule(today);
      expect(await readStanding(setting, EVERYTHING)).toEqual({
        running: meant(({ status }) => status === 'active').length,
        late: rules.late.length,
        atRisk: rules['at risk'].length,
        silent: rules.silent.length,
        paused: meant(({ status }) => status === 'paused').length,
      });
    });

    it('the service counts as many late ones in hand', async () => {
      const page = { organisation: service, today, limit: 50, offset: 0 };
      const { items } = await loadOf(setting.store, page);
      expect(items.reduce((sum, { late }) => sum + late, 0)).toBe(byRule(today).late.length);
      expect(await countListed(setting.store, EVERYTHING, { overdue: true }, today)).toBe(
        byRule(today).late.length,
      );
    });
  });

  it('is the same on the command line, today', async () => {
    const today = localDateOf(new Date().toISOString());
    const rules = byRule(today);
    const asked: readonly (readonly [Standing, readonly string[]])[] = [
      ['late', ['--overdue']],
      ['at risk', ['--at-risk']],
      ['waits for the school', ['--waiting-for', 'school']],
      ['silent', ['--silent']],
    ];
    for (const [standing, options] of asked) {
      const { stdout } = await callTraject(['list', ...options, '--limit', '200', '--json'], {
        DATABASE_URL: setting.databaseUrl,
      });
      expect([standing, idsOf(JSON.parse(stdout))]).toEqual([standing, rules[standing]]);
    }
  });

  it('has some of each kind, so that the comparison says something', async () => {
    const counts = await Promise.all(
      [
        ...[{ overdue: true }, { atRisk: true }, { waitingFor: 'school' }, { waitingFor: 'pbd' }],
        { silent: true },
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

  describe('counted in the database, however many there are', () => {
    const [many, coordinator] = [randomUUID(), randomUUID()];
    const fifty = Array.from({ length: 50 }, () => randomUUID());
    let oldest: TrajectoryState;
    let due = '';
    /** Those of a trajectory that are not worked out by the database. */
    let columns = '';

    beforeAll(async () => {
      const { store, clock, template } = setting;
      const of = { organisationId: service, language: 'nl' } as const;
      const names = [...fifty.entries()].map(([nth, id]) => [id, `Begeleider ${nth + 1}`] as const);
      for (const [id, name] of [...names, [many, 'Anna Allerlei'] as const]) {
        await insertPerson(store, { ...of, id, name, email: `${id}@pbd.example`, function: 'counsellor' });
      }
      const role = { ...of, name: 'Cora', email: `${coordinator}@pbd.example`, function: 'coordinator' };
      await insertPerson(store, { ...role, id: coordinator });
      clock.set(instantAt('2026-09-01', '10:00'));
      const principal = await addPerson(store, 'Piet Pas');
      const roles = { counsellor: many, coordinator: many, principal };
      oldest = (await enrolSchool(setting, { roles })).state;
      due = openSteps(oldest, template, context)[0]?.due ?? '';
      await store.pool.query('UPDATE trajectory SET organisation_id = $2 WHERE id = $1', [
        oldest.id,
        service,
      ]);
      const { rows } = await store.pool.query<{ columns: string }>(
        `SELECT string_agg(quote_ident(column_name), ', ') AS columns FROM information_schema.columns
          WHERE table_name = 'trajectory' AND is_generated = 'NEVER'`,
      );
      columns = rows[0]?.columns ?? '';
      await copies(300, many, 3);
      for (const counsellor of fifty) await copies(1, counsellor, 3);
    });

    /** More like the oldest one, which are expected some days later. */
    const copies = (count: number, counsellor: string, later: number) =>
      setting.store.pool.query(
        `WITH more AS (
          INSERT INTO trajectory (${columns}) SELECT ${columns} FROM (
            SELECT (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(),
              'reference', 'TX-' || substr($2, 1, 6) || nth, 'subject_id', $2 || '/' || nth, 'counsellor_id', $2,
              'next_due', t.next_due + $3::int))).* FROM trajectory t, generate_series(1, $4::int) nth WHERE t.id = $1
          ) another RETURNING id),
        doers AS (
          INSERT INTO trajectory_role SELECT (jsonb_populate_record(r, jsonb_build_object('trajectory_id', more.id,
            'person_id', CASE WHEN r.role = 'principal' THEN r.person_id ELSE $2::uuid END))).*
          FROM trajectory_role r, more WHERE r.trajectory_id = $1)
        INSERT INTO trajectory_step SELECT (jsonb_populate_record(s, jsonb_build_object('trajectory_id', more.id,
          'due', s.due + $3::int))).* FROM trajectory_step s, more WHERE s.trajectory_id = $1`,
        [oldest.id, counsellor, later, count],
      );
    const dayOf = (person: string) => readDay(deps(), { ...reader(), person }, {});

    it('one late step among 301 running trajectories is in the day of their counsellor, and so is how many there are', async () => {
      setting.clock.set(instantAt(addDays(due, 1), '12:00'));
      const { lines, today } = await dayOf(many);
      const late = lines.filter(({ section }) => section === 'late');
      expect(late).toMatchObject([{ trajectory: oldest.id, total: 1 }]);
      const soon = lines.filter(({ section }) => section === 'soon');
      expect([soon.length, soon[0]?.total]).toEqual([12, 300]);
      const filter = { counsellor: many, overdue: true };
      expect(await countListed(setting.store, EVERYTHING, filter, today)).toBe(1);
      const { items } = await loadOf(setting.store, { organisation: service, today, limit: 50, offset: 0 });
      expect(items[0]).toMatchObject({ person: many, running: 301, late: 1 });
    });

    it('the last of 51 counsellors and more has a day like the first, and is counted', async () => {
      const last = fifty.at(-1) ?? '';
      setting.clock.set(instantAt(addDays(due, 4), '12:00'));
      const { lines, today } = await dayOf(last);
      expect(lines).toMatchObject([{ section: 'late', total: 1 }]);
      const first = { organisation: service, today, limit: 50, offset: 0 };
      const [page, next] = [
        await loadOf(setting.store, first),
        await loadOf(setting.store, { ...first, offset: 50 }),
      ];
      expect([page.total, page.items.length, next.items.length]).toEqual([52, 50, 2]);
      expect([...page.items, ...next.items].filter(({ person }) => person === last)).toMatchObject([
        { running: 1, late: 1 },
      ]);
      const asCoordinator = { ...reader(), person: coordinator, function: 'coordinator' as const };
      const seen = await readDay(deps(), asCoordinator, { colleague: last });
      expect(seen.lines).toMatchObject([{ section: 'late', total: 1 }]);
    });
  });
});
