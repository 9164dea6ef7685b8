import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { executeCommand } from '../../src/application/commands/execute.ts';
import { insertPerson } from '../../src/store/people/people.ts';
import { dayFromNow } from '../support/days.ts';
import { until } from '../support/until.ts';
import { accessibilityProblems, startBrowser, type TestBrowser, widerThanWindow } from './browser.ts';
import { type Enrolled, type Setting, startSetting } from './setting.ts';
import { pdf } from './visits.ts';

const PLAN = 'Dien het plan in';
const CHECK = 'Lees het plan na';

let setting: Setting;
let browser: TestBrowser;

beforeAll(async () => {
  [setting, browser] = await Promise.all([startSetting(), startBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await setting?.stop();
});

/** The counsellor's day, with the number of clicks, keys and fields that it took so far. */
async function monday(address = '/?lang=nl', options: Parameters<TestBrowser['open']>[0] = {}) {
  const page = await browser.open({ width: 1280, height: 900, as: setting.counsellor, ...options });
  await page.goto(`${setting.url}${address}`);
  let steps = 0;
  const counted = <T>(act: Promise<T>) => {
    steps += 1;
    return act;
  };
  return { page, counted, taken: () => steps };
}

const section = (page: Page, title: RegExp, { school }: Enrolled) =>
  page.getByRole('region', { name: title }).getByRole('listitem').filter({ hasText: school });

const says = (page: Page, text: string | RegExp) =>
  page.getByRole('status').filter({ hasText: text }).waitFor();

const bySystem = async ({ id }: Enrolled, command: Parameters<typeof executeCommand>[0]['command']) => {
  const actor = { kind: 'system' } as const;
  const outcome = await executeCommand({ deps: setting.deps, trajectoryId: id, actor, command });
  expect(outcome.ok).toBe(true);
};

describe("A counsellor's Monday", () => {
  it('corrects an address at which mails do not arrive in three steps, without a script, and the mail goes', async () => {
    const enrolled = await setting.enrolSchool();
    const { principal, school } = enrolled;
    await bySystem(enrolled, { type: 'undeliverable', role: 'principal', person: principal });
    const { page, counted, taken } = await monday('/?lang=nl', { script: false, width: 390, height: 844 });
    const line = section(page, /^Geen bericht mogelijk/, enrolled);
    expect(await line.textContent()).toMatch(/Anna Peeters[\s\S]*mails komen niet aan/);
    await counted(line.getByText('Ander adres').click());
    await counted(line.getByLabel('E-mailadres').fill('geen adres@'));
    await line.locator('form').evaluate((form: HTMLFormElement) => {
      form.noValidate = true;
    });
    await line.getByRole('button', { name: 'Bewaar en verstuur' }).click();
    expect(await line.getByText('Vul een e-mailadres in').count()).toBe(1);
    expect(await line.getByLabel('E-mailadres').inputValue()).toBe('geen adres@');
    expect(await widerThanWindow(page)).toBeLessThanOrEqual(0);
    const right = `anna.nieuw.${school}@school.example`;
    await line.getByLabel('E-mailadres').fill(right);
    await counted(line.getByRole('button', { name: 'Bewaar en verstuur' }).click());
    await says(page, `De Wilg ${school}`);
    expect(taken()).toBeLessThanOrEqual(3);
    await setting.sink.waitFor((mails) => mails.some(({ to }) => to.includes(right)));
    expect(await section(page, /^Geen bericht mogelijk/, enrolled).count()).toBe(0);
  });

  it('records from her day how a conversation went in three steps, with what was agreed last in sight, and takes it back', async () => {
    const enrolled = await setting.enrolSchool();
    const [on, step] = [new Date(), 'tasks/talk'];
    await bySystem(enrolled, { type: 'note', text: 'Het team wil eerst met de ICT-coördinator spreken.' });
    const start = new Date(on.getTime() + 3_600_000).toISOString();
    const end = new Date(on.getTime() + 7_200_000).toISOString();
    await bySystem(enrolled, { type: 'reschedule', step, appointments: [{ start, end }] });
    const { page, counted, taken } = await monday();
    const line = section(page, /^Afspraken vandaag/, enrolled);
    expect(await line.textContent()).toContain('Het team wil eerst met de ICT-coördinator spreken.');
    await counted(line.getByRole('link', { name: /^Verslag/ }).click());
    await counted(page.getByLabel(/^Verslag of toelichting/).fill('We starten met Word.'));
    await counted(page.getByRole('button', { name: 'Het gesprek ging door' }).click());
    await says(page, 'We starten met Word.');
    expect(taken()).toBeLessThanOrEqual(3);
    expect(new URL(page.url()).pathname).toBe('/');
    expect((await setting.stateOf(enrolled)).nodes[step]?.status).toBe('done');
    await page.getByRole('button', { name: 'Ongedaan maken' }).click();
    await until(async () => (await setting.stateOf(enrolled)).nodes[step]?.status === 'open');
    await says(page, 'ongedaan gemaakt');
    expect(new URL(page.url()).pathname).toBe('/');
  });

  it('reads what was handed in beside its review, and asks for changes in four steps', async () => {
    const enrolled = await setting.enrolSchool();
    const act = `/trajectories/${enrolled.id}/acts/complete?lang=nl&step=tasks/plan`;
    const { page } = await monday(act, { script: false });
    const name = 'visie-van-de-school.pdf';
    await page
      .getByLabel('Kies een bestand')
      .setInputFiles({ name, mimeType: 'application/pdf', buffer: pdf });
    await page.getByRole('button', { name: `Rond “${PLAN}” af` }).click();
    await says(page, PLAN);
    await bySystem(enrolled, { type: 'assign', role: 'principal', person: setting.counsellor });
    const { page: day, counted, taken } = await monday();
    const line = section(day, /^Vraagt iets van jou/, enrolled).filter({ hasText: CHECK });
    await counted(line.getByRole('link', { name: /^Beoordeel/ }).click());
    const judged = day.getByRole('region', { name: 'Wat werd ingediend' });
    await judged.getByRole('link', { name }).waitFor();
    await day.locator('html:not([aria-busy])').waitFor();
    expect(await accessibilityProblems(day)).toEqual([]);
    await counted(day.getByRole('radio', { name: /aanpass/i }).check());
    await counted(day.getByLabel(/^Verslag of toelichting/).fill('Zet er nog een planning bij.'));
    await counted(day.getByRole('button', { name: `Rond “${CHECK}” af` }).click());
    await says(day, 'Zet er nog een planning bij.');
    expect(taken()).toBeLessThanOrEqual(4);
    expect((await setting.stateOf(enrolled)).nodes['tasks/plan']?.status).toBe('open');
  });

  it('finds from anywhere in two steps why a school heard nothing', async () => {
    const enrolled = await setting.enrolSchool();
    await setting.sink.waitFor((mails) => mails.some(({ to }) => to.includes(enrolled.email)));
    const where = { trajectory_id: enrolled.id, kind: 'ask', status: 'sent' };
    await until(async () => (await setting.store.prisma.mail.count({ where })) > 0);
    const data = { status: 'failed', reason: 'refused', updated_at: new Date() };
    await setting.store.prisma.mail.updateMany({ where, data });
    const { page, counted, taken } = await monday('/reports?lang=nl');
    await counted(page.getByRole('combobox').or(page.getByRole('searchbox')).fill(enrolled.school));
    const found = page.getByRole('option').filter({ hasText: 'Alles wat gevraagd kan worden' });
    await counted(found.first().click());
    const timeline = page.getByRole('region', { name: 'Tijdlijn', exact: true });
    await timeline
      .getByText(/Geweigerd door de mailserver van de ontvanger/)
      .first()
      .waitFor();
    expect(taken()).toBeLessThanOrEqual(2);
  });

  it('hands twelve schools over for a leave, with a day of return, in eight steps', async () => {
    const colleague = randomUUID();
    const { organisation_id } = await setting.store.prisma.person.findUniqueOrThrow({
      where: { id: setting.counsellor },
    });
    await insertPerson(setting.store, {
      ...{ id: colleague, name: 'Cas Collega', email: 'cas@pbd.example', language: 'nl' },
      ...{ function: 'counsellor', organisationId: organisation_id ?? '' },
    });
    const all = await Promise.all(
      Array.from({ length: 12 }, () => setting.enrolSchool({ template: 'two-conversations' })),
    );
    const { page, counted, taken } = await monday('/trajectories?lang=nl');
    await counted(page.getByRole('combobox', { name: 'Model' }).selectOption({ label: 'Twee gesprekken' }));
    await counted(page.getByRole('button', { name: 'Zoeken' }).click());
    await page.getByText('12 trajecten').first().waitFor();
    await counted(page.getByLabel('alle 12 van deze lijst').check());
    await counted(page.getByRole('button', { name: 'Verder' }).click());
    await counted(page.getByLabel('Aan wie').selectOption({ label: 'Cas Collega' }));
    await counted(page.getByLabel(/^Terug vanaf/).fill(dayFromNow(60)));
    await counted(page.getByRole('button', { name: 'Overdragen: 12 trajecten' }).click());
    await says(page, 'Gevraagd. Tot je collega antwoordt, blijft alles zoals het is.');
    expect(taken()).toBeLessThanOrEqual(8);
    const { page: theirs } = await monday('/?lang=nl', { as: colleague });
    const asked = theirs.getByRole('region', { name: /^Overdrachten/ });
    expect(await asked.textContent()).toContain('12 trajecten');
    await asked.getByRole('button', { name: /^Overnemen/ }).click();
    await says(theirs, 'Overgenomen.');
    await until(async () => {
      const states = await Promise.all(all.map((one) => setting.stateOf(one)));
      return states.every(({ roles }) => roles.counsellor?.person === colleague);
    }, 60_000);
  });
});

describe('The whole console', () => {
  it('is gone through by keyboard alone, and the focus is always somewhere', async () => {
    const enrolled = await setting.enrolSchool();
    await setting.store.prisma.trajectory_step.updateMany({
      where: { trajectory_id: enrolled.id, step: 'join' },
      data: { due: new Date(`${dayFromNow(-300)}T00:00:00Z`) },
    });
    const { page } = await monday();
    const { keyboard } = page;
    const focused = () => page.evaluate('document.activeElement?.tagName ?? "BODY"');
    await keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Sneltoetsen' });
    await help.waitFor();
    expect(await help.textContent()).toContain('volgende of vorige lijn');
    await keyboard.press('Escape');
    await help.waitFor({ state: 'hidden' });
    // To the list, down its rows, ticks one, and opens it.
    await keyboard.press('g');
    await keyboard.press('t');
    await page.getByRole('heading', { level: 1, name: /trajecten/i }).waitFor();
    await until(async () => (await focused()) === 'MAIN');
    await keyboard.press('j');
    await keyboard.press('x');
    expect(await page.locator('[data-row] input:checked').count()).toBe(1);
    await keyboard.press('x');
    await page.locator('[data-row] a').first().focus();
    await keyboard.press('Enter');
    await page.waitForURL(/\/trajectories\/[0-9a-f-]{36}/);
    await until(async () => (await focused()) === 'MAIN');
    // To the school by name, then its late step on the day, which gets more time from the keyboard.
    await keyboard.press('/');
    await keyboard.type(enrolled.school);
    await page.getByRole('option').first().waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: new RegExp(enrolled.school) }).waitFor();
    await until(async () => (await focused()) === 'MAIN');
    await keyboard.press('g');
    await keyboard.press('v');
    await page.getByRole('heading', { level: 1, name: 'Vandaag' }).waitFor();
    await until(async () => (await focused()) === 'MAIN');
    const more = section(page, /^Te laat bij de school/, enrolled).getByRole('link', { name: /^Meer tijd/ });
    await more.focus();
    await keyboard.press('Enter');
    const title = page.getByRole('heading', { name: /andere einddatum/ });
    await title.waitFor();
    await until(async () => (await focused()) === 'H2');
    for (let step = 0; step < 12; step += 1) {
      await keyboard.press('Tab');
      if (/^Geef tijd tot/.test(String(await page.evaluate('document.activeElement.textContent')))) break;
    }
    await keyboard.press('Enter');
    await says(page, 'wordt nu verwacht tegen');
    expect(await focused()).not.toBe('BODY');
  });
});

describe('A direction', () => {
  it('finds ten answers about a programme, each on the page of its question', async () => {
    const id = randomUUID();
    const calls = [{ id: 'A', from: dayFromNow(-30), until: dayFromNow(30), quota: 2 }];
    const lots = [{ template: 'every-kind', amount: 100_000 }];
    await setting.store.prisma.programme.create({
      data: { id, name_nl: 'Sprong', name_en: 'Leap', lots, calls, budget: 500_000 },
    });
    const { id: central } = await setting.store.prisma.person.create({
      data: { id: randomUUID(), name: 'Cas Centraal', function: 'central', language: 'nl' },
    });
    const page = await browser.open({ script: false, width: 1280, as: central });
    const answers: [string, string | RegExp][] = [
      [`/programmes/${id}`, /Oproep A staat open/],
      [`/programmes/${id}`, /nog 2 plaatsen vrij/],
      [`/programmes/${id}`, /budget/],
      [`/programmes/${id}`, /Wachtlijst/],
      [`/programmes/${id}`, /Wie eerst aanspreken/],
      ['/reports/coverage', /bereikt/],
      ['/reports/indicators', /Scholen/i],
      ['/reports/partners', /partner/i],
      ['/reports/workload', /week/i],
      ['/reports/milestones', /mijlpa/i],
    ];
    for (const [address, answer] of answers) {
      await page.goto(`${setting.url}${address}?lang=nl`);
      expect([address, await page.getByRole('main').textContent()]).toEqual([
        address,
        expect.stringMatching(answer),
      ]);
    }
  });
});
