import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Inhabitant } from './population.ts';
import { provider, services } from './population.ts';
import { type ReportSetting, startReports } from './setting.ts';

type Row = Record<string, string | number | null>;
let setting: ReportSetting;

beforeAll(async () => {
  setting = await startReports(2_000);
});
afterAll(() => setting?.stop());

async function rows(path: string, headers?: Record<string, string>): Promise<Row[]> {
  const answer = await setting.get(path, headers);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { rows: Row[] }).rows;
}

const one = (all: Row[], indicator: string, more: Row = {}) =>
  all.find(
    (row) => row.indicator === indicator && Object.entries(more).every(([key, value]) => row[key] === value),
  )?.value;

/** Counting by hand: every completion of a step with this name, in the journals as they were made. */
function completions(step: string, among: readonly Inhabitant[] = setting.population) {
  return among.flatMap((inhabitant) =>
    inhabitant.events.flatMap(({ at, body }) => {
      if (body.type !== 'completed') return [];
      const last = (body.path.split('/').at(-1) ?? '').split('#')[0];
      return last === step ? [{ inhabitant, at, answers: body.answers ?? {}, outcome: body.outcome }] : [];
    }),
  );
}

/** The school year of an instant, by hand: in these journals nothing happens around midnight. */
const schoolYear = (at: string) => {
  const year = Number(at.slice(0, 4));
  return at.slice(5, 7) >= '09' ? `${year}-${year + 1}` : `${year - 1}-${year}`;
};

const schoolsIn = (found: { inhabitant: Inhabitant }[]) =>
  new Set(found.map(({ inhabitant }) => inhabitant.school)).size;

describe('the numbers of 2,000 trajectories over four school years', () => {
  it('are those of the journals, counted by hand', async () => {
    const all = await rows('indicators');
    const policies = [
      ...completions('approved_vision'),
      ...[...completions('self_assessment'), ...completions('closing_self_assessment')].filter(
        ({ answers }) => answers.has_policy === true,
      ),
    ];
    expect(one(all, 'schools_with_policy')).toBe(schoolsIn(policies));
    expect(one(all, 'schools_with_intake')).toBe(schoolsIn(completions('intake_done')));
    expect(one(all, 'schools_in_trajectory')).toBe(
      new Set(setting.population.flatMap(({ school }) => school ?? [])).size,
    );
    const present = completions('training_session').filter(({ answers }) => answers.present === true);
    expect(one(all, 'teachers_in_one_off_training')).toBe(present.length);
    expect(present.length).toBeGreaterThan(100);
    const granted = completions('grant_decision').reduce(
      (sum, { answers }) => sum + Number(answers.amount_granted),
      0,
    );
    expect(one(all, 'subsidy_granted')).toBe(granted);
    expect(granted).toBeGreaterThan(100_000);
    const members = completions('member_joins').filter(({ outcome }) => outcome !== 'declined');
    expect(one(all, 'network_members')).toBe(members.length);
  });

  it('count teachers once per trajectory, and those towards digicoach among them', async () => {
    const all = await rows('indicators');
    const highest: Record<string, number> = {};
    let coaches = 0;
    for (const step of [
      'literacy_training',
      'didactics_training',
      'first_year_sessions',
      'second_year_sessions',
      'coach_training',
    ]) {
      for (const { inhabitant, answers } of completions(step)) {
        const reached = Number(answers.teachers_reached ?? answers.coaches_trained ?? 0);
        highest[inhabitant.id] = Math.max(highest[inhabitant.id] ?? 0, reached);
        if (step === 'coach_training') coaches += reached;
      }
    }
    const total = Object.values(highest).reduce((sum, value) => sum + value, 0);
    expect(total).toBeGreaterThan(coaches);
    expect(coaches).toBeGreaterThan(0);
    expect(one(all, 'teachers_in_trajectories')).toBe(total);
    expect(one(all, 'teachers_towards_digicoach')).toBe(coaches);
  });

  it('say how confident people feel before, after, and how far they moved', async () => {
    const all = await rows('indicators');
    const mean = (values: number[]) =>
      Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 100) / 100;
    // What the conversation of the intake closed was never filled in.
    const before = completions('self_assessment').filter(
      ({ answers }) => answers.confidence_principal !== undefined,
    );
    const after = completions('closing_self_assessment');
    const principals = (found: typeof before) =>
      found.map(({ answers }) => Number(answers.confidence_principal));
    expect(one(all, 'confidence_principals', { moment: 'before' })).toBe(mean(principals(before)));
    expect(one(all, 'confidence_principals', { moment: 'after' })).toBe(mean(principals(after)));
    const moved = after.flatMap(({ inhabitant, answers }) => {
      const start = before.find((found) => found.inhabitant === inhabitant);
      if (start === undefined) return [];
      return [Number(answers.confidence_principal) - Number(start.answers.confidence_principal)];
    });
    expect(one(all, 'confidence_principals', { moment: 'change' })).toBe(mean(moved));
    expect(
      new Set(await behind('indicators/confidence_principals/trajectories?limit=100&moment=change')).size,
    ).toBe(moved.length);
  });

  it('are split by school year and province', async () => {
    const found = await rows('indicators?by=school_year,province');
    const intakes = completions('intake_done');
    for (const year of ['2022-2023', '2023-2024', '2024-2025', '2025-2026']) {
      for (const province of ['Antwerpen', 'West-Vlaanderen']) {
        const numbers = setting.schools
          .filter((school) => school.province === province)
          .map(({ number }) => number);
        const here = intakes.filter(
          ({ inhabitant, at }) => schoolYear(at) === year && numbers.includes(inhabitant.school ?? ''),
        );
        expect(one(found, 'schools_with_intake', { school_year: year, province }) ?? 0).toBe(schoolsIn(here));
      }
    }
    expect(new Set(found.map(({ school_year: year }) => year)).size).toBe(4);
  });

  it('are split by provider, level and template', async () => {
    const byProvider = await rows('indicators?by=provider&template=nascholing');
    expect(byProvider.find(({ indicator }) => indicator === 'teachers_in_one_off_training')).toMatchObject({
      provider,
      provider_name: 'Vorming en Co',
    });
    const byLevel = await rows('indicators?by=level,network');
    const basis = setting.schools.filter(
      ({ level, network }) => level === 'basis' && network.startsWith('Vrij'),
    );
    const here = completions('intake_done').filter(({ inhabitant }) =>
      basis.some(({ number }) => number === inhabitant.school),
    );
    expect(
      one(byLevel, 'schools_with_intake', { level: 'basis', network: 'Vrij gesubsidieerd onderwijs' }),
    ).toBe(schoolsIn(here));
  });

  it('are read as of any date, whatever happened since', async () => {
    const asOf = '2024-02-15';
    const all = await rows(`indicators?as_of=${asOf}`);
    const until = completions('intake_done').filter(({ at }) => at.slice(0, 10) <= asOf);
    expect(one(all, 'schools_with_intake')).toBe(schoolsIn(until));
    expect(schoolsIn(until)).toBeLessThan(schoolsIn(completions('intake_done')));
    expect(one(await rows('indicators?as_of=2022-01-01'), 'schools_in_trajectory')).toBe(0);
  });

  it('bear their definition in both languages', async () => {
    for (const row of await rows('indicators?by=school_year')) {
      expect(String(row.definition_nl).length).toBeGreaterThan(30);
      expect(String(row.definition_en).length).toBeGreaterThan(30);
    }
  });

  it('are those of the own service, for a counsellor', async () => {
    const own = setting.population.filter(({ service }) => service === services[0]);
    const found = await rows('indicators', { 'X-Demo-Person': setting.counsellor });
    expect(one(found, 'schools_with_intake')).toBe(schoolsIn(completions('intake_done', own)));
  });

  it('have behind them the trajectories that they count, page by page', async () => {
    const expected = completions('intake_done').map(({ inhabitant }) => inhabitant.reference);
    const seen = await behind('indicators/schools_with_intake/trajectories?limit=100');
    expect(seen).toEqual(expected.sort());
  });
});

/** The references behind a number, from page to page. */
async function behind(path: string): Promise<string[]> {
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const answer = await setting.get(`${path}${cursor && `&cursor=${cursor}`}`);
    const page = (await answer.json()) as { items: { reference: string }[]; next_cursor: string | null };
    seen.push(...page.items.map(({ reference }) => reference));
    cursor = page.next_cursor;
  }
  return seen;
}

describe('a report as a file', () => {
  it('is CSV or a workbook when that is asked for', async () => {
    const csv = await setting.get('indicators?by=school_year', { Accept: 'text/csv' });
    expect(csv.headers.get('content-type')).toMatch(/^text\/csv/);
    const lines = (await csv.text()).trim().split('\r\n');
    expect(lines[0]).toMatch(/^group,action,part,indicator,title,school_year,/);
    expect(lines.length - 1).toBe((await rows('indicators?by=school_year')).length);
    const workbook = await setting.get('indicators?format=xlsx');
    expect(workbook.headers.get('content-type')).toMatch(/spreadsheetml/);
    expect(
      Buffer.from(await workbook.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  it('is refused with a dimension that does not exist', async () => {
    expect((await setting.get('indicators?by=weather')).status).toBe(400);
  });
});

describe('coverage over the register', () => {
  it('counts every school, reached or not, by province', async () => {
    const found = await rows('coverage?by=province');
    for (const row of found) {
      const schools = setting.schools.filter(({ province }) => province === row.province);
      const reached = (group?: string) =>
        schools.filter(({ number }) =>
          setting.population.some(
            (one) => one.school === number && (group === undefined || (one.group ?? 'unknown') === group),
          ),
        ).length;
      expect(row).toMatchObject({
        schools: schools.length,
        reached: reached(),
        not_reached: schools.length - reached(),
        volgers: reached('volger'),
        first_movers: reached('first-mover'),
        group_unknown: reached('unknown'),
      });
    }
    expect(found).toHaveLength(5);
    expect(found.reduce((sum, row) => sum + Number(row.not_reached), 0)).toBeGreaterThanOrEqual(100);
  });

  it('has reached nobody before the first enrolment, and names the schools', async () => {
    const [row] = await rows('coverage?by=level&as_of=2022-09-01');
    expect(row).toMatchObject({ reached: 0 });
    const answer = await setting.get('coverage/schools?reached=false&province=Limburg&limit=100');
    const { items } = (await answer.json()) as { items: { number: string; reached: boolean }[] };
    expect(items.length).toBeGreaterThanOrEqual(20);
    for (const { number, reached } of items) {
      expect(reached).toBe(false);
      expect(setting.population.some(({ school }) => school === number)).toBe(false);
    }
  });
});
