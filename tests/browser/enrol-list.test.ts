import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { insertPerson } from '../../src/store/people/people.ts';
import { applySchools } from '../../src/store/people/schools.ts';
import { xlsxOf } from '../../src/web/staff/listing/file.ts';
import { dayFromNow } from '../support/days.ts';
import { until } from '../support/until.ts';
import { accessibilityProblems, startBrowser, type TestBrowser, widerThanWindow } from './browser.ts';
import { type Setting, startSetting } from './setting.ts';

let setting: Setting;
let browser: TestBrowser;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lists-'));
  [setting, browser] = await Promise.all([startSetting(), startBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await setting?.stop();
  await rm(folder, { recursive: true, force: true });
});

const network = 'Vrij gesubsidieerd onderwijs';

async function addSchools(first: number, count: number): Promise<string[]> {
  const numbers = Array.from({ length: count }, (_, index) => String(first + index));
  const schools = numbers.map((number) => ({ number, name: `De Beuk ${number}`, network }));
  await applySchools(setting.store, schools, [], new Date().toISOString());
  return numbers;
}

async function open(script = true, as = setting.counsellor): Promise<Page> {
  const page = await browser.open({ script, width: 1280, as });
  await page.goto(`${setting.url}/enrol/lists?lang=nl`);
  return page;
}

const enrolled = (numbers: readonly string[]) =>
  setting.store.prisma.trajectory.count({ where: { school_number: { in: [...numbers] } } });

describe('A list of three hundred schools', () => {
  it('is brought as a workbook, checked, mended in place and enrolled, and what failed is taken along', async () => {
    const numbers = await addSchools(930_000, 300);
    const known = randomUUID();
    await insertPerson(setting.store, {
      ...{ id: known, name: 'Jan Janssens', email: 'directie.930000@school.example' },
      ...{ schoolNumber: '930000', function: 'principal', language: 'nl', phone: '03 111 11 11' },
    });
    const rows = numbers.map((number, index) => [
      ...[number, index === 0 ? 'Jan Janssens-Maes' : `Directeur ${number}`],
      index === 299 ? 'geen adres' : `directie.${number}@school.example`,
    ]);
    const unknown = ['930999', 'Directeur van niets', 'niets@school.example'];
    const table = [['Instellingsnummer', 'Naam directeur', 'E-mail directeur', 'Gemeente'], ...rows, unknown];
    const file = join(folder, 'scholen.xlsx');
    await writeFile(
      file,
      await xlsxOf(
        table.map((row) => row.map(String)),
        'Scholen',
      ),
    );

    const page = await open();
    await page.getByLabel('Bestand (CSV of XLSX)').setInputFiles(file);
    await page.getByLabel('Modeltraject', { exact: true }).selectOption('Twee gesprekken');
    await page.getByRole('button', { name: 'Kijk de lijst na' }).click();
    await page.getByText(', 301 rijen.').waitFor({ timeout: 60_000 });
    expect(await page.getByText('Deze kolommen worden niet gelezen: gemeente.').count()).toBe(1);
    const further = page.getByRole('button', { name: 'Kijk verder na' });
    while ((await further.count()) > 0) {
      const answered = page.waitForResponse((one) => one.request().method() === 'GET');
      await further.click();
      await answered;
      await page
        .getByText(/^(Nog \d+ rijen na te kijken|Er (gaat|gaan) meteen)/)
        .first()
        .waitFor();
    }
    const ready = page.getByRole('heading', { name: '298 van 301 rijen kunnen ingeschreven worden.' });
    await ready.waitFor();
    expect(await page.getByText(/Er gaan meteen \d+ mails\./).count()).toBe(1);
    expect(await accessibilityProblems(page)).toEqual([]);

    await page.getByText('Bij 1 rij is iemand al anders bekend. Wat telt?').waitFor();
    await page.getByRole('button', { name: 'Neem over wat de lijst zegt' }).click();
    await page.getByRole('heading', { name: '299 van 301 rijen kunnen ingeschreven worden.' }).waitFor();

    await page.getByRole('link', { name: /^Niet in orde/ }).click();
    const wrong = page.getByRole('row').filter({ hasText: 'De Beuk 930299' });
    expect(await wrong.textContent()).toContain('is geen e-mailadres (geen adres)');
    await wrong.getByRole('link', { name: 'Verbeter' }).click();
    const mending = page.getByRole('form', { name: 'Lijn 301 verbeteren' });
    await mending.getByLabel('E-mailadres van de directeur').fill('directie.930299@school.example');
    await mending.getByRole('button', { name: 'Bewaar en kijk na' }).click();
    await page.getByRole('heading', { name: '300 van 301 rijen kunnen ingeschreven worden.' }).waitFor();
    expect(await enrolled(numbers)).toBe(0);

    await page.getByRole('button', { name: 'Schrijf 300 scholen in' }).click();
    await page.getByText('je mag deze pagina verlaten').waitFor();
    const address = page.url();
    await page.goto(`${setting.url}/?lang=nl`);
    await until(async () => (await enrolled(numbers)) === 300, 400_000);
    await page.goto(address);
    await until(async () => {
      await page.reload();
      return (await page.getByText('300 scholen zijn ingeschreven.').count()) === 1;
    }, 60_000);
    const first = await setting.store.prisma.person.findUnique({ where: { id: known } });
    expect(first?.name).toBe('Jan Janssens-Maes');

    const answer = await fetch(
      new URL((await page.getByRole('link', { name: 'CSV' }).getAttribute('href')) ?? '', setting.url),
      { headers: { 'X-Demo-Person': setting.counsellor } },
    );
    const lines = (await answer.text()).trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('930999 staat niet in het register');
    expect(await widerThanWindow(page)).toBeLessThanOrEqual(0);
  }, 600_000);
});

describe('A list', () => {
  it('is pasted without a script, and says which rows stand there twice or name another service', async () => {
    const [one, other] = await addSchools(931_000, 2);
    await applySchools(
      setting.store,
      [{ number: '931009', name: 'Verweg', network: 'Ander net' }],
      [],
      new Date().toISOString(),
    );
    const page = await open(false);
    const line = (number = '') => `${number}\tMia Maes\tmia.${number}@school.example`;
    const text = ['school\tdirecteur\temail', line(one), line(other), line(one), line('931009')].join('\n');
    await page.getByLabel('Of plak de rijen uit je rekenblad').fill(text);
    await page.getByLabel('Modeltraject', { exact: true }).selectOption('Twee gesprekken');
    await page.getByLabel('Start op').fill(dayFromNow(7));
    await page.getByRole('button', { name: 'Kijk de lijst na' }).click();
    await page.getByRole('heading', { name: '2 van 4 rijen kunnen ingeschreven worden.' }).waitFor();
    expect(await page.getByRole('row').filter({ hasText: 'lijn 4' }).textContent()).toContain(
      'staat al op lijn 2',
    );
    expect(await page.getByRole('row').filter({ hasText: 'lijn 5' }).textContent()).toContain('Niet in orde');
    await page.getByRole('link', { name: /^Bekijk\s*: lijn 3$/ }).click();
    expect(await page.getByRole('heading', { name: 'Wat deze rij brengt' }).count()).toBe(1);
    const withScript = await browser.open({ width: 390, as: setting.counsellor });
    await withScript.goto(page.url());
    expect(await accessibilityProblems(withScript)).toEqual([]);
    // Nobody else may know of it, and nobody can do anything with it.
    const seen = await fetch(page.url(), { headers: { 'X-Demo-Person': setting.administrator } });
    expect(seen.status).toBe(404);
  });

  it('that is none says what to do, and keeps what was chosen', async () => {
    const page = await open(false);
    await page.getByRole('button', { name: 'Kijk de lijst na' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Kies een bestand of plak rijen.');
    await page.getByLabel('Of plak de rijen uit je rekenblad').fill('naam;plaats\nDe Linde;Gent');
    await page.getByLabel('Modeltraject', { exact: true }).selectOption('Twee gesprekken');
    await page.getByRole('button', { name: 'Kijk de lijst na' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Geen kolom met het instellingsnummer');
    expect(await page.getByLabel('Of plak de rijen uit je rekenblad').inputValue()).toContain('De Linde');
    const broken = join(folder, 'kapot.xlsx');
    await writeFile(broken, Buffer.from('PK\u0003\u0004 nothing'));
    await page.getByLabel('Of plak de rijen uit je rekenblad').fill('');
    await page.getByLabel('Bestand (CSV of XLSX)').setInputFiles(broken);
    await page.getByRole('button', { name: 'Kijk de lijst na' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('kan niet gelezen worden als Excel');
  });
});
