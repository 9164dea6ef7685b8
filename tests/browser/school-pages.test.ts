import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { hashOf } from '../../src/portal/open-link.ts';
import { findLink } from '../../src/store/links.repository.ts';
import { findPerson } from '../../src/store/people.repository.ts';
import { journalOf } from '../../src/store/trajectories.repository.ts';
import { startBrowser, type TestBrowser } from './browser.ts';
import { dayFromNow, type Enrolled, type Setting, startSetting } from './setting.ts';

/** A page of the smallest PDF there is. */
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(600, 7)]);

describe('the pages of a school, without any script', () => {
  let setting: Setting;
  let browser: TestBrowser;

  beforeAll(async () => {
    [setting, browser] = await Promise.all([startSetting(), startBrowser()]);
  });

  afterAll(async () => {
    await browser?.close();
    await setting?.stop();
  });

  const open = async (token: string, more = '') => {
    const page = await browser.open({ script: false });
    const response = await page.goto(`${setting.url}/p/${token}${more}`);
    return { page, status: response?.status() };
  };
  const openStep = async (enrolled: Enrolled, step: string) => {
    const token = await setting.makeLink(enrolled, `tasks/${step}`);
    return { token, ...(await open(token)) };
  };
  const press = (page: Page, name: string) => page.getByRole('button', { name }).click();
  const nodeOf = async (enrolled: Enrolled, step: string) =>
    (await setting.stateOf(enrolled)).nodes[`tasks/${step}`];
  const linksTo = (address: string) =>
    setting.sink.mails
      .filter(({ to }) => to.includes(address))
      .flatMap(({ mail }) => /\/p\/([\w-]{43})(?![\w-])/.exec(mail.text ?? '')?.[1] ?? []);

  it('lets a school confirm through the link in its mail, and only by the button', async () => {
    const enrolled = await setting.enrolSchool();
    await setting.sink.waitFor(() => linksTo(enrolled.email).length > 0);
    const token = linksTo(enrolled.email)[0]!;
    const before = await setting.stateOf(enrolled);

    const { page, status } = await open(token);
    await page.reload();
    expect(status).toBe(200);
    expect(await page.locator('h1').textContent()).toBe('Bevestig dat jullie meedoen');
    expect(await page.locator('.due').textContent()).toContain('Graag tegen');
    expect(await page.getByText('Bea Begeleider').isVisible()).toBe(true);
    expect(await setting.stateOf(enrolled)).toEqual(before);
    expect((await findLink(setting.store, hashOf(token)))?.usedAt).toBeUndefined();

    await page.getByLabel('Wil je er iets bij zeggen?').fill('Wij kijken ernaar uit.');
    await press(page, 'Ja, ik bevestig');
    expect(await page.getByRole('status').textContent()).toContain('Fijn dat jullie meedoen!');
    expect(await page.locator('h1').textContent()).toBe('Dit is al gedaan');
    expect((await nodeOf(enrolled, 'join'))?.status).toBe('done');
    const last = (await journalOf(setting.store, enrolled.id)).find(({ body }) => body.type === 'completed');
    expect(last).toMatchObject({
      actor: { kind: 'link', person: enrolled.principal },
      body: { comment: 'Wij kijken ernaar uit.' },
    });

    await page.getByRole('link', { name: 'Vertel waar jullie staan' }).click();
    expect(await page.locator('h1').textContent()).toBe('Vertel waar jullie staan');
  });

  it('keeps what was filled in and says beside each field what is wrong', async () => {
    const enrolled = await setting.enrolSchool();
    const { page } = await openStep(enrolled, 'survey');
    await page.getByLabel('4', { exact: true }).check();
    await page.getByLabel('Digitale didactiek').check();
    await page.getByLabel('Hoeveel leerkrachten doen mee?').fill('900');
    await page.getByLabel('Vertel gerust meer').fill('<b>Veel</b> zin');
    await press(page, 'Antwoorden versturen');

    const alert = page.getByRole('alert');
    expect(await alert.getByRole('link').allInnerTexts()).toEqual([
      'Kies een antwoord bij “Waar staat het team?”.',
      '“Hoeveel leerkrachten doen mee?” moet van 1 tot en met 400 zijn.',
    ]);
    expect(await page.getByLabel('4', { exact: true }).isChecked()).toBe(true);
    expect(await page.getByLabel('Digitale didactiek').isChecked()).toBe(true);
    expect(await page.getByLabel('Vertel gerust meer').inputValue()).toBe('<b>Veel</b> zin');
    expect((await nodeOf(enrolled, 'survey'))?.status).toBe('open');

    await alert.getByRole('link').last().click();
    await page.getByLabel('Hoeveel leerkrachten doen mee?').fill('24');
    await page.getByLabel('De basis is er').check();
    await press(page, 'Antwoorden versturen');
    expect(await page.getByRole('status').textContent()).toContain('Gelukt, bedankt!');
    expect((await setting.stateOf(enrolled)).answers.survey).toEqual({
      vision: 4,
      place: 'basis',
      needs: ['didactics'],
      teachers: 24,
      more: '<b>Veel</b> zin',
      outcome: 'submitted',
    });
  });

  it('takes a document by its content, sends it back once, and shows it to who judges it', async () => {
    const enrolled = await setting.enrolSchool();
    const { page, token } = await openStep(enrolled, 'plan');
    await press(page, 'Document versturen');
    expect(await page.getByRole('alert').textContent()).toContain('Kies eerst een bestand.');

    await page
      .getByLabel('Kies een bestand')
      .setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: program });
    await press(page, 'Document versturen');
    expect(await page.locator('h1').textContent()).toBe('Dit soort bestand kunnen we niet aannemen');
    expect((await nodeOf(enrolled, 'plan'))?.status).toBe('open');

    await page.getByRole('link', { name: 'Terug naar de pagina' }).click();
    await page
      .getByLabel('Kies een bestand')
      .setInputFiles({ name: 'ons plan.txt', mimeType: 'text/plain', buffer: pdf });
    await press(page, 'Document versturen');
    expect((await nodeOf(enrolled, 'plan'))?.status).toBe('done');

    const review = await openStep(enrolled, 'check');
    expect(await review.page.getByRole('link', { name: 'ons plan.pdf' }).isVisible()).toBe(true);
    const address = await review.page.getByRole('link', { name: 'ons plan.pdf' }).getAttribute('href');
    const file = await fetch(setting.url + address);
    expect(Buffer.from(await file.arrayBuffer())).toEqual(pdf);
    expect(file.headers.get('content-disposition')).toContain('attachment');
    // Through a link that has nothing to do with it, the document is not there.
    const elsewhere = await setting.makeLink(await setting.enrolSchool(), 'tasks/plan');
    expect((await fetch(setting.url + address!.replace(review.token, elsewhere))).status).toBe(404);

    await review.page.getByLabel('Aanpassing vragen').check();
    await press(review.page, 'Oordeel versturen');
    expect(await review.page.getByRole('alert').textContent()).toContain('Schrijf wat er anders moet');
    await review.page.getByLabel('Wat moet er anders?').fill('Meer over de ouders.');
    await press(review.page, 'Oordeel versturen');
    expect((await nodeOf(enrolled, 'plan'))?.round).toBe(2);
    const again = await open(token);
    expect(await again.page.getByText('Meer over de ouders.').isVisible()).toBe(true);
    expect(await again.page.getByRole('link', { name: 'ons plan.pdf' }).isVisible()).toBe(true);
  });

  it('says kindly that a document is too large', async () => {
    const enrolled = await setting.enrolSchool();
    const { token, page } = await openStep(enrolled, 'plan');
    const form = new FormData();
    form.set('_form', (await page.locator('input[name=_form]').first().getAttribute('value')) ?? '');
    form.set('_step', 'tasks/plan');
    form.set('_file', new Blob([Buffer.concat([pdf, Buffer.alloc(10 * 1024 * 1024)])]), 'groot.pdf');
    const answer = await fetch(`${setting.url}/p/${token}/complete`, { method: 'POST', body: form });
    expect(answer.status).toBe(413);
    expect(await answer.text()).toContain('hoogstens 10 MB');
    expect((await nodeOf(enrolled, 'plan'))?.status).toBe('open');
  });

  it('sets the date of a meeting, shows it, and lets it be changed', async () => {
    const enrolled = await setting.enrolSchool();
    const { page } = await openStep(enrolled, 'talk');
    const fill = async (date: string, from: string, until: string) => {
      await page.getByLabel('Datum', { exact: true }).fill(date);
      await page.getByLabel('Van', { exact: true }).fill(from);
      await page.getByLabel('Tot', { exact: true }).fill(until);
      await press(page, 'Datum vastleggen');
    };
    await fill('2021-03-02', '14:00', '15:00');
    expect(await page.getByRole('alert').textContent()).toContain('Deze datum is al voorbij.');
    await fill(dayFromNow(20), '14:00', '13:00');
    expect(await page.getByRole('alert').textContent()).toContain('Het einde moet na het begin komen.');
    await page.getByLabel('Plaats of link').fill('Leraarskamer');
    await fill(dayFromNow(20), '14:00', '15:30');
    expect(await page.getByRole('status').textContent()).toMatch(/De afspraak staat vast: .* om 14:00\./);
    expect(await page.locator('.arranged').textContent()).toContain('Leraarskamer');

    await page.getByText('Een andere datum kiezen').click();
    expect(await page.getByLabel('Datum', { exact: true }).inputValue()).toBe(dayFromNow(20));
    await fill(dayFromNow(22), '09:00', '10:00');
    const node = await nodeOf(enrolled, 'talk');
    expect(node?.appointments).toHaveLength(1);
    expect(node?.appointments?.[0]?.start.slice(0, 10)).toBe(dayFromNow(22));
  });

  it('sets several sessions of a training, in whatever order they are written', async () => {
    const enrolled = await setting.enrolSchool();
    const { page } = await openStep(enrolled, 'sessions');
    const session = async (number: number, days: number) => {
      const group = page.getByRole('group', { name: `Sessie ${number}` });
      await group.getByLabel('Datum').fill(dayFromNow(days));
      await group.getByLabel('Van').fill('13:30');
      await group.getByLabel('Tot').fill('16:00');
    };
    await session(1, 40);
    await session(3, 30);
    await press(page, 'Data vastleggen');
    const starts = (await nodeOf(enrolled, 'sessions'))?.appointments?.map(({ start }) => start.slice(0, 10));
    expect(starts).toEqual([dayFromNow(30), dayFromNow(40)]);
  });

  it('offers a choice, and shows what is to be paid without asking for anything', async () => {
    const enrolled = await setting.enrolSchool();
    const { page } = await openStep(enrolled, 'choice');
    await press(page, 'Keuze versturen');
    expect(await page.getByRole('alert').textContent()).toContain('Kies één van de antwoorden.');
    await page.getByLabel('Na Pasen').check();
    await press(page, 'Keuze versturen');
    expect((await nodeOf(enrolled, 'choice'))?.outcome).toBe('easter');

    const fee = await openStep(enrolled, 'fee');
    expect(await fee.page.locator('.facts').textContent()).toMatch(/250,00/);
    expect(await fee.page.locator('.answer').getByRole('button').count()).toBe(0);
  });

  it('gives more time as often as the step allows', async () => {
    const enrolled = await setting.enrolSchool();
    const { page } = await openStep(enrolled, 'join');
    await page.getByText('Ik heb meer tijd nodig').click();
    await press(page, 'Geef me meer tijd');
    expect(await page.getByRole('status').textContent()).toContain('De nieuwe datum is');
    expect((await nodeOf(enrolled, 'join'))?.extensions).toBe(1);
    expect(await page.getByText('Ik heb meer tijd nodig').count()).toBe(0);
  });

  it('hands the question to a colleague, who is mailed at once; the own link stops working', async () => {
    const enrolled = await setting.enrolSchool();
    await setting.sink.waitFor(() => linksTo(enrolled.email).length > 0);
    const { page, token } = await openStep(enrolled, 'join');
    await page.getByText('Niet voor mij: vraag het aan een collega').click();
    await page.getByLabel('Naam van je collega').fill('Sam Maes');
    await page.getByLabel('E-mailadres van je collega').fill('sam');
    await press(page, 'Vraag het aan deze collega');
    expect(await page.getByRole('alert').textContent()).toContain('Dit is geen volledig e-mailadres.');
    const address = `sam.${enrolled.school}@school.example`;
    await page.getByLabel('E-mailadres van je collega').fill(address);
    await press(page, 'Vraag het aan deze collega');
    expect(await page.getByRole('status').textContent()).toContain('Je collega neemt het over');
    expect(await page.locator('h1').textContent()).toBe('Deze link werkt niet meer');
    expect((await open(token)).status).toBe(410);

    await setting.sink.waitFor(() => linksTo(address).length > 0);
    const newcomer = await open(linksTo(address)[0]!);
    expect(await newcomer.page.locator('h1').textContent()).toBe('Bevestig dat jullie meedoen');
    const person = (await setting.stateOf(enrolled)).roles.principal?.person ?? '';
    expect(await findPerson(setting.store, person)).toMatchObject({
      name: 'Sam Maes',
      schoolNumber: enrolled.school,
    });

    // Who is no longer the contact gets the same answer, and no mail.
    const before = setting.sink.mails.length;
    await press(page, 'Stuur me een nieuwe link');
    expect(await page.getByRole('status').textContent()).toContain('Als dit adres nog bij dit traject hoort');
    expect(setting.sink.mails.length).toBe(before);
    const planned = await setting.store.prisma.mail.count({
      where: { trajectory_id: enrolled.id, kind: 'link' },
    });
    expect(planned).toBe(0);
  });

  it('does once what is sent twice', async () => {
    const enrolled = await setting.enrolSchool();
    const { page, token } = await openStep(enrolled, 'plan');
    const proof = (await page.locator('input[name=_form]').first().getAttribute('value')) ?? '';
    const send = () => {
      const form = new FormData();
      form.set('_form', proof);
      form.set('_step', 'tasks/plan');
      form.set('_file', new Blob([pdf]), 'plan.pdf');
      return fetch(`${setting.url}/p/${token}/complete`, { method: 'POST', body: form, redirect: 'manual' });
    };
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    const completed = (await journalOf(setting.store, enrolled.id)).filter(
      ({ body }) => body.type === 'completed' && body.path === 'tasks/plan',
    );
    expect(completed).toHaveLength(1);
    expect(await setting.store.prisma.attachment.count({ where: { trajectory_id: enrolled.id } })).toBe(1);
  });

  it('adds a colleague once, however often the button is pressed', async () => {
    const enrolled = await setting.enrolSchool();
    const { page, token } = await openStep(enrolled, 'join');
    const proof = (await page.locator('input[name=_form]').first().getAttribute('value')) ?? '';
    const email = `els.${enrolled.school}@school.example`;
    const body = new URLSearchParams({ _form: proof, _step: 'tasks/join', name: 'Els Aerts', email });
    const send = () =>
      fetch(`${setting.url}/p/${token}/colleague`, { method: 'POST', body, redirect: 'manual' });
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await setting.store.prisma.person.count({ where: { email } })).toBe(1);
    const assigned = (await journalOf(setting.store, enrolled.id)).filter(
      ({ body }) => body.type === 'assigned',
    );
    expect(assigned).toHaveLength(1);
  });

  it('mails a new link to the same address when an old one has expired', async () => {
    const enrolled = await setting.enrolSchool();
    await setting.sink.waitFor(() => linksTo(enrolled.email).length > 0);
    const expired = await setting.makeLink(enrolled, 'tasks/join', { expiresAt: '2026-01-01T00:00:00.000Z' });
    const { page, status } = await open(expired);
    expect(status).toBe(410);
    expect(await page.locator('h1').textContent()).toBe('Deze link is verlopen');
    expect(await page.content()).not.toContain(enrolled.school);
    await press(page, 'Stuur me een nieuwe link');
    expect(await page.getByRole('status').textContent()).toContain('Als dit adres nog bij dit traject hoort');
    await setting.sink.waitFor(() => linksTo(enrolled.email).length > 1);
    const fresh = await open(linksTo(enrolled.email).at(-1)!);
    expect(await fresh.page.locator('h1').textContent()).toBe('Bevestig dat jullie meedoen');
  });

  it('explains links that nobody made', async () => {
    for (const token of ['kort', 'a'.repeat(43), '../../etc/passwd', '%00']) {
      const answer = await fetch(`${setting.url}/p/${encodeURIComponent(token)}`);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain('Deze link kennen we niet');
    }
  });

  it('turns reminders off with one click of a mail program, and on again from the page', async () => {
    const enrolled = await setting.enrolSchool();
    const token = await setting.makeLink(enrolled, 'tasks/join');
    const off = async () => (await findPerson(setting.store, enrolled.principal))?.remindersOff;
    const looked = await fetch(`${setting.url}/p/${token}/reminders`);
    expect(await looked.text()).toContain('Stuur me geen herinneringen');
    expect(await off()).toBe(false);
    const clicked = await fetch(`${setting.url}/p/${token}/reminders`, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
      redirect: 'manual',
    });
    expect(clicked.status).toBe(200);
    expect(await off()).toBe(true);
    const { page } = await open(token);
    await press(page, 'Zet herinneringen weer aan');
    expect(await page.getByRole('status').textContent()).toContain('Je krijgt weer herinneringen.');
    expect(await off()).toBe(false);
  });

  it('takes no form from elsewhere, and gives its address away to nobody', async () => {
    const enrolled = await setting.enrolSchool();
    const { page, token } = await openStep(enrolled, 'join');
    const proof = (await page.locator('input[name=_form]').first().getAttribute('value')) ?? '';
    const send = (form: Record<string, string>, headers: Record<string, string> = {}) =>
      fetch(`${setting.url}/p/${token}/complete`, {
        method: 'POST',
        body: new URLSearchParams({ _step: 'tasks/join', ...form }),
        headers,
        redirect: 'manual',
      });
    expect((await send({})).status).toBe(403);
    expect((await send({ _form: proof.replace(/^./, 'x') })).status).toBe(403);
    expect((await send({ _form: proof }, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect((await nodeOf(enrolled, 'join'))?.status).toBe('open');

    const { headers } = await fetch(`${setting.url}/p/${token}`);
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(headers.get('set-cookie')).toBeNull();
    expect(setting.log.some((line) => line.includes('/p/[removed]'))).toBe(true);
    expect(setting.log.join('')).not.toContain(token);
  });

  it('speaks English to who reads English, and to who asks for it', async () => {
    const enrolled = await setting.enrolSchool({ language: 'en' });
    const { page } = await openStep(enrolled, 'join');
    expect(await page.locator('h1').textContent()).toBe('Confirm that you take part');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByRole('link', { name: 'Toon deze pagina in het Nederlands' }).click();
    expect(await page.locator('h1').textContent()).toBe('Bevestig dat jullie meedoen');
    await press(page, 'Ja, ik bevestig');
    expect(await page.locator('html').getAttribute('lang')).toBe('nl');
  });

  it('loses nothing when a part does not answer: the form comes back filled in, and works later', async () => {
    const enrolled = await setting.enrolSchool();
    const token = await setting.makeLink(enrolled, 'tasks/join');
    const lame = await setting.serveWithout('temporal');
    const page = await browser.open({ script: false });
    await page.goto(`${lame}/p/${token}`);
    await page.getByLabel('Wil je er iets bij zeggen?').fill('Wij doen mee.');
    const answer = page.waitForResponse((response) => response.request().method() === 'POST');
    await press(page, 'Ja, ik bevestig');
    expect((await answer).status()).toBe(503);
    expect(await page.getByRole('alert').textContent()).toContain('Dit lukt nu even niet.');
    expect(await page.getByLabel('Wil je er iets bij zeggen?').inputValue()).toBe('Wij doen mee.');
    expect((await nodeOf(enrolled, 'join'))?.status).toBe('open');

    const proof = (await page.locator('input[name=_form]').first().getAttribute('value')) ?? '';
    const again = await fetch(`${setting.url}/p/${token}/complete`, {
      method: 'POST',
      body: new URLSearchParams({ _form: proof, _step: 'tasks/join', _comment: 'Wij doen mee.' }),
      redirect: 'manual',
    });
    expect(again.status).toBe(303);
    expect((await nodeOf(enrolled, 'join'))?.status).toBe('done');
    expect(await setting.store.prisma.command.count({ where: { trajectory_id: enrolled.id } })).toBe(1);
  });

  it('says so when the database is away', async () => {
    const lame = await setting.serveWithout('database');
    const answer = await fetch(`${lame}/p/${'a'.repeat(43)}`);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('10');
    expect(await answer.text()).toContain('Er is niets verloren gegaan.');
  });

  it('lets who stands in for an empty role do its step, and shows others what is not theirs', async () => {
    const enrolled = await setting.enrolSchool();
    const { page } = await openStep(enrolled, 'rose');
    await press(page, 'Ja, ik bevestig');
    expect((await nodeOf(enrolled, 'rose'))?.status).toBe('done');

    const token = await setting.makeLink({ ...enrolled, principal: setting.counsellor }, 'tasks/talk', {
      role: 'counsellor',
    });
    const counsellor = await open(token);
    expect(await counsellor.page.locator('.answer').textContent()).toContain(
      'Deze stap is nu aan: directeur.',
    );
    expect(await counsellor.page.locator('.answer').getByRole('button').count()).toBe(0);
  });
});
