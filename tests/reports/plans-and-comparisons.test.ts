import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as cheerio from 'cheerio';
import { benchmarkFor } from '../../src/application/reports/benchmark.ts';
import { counted } from '../../src/application/reports/counted.ts';
import { foreseeAFew, horizonOf } from '../../src/application/reports/foresee.ts';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { endOfDay } from '../../src/domain/calendar/wall-clock.ts';
import { loadIn, type PredictedLoad, weeksOf } from '../../src/domain/reports/workload.ts';
import { advance } from '../../src/domain/trajectory/decide/advance.ts';
import { agenda } from '../../src/domain/trajectory/forecast/agenda.ts';
import { playThrough } from '../../src/domain/trajectory/forecast/rehearse.ts';
import { fold } from '../../src/domain/trajectory/model/apply.ts';
import type { Command } from '../../src/domain/trajectory/model/commands.ts';
import type { TrajectoryState } from '../../src/domain/trajectory/model/state.ts';
import { deleteOverride, loadCalendar, saveOverride } from '../../src/store/calendar/overrides.ts';
import { openDatabase, storeOfSystem, type WholeStore } from '../../src/store/database/db.ts';
import { insertPerson } from '../../src/store/people/people.ts';
import { commitAdvance } from '../../src/store/trajectories/commits.ts';
import { findTrajectory } from '../../src/store/trajectories/trajectories.ts';
import { callTraject } from '../cli/call-traject.ts';
import { until } from '../support/until.ts';
import { type Inhabitant, personOf, provider, services, templateNamed } from './population.ts';
import { insertPopulation, type ReportSetting, startReports, TODAY } from './setting.ts';

type Row = Record<string, string | number | boolean | null>;
let setting: ReportSetting;
let milestones: Inhabitant;
let routePlan: Inhabitant;

beforeAll(async () => {
  setting = await startReports(320);
  milestones = programme('mijlpalenplan', '2020-01-01', 1);
  routePlan = programme('rtc-routeplan', '2019-09-01', 2);
  await insertPopulation(setting.store, [milestones, routePlan]);
});
afterAll(() => setting?.stop());

/** A programme that goes as planned. */
function programme(name: string, start: string, nth: number): Inhabitant {
  const template = templateNamed(name);
  const id = `50000000-0000-4000-8000-00000000000${nth}`;
  const life = playThrough(
    {
      id,
      now: `${start}T08:00:00.000Z`,
      actor: { kind: 'person', person: personOf('central') },
      subject: { kind: 'programme', id: name },
      start,
      roles: Object.fromEntries(template.roles.map((role) => [role.id, personOf(role.party)])),
    },
    { template, version: 1, context: { calendar: { overrides: [] } } },
    { persona: 'prompt' },
    '2024-01-01T00:00:00.000Z',
  );
  if ('rejected' in life) throw new Error(life.code);
  return {
    id,
    reference: `PLAN-${nth}`,
    template: name,
    subjectKind: 'programme',
    school: undefined,
    service: services[1] ?? '',
    group: undefined,
    start,
    events: life.played.flatMap((moment) => (moment.kind === 'event' ? [moment.event] : [])),
    state: life.last.state,
  };
}

async function report(path: string, headers?: Record<string, string>) {
  const answer = await setting.get(path, headers);
  expect(answer.status).toBe(200);
  return (await answer.json()) as { rows: Row[]; columns: { id: string }[]; title: string };
}

/** The rows of all pages of a report. */
async function everyRow(path: string, headers?: Record<string, string>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let next: string | null = path; next !== null; ) {
    const answer = await setting.get(next, headers);
    expect(answer.status).toBe(200);
    const page = (await answer.json()) as { rows: Row[]; next_cursor: string | null };
    rows.push(...page.rows);
    const link = answer.headers.get('link');
    expect(link === null).toBe(page.next_cursor === null);
    next = link === null ? null : (/reports\/(.*)>; rel="next"/.exec(link)?.[1] ?? '');
    if (next !== null) expect(next).toContain(page.next_cursor);
  }
  return rows;
}

describe('the milestone overview of mijlpalenplan', () => {
  // The letters of the source: C2 goes from c to e; B2's plan of action stands there without one.
  const source: Record<string, string> = {
    A: 'abcdefg',
    B1: 'abcd',
    B2: 'abcd',
    B3: 'abcd',
    C1: 'abcd',
    C2: 'abce',
    D: 'abcd',
    E: 'abcdef',
  };

  it('has the eight themes and every objective of the source, in its order', async () => {
    const { rows } = await report(`milestones?trajectory=${milestones.id}`);
    const themes = [...new Set(rows.map(({ theme_title }) => String(theme_title).split(' ')[0]))];
    expect(themes).toEqual(Object.keys(source));
    for (const [theme, letters] of Object.entries(source)) {
      const own = rows.filter(({ theme_title }) => String(theme_title).startsWith(`${theme} `));
      expect(own).toHaveLength(letters.length);
      expect(own.map(({ objective }) => String(objective).split('_').at(-1)).join('')).toBe(letters);
    }
    expect(rows).toHaveLength(37);
    expect(rows.filter(({ quarter }) => quarter === '2023 Q2')).toHaveLength(1);
    expect(rows.every(({ status }) => status === 'reached')).toBe(true);
  });

  it('shows how far it was on a day', async () => {
    const { rows } = await report(`milestones?trajectory=${milestones.id}&as_of=2021-02-15`);
    const byQuarter = (quarter: string) =>
      new Set(rows.filter((row) => row.quarter === quarter).map((row) => row.status));
    // Planned for the year, of which the source says no quarter.
    expect(byQuarter('2020')).toEqual(new Set(['reached']));
    expect(byQuarter('2020 Q4')).toEqual(new Set());
    expect(byQuarter('2021 Q4')).toEqual(new Set(['planned']));
  });

  it('does not exist for who does not follow the trajectory, nor before it began', async () => {
    const as = { 'X-Demo-Person': setting.counsellor };
    expect((await setting.get(`milestones?trajectory=${milestones.id}`, as)).status).toBe(404);
    expect((await setting.get(`milestones?trajectory=${milestones.id}&as_of=2019-12-31`)).status).toBe(404);
  });

  it('counts in the indicators of the central direction', async () => {
    const { rows } = await report('indicators?as_of=2021-01-20&template=mijlpalenplan');
    expect(rows.find(({ indicator }) => indicator === 'working_groups')?.value).toBe(8);
  });
});

describe('the twelve-month plan of rtc-routeplan', () => {
  it('has twelve months and five domains, with something to do in the first month of each', async () => {
    const { rows, columns } = await report(`month-plan?trajectory=${routePlan.id}&as_of=2019-11-15`);
    expect(columns.map(({ id }) => id)).toHaveLength(3 + 5);
    const months = rows.filter(({ number }) => number !== null);
    expect(months.map(({ month }) => month)).toEqual(
      ['09', '10', '11', '12']
        .map((month) => `2019-${month}`)
        .concat(['01', '02', '03', '04', '05', '06', '07', '08'].map((month) => `2020-${month}`)),
    );
    expect(months.map(({ quarter }) => quarter).slice(0, 5)).toEqual([
      ...['2019 Q3', '2019 Q4', '2019 Q4', '2019 Q4', '2020 Q1'],
    ]);
    for (const { id } of columns.slice(3)) expect(String(months[0]?.[id])).toMatch(/\(reached\)/);
    expect(String(months[9]?.ict)).not.toMatch(/reached/);
  });
});

describe('the yearly table of a partner', () => {
  it('puts what was reached beside what the partner aimed at, counted by hand', async () => {
    const { rows } = await report(`partners?provider=${provider}&school_year=2024-2025`);
    const inYear = (at: string) => at >= '2024-09-01' && at < '2025-09-01';
    let target = 0;
    const reached: Record<string, number> = {};
    const sources: Record<string, [string[], string[]]> = {
      'digitale-school': [['literacy_teachers', 'didactics_teachers'], ['teachers_reached']],
      digicoach: [['coaches'], ['coaches_trained']],
      'digisprong-schoolteam': [['teachers'], ['teachers_reached']],
    };
    for (const { id, template, events } of setting.population) {
      const [aims, results] = sources[template] ?? [[], []];
      for (const { at, body } of events) {
        // A final report repeats what its trainings reported already.
        if (body.type !== 'completed' || !inYear(at) || body.path.endsWith('final_report')) continue;
        for (const field of aims) target += Number(body.answers?.[field] ?? 0);
        for (const field of results) {
          if (body.answers?.[field] === undefined) continue;
          reached[id] = Math.max(reached[id] ?? 0, Number(body.answers[field]));
        }
      }
    }
    const value = Object.values(reached).reduce((sum, one) => sum + one, 0);
    expect(target).toBeGreaterThan(0);
    expect(value).toBeGreaterThan(0);
    expect(rows.find(({ indicator }) => indicator === 'teachers_in_trajectories')).toMatchObject({
      target,
      value,
    });
  });
});

describe('the benchmark of a school', () => {
  it('shows its own answer beside averages of at least five others, the same ones for good', async () => {
    const school = setting.population.find(
      ({ template, events }) =>
        template === 'digitale-school' &&
        events.some(({ body }) => body.type === 'completed' && body.path.endsWith('closing_self_assessment')),
    )?.school;
    const asked = () => report(`benchmark?school=${school}`);
    // The first to ask at the same time make the batches together.
    const [{ rows }, together] = await Promise.all([asked(), asked()]);
    expect(together.rows).toEqual(rows);
    const shown = rows.filter(({ average }) => average !== null);
    expect(shown.length).toBeGreaterThan(0);
    for (const row of shown) expect(Number(row.schools)).toBeGreaterThanOrEqual(6);
    expect(rows.some(({ own, moment }) => own !== null && moment === 'after')).toBe(true);

    const everyNetwork = (becomes: string) =>
      setting.store.pool.query(`UPDATE school SET network = ${becomes} WHERE number <> $1`, [school]);
    await everyNetwork(`network || ' van ' || number`);
    expect((await asked()).rows).toEqual(rows);
    await everyNetwork(`split_part(network, ' van ', 1)`);
    expect((await report(`benchmark?school=${school}&as_of=2022-10-01`)).rows).not.toEqual(rows);
  });

  it('is looked at anew only where something changed, and comes to the same as if all of it were', async () => {
    const { store, databaseUrl, clock } = setting;
    const ended = setting.population.filter(
      ({ template, events }) =>
        template === 'digitale-school' &&
        events.some(({ body }) => body.type === 'completed' && body.path.endsWith('closing_self_assessment')),
    );
    const schools = ended.slice(0, 12).map(({ school }) => school ?? '');
    const [first, second] = ended;
    const asked = async (from: WholeStore) => {
      const request = { deps: { store: from, clock }, asOf: TODAY, scope: EVERYTHING };
      const reports: unknown[] = [];
      for (const school of schools) reports.push((await benchmarkFor({ ...request, school })).rows);
      return reports;
    };
    let before = await asked(store);
    const change = (what: string, id: string | undefined) =>
      store.pool.query(`UPDATE trajectory SET ${what} WHERE id = $1`, [id]);
    const changes = [
      () => change('mistake = true', first?.id),
      () => change('mistake = false', first?.id),
      // Its batch can tell two services too much from now on.
      () => change(`organisation_id = '${services.find((one) => one !== second?.service)}'`, second?.id),
    ];
    for (const [nth, changed] of changes.entries()) {
      await changed();
      const kept = await asked(store);
      const other = openDatabase({ databaseUrl });
      expect([nth, kept]).toEqual([nth, await asked(storeOfSystem(other, 'operator'))]);
      await other.close();
      expect([nth, kept]).not.toEqual([nth, before]);
      before = kept;
    }
    await change(`organisation_id = '${second?.service}'`, second?.id);
  });

  it('does not exist for a school that is not followed', async () => {
    const as = { 'X-Demo-Person': setting.counsellor };
    expect((await setting.get('benchmark?school=900690', as)).status).toBe(404);
    expect((await setting.get('benchmark?school=1')).status).toBe(404);
  });
});

describe('the forecast of the workload', () => {
  /** What the agendas predict, each played from its own journal until the end of the day. */
  async function byHand(asOf: string) {
    const until = horizonOf(asOf);
    const loads: PredictedLoad[] = [];
    for (const { id, school, events } of setting.population) {
      const untilThen = events.filter(({ at }) => at < endOfDay(asOf));
      if (untilThen.length === 0) continue;
      const state = fold(id, untilThen);
      if (state.status !== 'active') continue;
      const template = templateNamed(state.template);
      const counsellor = state.roles[template.counsellorRole]?.person ?? '';
      const calendar = await loadCalendar(setting.store, school);
      const entries = agenda(state, template, { calendar }, { until });
      loads.push(...loadIn(entries, template, counsellor).filter(({ on }) => on > asOf && on <= until));
    }
    return weeksOf(loads).map(({ monday, ...week }) => ({ week_of: monday, ...week }));
  }

  it('is what the journals of all trajectories come to, today, on a day that passed, and after a change of the calendar', async () => {
    const shown = async (asOf: string) =>
      (await everyRow(`workload?limit=100&as_of=${asOf}`)).map(
        ({ crowded: _, counsellor_name: __, ...row }) => row,
      );
    for (const asOf of ['2024-10-01', TODAY]) {
      expect(await shown(asOf)).toEqual(await byHand(asOf));
    }
    const before = await shown(TODAY);
    expect(before.length).toBeGreaterThan(0);
    const closed = { id: randomUUID(), from: '2026-09-01', to: '2026-10-31', kind: 'free-day' } as const;
    await saveOverride(setting.store, closed);
    const after = await shown(TODAY);
    expect(after).toEqual(await byHand(TODAY));
    await deleteOverride(setting.store, EVERYTHING, closed.id);
    expect(await shown(TODAY)).toEqual(before);
  });

  it('adds up, per week, what the agendas predict', async () => {
    const rows = await everyRow('workload?limit=100&as_of=2024-10-01');
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row.total).toBe(Number(row.conversations) + Number(row.reviews) + Number(row.deadlines));
      expect(String(row.week_of) > '2024-09-29' && String(row.week_of) <= '2025-10-01').toBe(true);
    }
    const busiest = [...rows].sort((a, b) => Number(b.total) - Number(a.total))[0];
    const answer = await setting.get(
      `workload/suggestion?as_of=2024-10-01&counsellor=${busiest?.counsellor}&date=${busiest?.week_of}`,
    );
    const suggestion = (await answer.json()) as {
      total: number;
      crowded: boolean;
      lighter: { total: number }[];
    };
    expect(suggestion).toMatchObject({ total: busiest?.total, crowded: busiest?.crowded });
    for (const { total } of suggestion.lighter) expect(total).toBeLessThan(suggestion.total);
  });
});

describe('the workload of several counsellors', () => {
  const names = ['Dina', 'Aya', 'Cor', 'Bo', 'Eef'];
  const ids = names.map((_, index) => `60000000-0000-4000-8000-00000000000${index}`);

  /** Somebody's own trajectory: a school that has just begun. The last of them works for the other service. */
  function begun(counsellor: string, nth: number): Inhabitant {
    const template = templateNamed('digitale-school');
    const [id, start] = [`60000000-0000-4000-8000-0000000000${10 + nth}`, '2026-06-01'];
    const life = playThrough(
      {
        ...{ id, now: `${start}T08:00:00.000Z`, actor: { kind: 'person', person: counsellor }, start },
        subject: { kind: 'school', id: `90060${nth}` },
        roles: Object.fromEntries(
          template.roles.map((role) => [role.id, role.party === 'pbd' ? counsellor : personOf(role.party)]),
        ),
      },
      { template, version: 1, context: { calendar: { overrides: [] } } },
      { persona: 'prompt' },
      '2026-08-31T08:00:00.000Z',
    );
    if ('rejected' in life) throw new Error(life.code);
    return {
      ...{ id, reference: `OWN-${nth}`, template: template.id, subjectKind: 'school', school: `90060${nth}` },
      ...{ service: services[nth === names.length - 1 ? 1 : 0] ?? '', group: undefined, start },
      events: life.played.flatMap((moment) => (moment.kind === 'event' ? [moment.event] : [])),
      state: life.last.state,
    };
  }

  beforeAll(async () => {
    for (const [index, id] of ids.entries()) {
      await insertPerson(setting.store, {
        ...{ id, name: names[index] ?? '', email: `own${index}@traject.example`, language: 'nl' },
        ...{ function: 'counsellor', organisationId: services[index === names.length - 1 ? 1 : 0] ?? '' },
      });
    }
    await insertPopulation(setting.store, ids.map(begun));
    await counted(setting.store);
  });

  const lines = (csv: string) => csv.trim().split('\r\n').slice(1);
  const whole = async (path: string, headers = {}) =>
    lines(await (await setting.get(path, { ...headers, Accept: 'text/csv' })).text());

  it('comes in pages as JSON, of however many rows, and whole as a file', async () => {
    const all = await whole('workload');
    expect(new Set(all.map((line) => line.split(',')[0])).size).toBeGreaterThan(names.length);
    expect(await whole('workload?limit=1')).toEqual(all);
    for (const limit of [1, 7, 50, 100]) {
      const rows = await everyRow(`workload?limit=${limit}`);
      expect(rows.map((row) => Object.values(row).join(','))).toEqual(all);
    }
  });

  it('looks at the agendas of those on the page only', async () => {
    const { pool } = setting.store;
    const foreseenOf = async (nth: number) => {
      const { rows } = await pool.query('SELECT FROM foreseen_work WHERE trajectory_id = $1', [
        `60000000-0000-4000-8000-0000000000${10 + nth}`,
      ]);
      return rows.length === 1;
    };
    await pool.query(
      `WITH gone AS (DELETE FROM foreseen_work WHERE trajectory_id = ANY($1::uuid[]) RETURNING trajectory_id)
        UPDATE trajectory SET foreseen_version = 0 FROM gone WHERE id = trajectory_id`,
      [[10, 14].map((nth) => `60000000-0000-4000-8000-0000000000${nth}`)],
    );
    await report(`workload?limit=1`);
    expect([await foreseenOf(0), await foreseenOf(4)]).toEqual([false, false]);
    const own = await everyRow(`workload?counsellor=${ids[0]}`);
    expect(own.length).toBeGreaterThan(0);
    // What is worked out at all is worked out for everybody.
    expect([await foreseenOf(0), await foreseenOf(4)]).toEqual([true, true]);
  });

  it('is of the own service for somebody who works for one', async () => {
    const as = { 'X-Demo-Person': ids[0] ?? '' };
    const rows = await everyRow('workload?limit=3', as);
    expect(rows.map((row) => Object.values(row).join(','))).toEqual(await whole('workload', as));
    const seen = new Set(rows.map(({ counsellor_name }) => counsellor_name));
    expect(names.map((name) => seen.has(name))).toEqual([true, true, true, true, false]);
  });

  it('is a line for each of them on its page, by name, from where their weeks are reached', async () => {
    const page = await setting.page('/reports/workload?lang=en');
    const shown = cheerio.load(page)('tbody tr').toArray();
    const first = shown.map((row) => cheerio.load(row)('a').first());
    const read = first.map((link) => link.text()).filter((name) => names.includes(name));
    expect(read).toEqual(names.toSorted());
    const all = await everyRow('workload');
    const own = all.filter(({ counsellor }) => counsellor === ids[1]);
    const line = shown.find((row) => cheerio.load(row)('a').first().text() === 'Aya');
    expect(cheerio.load(line ?? '').text()).toContain(
      String(own.reduce((sum, { total }) => sum + Number(total), 0)),
    );
    expect(cheerio.load(page)('[role=status]').text()).toContain(`of ${shown.length} counsellors`);

    const address = first.find((link) => link.text() === 'Aya')?.attr('href') ?? '';
    const weeks = cheerio.load(await setting.page(address));
    expect(weeks('tbody tr')).toHaveLength(own.length);
    expect(weeks('main').text()).toContain('Counsellor: Aya');
    const beyond = cheerio.load(await setting.page('/reports/workload?lang=en&page=2'));
    expect(beyond('tbody tr')).toHaveLength(0);
  });

  it('follows what was handed over, paused and stopped since it was worked out, and free days of one school', async () => {
    const idOf = (nth: number) => `60000000-0000-4000-8000-0000000000${10 + nth}`;
    const [now, template] = ['2026-08-31T09:00:00.000Z', templateNamed('digitale-school')];
    const context = { calendar: { overrides: [] } };
    const act = async (nth: number, command: Command) => {
      const before = (await findTrajectory(setting.store, EVERYTHING, idOf(nth)))?.state as TrajectoryState;
      const asked = { kind: 'command', now, actor: { kind: 'system' }, command } as const;
      const advanced = advance(before, template, asked, context);
      if (advanced.rejected) throw new Error(advanced.code);
      await commitAdvance(setting.store, { before, advanced, template, context, now });
    };
    const byHand = async () => {
      const loads: PredictedLoad[] = [];
      for (const [nth] of names.entries()) {
        const { state } = (await findTrajectory(setting.store, EVERYTHING, idOf(nth))) as {
          state: TrajectoryState;
        };
        if (state.status !== 'active') continue;
        const calendar = await loadCalendar(setting.store, `90060${nth}`);
        const until = horizonOf(TODAY);
        const entries = agenda(state, template, { calendar }, { until });
        const counsellor = state.roles[template.counsellorRole]?.person ?? '';
        loads.push(...loadIn(entries, template, counsellor).filter(({ on }) => on > TODAY && on <= until));
      }
      return weeksOf(loads).map(({ counsellor, monday, total }) => [counsellor, monday, total]);
    };
    // One after the other: of the first it is then not looked at yet what the second got from them.
    const shown = async () => {
      const rows: Row[] = [];
      for (const id of ids) rows.push(...(await everyRow(`workload?limit=100&counsellor=${id}`)));
      return rows.map(({ counsellor, week_of, total }) => [counsellor, week_of, total]);
    };
    const changes: (() => Promise<void>)[] = [
      () => act(0, { type: 'assign', role: template.counsellorRole, person: ids[1] ?? '' }),
      () => act(1, { type: 'pause', reason: 'moving' }),
      () => act(2, { type: 'stop', reason: 'closed' }),
      () => act(1, { type: 'resume' }),
      () =>
        saveOverride(setting.store, {
          ...{ id: randomUUID(), from: '2026-09-01', to: '2026-10-31', kind: 'free-day', school: '900603' },
        }),
    ];
    let before = await shown();
    expect(before).toEqual(await byHand());
    for (const [nth, change] of changes.entries()) {
      await change();
      const after = await shown();
      expect([nth, after]).toEqual([nth, await byHand()]);
      expect([nth, after]).not.toEqual([nth, before]);
      before = after;
    }
    await foreseeAFew(setting.store, TODAY);
    const { rows } = await setting.store.pool.query(
      `SELECT f.trajectory_id FROM foreseen_work f JOIN trajectory t ON t.id = f.trajectory_id WHERE t.status <> 'active'`,
    );
    expect(rows).toEqual([]);
  });
});

describe('a report of which there is much to count', () => {
  it('says that it is being counted, at the same address, until it is there', async () => {
    const { pool } = setting.store;
    const asHow = (many: number) =>
      pool.query(`UPDATE pg_class SET reltuples = ${many} WHERE oid = 'trajectory'::regclass`);
    const path = 'indicators?as_of=2025-03-04';
    const [busy, { rows }] = [await pool.connect(), await pool.query('SELECT count(*)::int FROM trajectory')];
    try {
      await asHow(100_000);
      await busy.query('BEGIN; LOCK TABLE observation IN ACCESS EXCLUSIVE MODE');
      const answers = await Promise.all([setting.get(path), setting.get(path)]);
      for (const answer of answers) {
        expect(answer.status).toBe(202);
        expect(answer.headers.get('location')).toBe(`/api/v1/reports/${path}`);
        expect(answer.headers.get('retry-after')).toBe('1');
        expect(await answer.json()).toEqual({ status: 'counting', done: null, total: null });
      }
      // Both ask for the same, which is asked of the database once.
      const waiting = async () => {
        const found = await pool.query(
          `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'WITH each AS%'`,
        );
        return found.rowCount ?? 0;
      };
      await until(async () => (await waiting()) > 0);
      expect(await waiting()).toBe(1);
      await busy.query('COMMIT');
      await until(async () => (await setting.get(path)).status === 200);
      expect((await report(path)).rows.length).toBeGreaterThan(0);
    } finally {
      await busy.query('ROLLBACK');
      busy.release();
      await asHow(rows[0].count);
    }
  });
});

describe('traject report', () => {
  it('prints a report, also as CSV', async () => {
    const environment = { DATABASE_URL: setting.databaseUrl };
    const printed = await callTraject(
      ['report', 'milestones', '--trajectory', 'PLAN-1', '--language', 'en'],
      environment,
    );
    expect(printed.code).toBe(0);
    expect(printed.stdout).toMatch(/A Promoting technology in primary education/);
    const csv = await callTraject(
      ['report', 'coverage', '--as-of', '2024-01-01', '--format', 'csv', '--by', 'network'],
      environment,
    );
    expect(csv.stdout.trim().split('\r\n')).toHaveLength(3);
    const wrong = await callTraject(['report', 'milestones'], environment);
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringMatching(/--trajectory/)]);
  });
});
