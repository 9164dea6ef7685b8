import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../../src/application/access/authorise.ts';
import { readProgrammeProgress } from '../../src/application/reports/programme-progress.ts';
import { callTraject } from '../cli/call-traject.ts';
import { personOf, provider, services } from './population.ts';
import { type ReportSetting, startReports, TODAY } from './setting.ts';

type Row = Record<string, string | number | null>;
let setting: ReportSetting;

/** The year before the population ends, in which the provider has results; and one in which nobody has any. */
const [PAST, COMING] = ['2025-2026', '2026-2027'];

beforeAll(async () => {
  setting = await startReports(160);
  const file = async (now: string, year: string, targets: object[]) => {
    setting.clock.set(now);
    expect((await setting.file(provider, year, targets)).status).toBe(200);
  };
  const sessions = { indicator: 'training_sessions', target: 10 };
  await file('2025-06-16T10:00:00+02:00', PAST, [
    { indicator: 'teachers_in_trajectories', target: 500 },
    sessions,
  ]);
  await file('2026-02-03T23:30:00+01:00', PAST, [
    { indicator: 'teachers_in_trajectories', target: 400, note: 'Two trainers left' },
  ]);
  await file('2026-08-20T10:00:00+02:00', COMING, [
    { indicator: 'teachers_in_one_off_training', target: 60 },
    { indicator: 'training_useful', target: 3.2 },
  ]);
  setting.clock.set(`${TODAY}T12:00:00+02:00`);
});
afterAll(() => setting?.stop());

/** The rows of the report as the direction sees them: with what partners wrote of their targets. */
async function rows(path = '', headers?: Record<string, string>): Promise<Row[]> {
  const asked = { 'X-Demo-Person': personOf('central'), ...headers };
  const answer = await setting.get(`partners?provider=${provider}${path}`, asked);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { rows: Row[] }).rows;
}
const rowOf = (all: Row[], year: string, indicator: string) =>
  all.find((row) => row.school_year === year && row.indicator === indicator);

describe('the report of partners', () => {
  it('takes what the partner filed, and the forms of trajectories where it filed nothing', async () => {
    const found = await rows();
    const row = rowOf(found, PAST, 'teachers_in_trajectories');
    expect(row).toMatchObject({ provider_name: 'Vorming en Co', target: 400, target_source: 'filed' });
    expect(row?.value).toBeGreaterThan(0);
    expect(row?.share).toBe(Math.round((Number(row?.value) / 400) * 100));
    const inForms = rowOf(found, '2024-2025', 'teachers_in_trajectories');
    expect(inForms).toMatchObject({
      target_source: 'forms',
      target_stated: 'Added up from the trajectories.',
    });
    expect(inForms?.target).toBeGreaterThan(0);
  });

  it('says when a target moved while the year was under way, and what was withdrawn', async () => {
    const found = await rows(`&school_year=${PAST}`);
    expect(rowOf(found, PAST, 'teachers_in_trajectories')).toMatchObject({
      target_stated: 'Changed by the partner during the year, on 2026-02-03; at first 500.',
      target_note: 'Two trainers left',
    });
    expect(rowOf(found, PAST, 'training_sessions')).toMatchObject({
      target: null,
      target_stated: 'Own target of 10 withdrawn on 2026-02-03.',
    });
  });

  it('read as of a day has what stood at its end', async () => {
    const target = async (day: string) =>
      rowOf(await rows(`&as_of=${day}`), PAST, 'teachers_in_trajectories')?.target;
    expect(await target('2025-06-15')).toBeUndefined();
    expect(await target('2025-06-16')).toBe(500);
    expect(await target('2026-02-02')).toBe(500);
    expect(await target('2026-02-03')).toBe(400);
    expect(rowOf(await rows('&as_of=2026-02-02'), PAST, 'training_sessions')?.target).toBe(10);
  });

  it('shows a target that has no result yet, and nothing lies behind its number', async () => {
    const found = await rows(`&school_year=${COMING}`);
    expect(found.map(({ indicator, target, value, share }) => [indicator, target, value, share])).toEqual([
      ['teachers_in_one_off_training', 60, 0, 0],
      ['training_useful', 3.2, null, null],
    ]);
    const behind = await setting.get(
      `indicators/teachers_in_one_off_training/trajectories?provider=${provider}&school_year=${COMING}`,
    );
    expect(((await behind.json()) as { items: unknown[] }).items).toEqual([]);
  });

  it('is made of the trajectories that lie behind its numbers', async () => {
    const row = rowOf(await rows(), PAST, 'training_sessions');
    const behind = await setting.get(
      `indicators/training_sessions/trajectories?provider=${provider}&school_year=${PAST}&limit=100`,
    );
    const { items } = (await behind.json()) as { items: { value: number }[] };
    expect(items.length).toBeGreaterThan(0);
    expect(items.reduce((sum, { value }) => sum + value, 0)).toBe(row?.value);
  });

  it('gives a counsellor no share of a target that is not for her service alone', async () => {
    const as = { 'X-Demo-Person': setting.counsellor };
    const row = rowOf(await rows('', as), PAST, 'teachers_in_trajectories');
    expect(row).toMatchObject({ target: 400, share: null });
    const all = rowOf(await rows(), PAST, 'teachers_in_trajectories');
    expect(Number(row?.value)).toBeLessThan(Number(all?.value));
  });

  it('is read by the people of the partner itself, each partner its own only', async () => {
    const as = { 'X-Demo-Person': personOf('provider') };
    const own = await setting.get(`partners/${provider}?school_year=${PAST}`, as);
    expect(own.status).toBe(200);
    const row = rowOf(((await own.json()) as { rows: Row[] }).rows, PAST, 'teachers_in_trajectories');
    expect(row).toEqual(rowOf(await rows(), PAST, 'teachers_in_trajectories'));
    expect((await setting.get(`partners/${services[0]}`, as)).status).toBe(403);
    expect((await setting.get('partners', as)).status).toBe(403);
  });

  it('is added up on the page of a programme in which its partners work, for whoever sees all of it', async () => {
    const id = crypto.randomUUID();
    // What is counted is counted when it is first asked for.
    await rows();
    await setting.store.prisma.$executeRaw`UPDATE observation SET programme_id = ${id}::uuid`;
    const { store, clock } = setting;
    const progressFor = (caller: Pick<Caller, 'scope' | 'function'>) =>
      readProgrammeProgress({ deps: { store, clock }, caller, id, cohort: [] });
    const seen = await progressFor({ scope: { kind: 'all' }, function: 'central' });
    expect(seen?.targets?.schoolYear).toBe(PAST);
    const found = seen?.targets?.rows.find(({ indicator }) => indicator === 'teachers_in_trajectories');
    expect(found?.target).toBe(400);
    const all = await setting.get(`indicators?programme=${id}&school_year=${PAST}`);
    const reached = ((await all.json()) as { rows: Row[] }).rows.find(
      ({ indicator }) => indicator === 'teachers_in_trajectories',
    );
    expect(found?.value).toBe(reached?.value);
    expect(found?.value).toBeGreaterThan(0);
    const ofService = { kind: 'organisation', organisation: services[0] ?? '' } as const;
    expect((await progressFor({ scope: ofService, function: 'counsellor' }))?.targets).toBeUndefined();
  });

  it('comes as CSV, as a workbook and in a terminal', async () => {
    const csv = await (await setting.get(`partners?school_year=${COMING}&format=csv`)).text();
    expect(csv).toContain(
      'teachers_in_one_off_training,Teachers in one-off training,60,0,0,filed,Filed by the partner on 2026-08-20.',
    );
    const workbook = await setting.get('partners?format=xlsx');
    expect(workbook.headers.get('content-type')).toMatch(/spreadsheetml/);
    const printed = await callTraject(
      ['report', 'partners', '--school-year', PAST, '--as-of', TODAY, '--language', 'nl', '--format', 'csv'],
      { DATABASE_URL: setting.databaseUrl },
    );
    expect(printed.stdout).toContain(
      'filed,Door de partner tijdens het jaar gewijzigd op 2026-02-03; eerst 500.,Two trainers left',
    );
  });
});
