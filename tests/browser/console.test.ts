import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { enrolTrajectory } from '../../src/application/enrolment/enrol.ts';
import { planGathering } from '../../src/application/gatherings/plan.ts';
import { personSorts } from '../../src/store/people/person-table.ts';
import { schoolSorts } from '../../src/store/people/school-table.ts';
import { publishTemplate } from '../../src/store/templates/templates.ts';
import { tableSorts } from '../../src/store/trajectories/table.ts';
import { columnNames } from '../../src/web/staff/trajectories/choice.ts';
import { dayFromNow, schoolDayFromNow } from '../support/days.ts';
import { until } from '../support/until.ts';
import { accessibilityProblems, startBrowser, type TestBrowser, widerThanWindow } from './browser.ts';
import { type Enrolled, type Setting, startSetting } from './setting.ts';

let setting: Setting;
let browser: TestBrowser;
let enrolled: Enrolled;

beforeAll(async () => {
  [setting, browser] = await Promise.all([startSetting(), startBrowser()]);
  enrolled = await setting.enrolSchool();
});

afterAll(async () => {
  await browser?.close();
  await setting?.stop();
});

/** A page of the console without script, as somebody sees it. */
async function visit(address: string, as: string, width = 1280): Promise<Page> {
  const page = await browser.open({ script: false, width, as });
  await page.goto(`${setting.url}${address}`);
  return page;
}

/** The same page with script, in which it can be looked through. */
async function opened(address: string, as: string): Promise<Page> {
  const page = await browser.open({ width: 390, as });
  await page.goto(address);
  return page;
}

const says = (page: Page) => page.getByRole('status').first().textContent();

describe('Schools', () => {
  it('are found by what was reached, sorted, and had as a file in which nothing is a formula', async () => {
    await setting.store.prisma.school.create({
      data: { number: '919292', name: '=Sint-Rita', municipality: 'Gent', network: ownNetwork },
    });
    const page = await visit('/schools?lang=nl', setting.counsellor);
    await page.getByLabel('Bereikt').selectOption('nog nooit ingeschreven');
    await page.getByRole('button', { name: 'Zoeken' }).click();
    expect(await page.getByRole('rowheader').allInnerTexts()).toEqual([expect.stringContaining('Sint-Rita')]);
    const file = page.getByRole('link', { name: 'CSV' });
    const answer = await fetch(new URL((await file.getAttribute('href')) ?? '', setting.url), {
      headers: { 'X-Demo-Person': setting.counsellor },
    });
    expect(await answer.text()).toContain(`"'=Sint-Rita"`);
    await page.getByRole('link', { name: 'nog nooit ingeschreven weglaten' }).click();
    await page.getByRole('link', { name: 'Sorteren op Trajecten' }).click();
    await page.getByRole('link', { name: 'Sorteren op Trajecten' }).click();
    expect(await page.getByRole('rowheader').first().textContent()).toContain(enrolled.school);
  });

  it('say when nothing fits, and lead to the page of one that tells where it stands', async () => {
    const page = await visit('/schools?lang=nl&q=nergens', setting.counsellor, 390);
    expect(await page.getByText('Geen enkele school past hierbij').count()).toBe(1);
    await page.getByRole('link', { name: 'Filters wissen' }).click();
    await page.getByRole('link', { name: `De Wilg ${enrolled.school}` }).click();
    await page.getByRole('heading', { name: `De Wilg ${enrolled.school}`, level: 1 }).waitFor();
    const people = page.getByRole('region', { name: /^Mensen/ });
    expect(await people.getByRole('link', { name: enrolled.email }).getAttribute('href')).toBe(
      `mailto:${enrolled.email}`,
    );
    await page
      .getByRole('region', { name: /^Trajecten/ })
      .getByRole('rowheader')
      .getByRole('link')
      .click();
    expect(page.url()).toContain(`/trajectories/${enrolled.id}`);
  });

  it('get a contact in place, and what is wrong with it stands beside its field', async () => {
    const page = await visit(`/schools/${enrolled.school}?lang=nl`, setting.counsellor, 390);
    await page.getByText('Contactpersoon toevoegen').click();
    await page.getByLabel('Naam').fill('Mia Maes');
    await page.getByLabel(/^E-mailadres/).fill('mia@school');
    await page.getByRole('button', { name: 'Toevoegen' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Dit is geen volledig e-mailadres.');
    await page.getByLabel(/^E-mailadres/).fill('mia@school.example');
    await page.getByRole('button', { name: 'Toevoegen' }).click();
    expect(await says(page)).toBe('Mia Maes is toegevoegd.');
    const person = await setting.store.prisma.person.findFirst({ where: { email: 'mia@school.example' } });
    expect(person?.school_number).toBe(enrolled.school);
  });

  it('have a contact replaced from their own page, in each trajectory with what changes seen before', async () => {
    const { id, school } = await setting.enrolSchool();
    const page = await visit(`/schools/${school}?lang=nl`, setting.counsellor, 390);
    const people = page.getByRole('region', { name: /^Mensen/ });
    await people.getByText('Vervangen').click();
    await people.getByRole('link', { name: /^Iemand anders als directeur: / }).click();
    expect(new URL(page.url()).pathname).toBe(`/trajectories/${id}/acts/assign`);
    await page
      .getByRole('heading', { name: /^Iemand anders als directeur/ })
      .first()
      .waitFor();
  });

  it('are assigned to another service by the direction, and taken back', async () => {
    const other = {
      id: crypto.randomUUID(),
      kind: 'pbd',
      name: 'Begeleidingsdienst Zuid',
      network: 'Ander net',
    };
    await setting.store.prisma.organisation.create({ data: other });
    const mine = await visit(`/schools/${enrolled.school}?lang=nl`, setting.counsellor);
    expect(await mine.getByText('Toewijzen aan een dienst').count()).toBe(0);
    const page = await visit(`/schools/${enrolled.school}?lang=nl`, setting.administrator);
    await page.getByText('Toewijzen aan een dienst').click();
    await page.getByLabel('Dienst', { exact: true }).selectOption(other.name);
    await page.getByRole('button', { name: 'Toewijzen' }).click();
    expect(await says(page)).toBe(`Deze school is toegewezen aan ${other.name}.`);
    await page.getByRole('button', { name: `Toewijzing aan ${other.name} wegnemen` }).click();
    expect(await says(page)).toMatch(/^Deze school is niet meer toegewezen aan/);
  });

  it('of another service do not exist for a counsellor', async () => {
    await setting.store.prisma.school.create({
      data: { number: '919393', name: 'Verweg', network: 'Ander net' },
    });
    const page = await visit('/schools/919393?lang=nl', setting.counsellor);
    expect(await page.getByText('Verweg').count()).toBe(0);
    const known = await visit('/schools/919393?lang=nl', setting.administrator);
    expect(await known.getByRole('heading', { name: 'Verweg' }).count()).toBe(1);
  });
});

describe('People', () => {
  it('are found by what stands in the way of reaching them', async () => {
    const { principal } = await setting.enrolSchool();
    await setting.store.prisma.person.update({
      where: { id: principal },
      data: { name: 'Rik Ruis', unreachable_at: new Date() },
    });
    const page = await visit('/people?lang=nl', setting.counsellor);
    await page.getByLabel('Bereikbaar').selectOption('mail komt niet aan');
    await page.getByRole('button', { name: 'Zoeken' }).click();
    expect(await page.getByRole('rowheader').count()).toBe(1);
    await page.getByRole('link', { name: 'Rik Ruis' }).click();
    await page.getByRole('heading', { name: /^Rik Ruis/, level: 1 }).waitFor();
    expect(await page.getByText('mail komt niet aan').count()).toBe(1);
  });

  it('get another address, with what follows said before, and never over what somebody else changed', async () => {
    const { id, principal } = await setting.enrolSchool();
    await setting.makeLink({ id, principal, school: '', email: '' }, 'tasks/join');
    const page = await visit(`/people/${principal}?lang=nl`, setting.counsellor, 390);
    const links = page.getByRole('region', { name: /^Persoonlijke links/ });
    expect(await links.getByRole('rowheader').count()).toBeGreaterThan(0);
    await page.getByText('Gegevens verbeteren').click();
    const form = page.getByRole('form', { name: 'Gegevens verbeteren' });
    expect(await form.textContent()).toMatch(/krijgt het oude adres daarover een mail/);
    await form.getByLabel(/^E-mailadres/).fill('anna.nieuw@school.example');
    await setting.store.prisma.person.update({ where: { id: principal }, data: { phone: '03 000 00 01' } });
    await form.getByRole('button', { name: 'Bewaren' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Iemand anders veranderde deze gegevens');
    expect(await form.getByLabel(/^E-mailadres/).inputValue()).toBe('anna.nieuw@school.example');
    await form.getByRole('button', { name: 'Bewaren' }).click();
    expect(await says(page)).toBe('De gegevens van Anna Peeters zijn bewaard.');
    expect(await links.getByRole('rowheader').count()).toBe(0);
    const person = await setting.store.prisma.person.findUniqueOrThrow({ where: { id: principal } });
    expect(person.email).toBe('anna.nieuw@school.example');
  });

  it('who leave are noted in two steps, with what they leave behind, and it can be taken back', async () => {
    const { id, principal } = await setting.enrolSchool();
    const page = await visit(`/people/${principal}?lang=nl`, setting.counsellor);
    await page.getByText('Is weg', { exact: true }).click();
    await page.getByRole('button', { name: 'Anna Peeters is weg' }).click();
    expect(await says(page)).toBe('Genoteerd: Anna Peeters is weg.');
    const behind = page.getByRole('region', { name: /^Wat achterblijft/ });
    expect(await behind.getByRole('link', { name: /^Vervang: / }).getAttribute('href')).toContain(
      `/trajectories/${id}/acts/assign`,
    );
    await page.getByRole('button', { name: 'Werkt er toch nog' }).click();
    expect(await says(page)).toBe('Genoteerd: Anna Peeters werkt er toch nog.');
    await page.getByRole('button', { name: 'Herinneringen afzetten' }).click();
    expect(await says(page)).toMatch(/krijgt geen herinneringen meer/);
  });

  it('move to a school that exists', async () => {
    const { principal } = await setting.enrolSchool();
    const page = await visit(`/people/${principal}?lang=nl`, setting.counsellor);
    await page.getByText('Werkt nu op een andere school').click();
    await page.getByLabel('Nummer van de nieuwe school').fill('123');
    await page.getByRole('button', { name: 'Verplaatsen' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Deze school is niet bekend.');
    await page.getByLabel('Nummer van de nieuwe school').fill(enrolled.school);
    await page.getByRole('button', { name: 'Verplaatsen' }).click();
    expect(await says(page)).toBe('Anna Peeters werkt nu op de nieuwe school.');
    expect(await page.getByRole('link', { name: `De Wilg ${enrolled.school}` }).count()).toBeGreaterThan(0);
  });

  it('are given a language in which a model trajectory has texts, and all its mails are seen in it', async () => {
    const source = await readFile(new URL('../unit/planted/sound-in-french.yaml', import.meta.url), 'utf8');
    await publishTemplate(setting.store, source);
    const { principal } = await setting.enrolSchool();
    const page = await visit(`/people/${principal}?lang=nl`, setting.counsellor);
    await page.getByText('Gegevens verbeteren').click();
    await page.getByLabel('Leest modeltrajecten, als ze er zijn, in het').selectOption('Frans');
    await page.getByRole('button', { name: 'Bewaren' }).click();
    expect(await says(page)).toBe('De gegevens van Anna Peeters zijn bewaard.');
    expect(await page.getByText('Taal van de mails: Frans, Nederlands').count()).toBe(1);
    await page.goto(`${setting.url}/templates/sound-in-french/gallery?lang=nl`);
    await page.getByRole('link', { name: 'Frans' }).click();
    const [ask] = await page.getByText('Dites-nous ce que vous voulez lire.').allTextContents();
    expect(ask).toContain('Dag ');
  });

  it('of the staff are corrected by an administrator alone', async () => {
    const mine = await visit(`/people/${setting.counsellor}?lang=nl`, setting.counsellor);
    expect(await mine.getByText('Gegevens verbeteren').count()).toBe(0);
    const page = await visit(`/people/${setting.counsellor}?lang=nl`, setting.administrator);
    expect(await page.getByText('Gegevens verbeteren').count()).toBe(1);
  });
});

describe('Programmes', () => {
  /** A programme in which the school has one of two places, and another one waits. */
  async function programme(): Promise<{ id: string; reference: string }> {
    const { prisma } = setting.store;
    const id = crypto.randomUUID();
    const { id: trajectory } = await setting.enrolSchool();
    const call = { id: 'A', from: dayFromNow(-30), until: dayFromNow(30), quota: 2 };
    const lots = [{ template: 'every-kind', amount: 100_000 }];
    await prisma.programme.create({
      data: { id, name_nl: 'Sprong', name_en: 'Leap', lots, calls: [call], budget: 500_000 },
    });
    const { reference } = await prisma.trajectory.update({
      where: { id: trajectory },
      data: { programme_id: id, cohort: 'A' },
    });
    const place = { programme_id: id, cohort: 'A', lot: 'every-kind', committed: 100_000 };
    await prisma.programme_place.create({
      data: { ...place, trajectory_id: trajectory, given_at: new Date() },
    });
    const { organisation_id } = await prisma.person.findUniqueOrThrow({
      where: { id: setting.counsellor },
    });
    const waits = { programme_id: id, cohort: 'A', lot: 'every-kind', amount: 900_000, template_version: 1 };
    await prisma.programme_waiting.create({
      data: {
        ...{
          ...waits,
          id: crypto.randomUUID(),
          trajectory_id: crypto.randomUUID(),
          roles: {},
          organisation_id,
        },
        ...{ subject_kind: 'school', subject_id: enrolled.school, school_number: enrolled.school },
        ...{ actor: { kind: 'system' }, asked_at: new Date() },
      },
    });
    return { id, reference };
  }

  it('say what is free and what stands in the way of who waits, and every number opens its rows', async () => {
    const { id } = await programme();
    const page = await visit(`/programmes?lang=nl`, setting.counsellor);
    await page.getByRole('link', { name: 'Sprong' }).first().click();
    await page.goto(`${setting.url}/programmes/${id}?lang=nl`);
    expect(await page.getByText(/^Oproep A staat open .*nog 1 plaats vrij\.$/).count()).toBe(1);
    expect(await page.getByText(/^Van het budget is nog €\s4\.000,00 vrij/).count()).toBe(1);
    const list = page.getByRole('region', { name: /^Wachtlijst/ });
    expect(await list.textContent()).toContain('van het budget is nog');
    expect(await page.getByText('Een betaling noteren').count()).toBe(0);
    expect(await page.getByRole('heading', { name: /^Wie eerst aanspreken/ }).count()).toBe(1);
    await page
      .getByRole('region', { name: 'Plaatsen' })
      .getByRole('link', { name: 'A', exact: true })
      .click();
    expect(await page.getByRole('rowheader').count()).toBe(1);
    await page.goto(`${setting.url}/programmes/${id}?lang=nl`);
    await page
      .getByRole('region', { name: 'Indicatoren' })
      .getByRole('link', { name: '1 Scholen in een traject' })
      .click();
    await page.getByRole('heading', { name: 'Scholen in een traject' }).waitFor();
    expect(await page.getByRole('rowheader').count()).toBe(1);
    await page.goto(`${setting.url}/programmes/${id}?lang=nl`);
    expect(await page.getByRole('region', { name: 'Deelnemers' }).count()).toBe(1);
    await page.getByRole('link', { name: '1 van 2' }).click();
    expect(await page.getByRole('rowheader').count()).toBe(1);
    await page.goto(`${setting.url}/programmes/${id}?lang=nl`);
    await list.getByRole('button', { name: /^De Wilg .* van de wachtlijst halen$/ }).click();
    expect(await says(page)).toMatch(/^Van de wachtlijst gehaald/);
    expect(await list.getByText('Niemand wacht.').count()).toBe(1);
  });

  it('show the milestones and the months of a plan, and lead to all of them', async () => {
    const { store, deps } = setting;
    const source = await readFile(new URL('../../templates/rtc-routeplan.yaml', import.meta.url), 'utf8');
    await publishTemplate(store, source);
    const call = { id: 'A', from: dayFromNow(-60), until: dayFromNow(60), start: dayFromNow(0) };
    const plan = await store.prisma.programme.create({
      data: {
        ...{ id: crypto.randomUUID(), name_nl: 'Routeplan', name_en: 'Route plan' },
        ...{ lots: [{ template: 'rtc-routeplan' }], calls: [call] },
      },
    });
    const { id: lead } = await store.prisma.person.create({
      data: {
        id: crypto.randomUUID(),
        name: 'Lot Leidster',
        function: 'central',
        email: 'lot@regie.example',
      },
    });
    const { id: trajectory } = await enrolTrajectory({
      deps,
      actor: { kind: 'person', person: lead },
      scope: { kind: 'all' },
      enrolment: {
        ...{ template: 'rtc-routeplan', subject: { id: 'rtc' }, programme: plan.id, cohort: 'A' },
        roles: { steering_group: lead, programme_lead: lead },
      },
    });
    const page = await visit(`/programmes/${plan.id}?lang=nl`, lead);
    const card = page.getByRole('region', { name: 'Mijlpalen en maandplan' });
    expect(await card.textContent()).toMatch(/\d+ mijlpalen: /);
    const next = card.getByRole('table', { name: 'Mijlpalen die nog komen' });
    expect(await next.getByRole('rowheader').count()).toBe(4);
    expect(await card.getByRole('term').count()).toBeGreaterThan(0);
    expect(await card.getByText(/^ICT: /).count()).toBeGreaterThan(0);
    const phone = await opened(page.url(), lead);
    expect(await accessibilityProblems(phone)).toEqual([]);
    expect(await widerThanWindow(phone)).toBeLessThanOrEqual(0);
    for (const [link, heading] of [
      ['Alle mijlpalen', /ijlpalen/],
      ['Het hele twaalfmaandenplan', 'Wat moet er in welke maand klaar zijn?'],
    ] as const) {
      await page.getByRole('link', { name: link }).click();
      await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
      expect(page.url()).toContain(`trajectory=${trajectory}`);
      await page.goBack();
    }
  });

  it('get payments in euro, never more than was committed, and each stands in the file', async () => {
    const { id, reference } = await programme();
    const page = await visit(`/programmes/${id}?lang=nl`, setting.administrator, 390);
    const pay = async (euros: string) => {
      if ((await page.getByRole('alert').count()) === 0) await page.getByText('Een betaling noteren').click();
      await page.getByLabel(/^Referentie van het traject/).fill(reference.toLowerCase());
      await page.getByLabel(/^Bedrag in euro/).fill(euros);
      await page.getByRole('button', { name: 'Noteren' }).click();
    };
    await pay('veel');
    expect(await page.getByRole('alert').textContent()).toContain('Vul een bedrag in');
    await pay('1.000,50');
    expect(await page.getByRole('alert').textContent()).toContain('Er kan nog');
    await pay('250,50');
    expect(await says(page)).toContain('250,50');
    const answer = await fetch(`${setting.url}/programmes/${id}/payments.csv`, {
      headers: { 'X-Demo-Person': setting.administrator },
    });
    expect(await answer.text()).toContain(`"${reference}";"betaald door het programma";"250.50"`);
    const refused = await fetch(`${setting.url}/programmes/${id}/payments.csv`, {
      headers: { 'X-Demo-Person': setting.counsellor },
    });
    expect(refused.status).toBe(403);
  });
});

describe('Reports', () => {
  it('begin with a question, are split and compared, and every number opens what is behind it', async () => {
    const page = await visit('/reports?lang=nl', setting.administrator);
    await page.getByRole('link', { name: 'Hoeveel scholen werden bereikt, en welke niet?' }).click();
    await page.getByLabel('Per', { exact: true }).selectOption('Net');
    await page.getByLabel('Vergelijk met een jaar eerder').check();
    await page.getByRole('button', { name: 'Tonen' }).click();
    const row = page.getByRole('row').filter({ hasText: ownNetwork });
    expect(await row.getByRole('cell').last().textContent()).toBe('0');
    const schools = await setting.store.prisma.trajectory.findMany({
      // A plan of the programme is of no school.
      ...{ distinct: ['school_number'], where: { school_number: { not: null } } },
    });
    const reached = row.getByRole('link', { name: /Toon wat achter Bereikt zit$/ });
    expect(await reached.textContent()).toBe(String(schools.length));
    await reached.click();
    expect(await page.getByRole('rowheader').count()).toBe(schools.length);
  });

  it('tell what each number counts, and give the trajectories behind it as a file', async () => {
    const page = await visit('/reports/indicators?lang=nl', setting.counsellor, 390);
    await page.getByText('Wat elk cijfer telt').click();
    expect(await page.getByRole('term').first().isVisible()).toBe(true);
    const row = page.getByRole('row').filter({ hasText: 'Scholen in een traject' }).first();
    await row.getByRole('link', { name: /Toon wat achter Waarde zit$/ }).click();
    await page.getByRole('heading', { name: 'Scholen in een traject: wat erachter zit' }).waitFor();
    expect(await page.getByRole('rowheader').count()).toBeGreaterThan(0);
    const file = await page.getByRole('link', { name: 'CSV' }).getAttribute('href');
    const answer = await fetch(new URL(file ?? '', setting.url), {
      headers: { 'X-Demo-Person': setting.counsellor },
    });
    expect(answer.headers.get('content-disposition')).toContain('schools_in_trajectory.csv');
    expect(await answer.text()).toContain('De Wilg');
  });
});

describe('Lists', () => {
  it('can be sorted by each of their columns, also by who deals with one service only', async () => {
    const { counsellor, administrator } = setting;
    const sorts = { people: personSorts, schools: schoolSorts, trajectories: tableSorts };
    for (const [list, names] of Object.entries(sorts)) {
      for (const [as, sort] of [counsellor, administrator].flatMap((one) =>
        names.map((name) => [one, name]),
      )) {
        const headers = { 'X-Demo-Person': as ?? '' };
        const { status } = await fetch(`${setting.url}/${list}?sort=${sort}&dir=desc`, { headers });
        expect([list, sort, status]).toEqual([list, sort, 200]);
      }
    }
    // What is open, and who is waited for, are several at once.
    const shown = columnNames.map((name) => `column=${name}`).join('&');
    const page = await visit(`/trajectories?lang=nl&whose=all&${shown}`, counsellor);
    const unsorted = page.locator('thead th:not(:has(a))');
    expect((await unsorted.allInnerTexts()).filter((text) => text.trim() !== '')).toEqual([
      'Open',
      'Wacht op',
    ]);
  });
});

describe('On a phone, or where a desk is read at twice the size', () => {
  const topOf = async (page: Page, selector: string) => (await page.locator(selector).boundingBox())?.y ?? -1;

  it('a list has its filters folded, and shows them by the keyboard; on a desk they are in sight', async () => {
    const page = await visit('/trajectories?lang=nl', setting.counsellor, 390);
    const model = page.getByRole('combobox', { name: 'Model', exact: true });
    expect([await model.isVisible(), await topOf(page, 'table.data')]).toEqual([false, expect.any(Number)]);
    expect(await topOf(page, 'table.data')).toBeLessThan(300);
    await page.getByLabel('Zoeken en filteren').press('Space');
    expect(await model.isVisible()).toBe(true);
    const desk = await visit('/trajectories?lang=nl', setting.counsellor, 1280);
    expect(await desk.getByRole('combobox', { name: 'Model', exact: true }).isVisible()).toBe(true);
    expect(await desk.getByLabel('Zoeken en filteren').isVisible()).toBe(false);
  });

  it('a trajectory has what is to be done now above the road; on a desk below it, over two columns', async () => {
    const address = `/trajectories/${enrolled.id}?lang=nl`;
    const phone = await visit(address, setting.counsellor, 390);
    expect(await topOf(phone, '.now')).toBeLessThan(await topOf(phone, '.whole-road'));
    const desk = await visit(address, setting.counsellor, 1280);
    expect(await topOf(desk, '.now')).toBeGreaterThan(await topOf(desk, '.whole-road'));
    expect(await topOf(desk, '.now')).toBe(await topOf(desk, '.column-side'));
  });

  it('what stands above each page takes one line', async () => {
    const page = await visit('/?lang=nl', setting.administrator, 640);
    expect((await page.locator('.top').boundingBox())?.height).toBeLessThan(64);
  });
});

describe('A trajectory as the school sees it', () => {
  it('shows each step that is open for somebody, not the first alone', async () => {
    const page = await visit(`/trajectories/${enrolled.id}/school?lang=nl`, setting.counsellor);
    const heading = page.frameLocator('iframe').getByRole('heading', { level: 1 });
    const open = page.getByRole('navigation', { name: 'Wat voor deze persoon openstaat' });
    const [first] = await heading.allTextContents();
    for (const step of ['Test mee', 'Bevestig dat jullie meedoen']) {
      await open.getByRole('link', { name: step }).click();
      await open.locator('[aria-current=page]', { hasText: step }).waitFor();
      await heading.getByText(step).waitFor();
    }
    expect(await open.getByRole('link').count()).toBeGreaterThan(2);
    expect(first).not.toBe('Test mee');
  });
});

describe('What is searched', () => {
  const hitsIn = (page: Page) => page.getByRole('region', { name: /^Wat je kan doen/ });

  it('is also what can be done: to begin something, or to the trajectory that the other words name', async () => {
    const begun = await visit('/search?lang=nl&q=inschrijven', setting.counsellor);
    expect(await hitsIn(begun).getByRole('link').allTextContents()).toEqual([
      ...['Inschrijven', 'Een lijst inschrijven'],
    ]);
    const page = await visit(`/search?lang=nl&q=pauzeer+${enrolled.school}`, setting.counsellor, 390);
    expect(await hitsIn(page).getByRole('link').allTextContents()).toEqual([
      `Pauzeer: De Wilg ${enrolled.school}`,
    ]);
    await hitsIn(page).getByRole('link').click();
    expect(new URL(page.url()).pathname).toBe(`/trajectories/${enrolled.id}/acts/pause`);
    await page.getByLabel('Waarom pauzeert het?').waitFor();
    const alone = await visit('/search?lang=nl&q=pauzeer', setting.counsellor);
    expect(await hitsIn(alone).getByRole('link').getAttribute('href')).toMatch(/^\/trajectories\?/);
  });

  it('has the title of its model for what ran its course, also when nobody is in that model any more', async () => {
    const { id, school } = await setting.enrolSchool({ template: 'two-conversations' });
    const standing = async (status: string) =>
      setting.store.prisma.trajectory.updateMany({
        where: { template: 'two-conversations' },
        data: { status },
      });
    await standing('completed');
    try {
      const page = await visit(`/search?lang=nl&q=${school}`, setting.counsellor);
      const hit = page.locator('li', { has: page.locator(`a[href^="/trajectories/${id}"]`) });
      expect(await hit.textContent()).toContain('Twee gesprekken');
    } finally {
      await standing('active');
    }
  });

  it('offers nothing that somebody may not do', async () => {
    const other = { id: crypto.randomUUID(), name: 'Dora Directie', function: 'central' };
    await setting.store.prisma.person.create({ data: other });
    const page = await visit(`/search?lang=nl&q=pauzeer+${enrolled.school}`, other.id);
    expect(await hitsIn(page).count()).toBe(0);
  });

  it('stands in the box under the field while it is typed', async () => {
    const page = await browser.open({ width: 1280, as: setting.counsellor });
    await page.goto(`${setting.url}/?lang=nl`);
    await page.keyboard.press('/');
    await page.keyboard.type(`notitie ${enrolled.school}`);
    await page.getByRole('option', { name: new RegExp(`^Notitie: De Wilg ${enrolled.school}`) }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/acts\/note/);
  });
});

describe('The direction', () => {
  it('reads who has a part in what it looks at, and no list, no page and no file of people', async () => {
    const direction = crypto.randomUUID();
    await setting.store.prisma.person.create({
      data: { id: direction, name: 'Dora Directie', function: 'central' },
    });
    const bystander = { id: crypto.randomUUID(), name: 'Bo Buitenstaander', email: 'bo@school.example' };
    await setting.store.prisma.person.create({ data: { ...bystander, school_number: enrolled.school } });
    const links = (page: Page) =>
      page.getByRole('link').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
    const found = await visit(`/search?lang=nl&q=${enrolled.school}`, direction);
    expect((await links(found)).filter((href) => href.startsWith('/schools/'))).toHaveLength(1);
    for (const q of ['Peeters', bystander.name, bystander.email]) {
      const page = await visit(`/search?lang=nl&q=${encodeURIComponent(q)}`, direction);
      expect((await links(page)).filter((href) => href.startsWith('/people'))).toEqual([]);
    }
    const list = await visit('/schools?lang=nl', direction);
    expect(await list.getByRole('columnheader', { name: /Contact/ }).count()).toBe(0);
    expect((await links(list)).filter((href) => href.startsWith('/people'))).toEqual([]);
    const file = await list.getByRole('link', { name: 'CSV' }).getAttribute('href');
    const headers = { 'X-Demo-Person': direction };
    const text = await (await fetch(new URL(file ?? '', setting.url), { headers })).text();
    expect(text).toContain(enrolled.school);
    expect(text).not.toMatch(/Contact|Peeters|Buitenstaander/);
    const school = await visit(`/schools/${enrolled.school}?lang=nl`, direction);
    const people = school.getByRole('region', { name: /^Mensen/ });
    expect(await people.textContent()).toMatch(/Anna Peeters[\s\S]*irecteur/);
    expect(await people.textContent()).not.toMatch(/Buitenstaander|@/);
    expect(await people.getByRole('link').count()).toBe(0);
    const trajectory = await visit(`/trajectories/${enrolled.id}?lang=nl`, direction);
    expect(await trajectory.getByRole('link', { name: enrolled.email }).count()).toBeGreaterThan(0);
    expect((await links(trajectory)).filter((href) => href.startsWith('/people'))).toEqual([]);
    for (const path of ['/people', '/people/export.csv', `/people/${bystander.id}`]) {
      const answer = await fetch(`${setting.url}${path}`, { headers });
      expect([path, answer.status, (await answer.text()).includes('Buitenstaander')]).toEqual([
        ...[path, 403, false],
      ]);
    }
  });

  it('comes by no link on its pages that is closed to it', async () => {
    const headers = { 'X-Demo-Person': crypto.randomUUID(), Accept: 'text/html' };
    await setting.store.prisma.person.create({
      data: { id: headers['X-Demo-Person'], name: 'Dora Directie', function: 'central' },
    });
    const read = async (path: string) => {
      const answer = await fetch(new URL(path, setting.url), { headers });
      return { status: answer.status, text: await answer.text() };
    };
    const own = [
      `/trajectories/${enrolled.id}`,
      `/schools/${enrolled.school}`,
      `/search?q=${enrolled.school}`,
    ];
    const pages = [
      '/',
      '/trajectories?whose=all',
      '/schools',
      '/programmes',
      '/reports',
      '/reports/partners',
    ];
    const led = new Map<string, string>();
    for (const page of [...own, ...pages, '/templates', '/admin', '/enrol', '/my-calendar']) {
      const { status, text } = await read(page);
      expect([page, status]).toEqual([page, 200]);
      for (const [, href = ''] of text.matchAll(/href="(\/[^"#]*)/g)) {
        const address = href.replaceAll('&amp;', '&');
        // Of many addresses of one page, which differ in what is asked of it, one will do.
        if (!/^\/(assets|sign-out|docs)/.test(address)) led.set(address.replace(/\?.*/, ''), address);
      }
    }
    expect(led.size).toBeGreaterThan(20);
    for (const address of led.values()) {
      expect([address, (await read(address)).status]).toEqual([address, 200]);
    }
  });

  it('finds whom to call at a partner on the page of its results', async () => {
    const house = { id: crypto.randomUUID(), kind: 'provider', name: 'Leerhuis' };
    await setting.store.prisma.organisation.create({ data: house });
    const work = { function: 'provider', organisation_id: house.id };
    const common = { ...work, email: 'lies@leerhuis.example', phone: '+32 9 555 01 23' };
    const [direction, gone] = [crypto.randomUUID(), { name: 'Guy Gegaan', left_at: new Date() }];
    await setting.store.prisma.person.createMany({
      data: [
        { id: direction, name: 'Dora Directie', function: 'central' },
        { id: crypto.randomUUID(), name: 'Lies Leraar', ...common },
        { id: crypto.randomUUID(), ...work, ...gone },
      ],
    });
    const page = await visit(`/reports/partners/${house.id}?lang=nl`, direction, 390);
    const reached = page.getByRole('region', { name: 'Wie je er bereikt' });
    expect(await reached.getByText('Lies Leraar').count()).toBe(1);
    expect(await reached.getByRole('link').allTextContents()).toEqual([common.email, common.phone]);
    expect(await reached.getByText('Guy Gegaan').count()).toBe(0);
    expect(await accessibilityProblems(await opened(page.url(), direction))).toEqual([]);
  });
});

describe('The start of the direction', () => {
  it('says how many trajectories stand where, and each number opens its rows', async () => {
    const direction = crypto.randomUUID();
    await setting.store.prisma.person.create({
      data: { id: direction, name: 'Dora Directie', function: 'central' },
    });
    const page = await visit('/?lang=nl', direction, 390);
    const standing = page.getByRole('region', { name: 'Hoe het er nu voor staat' });
    expect(await standing.getByRole('link').count()).toBe(5);
    const running = standing.getByRole('link', { name: /traject loopt|trajecten lopen/ });
    const count = Number.parseInt((await running.textContent()) ?? '', 10);
    await running.click();
    expect(count).toBeGreaterThan(0);
    expect(await page.getByRole('rowheader').count()).toBe(count);
  });
});

describe('A day', () => {
  it('shows trajectories that meet at one gathering as one line, which leads to who comes', async () => {
    const { deps, counsellor } = setting;
    const { organisation_id: organisation } = await setting.store.prisma.person.findUniqueOrThrow({
      where: { id: counsellor },
    });
    const trajectories = [(await setting.enrolSchool()).id, (await setting.enrolSchool()).id];
    const day = schoolDayFromNow(4);
    const caller = { actor: { kind: 'person', person: counsellor }, person: counsellor } as const;
    const { gathering } = await planGathering({
      ...{ deps, caller: { ...caller, scope: { kind: 'organisation', organisation: organisation ?? '' } } },
      wanted: {
        ...{ title: 'Kring west', start: `${day}T12:00:00.000Z`, end: `${day}T14:00:00.000Z` },
        ...{ trajectories, step: 'talk' },
      },
    });
    const where = { trajectory_id: { in: trajectories }, step: 'talk', appointment: { not: null } };
    await until(async () => (await setting.store.prisma.trajectory_step.count({ where })) === 2);
    // She does the step herself in both.
    await setting.store.prisma.trajectory_role.updateMany({
      where: { trajectory_id: { in: trajectories }, role: 'principal' },
      data: { person_id: counsellor },
    });
    const page = await visit('/?section=own&lang=nl', counsellor, 390);
    const line = page.getByRole('listitem').filter({ hasText: 'Kring west' });
    expect(await line.textContent()).toContain('bijeenkomst van 2 trajecten');
    await line.getByRole('link', { name: /^Wie komt\s?: Kring west$/ }).click();
    expect(new URL(page.url()).pathname).toBe(`/gatherings/${gathering.id}`);
  });
});

describe('The audit', () => {
  it('is narrowed to somebody, a kind and some days, and says so in words that can be taken away', async () => {
    await visit(`/people/${enrolled.principal}?lang=nl`, setting.counsellor);
    const page = await visit('/admin/audit?lang=nl', setting.administrator);
    await page.getByLabel('Wie (naam of mailadres)').fill('bea beg');
    await page.getByLabel('Wat', { exact: true }).selectOption('bekeek mensen');
    await page.getByLabel('Van', { exact: true }).fill(dayFromNow(-1));
    await page.getByLabel('Tot en met').fill(dayFromNow(1));
    await page.getByRole('button', { name: 'Zoeken' }).last().click();
    const rows = await page.locator('main tbody tr').allInnerTexts();
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter((row) => !/Bea Begeleider/.test(row) || !/bekeek mensen/.test(row))).toEqual([]);
    const chosen = page.getByRole('list', { name: 'Gekozen filters' });
    expect(await chosen.getByRole('link').count()).toBe(5);
    await page.goto(`${setting.url}/admin/audit?lang=nl&until=${dayFromNow(-30)}`);
    await page.getByText('Geen enkele lijn past hierbij').waitFor();
  });
});

describe('Reports of partners', () => {
  it('are where a partner begins: it files its own targets and sees nothing else', async () => {
    const { prisma } = setting.store;
    const house = { id: crypto.randomUUID(), kind: 'provider', name: 'Vormingshuis' };
    await prisma.organisation.create({ data: house });
    const other = await prisma.organisation.create({ data: { ...house, id: crypto.randomUUID() } });
    const trainer = crypto.randomUUID();
    await prisma.person.create({
      data: { id: trainer, name: 'Tim Trainer', function: 'provider', organisation_id: house.id },
    });
    const page = await visit('/?lang=nl', trainer, 390);
    await page.getByRole('heading', { name: /^Mijn cijfers/, level: 1 }).waitFor();
    expect(await page.getByRole('link', { name: 'Inschrijven' }).count()).toBe(0);
    await page.getByLabel('Doel: Gegeven sessies').fill('tien');
    await page.getByRole('button', { name: 'Doelen bewaren' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Vul een getal in, nul of meer.');
    await page.getByLabel('Doel: Gegeven sessies').fill('12');
    await page.getByLabel('Toelichting: Gegeven sessies').fill('Zes per trimester');
    await page.getByRole('button', { name: 'Doelen bewaren' }).click();
    expect(await says(page)).toBe('Jullie doelen zijn bewaard.');
    expect(await page.getByLabel('Doel: Gegeven sessies').inputValue()).toBe('12');
    const file = await page.getByRole('link', { name: 'CSV' }).getAttribute('href');
    const answer = await fetch(new URL(file ?? '', setting.url), {
      headers: { 'X-Demo-Person': trainer },
    });
    expect(await answer.text()).toContain('Zes per trimester');
    const elsewhere = await fetch(`${setting.url}/reports/partners/${other.id}`, {
      headers: { 'X-Demo-Person': trainer },
    });
    expect(elsewhere.status).toBe(403);
  });
});

describe('Handovers', () => {
  it('are answered in place, on the day of who is asked', async () => {
    const { prisma } = setting.store;
    const { organisation_id } = await prisma.person.findUniqueOrThrow({ where: { id: setting.counsellor } });
    const giver = crypto.randomUUID();
    const common = { name: 'Gerda Gever', function: 'counsellor', organisation_id };
    await prisma.person.create({ data: { id: giver, email: 'gerda@pbd.example', ...common } });
    const offer = { from_person: giver, to_person: setting.counsellor, scope: {}, offered_by: giver };
    const id = crypto.randomUUID();
    await prisma.handover.create({
      data: { ...offer, id, on: new Date(dayFromNow(3)), offered_at: new Date(), note: 'Ouderschapsverlof' },
    });
    const page = await visit('/?lang=nl', setting.counsellor, 390);
    const section = page.getByRole('region', { name: /^Overdrachten/ });
    expect(await section.textContent()).toContain('Ouderschapsverlof');
    await section.getByRole('button', { name: /^Niet overnemen\s*: Gerda Gever$/ }).click();
    expect(await says(page)).toBe('Niet overgenomen. Het blijft bij je collega.');
    expect(await section.count()).toBe(0);
    expect((await prisma.handover.findUniqueOrThrow({ where: { id } })).accepted).toBe(false);
  });
});

describe('What is here twice, gone or to be forgotten', () => {
  it('becomes one person, once what comes together was seen', async () => {
    const { id, principal } = await setting.enrolSchool();
    const { school, principal: kept } = await setting.enrolSchool({ template: 'two-conversations' });
    await setting.store.prisma.person.update({ where: { id: principal }, data: { name: 'Rika Rens' } });
    await setting.store.prisma.person.update({ where: { id: kept }, data: { name: 'Rika Rens-Maas' } });
    const page = await visit(`/people/${kept}?lang=nl`, setting.counsellor, 390);
    await page.getByRole('link', { name: 'Staat er twee keer in? Samenvoegen' }).click();
    await page.getByLabel('Naam of mailadres van de andere').fill('rika');
    await page.getByRole('button', { name: 'Zoeken' }).click();
    await page.getByRole('link', { name: 'Kies Rika Rens', exact: true }).click();
    const changes = page.getByRole('region', { name: 'Dit verandert' });
    expect(await changes.textContent()).toContain('In 1 traject komt deze persoon in de plaats:');
    expect(await changes.textContent()).toContain('Dit kan niet ongedaan gemaakt worden.');
    await page.getByRole('button', { name: 'Voeg Rika Rens samen met Rika Rens-Maas' }).click();
    expect(await says(page)).toContain('Rika Rens-Maas is nu één persoon');
    const role = await setting.store.prisma.trajectory_role.findFirst({
      where: { trajectory_id: id, person_id: kept },
    });
    expect(role).not.toBeNull();
    expect(await page.getByRole('link', { name: `De Wilg ${school}` }).count()).toBeGreaterThan(0);
    await page.goto(`${setting.url}/people/${kept}/merge?lang=nl&with=${kept}`);
    expect(await page.getByRole('alert').textContent()).toContain('Dit is twee keer dezelfde');
  });

  it('becomes one school, by the direction', async () => {
    const gone = await setting.enrolSchool();
    const kept = await setting.enrolSchool({ template: 'two-conversations' });
    const mine = await visit(`/schools/${kept.school}?lang=nl`, setting.counsellor);
    expect(await mine.getByText('Staat ze er twee keer in?').count()).toBe(0);
    const page = await visit(`/schools/${kept.school}?lang=nl`, setting.administrator);
    await page.getByRole('link', { name: 'Staat ze er twee keer in? Samenvoegen' }).click();
    await page.getByLabel('Naam, nummer of gemeente van de andere').fill(gone.school);
    await page.getByRole('button', { name: 'Zoeken' }).click();
    await page.getByRole('link', { name: `Kies De Wilg ${gone.school} (${gone.school})` }).click();
    expect(await page.getByRole('region', { name: 'Dit verandert' }).textContent()).toContain(
      '1 traject verhuist mee:',
    );
    await page.getByRole('button', { name: /^Voeg De Wilg/ }).click();
    expect(await says(page)).toBe(`School ${gone.school} is hierin opgegaan; alles staat nu hier.`);
    const moved = await setting.store.prisma.trajectory.findUniqueOrThrow({ where: { id: gone.id } });
    expect(moved.school_number).toBe(kept.school);
  });

  it('is given to somebody else at once, with what changes seen before', async () => {
    const { id, principal, school } = await setting.enrolSchool();
    const page = await visit(`/people/${principal}?lang=nl`, setting.counsellor);
    await page.getByText('Is weg', { exact: true }).click();
    await page.getByRole('button', { name: 'Anna Peeters is weg' }).click();
    await page.getByRole('link', { name: 'Regel alles in één keer' }).click();
    await page.getByRole('button', { name: 'Doe het' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Kies wie overneemt');
    await page.getByLabel('Naam van wie overneemt').fill('Nele Nieuw');
    await page.getByLabel('E-mailadres van wie overneemt').fill(`nele.${school}@school.example`);
    await page.getByRole('button', { name: 'Toon wat dit verandert' }).click();
    expect(await page.getByText('Dit kan bij 1.').count()).toBe(1);
    expect(await page.getByLabel('Naam van wie overneemt').inputValue()).toBe('Nele Nieuw');
    await page.getByRole('button', { name: 'Doe het' }).click();
    await page.getByRole('progressbar').waitFor();
    const newcomer = () =>
      setting.store.prisma.person.findFirst({ where: { email: `nele.${school}@school.example` } });
    await until(async () => {
      const person = (await newcomer())?.id ?? crypto.randomUUID();
      const where = { trajectory_id: id, person_id: person };
      return (await setting.store.prisma.trajectory_role.count({ where })) === 1;
    });
  });

  it('is shown to whoever asks what we keep, and erased after a look', async () => {
    const { principal } = await setting.enrolSchool();
    const mine = await visit(`/people/${principal}?lang=nl`, setting.counsellor);
    expect(await mine.getByRole('link', { name: 'Wat we bewaren, en wissen' }).count()).toBe(0);
    const page = await visit(`/people/${principal}?lang=nl`, setting.administrator);
    await page.getByRole('link', { name: 'Wat we bewaren, en wissen' }).click();
    expect(await page.getByText(/Anna Peeters[\s\S]*e-mail: principal/).count()).toBeGreaterThan(0);
    const looked = await browser.open({ width: 390, as: setting.administrator });
    await looked.goto(page.url());
    expect(await accessibilityProblems(looked)).toEqual([]);
    expect(await widerThanWindow(looked)).toBeLessThanOrEqual(0);
    const file = await page.getByRole('link', { name: 'Alles als JSON' }).getAttribute('href');
    const answer = await fetch(new URL(file ?? '', setting.url), {
      headers: { 'X-Demo-Person': setting.administrator },
    });
    expect((await answer.json()).person.name).toBe('Anna Peeters');
    await page.getByRole('link', { name: 'Bekijk wat wissen verandert' }).click();
    await page.getByRole('heading', { name: 'Rijen die verdwijnen of veranderen' }).waitFor();
    await page.getByRole('button', { name: 'Wis Anna Peeters voorgoed' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Vink eerst aan');
    await page.getByLabel('Ik weet dat dit niet ongedaan gemaakt kan worden').check();
    await page.getByRole('button', { name: 'Wis Anna Peeters voorgoed' }).click();
    await page.getByText('Deze persoon is gewist.').waitFor();
    const person = await setting.store.prisma.person.findUniqueOrThrow({ where: { id: principal } });
    expect(person.name).not.toContain('Peeters');
  });

  it('goes when its announced day has come, and not by mistake', async () => {
    const { prisma } = setting.store;
    const old = { id: crypto.randomUUID(), kind: 'command', actor: { kind: 'system' } };
    const past = new Date('2024-01-01T00:00:00Z');
    await prisma.bulk_operation.create({ data: { ...old, created_at: past, finished_at: past } });
    const page = await visit('/admin/retention?lang=nl', setting.administrator);
    expect(await page.getByText('Er is nu niets waarvan de aangekondigde dag gekomen is.').count()).toBe(1);
    const announced = { kind: 'requests', before: new Date('2025-01-01T00:00:00Z'), announced_at: past };
    await prisma.retention_run.create({
      data: { ...announced, id: crypto.randomUUID(), expected: 1, due_at: new Date('2025-02-01T00:00:00Z') },
    });
    await page.reload();
    expect(await page.getByText(/^1 × wat voor veel trajecten/).count()).toBe(1);
    await page.getByRole('button', { name: 'Verwijder dit nu' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Vink eerst aan');
    await page.getByLabel('Ik weet dat dit niet ongedaan gemaakt kan worden').check();
    await page.getByRole('button', { name: 'Verwijder dit nu' }).click();
    expect(await says(page)).toBe('1 verwijderd.');
    expect(await prisma.bulk_operation.count({ where: { id: old.id } })).toBe(0);
  });
});

/** The network of the schools of these tests. */
const ownNetwork = 'Vrij gesubsidieerd onderwijs';
