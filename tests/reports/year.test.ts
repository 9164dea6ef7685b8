import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { provider } from './population.ts';
import { type ReportSetting, startReports } from './setting.ts';

const YEAR = '2025-2026';
type Row = Record<string, string | number | boolean | null>;
type Table = { report: string; as_of: string; rows: Row[]; notes: string[] };

describe('the report of one year', () => {
  let setting: ReportSetting;

  beforeAll(async () => {
    setting = await startReports(600);
  });
  afterAll(() => setting?.stop());

  // The address of a report leads to the other nouns of the API too.
  async function send(path: string, body: object, headers: Record<string, string> = {}, method = 'POST') {
    const answer = await setting.send(path, body, headers, method);
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
  }
  const enter = (...figures: object[]) =>
    send('figures', {
      figures: figures.map((figure) => ({ school_year: YEAR, evidence: 'File 12', ...figure })),
    });
  async function tables(path = `year?school_year=${YEAR}`): Promise<Table[]> {
    const answer = await setting.get(path);
    expect(answer.status).toBe(200);
    return ((await answer.json()) as { tables: Table[] }).tables;
  }
  const table = async (name: string, path?: string) =>
    (await tables(path)).find(({ report }) => report === name)?.rows ?? [];
  const figure = async (indicator: string, path?: string) =>
    (await table('year', path)).find((row) => row.indicator === indicator);

  it('has what was entered beside what was counted, each with its source, evidence and definition', async () => {
    expect((await enter({ indicator: 'direction_fte', value: 4.5 })).status).toBe(204);
    await enter({ indicator: 'direction_fte', value: 5, evidence: 'File 13' });
    expect(await figure('direction_fte')).toMatchObject({
      ...{ value: 5, unit: 'fte', source: 'entered', evidence: 'File 13', part: 'input' },
    });
    const counted = await setting.get(`indicators?school_year=${YEAR}`);
    const { rows } = (await counted.json()) as { rows: Row[] };
    for (const { indicator, moment, value } of rows.filter(
      (row) => row.moment === null || row.moment === 'after',
    )) {
      expect([indicator, moment, (await figure(String(indicator)))?.value]).toEqual([
        indicator,
        moment,
        value,
      ]);
    }
    expect((await figure('portal_users'))?.value).toBeNull();
  });

  it('adds up: the provinces to the whole, the coverage to the register', async () => {
    const rows = await table('year-by-province');
    const indicators = new Set(rows.map(({ indicator }) => indicator));
    expect(indicators.size).toBeGreaterThan(15);
    for (const indicator of indicators) {
      const own = rows.filter((row) => row.indicator === indicator);
      const parts = own.filter(({ province }) => province !== 'together');
      const sum = parts.reduce((all, { value }) => all + Number(value), 0);
      expect([indicator, sum]).toEqual([indicator, own.at(-1)?.value]);
      expect(own.at(-1)?.value).toBe((await figure(String(indicator)))?.value);
    }
    for (const by of ['province', 'network', 'level', 'size']) {
      const schools = (await table(`coverage-by-${by}`)).reduce((all, row) => all + Number(row.schools), 0);
      expect(schools).toBe(setting.schools.length);
    }
  }, 60_000);

  it('averages one scale only, by who answered', async () => {
    await enter({
      indicator: 'portal_feedback',
      value: 2,
      respondents: 30,
      school: setting.schools[0]?.number,
    });
    await enter({
      indicator: 'portal_feedback',
      value: 4,
      respondents: 10,
      school: setting.schools[1]?.number,
    });
    expect((await figure('portal_feedback'))?.value).toBe(2.5);
    const refused = await enter({ indicator: 'portal_feedback', value: 5 });
    expect(refused.body).toMatchObject({
      status: 422,
      errors: [{ path: 'figures.0.value', message: 'This figure lies between 1 and 4.' }],
    });
    const other = await enter({ indicator: 'mictivo_policy', value: 40 });
    expect(other.body).toMatchObject({ errors: [{ path: 'figures.0.source', code: 'other-source' }] });
    const counted = await enter({ indicator: 'training_sessions', value: 40 });
    expect(counted.body).toMatchObject({ errors: [{ path: 'figures.0.indicator', code: 'counted' }] });
  });

  it('takes over the figures of a file, all or none, naming the line', async () => {
    const content = (value: string) =>
      `indicator;school_year;value;respondents\nmictivo_policy;${YEAR};61,5;900\nmictivo_pupils;${YEAR};${value};900`;
    const file = { source: 'mictivo', evidence: 'MICTIVO 2026' };
    const wrong = await send('figures/import', { ...file, content: content('140') });
    expect(wrong.body).toMatchObject({ errors: [{ path: 'line 3: value', code: 'outside-scale' }] });
    for (const respondents of ['n.v.t.', '0', '12,5']) {
      const content = `indicator;school_year;value;respondents\nmictivo_policy;${YEAR};61,5;${respondents}`;
      expect((await send('figures/import', { ...file, content })).body).toMatchObject({
        errors: [{ path: 'line 2: respondents', code: 'not-a-count' }],
      });
    }
    expect((await figure('mictivo_policy'))?.value).toBeNull();
    expect((await send('figures/import', { ...file, content: content('38') })).body).toEqual({ figures: 2 });
    expect(await figure('mictivo_policy')).toMatchObject({ value: 61.5, source: 'mictivo' });
  });

  it('has what partners tell of their own task, and nothing else of them', async () => {
    const path = `organisations/${provider}/figures`;
    const as = { 'X-Demo-Person': setting.providerPerson };
    const own = { indicator: 'partner_material', school_year: YEAR, value: 12, evidence: 'Our site' };
    const told = (indicator: string, value: number) => ({ ...own, indicator, value });
    const figures = [
      own,
      told('partner_research_means', 5000),
      told('partner_in_kind', 1200),
      told('partner_open', 7),
    ];
    expect((await send(path, { figures }, as)).status).toBe(204);
    const foreign = { ...own, indicator: 'direction_fte' };
    expect((await send(path, { figures: [foreign] }, as)).body).toMatchObject({
      errors: [{ code: 'not-of-partners' }],
    });
    expect(await table('year-of-partners')).toMatchObject([
      { indicator: 'partner_material', value: 12 },
      { indicator: 'partner_research_means', value: 5000 },
      { indicator: 'partner_in_kind', value: 1200 },
      { indicator: 'partner_open', value: 7 },
    ]);
    const aim = { indicator: 'partner_research_means', school_year: YEAR, agreement: 'Convenant 2025' };
    await send('figures/aims', { ...aim, target: 10_000 });
    expect(await figure('partner_research_means')).toMatchObject({ value: 5000, share: 50, met: false });
    expect((await figure('partner_material'))?.value).toBe(12);
  });

  it('adds up: the quarters to the year, of what is counted, entered, taken over and told by partners', async () => {
    const means = { indicator: 'direction_means', evidence: 'Account' };
    expect((await enter({ ...means, value: 90_000 })).status).toBe(204);
    // Told by quarter it is no longer told as a whole, and a quarter that is entered again counts once.
    await enter({ ...means, quarter: 1, value: 20_000 }, { ...means, quarter: 2, value: 31_000 });
    await enter({ ...means, quarter: 2, value: 30_000.5 }, { ...means, quarter: 4, value: 12_500 });
    const content = `indicator;school_year;quarter;value\nconnecting_actions;${YEAR};1;4\nconnecting_actions;${YEAR};3;7`;
    const file = { source: 'entered', evidence: 'Planning', content };
    expect((await send('figures/import', file)).body).toEqual({ figures: 2 });
    const wrong = await send('figures/import', { ...file, content: content.replace(';3;7', ';5;7') });
    expect(wrong.body).toMatchObject({ errors: [{ path: 'line 3: quarter', code: 'not-a-quarter' }] });
    const own = { indicator: 'partner_training_offer', school_year: YEAR, evidence: 'Our site' };
    const told = { figures: [1, 2, 3, 4].map((quarter) => ({ ...own, quarter, value: quarter })) };
    const as = { 'X-Demo-Person': setting.providerPerson };
    expect((await send(`organisations/${provider}/figures`, told, as)).status).toBe(204);

    const rows = await table('year-by-quarter');
    const indicators = new Set(rows.map(({ indicator }) => indicator));
    expect(indicators.size).toBeGreaterThan(15);
    const seen = new Map<unknown, unknown[]>();
    for (const indicator of indicators) {
      const own = rows.filter((row) => row.indicator === indicator);
      const parts = own.filter(({ quarter }) => quarter !== 'together').map(({ value }) => Number(value));
      seen.set(indicator, [...parts, own.at(-1)?.value]);
      const sum = Math.round(parts.reduce((all, value) => all + value, 0) * 100) / 100;
      expect([indicator, parts.length, sum]).toEqual([indicator, 4, own.at(-1)?.value]);
      expect([indicator, own.at(-1)?.value]).toEqual([indicator, (await figure(String(indicator)))?.value]);
    }
    expect(seen.get('direction_means')).toEqual([20_000, 30_000.5, 0, 12_500, 62_500.5]);
    expect(seen.get('connecting_actions')).toEqual([4, 0, 7, 0, 11]);
    expect(seen.get('partner_training_offer')).toEqual([1, 2, 3, 4, 10]);
    const counted = seen.get('training_sessions')?.map(Number) ?? [];
    expect(counted.filter((value) => value > 0).length).toBeGreaterThan(2);

    const whole = await enter({ indicator: 'direction_fte', quarter: 1, value: 2 });
    expect(whole.body).toMatchObject({ errors: [{ path: 'figures.0.quarter', code: 'not-by-quarter' }] });
    await enter({ indicator: 'connecting_actions', value: 12 });
    expect((await figure('connecting_actions'))?.value).toBe(12);
    const left = await table('year-by-quarter');
    expect(left.some(({ indicator }) => indicator === 'connecting_actions')).toBe(false);
    const page = await setting.page(`/reports/year?school_year=${YEAR}&lang=nl`);
    expect(page).toContain(`Per kwartaal ${YEAR}`);
  }, 60_000);

  it('holds figures against the agreement, says why a target moved, and how it is judged', async () => {
    const aim = { indicator: 'direction_lever', school_year: YEAR, agreement: 'Convenant 2025' };
    await enter({ indicator: 'direction_lever', value: 30_000 });
    await send('figures/aims', { ...aim, target: 50_000 });
    const unsaid = await send('figures/aims', { ...aim, target: 40_000 });
    expect(unsaid.body).toMatchObject({ status: 422, errors: [{ path: 'reason', code: 'reason-missing' }] });
    await send('figures/aims', { ...aim, target: 40_000, reason: 'ESF closed' });
    const judged = {
      indicator: 'direction_lever',
      school_year: YEAR,
      ambition: 'high',
      relevance: 'fitting',
    };
    await send('figures/assessments', { ...judged, comment: 'Keep looking' });
    expect(await figure('direction_lever')).toMatchObject({
      ...{ agreement: 'Convenant 2025', target: 40_000, target_first: 50_000, adjusted: 'ESF closed' },
      ...{ share: 75, met: false, ambition: 'high', relevance: 'fitting', comment: 'Keep looking' },
    });
  });

  it('grows with the indicators that the direction adds, in both languages', async () => {
    const said = {
      ...{ group: 'central', measure: 'sum', direction: 'lower', source: 'entered' },
      title: { nl: 'Klachten', en: 'Complaints' },
      definition: { nl: 'Klachten over het programma.', en: 'Complaints about the programme.' },
    };
    expect((await send('indicators/complaints', said, {}, 'PUT')).status).toBe(200);
    expect((await send('indicators/direction_fte', said, {}, 'PUT')).status).toBe(422);
    await enter({ indicator: 'complaints', value: 3 });
    const agreement = 'Convenant 2025';
    await send('figures/aims', { indicator: 'complaints', school_year: YEAR, agreement, target: 5 });
    expect(await figure('complaints')).toMatchObject({ value: 3, target: 5, met: true });
  });

  it('says what it said when it was delivered, with its definitions, whatever is entered later', async () => {
    const delivered = await send('reports/deliveries', { school_year: YEAR, title: 'To the ministry' });
    expect(delivered.status).toBe(201);
    const path = `deliveries/${delivered.body.id}`;
    const before = await tables(path);
    await enter({ indicator: 'direction_fte', value: 9 });
    expect((await figure('direction_fte'))?.value).toBe(9);
    expect(await tables(path)).toEqual(before);
    expect(await figure('direction_fte', path)).toMatchObject({
      ...{ value: 5, definition_en: 'Full-time equivalents that the direction puts in.' },
    });
    const book = await setting.get(`${path}?format=xlsx`);
    expect(book.headers.get('content-disposition')).toContain('To-the-ministry.xlsx');
    expect(
      Buffer.from(await book.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    const list = (await (await setting.get('deliveries')).json()) as { items: object[] };
    expect(list.items).toMatchObject([{ title: 'To the ministry', school_year: YEAR }]);
  });

  it('is the direction’s: a counsellor gets none of it', async () => {
    const as = { 'X-Demo-Person': setting.counsellor };
    expect((await setting.get(`year?school_year=${YEAR}`, as)).status).toBe(403);
    expect((await send('figures', { figures: [] }, as)).status).toBe(403);
  });
});
