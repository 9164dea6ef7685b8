import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApp, listen } from '../../src/api/server.ts';
import { importSectors } from '../../src/application/schools/import-sectors.ts';
import { readSectorsCsv } from '../../src/register/sectors.ts';
import { applySchools } from '../../src/store/people/schools.ts';
import { publishTemplate } from '../../src/store/templates/templates.ts';
import { createPages } from '../../src/web/routes.ts';
import { type RunningApi, startApi } from '../api/running-api.ts';
import { until } from '../support/until.ts';
import { ask, LOT, placesOf } from './programme-setting.ts';

const GRANT = 'grant';
const PROJECT = `
template: project
subject: programme
title: { nl: Project, en: Project }
summary: { nl: Een project van het programma, en: A project of the programme }
source: written for the tests
available_from: 2020-09-01
counsellor: lead
roles:
  - { role: lead, party: central, title: { nl: Trekker, en: Lead } }
phases:
  - phase: work
    title: { nl: Werk, en: Work }
    steps:
      - { step: plan, kind: form, title: { nl: Plan, en: Plan } }
`;
const step = (id: string) => `grant/${id}`;

describe('the ledger of a programme', () => {
  let api: RunningApi;

  beforeAll(async () => {
    api = await startApi();
    const source = new URL('grant.yaml', import.meta.url);
    await publishTemplate(api.store, await readFile(source, 'utf8'));
  });

  afterAll(async () => {
    await api?.stop();
  });

  async function add(more: { call?: object; lots?: object[]; budget_cents?: number } = {}): Promise<string> {
    const { call, ...same } = more;
    const { status, body } = await api.post('programmes', {
      name: { nl: 'Toelagen', en: 'Grants' },
      lots: [{ template: GRANT }],
      calls: [{ id: 'first', from: '2020-09-01', until: '2099-12-31', ...call }],
      ...same,
    });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body.id;
  }

  const asked = async (programme: string, euros: number, more: object = {}): Promise<string> => {
    const answer = await ask(api, programme, { template: GRANT, amount_cents: euros * 100, ...more });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body.id;
  };
  const answer = (trajectory: string, body: object) =>
    api.post(`trajectories/${trajectory}/commands`, { type: 'complete', ...body });
  const decide = (trajectory: string, outcome: string, answers?: object) =>
    answer(trajectory, { step: step('decision'), outcome, ...(answers === undefined ? {} : { answers }) });
  const moneyOf = async (programme: string) => {
    const { body } = await api.get(`programmes/${programme}/places`);
    const { committed_cents, spent_cents, free_cents, recoverable_cents } = body.budget;
    return [committed_cents, spent_cents, free_cents, recoverable_cents].map((cents) => cents / 100);
  };

  it('commits what is granted instead of what was asked, and never beside it', async () => {
    const programme = await add({ budget_cents: 1_000_00 });
    const trajectory = await asked(programme, 800);
    expect(await moneyOf(programme)).toEqual([800, 0, 200, 0]);
    expect((await decide(trajectory, 'granted', { granted: 500 })).status).toBe(200);
    expect(await moneyOf(programme)).toEqual([500, 0, 500, 0]);
    const { body } = await api.get(`programmes/${programme}/payments`);
    expect(body.items).toMatchObject([{ kind: 'commitment', amount_cents: -300_00, step: step('decision') }]);
  });

  it('frees place and money at once when the application is refused, and has them back when that is taken back', async () => {
    const programme = await add({ budget_cents: 1_000_00, call: { quota: 1 } });
    const trajectory = await asked(programme, 800);
    expect(await placesOf(api, programme)).toMatchObject({ taken: 1, free: 0 });
    await decide(trajectory, 'refused');
    expect(await placesOf(api, programme)).toMatchObject({ taken: 0, free: 1 });
    expect(await moneyOf(programme)).toEqual([0, 0, 1000, 0]);
    const back = await api.post(`trajectories/${trajectory}/commands`, {
      ...{ type: 'reopen', step: step('decision'), reason: 'an appeal' },
    });
    expect(back.status).toBe(200);
    expect(await placesOf(api, programme)).toMatchObject({ taken: 1 });
    expect(await moneyOf(programme)).toEqual([800, 0, 200, 0]);
  });

  it('gives the last place and the last money once, also when it is granted at one instant or a refusal is taken back', async () => {
    const programme = await add({ budget_cents: 1_000_00 });
    const applications = [];
    for (let one = 0; one < 4; one += 1) applications.push(await asked(programme, 100));
    const answers = await Promise.all(
      applications.map((trajectory) => decide(trajectory, 'granted', { granted: 400 })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 409, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body).toMatchObject({ errors: [{ code: 'budget-exhausted' }] });
    expect(await moneyOf(programme)).toEqual([1000, 0, 0, 0]);

    const full = await add({ call: { quota: 1 } });
    const first = await asked(full, 10);
    await decide(first, 'refused');
    const second = await asked(full, 10);
    const reopen = { type: 'reopen', step: step('decision'), reason: 'an appeal' };
    const back = await api.post(`trajectories/${first}/commands`, reopen);
    expect(back.body).toMatchObject({ status: 409, errors: [{ code: 'quota-full' }] });
    expect(await placesOf(api, full)).toMatchObject({ taken: 1, free: 0 });
    await decide(second, 'refused');
    expect((await api.post(`trajectories/${first}/commands`, reopen)).status).toBe(200);
    expect(await placesOf(api, full)).toMatchObject({ taken: 1, free: 0 });
  }, 30_000);

  it('holds the place of whom it decides on later', async () => {
    const programme = await add({ call: { quota: 2 } });
    await decide(await asked(programme, 10), 'later');
    await asked(programme, 10);
    expect(await placesOf(api, programme)).toMatchObject({ taken: 2, reserved: 1, free: 0 });
  });

  it('grants no more than is free, and says how much that is', async () => {
    const programme = await add({ budget_cents: 1_000_00 });
    const trajectory = await asked(programme, 400);
    await asked(programme, 500);
    const refused = await decide(trajectory, 'granted', { granted: 600 });
    expect(refused.body).toMatchObject({
      status: 409,
      errors: [{ path: 'answers.granted', code: 'budget-exhausted' }],
    });
    expect((await decide(trajectory, 'granted', { granted: 500 })).status).toBe(200);
    expect(await moneyOf(programme)).toEqual([1000, 0, 0, 0]);
  });

  it('books every part that is paid, takes back what is done again, and pays the rest where no amount is given', async () => {
    const programme = await add({ budget_cents: 1_000_00 });
    const trajectory = await asked(programme, 900);
    await decide(trajectory, 'granted', { granted: 900 });
    const tooMuch = await answer(trajectory, { step: step('part#1'), answers: { paid: 901 } });
    expect(tooMuch.body).toMatchObject({ status: 409, errors: [{ path: 'answers.paid' }] });
    await answer(trajectory, { step: step('part#1'), answers: { paid: 300 } });
    expect(await moneyOf(programme)).toEqual([900, 300, 100, 0]);
    await api.post(`trajectories/${trajectory}/commands`, {
      ...{ type: 'reopen', step: step('part#1'), reason: 'a typing error' },
    });
    expect(await moneyOf(programme)).toEqual([900, 0, 100, 0]);
    await answer(trajectory, { step: step('part#1'), answers: { paid: 350 } });
    await answer(trajectory, { step: step('part#2') });
    expect(await moneyOf(programme)).toEqual([900, 900, 100, 0]);
    const { body } = await api.get(`programmes/${programme}/payments`);
    const paid = body.items.filter(({ kind }: { kind: string }) => kind === 'payment');
    expect(paid.map((line: { amount_cents: number }) => line.amount_cents / 100)).toEqual([
      300, -300, 350, 550,
    ]);
  });

  it('takes a payment once, and answers the same when it is asked again because its answer was lost', async () => {
    const programme = await add({ budget_cents: 1_000_00 });
    const trajectory = await asked(programme, 900);
    await decide(trajectory, 'granted', { granted: 900 });
    const pay = () =>
      api.post(
        `trajectories/${trajectory}/commands`,
        { type: 'complete', step: step('part#1'), answers: { paid: 600 } },
        { key: `pay-${trajectory}` },
      );
    const first = await pay();
    await api.store.pool.query('DELETE FROM idempotency_key');
    const again = await pay();
    expect([again.status, again.body.version]).toEqual([200, first.body.version]);
    expect(await moneyOf(programme)).toEqual([900, 600, 100, 0]);
  });

  it('is closed by the report on the money: what was not spent has to come back', async () => {
    const programme = await add({ budget_cents: 1_000_00 });
    const trajectory = await asked(programme, 500);
    await decide(trajectory, 'granted', { granted: 500 });
    await answer(trajectory, { step: step('part#1'), answers: { paid: 200 } });
    await answer(trajectory, { step: step('part#2'), answers: { paid: 300 } });
    await answer(trajectory, { step: step('report'), answers: { spent: 450 } });
    expect(await moneyOf(programme)).toEqual([500, 500, 500, 50]);
    const back = { trajectory, amount_cents: -50_00, note: 'came back' };
    expect((await api.post(`programmes/${programme}/payments`, back)).status).toBe(201);
    expect(await moneyOf(programme)).toEqual([450, 450, 550, 0]);
  });

  it('knows what a school owes, who in it, what it paid, and why it was let off', async () => {
    const programme = await add();
    const incomeOf = async () => {
      const { income } = (await api.get(`programmes/${programme}/places`)).body;
      return [income.owed_cents, income.received_cents, income.waived_cents, income.open_cents];
    };
    const [one, two] = [await asked(programme, 0), await asked(programme, 0)];
    for (const trajectory of [one, two]) await decide(trajectory, 'granted', { granted: 0, fee: 250 });
    expect(await incomeOf()).toEqual([500_00, 0, 0, 500_00]);
    const unsaid = await answer(two, { step: step('fee'), outcome: 'waived' });
    expect(unsaid.body).toMatchObject({ errors: [{ path: 'comment', code: 'comment-required' }] });
    await answer(one, { step: step('fee'), outcome: 'paid' });
    await answer(two, { step: step('fee'), outcome: 'waived', comment: 'The school flooded.' });
    expect(await incomeOf()).toEqual([500_00, 250_00, 250_00, 0]);
    const { body } = await api.get(`programmes/${programme}/payments`);
    expect(body.items.at(-1)).toMatchObject({
      ...{ kind: 'waiver', amount_cents: 250_00, owed_by: 'principal', note: 'The school flooded.' },
    });
  });

  it('takes by hand what no step books, and lets nobody off without a reason', async () => {
    const programme = await add();
    const trajectory = await asked(programme, 0);
    const record = (body: object) => api.post(`programmes/${programme}/payments`, { trajectory, ...body });
    expect((await record({ kind: 'owed', amount_cents: 100 })).status).toBe(201);
    expect((await record({ kind: 'income', amount_cents: 101 })).body).toMatchObject({
      errors: [{ code: 'above-owed', message: '€1.00 is still owed.' }],
    });
    expect((await record({ kind: 'waiver', amount_cents: 40 })).body).toMatchObject({
      errors: [{ path: 'note', code: 'reason-missing' }],
    });
    expect((await record({ kind: 'waiver', amount_cents: 40, note: 'half was enough' })).status).toBe(201);
    expect((await record({ kind: 'income', amount_cents: 60 })).status).toBe(201);
  });

  it('is one figure wherever it is asked: over the API, on the page, in the file and added up line by line', async () => {
    const programme = await add({ budget_cents: 2_000_00 });
    const [one, two] = [await asked(programme, 900), await asked(programme, 700)];
    await decide(one, 'granted', { granted: 850 });
    await decide(two, 'granted', { granted: 600 });
    for (const [trajectory, part, paid] of [
      ...[
        [one, 'part#1', 300],
        [two, 'part#1', 100.5],
        [one, 'part#2', 550],
      ],
    ] as const)
      await answer(trajectory, { step: step(part), answers: { paid } });
    expect(await moneyOf(programme)).toEqual([1450, 950.5, 550, 0]);
    const { body } = await api.get(`programmes/${programme}/payments`);
    const sumOf = (kinds: readonly string[]) =>
      body.items
        .filter(({ kind }: { kind: string }) => kinds.includes(kind))
        .reduce((sum: number, line: { amount_cents: number }) => sum + line.amount_cents, 0);
    expect(sumOf(['payment'])).toBe(950_50);
    const pages = await listen(createApp(api.deps, { pages: createPages(api.deps) }), { port: 0 });
    const seen = async (path: string) => {
      const answered = await fetch(`${pages.url}${path}`, {
        headers: { 'X-Demo-Person': api.world.central },
      });
      return (await answered.text()).replaceAll('\u00a0', ' ').replaceAll('&nbsp;', ' ');
    };
    const list = await seen('/programmes?lang=nl');
    for (const amount of ['€ 1.450,00', '€ 950,50', '€ 550,00']) expect(list).toContain(amount);
    expect(await seen('/programmes/export.csv?lang=nl')).toContain('"2000.00";"1450.00";"950.50";"550.00"');
    await pages.close();
  });

  it('pays nothing after the last day of the money, and has it free again', async () => {
    const programme = await add({ budget_cents: 1_000_00, call: { money_until: '2026-09-13' } });
    const trajectory = await asked(programme, 500);
    expect(await moneyOf(programme)).toEqual([0, 0, 1000, 0]);
    const late = await api.post(`programmes/${programme}/payments`, { trajectory, amount_cents: 100 });
    expect(late.body).toMatchObject({ status: 409, errors: [{ path: 'on', code: 'money-ended' }] });
    const before = { trajectory, amount_cents: 100, on: '2026-09-13' };
    expect((await api.post(`programmes/${programme}/payments`, before)).status).toBe(201);
    expect(await moneyOf(programme)).toEqual([1, 1, 999, 0]);
  });

  it('says whom to approach, by need, and leaves out who has or awaits a place', async () => {
    const programme = await add();
    const [has, waits, never, before] = [
      await api.addSchool('Has'),
      await api.addSchool('Waits'),
      await api.addSchool('Never'),
      await api.addSchool('Before'),
    ];
    await asked(programme, 0, { subject: { kind: 'school', id: has } });
    const volger = { subject: { kind: 'school', id: before }, group: 'volger' };
    await api.post('trajectories', await api.enrolment(volger));
    const full = await add({ call: { quota: 0 } });
    const wish = { template: GRANT, amount_cents: 0, subject: { kind: 'school', id: waits } };
    await ask(api, full, { ...wish, waiting_list: true });
    const rowsOf = async (id: string, as?: string) => {
      const path = `reports/candidates?programme=${id}&limit=1000`;
      const { body } = await api.get(path, as === undefined ? {} : { as });
      return body.rows as { school: string; rank: number; why: string }[];
    };
    const rows = await rowsOf(programme);
    const of = (number: string) => rows.find(({ school }) => school === number);
    expect(of(has)).toBeUndefined();
    expect(of(never)?.why).toMatch(/^never reached/);
    expect(of(before)?.why).toMatch(/^volger before/);
    expect(of(never)?.rank).toBeLessThan(of(before)?.rank ?? 0);
    expect((await rowsOf(full)).map(({ school }) => school)).not.toContain(waits);
    // Another service approaches schools of its own network.
    const others = (await rowsOf(programme, api.world.otherCounsellor)).map(({ school }) => school);
    expect(others).toContain(api.world.otherSchool);
    expect(others).not.toContain(never);
  });

  it('those near a sector that is little reached before others, from a file of the region', async () => {
    const programme = await add();
    const near = await api.addSchool('Sector near');
    const far = await api.addSchool('Sector far');
    const reached = await api.addSchool('Sector reached');
    // So many more of the region, of which none is reached, that one of two is more than the average.
    const others = Array.from({ length: 200 }, (_, at) => ({
      number: `${990_000 + at}`,
      name: `Other ${at}`,
    }));
    await applySchools(api.store, others, [], new Date().toISOString());
    await asked(await add(), 0, { subject: { kind: 'school', id: reached } });
    const file = `instelling_nummer;sector\n${near};Textiel\n${far};Chemie\n${reached};Chemie\n999998;Bouw`;
    const report = await importSectors({ store: api.store, reading: readSectorsCsv(file) });
    expect(report).toEqual({ schools: 3, unknown: ['999998'], rejected: [] });
    expect((await api.get(`schools/${near}`)).body.sectors).toEqual(['Textiel']);
    const { body } = await api.get(`reports/candidates?programme=${programme}&limit=1000`);
    const of = (number: string) => body.rows.find(({ school }: { school: string }) => school === number);
    expect(of(near)).toMatchObject({
      sectors: 'Textiel',
      why: expect.stringContaining('fewer schools than average are reached near a sector'),
    });
    expect(of(far).why).not.toContain('near a sector');
    expect(of(near).rank).toBeLessThan(of(far).rank);
  });

  describe('has projects in which schools and organisations take part', () => {
    let project: string;
    beforeAll(async () => {
      await publishTemplate(api.store, PROJECT);
      const subject = { kind: 'programme', id: 'project-1' };
      const enrolment = { template: 'project', subject, roles: { lead: api.world.counsellor } };
      project = (await api.post('trajectories', enrolment)).body.id;
    });

    it('in a role, from a day, until a day; twice the same is refused', async () => {
      const school = await api.addSchool('Project school');
      const path = `trajectories/${project}/participants`;
      const added = await api.post(path, { school, role: 'lead school', from: '2026-09-01' });
      expect([added.status, added.body]).toMatchObject([
        201,
        { school, name: 'Project school', role: 'lead school', from: '2026-09-01', until: null },
      ]);
      const house = { organisation: api.world.otherService, role: 'guidance' };
      expect((await api.post(path, house)).status).toBe(201);
      expect((await api.post(path, { school, role: 'lead school' })).body).toMatchObject({
        status: 422,
        errors: [{ path: 'role', code: 'takes-part-already' }],
      });
      const one = `${path}/${added.body.id}`;
      expect((await api.call('PATCH', one, { body: { until: '2026-08-31' } })).status).toBe(422);
      const ended = await api.call('PATCH', one, { body: { until: '2026-09-30' } });
      expect(ended.body).toMatchObject({ until: '2026-09-30' });
      const { body } = await api.get(`schools/${school}/participations`);
      expect(body.items).toMatchObject([{ trajectory: project, role: 'lead school' }]);
    });

    it('that count as reached, in coverage and in the indicators, from their first day', async () => {
      const before = await reached();
      const school = await api.addSchool('Reached by a project');
      await api.post(`trajectories/${project}/participants`, { school, role: 'x', from: '2026-09-14' });
      expect(await reached()).toEqual(before.map((count) => count + 1));
      expect(await reached('2026-09-13')).not.toEqual(await reached());
    });

    const reached = async (day = '2026-09-14'): Promise<number[]> => {
      const coverage = await api.get(`reports/coverage?by=network&as_of=${day}`);
      const indicators = await api.get(`reports/indicators?as_of=${day}`);
      const sum = coverage.body.rows.reduce((all: number, row: { reached: number }) => all + row.reached, 0);
      const inTrajectory = indicators.body.rows.find(
        (row: { indicator: string }) => row.indicator === 'schools_in_trajectory',
      );
      return [sum, inTrajectory.value];
    };

    it('and no school takes part in what is about another school', async () => {
      const programme = await add();
      const trajectory = await asked(programme, 0);
      const answered = await api.post(`trajectories/${trajectory}/participants`, {
        ...{ school: await api.addSchool(), role: 'x' },
      });
      expect(answered.body).toMatchObject({ status: 422, errors: [{ code: 'not-programme-level' }] });
    });
  });

  describe('has calls of which it is known beforehand what they bring', () => {
    const call = { id: 'first', from: '2020-09-01', until: '2099-12-31', start: '2026-09-01', quota: 10 };
    const rowsOf = async (report: string) =>
      (await api.get(`reports/${report}`)).body.rows as Record<string, string | number>[];
    let programme: string;
    let trajectory: string;

    beforeAll(async () => {
      const source = new URL('anchored.yaml', import.meta.url);
      await publishTemplate(api.store, await readFile(source, 'utf8'));
      programme = await add({ call, lots: [{ template: 'anchored' }] });
      const answered = await ask(api, programme, { template: 'anchored' });
      expect(answered.body).toMatchObject({ open: [{ path: 'year/report', due: '2027-03-01' }] });
      trajectory = answered.body.id;
    });

    it('what it would ask of the weeks of a counsellor, as many conversations as there are places for each', async () => {
      const { rows: counted } = await api.store.pool.query(
        `SELECT count(*)::int AS count FROM person WHERE function = 'counsellor' AND left_at IS NULL`,
      );
      const counsellors: number = counted[0].count;
      const rows = await rowsOf(`call-load?programme=${programme}&places=8`);
      const sum = (column: string) => rows.reduce((all, row) => all + Number(row[column]), 0);
      expect(sum('conversations')).toBeCloseTo(8 / counsellors, 1);
      expect(sum('hours')).toBeCloseTo(16 / counsellors, 1);
      expect(rows[0]).toMatchObject({ week_of: expect.any(String), hours_together: expect.any(Number) });
      // One of the ten places is taken.
      const free = await rowsOf(`call-load?programme=${programme}&cohort=first`);
      const each = free.reduce((all, row) => all + Number(row.conversations), 0);
      expect(each).toBeCloseTo(9 / counsellors, 1);
      expect((await api.get(`reports/call-load?programme=${programme}&cohort=none`)).status).toBe(422);
    });

    it('what other dates move: shown first, then moved in every trajectory, and said in its journal', async () => {
      const moved = await rowsOf(`moved-call?programme=${programme}&cohort=first&start=2026-10-01`);
      expect(moved).toContainEqual(
        expect.objectContaining({ kind: 'date', before: '2027-03-01', after: '2027-04-01' }),
      );
      expect(moved).toContainEqual(expect.objectContaining({ kind: 'mail' }));
      expect((await rowsOf(`moved-call?programme=${programme}&cohort=first`)).length).toBe(0);
      const dueOf = async () => (await api.get(`trajectories/${trajectory}`)).body.open[0].due;
      expect(await dueOf()).toBe('2027-03-01');
      const changed = await api.call('PATCH', `programmes/${programme}`, {
        body: { calls: [{ ...call, start: '2026-10-01' }] },
        headers: { 'If-Match': '*' },
      });
      expect(changed.status).toBe(200);
      await until(async () => (await dueOf()) === '2027-04-01');
      const { body } = await api.get(`trajectories/${trajectory}/journal`);
      const said = body.items.find(({ type }: { type: string }) => type === 'calendar-changed');
      expect(said?.details).toMatchObject({
        call: { start: '2026-10-01' },
        moved: [{ path: 'year/report', from: '2027-03-01', to: '2027-04-01' }],
      });
    });

    it('with which starts, in its school year, what has not begun', async () => {
      const ahead = { ...call, start: '2027-05-03' };
      const later = await add({ call: ahead, lots: [{ template: 'anchored' }] });
      const { body: asked } = await ask(api, later, { template: 'anchored', start: ahead.start });
      expect(asked).toMatchObject({ open: [], start: '2027-05-03', period: '2026-2027' });
      const changed = await api.call('PATCH', `programmes/${later}`, {
        body: { calls: [{ ...ahead, start: '2027-09-06' }] },
        headers: { 'If-Match': '*' },
      });
      expect(changed.status).toBe(200);
      const read = async () => (await api.get(`trajectories/${asked.id}`)).body;
      await until(async () => (await read()).start === '2027-09-06');
      expect(await read()).toMatchObject({ period: '2027-2028', open: [] });
      const { body } = await api.get(`trajectories/${asked.id}/journal`);
      expect(body.items.at(-1).details).toMatchObject({ call: { start: '2027-09-06' }, start: '2027-09-06' });
    });
  });

  describe('gives places by what the register says', () => {
    let next = 905_000;
    const school = async ({ pupils, ...more }: { pupils?: number; [field: string]: unknown }) => {
      const number = String(next++);
      const network = 'Vrij gesubsidieerd onderwijs';
      const known = { number, name: `School ${number}`, network, ...more };
      await applySchools(api.store, [known], [], api.clock.now().toString());
      await api.store.pool.query('UPDATE school SET pupils = $2 WHERE number = $1', [number, pupils]);
      return { subject: { kind: 'school', id: number } };
    };

    it('no more than its part to one province or size, whatever is free elsewhere', async () => {
      const limits = [
        { by: 'province', value: 'Limburg', quota: 1 },
        { by: 'size', value: '0-199', quota: 1 },
      ];
      const programme = await add({ call: { quota: 9, limits } });
      await asked(programme, 0, await school({ province: 'Limburg', pupils: 800 }));
      const refused = await ask(api, programme, {
        ...{ template: GRANT, amount_cents: 0, ...(await school({ province: 'Limburg' })) },
      });
      expect(refused.body).toMatchObject({
        status: 409,
        errors: [{ code: 'quota-full', message: 'All 1 places for schools of “Limburg” are taken.' }],
      });
      await asked(programme, 0, await school({ province: 'Antwerpen', pupils: 120 }));
      const small = { template: GRANT, amount_cents: 0, ...(await school({ pupils: 199 })) };
      expect((await ask(api, programme, small)).status).toBe(409);
      await asked(programme, 0, await school({ pupils: 200 }));
      expect((await placesOf(api, programme)).limits).toMatchObject([
        { value: 'Limburg', taken: 1, free: 0 },
        { value: '0-199', taken: 1, free: 0 },
      ]);
    });

    it('in a lot of one level to schools of that level only', async () => {
      const programme = await add({ lots: [{ template: GRANT, levels: ['BASIS'] }] });
      for (const level of ['SO', undefined]) {
        const wanted = { template: GRANT, amount_cents: 0, ...(await school({ level })) };
        expect((await ask(api, programme, wanted)).body).toMatchObject({
          status: 422,
          errors: [{ path: 'subject', code: 'wrong-level' }],
        });
      }
      await asked(programme, 0, await school({ level: 'BASIS' }));
    });

    it('to no school in two lots that exclude each other, whichever says so', async () => {
      const lots = [{ template: GRANT, excludes: [LOT] }, { template: LOT }];
      const programme = await add({ lots });
      const subject = await school({});
      const trajectory = await asked(programme, 0, subject);
      const other = { template: LOT, amount_cents: 0, ...subject };
      expect((await ask(api, programme, other)).body).toMatchObject({
        status: 409,
        errors: [{ path: 'template', code: 'excluded-by-lot' }],
      });
      await decide(trajectory, 'refused');
      expect((await ask(api, programme, other)).status).toBe(201);
    });
  });
});
