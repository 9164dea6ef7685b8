import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { dayFromNow } from '../support/days.ts';
import { until } from '../support/until.ts';
import { accessibilityProblems, startBrowser, type TestBrowser } from './browser.ts';
import { type Enrolled, type Setting, startSetting } from './setting.ts';

const JOIN = 'Bevestig dat jullie meedoen';
const SURVEY = 'Vertel waar jullie staan';

let setting: Setting;
let browser: TestBrowser;

beforeAll(async () => {
  [setting, browser] = await Promise.all([startSetting(), startBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await setting?.stop();
});

/** A page of the console as somebody sees it, in which nothing may go wrong unseen; it hears what others do. */
async function visit(address: string, as = setting.counsellor, width = 1280) {
  const page = await browser.open({ width, height: 900, policy: true, as });
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  const hears = page.waitForResponse((response) => response.url().includes('/events?'));
  await page.goto(`${setting.url}${address}`);
  expect((await hears).status()).toBe(200);
  return { page, complaints };
}

const at = ({ id }: Enrolled) => `/trajectories/${id}?lang=nl`;

/** Somebody of the school confirms that they take part, on the page behind the link in a mail. */
async function confirm(enrolled: Enrolled): Promise<void> {
  const page = await browser.open({ script: false });
  await page.goto(`${setting.url}/p/${await setting.makeLink(enrolled, 'tasks/join')}`);
  await page.getByRole('button').first().click();
  await until(async () => (await setting.stateOf(enrolled)).nodes['tasks/join']?.status === 'done');
}

const line = (page: Page, { school }: Enrolled, what: string) =>
  page.getByRole('listitem').filter({ hasText: school }).filter({ hasText: what });

describe('What others do', () => {
  it('appears on the page of a trajectory by itself, and the focus stays where it was', async () => {
    const enrolled = await setting.enrolSchool();
    const { page, complaints } = await visit(at(enrolled), setting.administrator);
    const now = page.getByRole('region', { name: 'Nu', exact: true });
    await now.getByText(JOIN, { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Pauzeer' }).focus();
    await confirm(enrolled);
    await now.getByText(JOIN, { exact: true }).waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Pauzeer');
    await page.getByRole('region', { name: 'Tijdlijn' }).getByText(`“${JOIN}”`).first().waitFor();
    expect(complaints).toEqual([]);
  });

  it('appears in the day of who follows it and in her list', async () => {
    const enrolled = await setting.enrolSchool();
    await setting.store.prisma.trajectory_step.updateMany({
      where: { trajectory_id: enrolled.id, step: 'join' },
      data: { due: new Date(`${dayFromNow(-3)}T00:00:00Z`) },
    });
    const [day, list] = [await visit('/?lang=nl'), await visit('/trajectories?lang=nl&column=open')];
    await line(day.page, enrolled, JOIN).waitFor();
    const row = list.page.getByRole('row').filter({ hasText: enrolled.school });
    await row.filter({ hasText: JOIN }).waitFor();
    await confirm(enrolled);
    const late = day.page.getByRole('region', { name: /^Te laat bij de school/ }).getByRole('listitem');
    await late.filter({ hasText: enrolled.school }).waitFor({ state: 'detached' });
    const news = day.page.getByRole('region', { name: /^Nieuws sinds je keek/ }).getByRole('listitem');
    await news.filter({ hasText: enrolled.school }).filter({ hasText: JOIN }).waitFor();
    await row.filter({ hasText: JOIN }).waitFor({ state: 'detached' });
    expect([...day.complaints, ...list.complaints]).toEqual([]);
  });

  it('waits in a line while somebody is typing, and nothing typed is lost when it is shown', async () => {
    const enrolled = await setting.enrolSchool();
    const longAgo = new Date(`${dayFromNow(-400)}T00:00:00Z`);
    const [trajectory, step] = [{ id: enrolled.id }, { trajectory_id: enrolled.id, status: 'open' }];
    await setting.store.prisma.trajectory_step.updateMany({ where: step, data: { opened_on: longAgo } });
    const quiet = { quiet_since: longAgo, silent_from: longAgo };
    await setting.store.prisma.trajectory.update({ where: trajectory, data: quiet });
    const { page, complaints } = await visit('/?lang=nl', setting.counsellor, 390);
    const silent = page.getByRole('region', { name: /^Stil/ }).getByRole('listitem');
    const mine = silent.filter({ hasText: enrolled.school });
    await mine.getByText('Gebeld').click();
    const said = mine.getByLabel('Wat zei de school?');
    await said.fill('de directeur belt vrijdag terug');
    await confirm(enrolled);
    const news = page.getByRole('button', { name: 'Toon het nieuws' });
    await news.waitFor();
    expect(await said.inputValue()).toBe('de directeur belt vrijdag terug');
    const seen = page.getByRole('region', { name: /^Nieuws sinds je keek/ }).getByRole('listitem');
    // What happens to other schools meanwhile is news too, and brings the line back while she types.
    await until(async () => {
      if (await news.isVisible()) await news.click();
      return (await seen.filter({ hasText: enrolled.school }).isVisible()) && !(await news.isVisible());
    });
    expect(await said.inputValue()).toBe('de directeur belt vrijdag terug');
    await mine.getByRole('button', { name: 'Noteren' }).click();
    await page.getByRole('status').filter({ hasText: 'Genoteerd.' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('is told to two people at one step in a sentence, and the second loses nothing', async () => {
    const enrolled = await setting.enrolSchool();
    const first = await visit(at(enrolled), setting.administrator);
    const second = await visit(at(enrolled));
    for (const { page } of [first, second]) {
      await page.getByRole('link', { name: new RegExp(`^Sla over\\s*: ${SURVEY}`) }).click();
      await page.getByLabel('Waarom?').fill('Ze vulden het vorig jaar in.');
    }
    await second.page.getByLabel('Waarom?').fill('De school belde dat het niet past.');
    await first.page.getByRole('button', { name: `Sla “${SURVEY}” over` }).click();
    await first.page.getByRole('status').filter({ hasText: 'is overgeslagen' }).waitFor();
    await second.page.getByRole('button', { name: 'Toon het nieuws' }).waitFor();
    expect(await accessibilityProblems(await looked(second.page))).toEqual([]);
    await second.page.getByRole('button', { name: `Sla “${SURVEY}” over` }).click();
    const alert = second.page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toContain('Ann Admin');
    expect(await second.page.getByLabel('Waarom?').inputValue()).toBe('De school belde dat het niet past.');
  });
});

describe('What tells of news', () => {
  const ask = (query: string, as = setting.counsellor) =>
    fetch(`${setting.url}/events?${query}`, {
      headers: { 'X-Demo-Person': as, Accept: 'text/event-stream' },
      signal: AbortSignal.timeout(10_000),
    });

  it('says nothing to whoever may not see what it is about, and holds no word of it', async () => {
    const enrolled = await setting.enrolSchool();
    const { id: service } = await setting.store.prisma.organisation.create({
      data: { id: crypto.randomUUID(), kind: 'pbd', name: 'Begeleidingsdienst Zuid' },
    });
    const { id: stranger } = await setting.store.prisma.person.create({
      data: { id: crypto.randomUUID(), name: 'Zoë', function: 'counsellor', organisation_id: service },
    });
    expect((await ask(`trajectory=${enrolled.id}&version=1`, stranger)).status).toBe(404);
    const mine = await ask(`trajectory=${enrolled.id}&version=0`);
    const reader = mine.body!.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    while (!heard.includes('data:')) heard += (await reader.read()).value;
    expect(heard).toMatch(/^retry: 5000\n\ndata: news\n\n$/);
    await reader.cancel();
  });

  it('is open to one person for a few pages, and leaves the others to be renewed by hand', async () => {
    const { id: central } = await setting.store.prisma.person.create({
      data: { id: crypto.randomUUID(), name: 'Cas Centraal', function: 'central' },
    });
    const many = await Promise.all(Array.from({ length: 14 }, () => ask('of=day', central)));
    const open = many.filter(({ status }) => status === 200);
    expect(open.length).toBe(12);
    expect(many.filter(({ status }) => status === 204).length).toBe(2);
    await Promise.all(open.map(({ body }) => body?.cancel()));
    await until(async () => {
      const again = await ask('of=day', central);
      await again.body?.cancel();
      return again.status === 200;
    });
  });
});

/** The same page as somebody looks at it into whom a script may be put to check it. */
async function looked(page: Page): Promise<Page> {
  const again = await browser.open({ width: 1280, as: setting.counsellor });
  await again.goto(page.url());
  return again;
}
