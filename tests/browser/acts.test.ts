import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { localTimeOf } from '../../src/domain/calendar/wall-clock.ts';
import { findPerson, insertPerson } from '../../src/store/people/people.ts';
import { assignSchool } from '../../src/store/people/school-reach.ts';
import { applySchools } from '../../src/store/people/schools.ts';
import { publishTemplate } from '../../src/store/templates/templates.ts';
import { longDate } from '../../src/texts/dates.ts';
import { dayFromNow, holidayFromNow, schoolDayFromNow } from '../support/days.ts';
import { accessibilityProblems, startBrowser, type TestBrowser, widerThanWindow } from './browser.ts';
import { type Enrolled, type Setting, startSetting } from './setting.ts';

const TALK = 'Kies een datum voor het gesprek';
const JOIN = 'Bevestig dat jullie meedoen';

let setting: Setting;
let browser: TestBrowser;
/** A trajectory for the acts that leave it as it can be used by the next. */
let shared: Enrolled;

beforeAll(async () => {
  [setting, browser] = await Promise.all([startSetting(), startBrowser()]);
  shared = await setting.enrolSchool();
});

afterAll(async () => {
  await browser?.close();
  await setting?.stop();
});

/** A page of the console as the counsellor sees it, with the number of clicks and fields that it took so far. */
async function visit(address: string, options: Parameters<TestBrowser['open']>[0] = {}) {
  const page = await browser.open({ width: 1280, height: 900, ...options });
  await page.setExtraHTTPHeaders({ 'X-Demo-Person': setting.counsellor });
  await page.goto(`${setting.url}${address}`);
  let steps = 0;
  const press = (role: 'button' | 'link', name: string | RegExp) => {
    steps += 1;
    return page.getByRole(role, { name }).click();
  };
  const fill = (label: string | RegExp, value: string) => {
    steps += 1;
    return page.getByLabel(label, { exact: typeof label === 'string' }).fill(value);
  };
  const tick = (label: string) => {
    steps += 1;
    return page.getByLabel(label).check();
  };
  return { page, press, fill, tick, taken: () => steps };
}

/** The name of a link to an act on a step or a role. */
const on = (act: string, what: string) => new RegExp(`^${act}\\s*: ${what}`);

const open = ({ id }: Enrolled, options?: Parameters<TestBrowser['open']>[0]) =>
  visit(`/trajectories/${id}?lang=nl`, options);

/** Waits until the page says what was just done. */
const says = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).waitFor();

describe('A counsellor on the page of a trajectory', () => {
  it('looks through the eyes of the school at each of the steps that are open for somebody', async () => {
    const { page, press } = await open(await setting.enrolSchool(), { script: false });
    await press('link', 'Zoals de school het ziet');
    const shown = page.frameLocator('iframe.school-shown');
    await shown.getByRole('heading', { name: JOIN }).first().waitFor();
    const choice = page.getByRole('navigation', { name: 'Wat voor deze persoon openstaat' });
    expect(await choice.locator('[aria-current=page]').textContent()).toContain(JOIN);
    await choice.getByRole('link', { name: 'Test mee' }).click();
    await shown.getByRole('heading', { name: 'Test mee' }).first().waitFor();
    expect(await choice.locator('[aria-current=page]').textContent()).toContain('Test mee');
    expect(await page.locator('iframe.school-shown').getAttribute('sandbox')).toBe('allow-same-origin');
  });

  it('plans a conversation in four steps, and records it as planned in three', async () => {
    const plan = await open(shared);
    await plan.press('link', on('Plan', TALK));
    await plan.fill('Datum', schoolDayFromNow(12));
    await plan.fill('Van', '10:00');
    await plan.press('button', /^(Leg de afspraak vast|Spreek af op)/);
    await says(plan.page, `Voor “${TALK}” is afgesproken`);
    expect(plan.taken()).toBeLessThanOrEqual(4);
    const arranged = (await setting.stateOf(shared)).nodes['tasks/talk']?.appointments?.[0];
    expect(arranged && localTimeOf(arranged.start)).toBe('10:00');

    const record = await open(shared);
    await record.press('link', on('Verslag', TALK));
    await record.fill(/^Verslag of toelichting/, 'Het team wil met Word starten.');
    await record.press('button', 'Het gesprek ging door');
    await says(record.page, 'Het team wil met Word starten.');
    expect(record.taken()).toBeLessThanOrEqual(3);
    expect((await setting.stateOf(shared)).nodes['tasks/talk']?.status).toBe('done');
  });

  it('is asked before a conversation is planned on a free day, and the button that means it leads', async () => {
    const { page, press, fill } = await open(await setting.enrolSchool(), { script: false });
    await press('link', on('Plan', TALK));
    await fill('Datum', holidayFromNow());
    await fill('Van', '10:00');
    await press('button', 'Leg de afspraak vast');
    await page.getByRole('alert').getByText('valt in de kerstvakantie').waitFor();
    expect(await page.locator('.act .buttons button').allTextContents()).toEqual([
      'Ik koos een andere dag',
      'Toch vastleggen',
      'Toon wat dit verandert',
    ]);
    expect(await page.locator('.act button.primary').textContent()).toBe('Toch vastleggen');
    await press('button', 'Toch vastleggen');
    await says(page, `Voor “${TALK}” is afgesproken`);
  });

  it('gives two weeks more in three steps, without any script, and takes it back', async () => {
    const { page, press, taken } = await open(shared, { script: false, width: 390, height: 844 });
    const before = (await setting.stateOf(shared)).nodes['tasks/join'];
    await press('link', on('Meer tijd', JOIN));
    expect(await page.getByText(/^Nu wordt het verwacht tegen/).count()).toBe(1);
    await press('button', /^Geef tijd tot/);
    await says(page, `“${JOIN}” wordt nu verwacht tegen`);
    expect(taken()).toBeLessThanOrEqual(3);
    const later = (await setting.stateOf(shared)).nodes['tasks/join']?.due ?? '';
    expect(later > dayFromNow(20)).toBe(true);
    expect(await widerThanWindow(page)).toBeLessThanOrEqual(0);
    await press('button', 'Ongedaan maken');
    await says(page, 'ongedaan gemaakt');
    const back = (await setting.stateOf(shared)).nodes['tasks/join'];
    expect(before?.due).toBeUndefined();
    expect((back?.due ?? '') < later).toBe(true);
  });

  it('pauses with a reason until a day in five steps, seeing what moves, and goes on again', async () => {
    const until = dayFromNow(60);
    const { page, press, fill, taken } = await open(shared, { policy: true });
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await press('link', 'Pauzeer');
    await fill('Waarom pauzeert het?', 'Verbouwing van de campus');
    await fill(/^Tot/, until);
    const changes = page.getByRole('region', { name: 'Dit verandert' });
    await changes.waitFor();
    expect(await changes.textContent()).toMatch(/wordt verwacht tegen: .+ → /);
    await press('button', /^Pauzeer tot /);
    await says(page, 'In pauze gezet tot');
    expect(taken()).toBeLessThanOrEqual(5);
    expect(complaints).toEqual([]);
    expect((await setting.stateOf(shared)).pauses.at(-1)).toMatchObject({ until });
    await press('button', 'Ongedaan maken');
    await says(page, 'De pauze is voorbij');
    expect((await setting.stateOf(shared)).status).toBe('active');
  });

  it('gives a pause without an end its end, and another one, and takes the other one back', async () => {
    const { page, press, fill } = await open(shared);
    const untilNow = async () => (await setting.stateOf(shared)).pauses.at(-1)?.until;
    await press('link', 'Pauzeer');
    await fill('Waarom pauzeert het?', 'Fusie');
    await press('button', 'Pauzeer');
    await says(page, 'In pauze gezet.');
    expect(await untilNow()).toBeUndefined();
    for (const days of [50, 70]) {
      await press('link', 'Einddatum');
      const reason = page.getByLabel('Waarom pauzeert het?');
      await reason.waitFor();
      expect(await reason.inputValue()).toBe('Fusie');
      await fill(/^Tot/, dayFromNow(days));
      await press('button', 'Geef een einddatum');
      await says(page, `De pauze duurt nu tot ${longDate(dayFromNow(days), 'nl')}`);
      expect(await untilNow()).toBe(dayFromNow(days));
    }
    await press('button', 'Ongedaan maken');
    await says(page, `De pauze duurt nu tot ${longDate(dayFromNow(50), 'nl')}`);
    expect(await untilNow()).toBe(dayFromNow(50));
    await press('link', 'Hervat');
    await press('button', 'Hervat');
    await says(page, 'De pauze is voorbij');
  });

  it('replaces the principal in six steps', async () => {
    const { page, press, fill, tick, taken } = await open(shared);
    await press('link', on('Vervang', 'directeur'));
    await page.getByLabel('Naam').waitFor();
    if ((await page.getByLabel('Iemand anders, die ik hieronder invul').count()) > 0) {
      await tick('Iemand anders, die ik hieronder invul');
    }
    await fill(/^Naam/, 'Jo Wauters');
    await fill(/^E-mailadres/, `jo.${shared.school}@school.example`);
    await press('button', /^(Wijs deze directeur aan|Maak Jo Wauters directeur)$/);
    await says(page, 'Jo Wauters is nu directeur.');
    expect(taken()).toBeLessThanOrEqual(6);
    const people = page.getByRole('region', { name: 'Mensen' });
    expect(await people.textContent()).toContain(`jo.${shared.school}@school.example`);
    await press('button', 'Ongedaan maken');
    await says(page, 'Anna Peeters is nu directeur.');
  });

  it('passes one step on to a colleague of the school, and takes it back', async () => {
    const enrolled = await setting.enrolSchool();
    const { page, press, fill } = await open(enrolled, { script: false });
    await press('link', on('Geef door', JOIN));
    await fill('Naam', 'Karel Kollega');
    await fill('E-mailadres', `karel.${enrolled.school}@school.example`);
    await press('button', /^Geef deze stap/);
    await says(page, 'Karel Kollega');
    const delegate = async () => (await setting.stateOf(enrolled)).nodes['tasks/join']?.delegate?.person;
    expect(await delegate()).toBeDefined();
    const listed = await visit(`/trajectories?lang=nl&whose=all&q=${enrolled.school}`);
    expect(await listed.page.locator('tbody tr').allTextContents()).toEqual([
      expect.stringContaining('Karel Kollega'),
    ]);
    await press('button', 'Ongedaan maken');
    await says(page, 'ongedaan gemaakt');
    expect(await delegate()).toBeUndefined();
  });

  it('moves it to another school, stops it, lets it run again, and withdraws what was a mistake', async () => {
    const enrolled = await setting.enrolSchool();
    const { school: other } = await setting.enrolSchool({ template: 'two-conversations' });
    const { page, press, fill } = await open(enrolled, { script: false, width: 390, height: 844 });
    const acts = page.getByRole('navigation', { name: 'Wat je kan doen' });
    const more = () => acts.getByText('Meer', { exact: true }).click();
    await more();
    await press('link', 'Naar een andere school');
    await fill(/^Nummer van de school/, '999999');
    await press('button', 'Verplaats dit traject');
    expect(await page.getByRole('alert').textContent()).toContain('school');
    await fill(/^Nummer van de school/, other);
    await press('button', 'Verplaats dit traject');
    await page.getByRole('heading', { name: new RegExp(`De Wilg ${other}`), level: 1 }).waitFor();
    await more();
    await press('link', 'Zet stop');
    await fill(/^Waarom stopt het/, 'Geen tijd meer');
    await press('button', 'Zet dit traject stop');
    await press('link', 'Laat opnieuw lopen');
    await fill(/^Waarom/, 'Er is toch tijd');
    await press('button', 'Laat dit traject opnieuw lopen');
    await page.getByRole('link', { name: 'Pauzeer' }).waitFor();
    expect((await setting.stateOf(enrolled)).status).toBe('active');
    await more();
    await press('link', 'Trek in');
    await fill(/^Wat ging er mis/, 'Verkeerde school gekozen');
    await press('button', 'Trek deze inschrijving in');
    await says(page, 'De inschrijving was een vergissing');
    expect((await setting.stateOf(enrolled)).status).toBe('stopped');
  });

  it('files a mail with it, which an administrator reads for a reason only', async () => {
    const { page, press, fill } = await visit(`/trajectories/${shared.id}/mails?lang=nl`, { script: false });
    await press('button', 'Bewaar deze mail');
    await fill(/^Van wie/, 'An Claes <an@school.example>');
    await fill('Onderwerp', 'Onze visie');
    await fill('Tekst van de mail', 'We werken eraan.\nGroeten, An');
    await press('button', 'Bewaar deze mail');
    await says(page, 'De mail is bewaard.');
    expect(await page.getByRole('article').filter({ hasText: 'Onze visie' }).textContent()).toContain(
      'bewaard door Bea Begeleider',
    );
    const administrator = randomUUID();
    const another = {
      id: administrator,
      name: 'Ada Beheer',
      language: 'nl',
      function: 'administrator',
    } as const;
    await insertPerson(setting.store, another);
    const refused = await fetch(page.url(), { headers: { 'X-Demo-Person': administrator } });
    expect(refused.status).toBe(403);
    expect(await refused.text()).not.toContain('We werken eraan');
  });

  it('is told what is wrong beside the field, and keeps what was typed', async () => {
    const { page, press, fill } = await open(shared, { script: false });
    await press('link', 'Pauzeer');
    await page.locator('form[data-previews]').evaluate((form: HTMLFormElement) => {
      form.noValidate = true;
    });
    await fill(/^Tot/, dayFromNow(-3));
    await fill('Waarom pauzeert het?', 'Verhuis');
    await page
      .locator('input[type=date]')
      .evaluate((input: HTMLInputElement) => input.removeAttribute('min'));
    await press('button', 'Pauzeer');
    expect(await page.getByText('Kies vandaag of een latere datum.').count()).toBeGreaterThan(0);
    expect(await page.getByLabel('Waarom pauzeert het?').inputValue()).toBe('Verhuis');
    expect(await page.title()).toContain('Traject pauzeren');
  });

  it('finds nothing of what others did lost when two are at one step', async () => {
    const enrolled = await setting.enrolSchool();
    const [mine, theirs] = [await open(enrolled), await open(enrolled, { script: false })];
    await mine.press('link', on('Sla over', JOIN));
    await mine.fill('Waarom?', 'De school belde dat ze meedoet.');
    await theirs.press('link', 'Notitie');
    await theirs.fill('Wat wil je onthouden?', 'Gebeld met de directeur.');
    await theirs.press('button', 'Bewaar de notitie');
    await says(theirs.page, 'Gebeld met de directeur.');
    await mine.press('button', `Sla “${JOIN}” over`);
    const alert = mine.page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toContain('Bea Begeleider: Notitie: Gebeld met de directeur.');
    expect(await mine.page.getByLabel('Waarom?').inputValue()).toBe('De school belde dat ze meedoet.');
    await mine.press('button', `Sla “${JOIN}” over`);
    await says(mine.page, `“${JOIN}” is overgeslagen.`);
    expect((await setting.stateOf(enrolled)).nodes['tasks/join']?.status).toBe('skipped');
  });

  it('cannot take back what somebody else has built on', async () => {
    const enrolled = await setting.enrolSchool();
    // Without a script the first page is not renewed by what the other does, and still offers to take it back.
    const [first, second] = [await open(enrolled, { script: false }), await open(enrolled)];
    await first.press('link', 'Pauzeer');
    await first.fill('Waarom pauzeert het?', 'Even rust');
    await first.press('button', 'Pauzeer');
    await says(first.page, 'In pauze gezet.');
    await second.page.reload();
    await second.press('link', 'Notitie');
    await second.fill('Wat wil je onthouden?', 'Tot na de vakantie.');
    await second.press('button', 'Bewaar de notitie');
    await says(second.page, 'Tot na de vakantie.');
    await first.press('button', 'Ongedaan maken');
    await first.page.getByText('er is intussen iets anders gebeurd').waitFor();
    expect((await setting.stateOf(enrolled)).status).toBe('paused');
  });

  it('hands in a document, and reads that it is there', async () => {
    const { page, press } = await open(shared, { script: false });
    await page.getByText('Meer', { exact: true }).last().click();
    await press('link', 'Document toevoegen');
    const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
    await page
      .getByLabel('Kies een bestand')
      .setInputFiles({ name: 'afspraken.pdf', mimeType: 'application/pdf', buffer: pdf });
    await press('button', 'Voeg het document toe');
    await says(page, 'Er is een document toegevoegd.');
  });

  it('sends no form that comes from elsewhere', async () => {
    const send = (headers: Record<string, string>, body: Record<string, string>) =>
      fetch(`${setting.url}/trajectories/${shared.id}/acts/note`, {
        ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams(body) },
        headers: { 'X-Demo-Person': setting.counsellor, ...headers },
      });
    expect((await send({}, { text: 'Zonder zegel' })).status).toBe(403);
    expect((await send({ 'Sec-Fetch-Site': 'cross-site' }, { text: 'x' })).status).toBe(403);
  });

  it.each([
    'complete',
    'skip',
    'due',
    'appointment',
    'assign',
    'handover',
    'pause',
    'stop',
    'note',
    'attach',
  ])('can be read and used by everybody: %s', async (act) => {
    const aim = ['assign', 'handover'].includes(act) ? 'role=principal' : 'step=tasks/survey';
    const step = act === 'appointment' ? 'step=tasks/sessions' : aim;
    const { page } = await visit(`/trajectories/${shared.id}/acts/${act}?lang=nl&${step}`);
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 844 });
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await widerThanWindow(page)).toBeLessThanOrEqual(0);
    }
    expect(await page.locator('[style]').count()).toBe(0);
  });
});

describe('A counsellor who enrols', () => {
  const makeSchool = async (number: string, name: string) => {
    const school = { number, name, municipality: 'Gent' };
    const now = new Date().toISOString();
    await applySchools(setting.store, [school], [], now);
    const organisation =
      (await findPerson(setting.store, EVERYTHING, setting.counsellor))?.organisationId ?? '';
    await assignSchool(setting.store, { school: number, organisation, now });
    await insertPerson(setting.store, {
      ...{ id: randomUUID(), name: 'Rik Maes', email: `rik.${number}@school.example`, language: 'nl' },
      ...{ schoolNumber: number, function: 'principal' },
    });
  };

  it('finds a known school by part of its name, sees its first mails, and enrols it in eight steps', async () => {
    await makeSchool('915001', 'Sint-Rita Gent');
    const { page, press, fill, taken } = await visit('/?lang=nl', { policy: true });
    await press('link', 'Inschrijven');
    await fill(/^Naam, nummer of gemeente/, 'sint rita');
    await press('button', 'Zoek');
    await press('link', 'Sint-Rita Gent');
    await press('link', 'Twee gesprekken');
    await page.getByRole('heading', { name: 'De eerste mails' }).waitFor();
    const form = page.locator('form.enrol');
    expect(await form.textContent()).toMatch(/meteen[\s\S]*Bevestig[\s\S]*aan Rik Maes/);
    await press('button', 'Schrijf Sint-Rita Gent in');
    await says(page, 'Ingeschreven, met start op');
    expect(taken()).toBeLessThanOrEqual(8);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Sint-Rita Gent');
  });

  it('is told what runs already, and cannot choose it again; without a script too', async () => {
    await makeSchool('915002', 'De Berk');
    const address = '/enrol?lang=nl&school=915002&template=two-conversations';
    const first = await visit(address, { script: false, width: 390, height: 844 });
    await first.page.getByLabel('Directeur').first().selectOption({ label: 'Kies…' });
    await first.press('button', 'Schrijf De Berk in');
    expect(await first.page.getByText(/^Kies wie directeur is/).count()).toBeGreaterThan(0);
    await first.page.getByLabel('Directeur').first().selectOption({ index: 1 });
    await first.press('button', 'Schrijf De Berk in');
    await says(first.page, 'Ingeschreven, met start op');
    const again = await visit('/enrol?lang=nl&school=915002');
    expect(await again.page.getByText(/Twee gesprekken: loopt al/).count()).toBe(1);
    expect(await again.page.getByRole('link', { name: 'Alles wat gevraagd kan worden' }).count()).toBe(1);
  });

  it('is told which models a school cannot choose, and why', async () => {
    const source = await readFile(new URL('../support/two-conversations.yaml', import.meta.url), 'utf8');
    const publish = (id: string, ...changes: readonly (readonly [string | RegExp, string])[]) =>
      publishTemplate(
        setting.store,
        [['template: two-conversations', `template: ${id}`] as const, ...changes].reduce(
          (text, [from, to]) => text.replace(from, to),
          source,
        ),
      );
    await publish('for-one', ['subject: school', 'subject: person'], ['Twee gesprekken', 'Voor een leraar']);
    await publish(
      'long-over',
      [/^available_from: .*$/m, 'available_from: 2020-01-01\navailable_until: 2021-06-30'],
      ['Twee gesprekken', 'Van vroeger'],
    );
    await makeSchool('915003', 'De Eik');
    const { page } = await visit('/enrol?lang=nl&school=915003');
    const models = await page.locator('section[aria-labelledby=model-title] li').allTextContents();
    expect(models.slice(-2).sort()).toEqual([
      'Van vroeger: kon starten tot woensdag 30 juni 2021',
      'Voor een leraar: is voor één persoon, niet voor een school',
    ]);
    expect(await page.getByRole('link', { name: /Voor een leraar|Van vroeger/ }).count()).toBe(0);
    const chosen = await visit('/enrol?lang=nl&school=915003&template=for-one');
    expect(await chosen.page.getByRole('button', { name: 'Schrijf De Eik in' }).count()).toBe(0);
  });

  it.each(['', '&q=gent', '&school=915001', '&school=915001&template=every-kind'])(
    'has a page that everybody can read and use: %s',
    async (rest) => {
      const { page } = await visit(`/enrol?lang=nl${rest}`);
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 844 });
        expect(await accessibilityProblems(page)).toEqual([]);
        expect(await widerThanWindow(page)).toBeLessThanOrEqual(0);
      }
    },
  );
});
