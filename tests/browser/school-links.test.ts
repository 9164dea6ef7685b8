import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dependenciesOfSystem } from '../../src/application/dependencies.ts';
import { enrolTrajectory } from '../../src/application/enrolment/enrol.ts';
import { nowOf } from '../../src/application/now.ts';
import { changeLetterhead, changeLogo } from '../../src/application/organisations/letterhead/change.ts';
import { sendOwedLetters } from '../../src/application/owed-letters/send.ts';
import { addParticipant } from '../../src/application/participants/add.ts';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { fixedClock, systemClock } from '../../src/platform/clock.ts';
import { hashOfToken } from '../../src/platform/token.ts';
import { lettersNotGone } from '../../src/store/letters/not-gone.ts';
import { correctPerson, findPerson, insertPerson } from '../../src/store/people/people.ts';
import { publishTemplate } from '../../src/store/templates/templates.ts';
import { findTrajectoryHead, journalOf } from '../../src/store/trajectories/trajectories.ts';
import { makeCsrfToken } from '../../src/web/csrf-token.ts';
import { dayFromNow, schoolDayFromNow } from '../support/days.ts';
import { png } from '../support/pictures.ts';
import { pdf, startVisits, type Visits } from './visits.ts';

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

describe('the link in a mail, without any script', () => {
  let visits: Visits;

  beforeAll(async () => {
    visits = await startVisits();
  });

  afterAll(async () => {
    await visits?.stop();
  });

  it('gives an address for the own calendar, with what is asked until when, and ends it', async () => {
    const enrolled = await visits.setting.enrolSchool();
    const { page } = await visits.openStep(enrolled, 'join');
    await page.getByRole('link', { name: 'In je agenda' }).click();
    await visits.press(page, 'Maak een adres voor mijn agenda');
    const first = await page.getByLabel('Adres').inputValue();
    const at = (address: string) => fetch(`${visits.setting.url}${new URL(address).pathname}`);
    const calendar = await at(first);
    expect([calendar.status, calendar.headers.get('content-type')]).toEqual([
      200,
      'text/calendar; charset=utf-8',
    ]);
    const text = (await calendar.text()).replaceAll(/\r\n /g, '');
    expect(text).toContain('SUMMARY:Uiterlijk vandaag: ');
    expect(text).not.toContain(enrolled.id);
    expect(text).not.toContain(enrolled.email);
    // A new address ends the one before, and an address that is ended tells nothing.
    await visits.press(page, 'Maak een nieuw adres (het oude werkt dan niet meer)');
    const second = await page.getByLabel('Adres').inputValue();
    expect([(await at(first)).status, (await at(second)).status]).toEqual([404, 200]);
    await visits.press(page, 'Laat het adres niet meer werken');
    expect(await page.getByRole('status').textContent()).toContain('Het adres werkt niet meer.');
    expect((await at(second)).status).toBe(404);
  });

  it('shows the school what it measured itself, and of other schools no more than an average of five', async () => {
    const enrolled = await visits.setting.enrolSchool();
    const { page } = await visits.openStep(enrolled, 'survey');
    expect(await page.getByRole('link', { name: /^Jullie metingen/ }).count()).toBe(0);
    await page.getByLabel('4', { exact: true }).first().check();
    await page.getByLabel('De basis is er').check();
    await page.getByLabel(/^Hoeveel leerkrachten/).fill('12');
    await page
      .getByRole('group', { name: /zelfzeker/ })
      .getByLabel('3', { exact: true })
      .check();
    await visits.press(page, 'Antwoorden versturen');
    await page.goto(`${visits.setting.url}/p/${await visits.setting.makeLink(enrolled, 'tasks/join')}`);
    await page.getByRole('link', { name: 'Jullie metingen, naast die van andere scholen' }).click();
    const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: /zelfzeker/i }) });
    expect(await row.getByRole('cell').first().textContent()).toMatch(/^3 /);
    expect(await row.textContent()).toContain('nog te weinig scholen om te vergelijken');
    // Whoever is not of the school is led back.
    const other = await visits.setting.makeLink(enrolled, 'tasks/join', { role: 'counsellor' });
    await page.goto(`${visits.setting.url}/p/${other}/measured`);
    expect(new URL(page.url()).pathname).toBe(`/p/${other}`);
  });

  it('shows the guidance service by its name, logo and signature, as it wants to be seen', async () => {
    const { setting } = visits;
    const enrolled = await setting.enrolSchool();
    const organisation = (await findTrajectoryHead(setting.store, EVERYTHING, enrolled.id))?.organisationId;
    const deps = { store: setting.store, clock: systemClock };
    const change = { deps, scope: EVERYTHING, organisation: organisation ?? '' };
    await changeLetterhead({ ...change, senderName: 'Kompas', signature: { nl: 'Samen op weg', en: 'x' } });
    await changeLogo({ ...change, file: { name: 'kompas.png', content: png } });
    const { page } = await visits.openStep(enrolled, 'join');
    expect(await page.locator('.service').textContent()).toBe('Kompas');
    expect(await page.locator('.contact-signature').textContent()).toBe('Samen op weg');
    const isShown = (image: HTMLImageElement) => image.complete && image.naturalWidth > 0;
    expect(await page.locator('.service img').evaluate(isShown)).toBe(true);
    await changeLogo({ ...change, file: undefined });
    await changeLetterhead(change);
  });

  it('speaks French to who reads it, where the model trajectory does, and Dutch around it; English when that is chosen', async () => {
    const { setting } = visits;
    const { store } = setting.deps;
    await publishTemplate(
      store,
      await readFile(new URL('../unit/planted/sound-in-french.yaml', import.meta.url), 'utf8'),
    );
    const enrolled = await setting.enrolSchool({ template: 'sound-in-french' });
    await correctPerson(store, enrolled.principal, { furtherLanguage: 'fr' });
    const address = `${setting.url}/p/${await setting.makeLink(enrolled, 'start/wishes')}`;
    const shown = async (query = '') => (await fetch(`${address}${query}`)).text();
    const french = await shown();
    for (const text of [
      'Dites-nous ce que vous voulez lire.',
      'Que lisez-vous?',
      'Des journaux',
      'lang="nl"',
    ])
      expect(french).toContain(text);
    expect(french).not.toContain('Vertel wat jullie');
    const english = await shown('?lang=en');
    expect(english).toContain('Tell us what you want to read.');
    expect(english).not.toContain('Dites');
  });

  it('hands one step to a colleague, who is mailed once the counsellor confirms it; the role and its other steps stay', async () => {
    const enrolled = await visits.setting.enrolSchool();
    await visits.setting.sink.waitFor(() => visits.linksTo(enrolled.email).length > 0);
    const { page, token } = await visits.openStep(enrolled, 'join');
    await page.getByText('Niet voor mij: vraag het aan een collega').click();
    const address = `mia.${enrolled.school}@school.example`;
    await page.getByLabel('Naam van je collega').fill('Mia Mertens');
    await page.getByLabel('E-mailadres van je collega').fill(address);
    await visits.press(page, 'Vraag het aan deze collega');
    expect(await page.getByRole('status').textContent()).toContain(
      `Zodra je begeleider dat bevestigt, krijgt Mia Mertens een mail.`,
    );
    // Nothing has changed yet but that the counsellor is asked: by mail, and on her day.
    const { store } = visits.setting;
    expect(await store.prisma.person.count({ where: { email: address } })).toBe(0);
    expect((await visits.nodeOf(enrolled, 'join'))?.delegate).toBeUndefined();
    const still = await visits.open(token);
    expect(await still.page.locator('.remark').textContent()).toContain(`Mia Mertens (${address})`);
    await visits.setting.sink.waitFor(() =>
      visits.setting.sink.mails.some(({ mail }) => mail.subject?.includes('mag Mia Mertens dit overnemen?')),
    );
    expect(visits.linksTo(address)).toEqual([]);
    const day = await visits.browser.open({ script: false });
    await day.setExtraHTTPHeaders({ 'X-Demo-Person': visits.setting.counsellor });
    await day.goto(visits.setting.url);
    await day.getByRole('button', { name: /^Bevestig\s?: Mia Mertens$/ }).click();
    expect(await day.getByRole('status').textContent()).toContain('Bevestigd: de mail vertrekt');
    expect((await visits.open(token)).status).toBe(410);
    const kept = await store.prisma.named_contact.findFirst({ where: { trajectory_id: enrolled.id } });
    expect([kept?.answer, kept?.name, kept?.email]).toEqual(['confirmed', null, null]);

    await visits.setting.sink.waitFor(() => visits.linksTo(address).length > 0);
    const mail = visits.setting.sink.mails.find(({ to }) => JSON.stringify(to).includes(address));
    expect(JSON.stringify(mail)).toContain('gaf deze ene stap');
    const newcomer = await visits.open(visits.linksTo(address)[0]!);
    expect(await newcomer.page.locator('h1').textContent()).toBe('Bevestig dat jullie meedoen');
    const { roles, nodes } = await visits.setting.stateOf(enrolled);
    const mia = nodes['tasks/join']?.delegate?.person ?? '';
    expect(await findPerson(visits.setting.store, EVERYTHING, mia)).toMatchObject({ name: 'Mia Mertens' });
    expect(Object.values(roles).map(({ person }) => person)).not.toContain(mia);
    // The counsellor let it through herself: nobody is mailed about what they did.
    const told = Object.keys(nodes).filter((path) => path.startsWith('step-handed-on~'));
    expect(told).toEqual([]);
    // The other steps stayed with whoever had them.
    const other = await visits.openStep(enrolled, 'plan');
    expect(await other.page.getByRole('button').count()).toBeGreaterThan(0);
  });

  it('passes a question of the school on to the counsellor, and to who can answer it; the answer comes back by mail', async () => {
    const { setting, browser, press } = visits;
    const { sink, store, url } = setting;
    const enrolled = await setting.enrolSchool();
    const expert = `expert.${enrolled.school}@rtc.example`;
    await insertPerson(store, { id: randomUUID(), name: 'Rik Rens', email: expert, language: 'nl' });
    const { page } = await visits.openStep(enrolled, 'join');
    await page.getByRole('link', { name: 'Stel een vraag aan je begeleider' }).click();
    await page.getByRole('textbox', { name: 'Je vraag' }).fill('Wie helpt ons met de netwerkkast <kelder>?');
    await press(page, 'Verstuur je vraag');
    expect(await page.getByRole('status').textContent()).toContain('Je krijgt het antwoord per mail');
    expect(await page.locator('main').textContent()).toContain('nog geen antwoord');
    const mailWith = async (words: string) => {
      const has = ({ mail }: (typeof sink.mails)[number]) => mail.text?.includes(words) ?? false;
      await sink.waitFor((all) => all.some(has));
      return sink.mails.find(has);
    };
    const asked = await mailWith('Anna Peeters vraagt:');
    expect(asked?.mail.text).toContain('netwerkkast <kelder>?');
    expect(asked?.mail.text).toContain(`/trajectories/${enrolled.id}/questions`);

    // On the counsellor's day, where it waits; she passes it on.
    const console = await browser.open({ script: false });
    await console.setExtraHTTPHeaders({ 'X-Demo-Person': setting.counsellor });
    await console.goto(`${url}/?lang=nl`);
    const waiting = console.getByRole('region', { name: /^Vragen van scholen/ });
    await waiting.getByRole('link', { name: new RegExp(enrolled.school) }).click();
    await console
      .getByRole('textbox', { name: 'Of geef door aan iemand die het weet' })
      .fill('niemand@rtc.example');
    await press(console, 'Geef door');
    expect(await console.getByRole('alert').textContent()).toContain('Deze persoon kennen we niet.');
    await console.getByRole('textbox', { name: 'Of geef door aan iemand die het weet' }).fill(expert);
    sink.answer((recipient) => (recipient === expert ? { code: 451 } : undefined));
    await press(console, 'Geef door');
    expect(await console.getByRole('alert').textContent()).toContain('De mail kon nu niet vertrekken');
    expect(await console.locator('main').textContent()).not.toContain('Doorgegeven aan');
    sink.answer(() => undefined);
    await press(console, 'Geef door');
    expect(await console.locator('main').textContent()).toContain('Doorgegeven aan Rik Rens');

    // Who can answer it needs no account; a link answers once.
    const passed = await mailWith('we denken dat jij ze het best kunt beantwoorden');
    const [path] = /\/v\/[\w-]{43}/.exec(passed?.mail.text ?? '') ?? [];
    const guest = await browser.open({ script: false });
    await guest.goto(`${url}${path}?lang=nl`);
    expect(await guest.locator('main').textContent()).toContain('netwerkkast <kelder>?');
    await guest.getByRole('textbox', { name: 'Je antwoord' }).fill('Dat doen wij: ik bel je morgen.');
    sink.answer(() => ({ code: 451 }));
    await press(guest, 'Verstuur het antwoord');
    expect(await guest.getByRole('status').textContent()).toContain('Bedankt');

    // The mail server was away: what is owed goes once it is back, and only then.
    const owing = dependenciesOfSystem({ ...setting.deps, clock: fixedClock(inMinutes(3)) }, 'work');
    const owed = async () =>
      (await lettersNotGone(owing.store, nowOf(owing))).filter((one) => one.trajectoryId === enrolled.id);
    expect(await owed()).toMatchObject([
      { kind: 'answered', tries: 1, answer: 'later' },
      { kind: 'answered', tries: 1, answer: 'later' },
    ]);
    sink.answer(() => undefined);
    await sendOwedLetters(owing);
    expect(await owed()).toEqual([]);
    const answer = await mailWith('Rik Rens antwoordt:');
    expect(answer?.mail.text).toContain('Dat doen wij: ik bel je morgen.');
    await page.reload();
    expect(await page.locator('main').textContent()).toContain('Antwoord van Rik Rens');

    // The trace stays, and nobody answers it again.
    const api = `${url}/api/v1/trajectories/${enrolled.id}/questions`;
    const headers = { 'X-Demo-Person': setting.counsellor, 'Content-Type': 'application/json' };
    const { items } = await (await fetch(api, { headers })).json();
    expect(items).toMatchObject([
      {
        asked_by: { name: 'Anna Peeters' },
        passed_to: { name: 'Rik Rens' },
        answered_by: { name: 'Rik Rens' },
        answer: 'Dat doen wij: ik bel je morgen.',
      },
    ]);
    const again = await fetch(`${api}/${items[0].id}/answer`, {
      ...{ method: 'POST', headers, body: JSON.stringify({ answer: 'Nog eens' }) },
    });
    expect([again.status, (await again.json()).errors]).toMatchObject([409, [{ code: 'question-answered' }]]);
    const left = await (await fetch(`${url}/api/v1/questions`, { headers })).json();
    expect(left.items.filter((one: { trajectory: string }) => one.trajectory === enrolled.id)).toEqual([]);
  });

  it('takes a question after its step was done; later it shows none that was asked, and no agenda', async () => {
    const { setting, press } = visits;
    const enrolled = await setting.enrolSchool();
    const { page, token } = await visits.openStep(enrolled, 'join');
    await press(page, 'Ja, ik bevestig');
    expect(await page.getByRole('link', { name: 'In je agenda' }).count()).toBe(1);
    await page.getByRole('link', { name: 'Stel een vraag' }).click();
    await page.getByRole('textbox', { name: 'Je vraag' }).fill('Wanneer komt er iemand langs?');
    await press(page, 'Verstuur je vraag');
    expect(await page.locator('main').textContent()).toContain('Wanneer komt er iemand langs?');

    // Hours later, or by whoever finds the mail.
    await setting.store.prisma.link.updateMany({
      ...{ where: { token_hash: hashOfToken(token) }, data: { used_at: inMinutes(-180) } },
    });
    const later = (await visits.open(token)).page;
    expect(await later.locator('h1').textContent()).toBe('Dit is al gedaan');
    expect(await later.getByRole('link', { name: 'In je agenda' }).count()).toBe(0);
    await later.getByRole('link', { name: 'Stel een vraag' }).click();
    expect(await later.locator('main').textContent()).not.toContain('Wanneer komt er iemand langs?');
    await later.getByRole('textbox', { name: 'Je vraag' }).fill('En wie betaalt dat?');
    await press(later, 'Verstuur je vraag');
    expect(await later.getByRole('status').textContent()).toContain('Je krijgt het antwoord per mail');
    const asked = await setting.store.prisma.question.count({ where: { trajectory_id: enrolled.id } });
    expect(asked).toBe(2);

    const old = await setting.makeLink(enrolled, 'tasks/plan', { expiresAt: inMinutes(-1) });
    const expired = (await visits.open(old)).page;
    expect(await expired.getByRole('link', { name: 'Stel een vraag' }).count()).toBe(0);
    await expired.goto(`${setting.url}/p/${old}/question`);
    expect(new URL(expired.url()).pathname).toBe(`/p/${old}`);
  });

  it('shows a school its part of a project once it takes part: by mail, and on a page behind the link', async () => {
    const { setting, browser } = visits;
    const { deps, store, sink, counsellor, url } = setting;
    const source = await readFile(new URL('../support/two-conversations.yaml', import.meta.url), 'utf8');
    await publishTemplate(
      store,
      source
        .replace('template: two-conversations', 'template: project')
        .replace('subject: school', 'subject: programme'),
    );
    const enrolled = await setting.enrolSchool();
    const actor = { kind: 'person', person: counsellor } as const;
    const { id: project } = await enrolTrajectory({
      ...{ deps, actor, scope: EVERYTHING },
      enrolment: {
        template: 'project',
        subject: { kind: 'programme', id: 'p' },
        roles: { counsellor, principal: enrolled.principal },
      },
    });
    const caller = { person: counsellor, scope: EVERYTHING };
    const part = { deps, caller, trajectory: project, role: 'trekkende school', idempotencyKey: 'part' };
    const joined = () => addParticipant({ ...part, party: { school: enrolled.school } });
    await joined();
    const has = ({ mail, to }: (typeof sink.mails)[number]) =>
      to.includes(enrolled.email) && (mail.text?.includes('/d/') ?? false);
    await sink.waitFor((all) => all.some(has));
    // Once more with the same key tells nobody anew.
    await joined();
    const [mail, ...more] = sink.mails.filter(has);
    expect(more).toEqual([]);
    expect(mail?.mail.subject).toBe('Jullie doen mee aan “Twee gesprekken”');
    expect(mail?.mail.text).toContain('trekkende school');
    const page = await browser.open({ script: false });
    await page.goto(`${url}${/\/d\/[\w-]{43}/.exec(mail?.mail.text ?? '')?.[0]}?lang=nl`);
    const said = await page.locator('main').textContent();
    expect(said).toContain(`De Wilg ${enrolled.school} doet mee`);
    for (const word of ['trekkende school', 'Begin', 'bezig', 'Bea Begeleider']) expect(said).toContain(word);
    expect(await page.locator('main form, main button').count()).toBe(0);
    expect((await fetch(`${url}/d/${'x'.repeat(43)}`)).status).toBe(404);
  });

  it('hands the whole role to a colleague when that is chosen; the own links stop working', async () => {
    const enrolled = await visits.setting.enrolSchool();
    await visits.setting.sink.waitFor(() => visits.linksTo(enrolled.email).length > 0);
    const { page, token } = await visits.openStep(enrolled, 'join');
    await page.getByText('Niet voor mij: vraag het aan een collega').click();
    await page.getByLabel('Naam van je collega').fill('Sam Maes');
    await page.getByLabel('E-mailadres van je collega').fill('sam');
    await page.getByLabel('Geef mijn hele rol').check();
    await visits.press(page, 'Vraag het aan deze collega');
    expect(await page.getByRole('alert').textContent()).toContain('Dit is geen volledig e-mailadres.');
    const address = `sam.${enrolled.school}@school.example`;
    await page.getByLabel('E-mailadres van je collega').fill(address);
    await visits.press(page, 'Vraag het aan deze collega');
    const said = await page.getByRole('status').textContent();
    expect(said).toContain(`Je vroeg om je rol van directeur door te geven aan Sam Maes (${address}).`);
    await visits.setting.answerContact(enrolled);
    const later = await visits.open(token);
    expect(later.status).toBe(410);
    expect(await later.page.locator('h1').textContent()).toBe('Deze link werkt niet meer');
    expect(await later.page.content()).not.toContain('Sam Maes');

    await visits.setting.sink.waitFor(() => visits.linksTo(address).length > 0);
    const newcomer = await visits.open(visits.linksTo(address)[0]!);
    expect(await newcomer.page.locator('h1').textContent()).toBe('Bevestig dat jullie meedoen');
    const person = (await visits.setting.stateOf(enrolled)).roles.principal?.person ?? '';
    expect(await findPerson(visits.setting.store, EVERYTHING, person)).toMatchObject({
      name: 'Sam Maes',
      schoolNumber: enrolled.school,
    });

    // Who is no longer the contact gets the same answer, and no mail.
    const before = visits.setting.sink.mails.length;
    await visits.press(later.page, 'Stuur me een nieuwe link');
    expect(await later.page.getByRole('status').textContent()).toContain(
      'Als dit adres nog bij dit traject hoort',
    );
    expect(visits.setting.sink.mails.length).toBe(before);
    const planned = await visits.setting.store.prisma.mail.count({
      where: { trajectory_id: enrolled.id, kind: 'link' },
    });
    expect(planned).toBe(0);
  });

  it('does once what is sent twice', async () => {
    const enrolled = await visits.setting.enrolSchool();
    const { page, token } = await visits.openStep(enrolled, 'plan');
    const csrfToken = await visits.csrfTokenOf(page);
    const send = () => {
      const form = new FormData();
      form.set('_form', csrfToken);
      form.set('_step', 'tasks/plan');
      form.set('_file', new Blob([pdf]), 'plan.pdf');
      return fetch(`${visits.setting.url}/p/${token}/complete`, {
        method: 'POST',
        body: form,
        redirect: 'manual',
      });
    };
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    const completed = (await journalOf(visits.setting.store, EVERYTHING, enrolled.id)).filter(
      ({ body }) => body.type === 'completed' && body.path === 'tasks/plan',
    );
    expect(completed).toHaveLength(1);
    expect(
      await visits.setting.store.prisma.attachment.count({ where: { trajectory_id: enrolled.id } }),
    ).toBe(1);
  });

  it('adds a colleague once, however often the button is pressed', async () => {
    const enrolled = await visits.setting.enrolSchool();
    const { page, token } = await visits.openStep(enrolled, 'join');
    const csrfToken = await visits.csrfTokenOf(page);
    const email = `els.${enrolled.school}@school.example`;
    const body = new URLSearchParams({ _form: csrfToken, _step: 'tasks/join', name: 'Els Aerts', email });
    const send = () =>
      fetch(`${visits.setting.url}/p/${token}/colleague`, { method: 'POST', body, redirect: 'manual' });
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    const { store } = visits.setting;
    expect(await store.prisma.named_contact.count({ where: { trajectory_id: enrolled.id } })).toBe(1);
    await visits.setting.answerContact(enrolled);
    expect(await store.prisma.person.count({ where: { email } })).toBe(1);
    const assigned = (await journalOf(visits.setting.store, EVERYTHING, enrolled.id)).filter(
      ({ body }) => body.type === 'delegated',
    );
    expect(assigned).toHaveLength(1);
  });

  it('keeps a step with whoever named somebody whom the counsellor does not confirm, and says so', async () => {
    const enrolled = await visits.setting.enrolSchool();
    const { page, token } = await visits.openStep(enrolled, 'join');
    const name = async (whom: string) => {
      await page.getByText('Niet voor mij: vraag het aan een collega').click();
      await page.getByLabel('Naam van je collega').fill(whom);
      await page.getByLabel('E-mailadres van je collega').fill(`${whom.toLowerCase()}@elders.example`);
      await visits.press(page, 'Vraag het aan deze collega');
    };
    await name('Wim');
    // Whoever is named later is meant, and the one before no more.
    await name('Wendy');
    const { store, sink } = visits.setting;
    const named = await store.prisma.named_contact.findMany({ where: { trajectory_id: enrolled.id } });
    expect(named.map(({ answer, name: whom }) => [answer, whom]).sort()).toEqual([
      [null, 'Wendy'],
      ['replaced', null],
    ]);
    await visits.setting.answerContact(enrolled, 'refuse');
    const later = await visits.open(token);
    expect(await later.page.locator('.remark').textContent()).toContain('je begeleider bevestigde dat niet');
    expect(await later.page.content()).not.toContain('wendy@elders.example');
    expect(sink.mails.filter(({ to }) => to.includes('elders.example'))).toEqual([]);
    // The step never stood still: its own reminders go on.
    const planned = await store.prisma.mail.count({
      where: { trajectory_id: enrolled.id, path: 'tasks/join', status: 'planned' },
    });
    expect(planned).toBeGreaterThan(0);
  });

  it('mails a new link to the same address when an old one has expired', async () => {
    const enrolled = await visits.setting.enrolSchool();
    await visits.setting.sink.waitFor(() => visits.linksTo(enrolled.email).length > 0);
    const expired = await visits.setting.makeLink(enrolled, 'tasks/join', {
      expiresAt: '2026-01-01T00:00:00.000Z',
    });
    const { page, status } = await visits.open(expired);
    expect(status).toBe(410);
    expect(await page.locator('h1').textContent()).toBe('Deze link is verlopen');
    expect(await page.content()).not.toContain(enrolled.school);
    expect(await page.locator('.task').textContent()).toContain('Vragen? Bea Begeleider, bea@pbd.example.');
    await visits.press(page, 'Stuur me een nieuwe link');
    expect(await page.getByRole('status').textContent()).toContain('Als dit adres nog bij dit traject hoort');
    await visits.setting.sink.waitFor(() => visits.linksTo(enrolled.email).length > 1);
    const fresh = await visits.open(visits.linksTo(enrolled.email).at(-1)!);
    expect(await fresh.page.locator('h1').textContent()).toBe('Bevestig dat jullie meedoen');
  });

  it('is of 256 random bits of which only the hash is kept', async () => {
    const enrolled = await visits.setting.enrolSchool();
    await visits.setting.sink.waitFor(() => visits.linksTo(enrolled.email).length > 0);
    const [token = ''] = visits.linksTo(enrolled.email);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const kept = await visits.setting.store.prisma.link.findMany({ where: { trajectory_id: enrolled.id } });
    expect(kept.map((row) => row.token_hash)).toContain(hashOfToken(token));
    expect(JSON.stringify(kept)).not.toContain(token);
  });

  it('counts for nothing when a scanner opens it, or submits its forms by what it finds in the page', async () => {
    const enrolled = await visits.setting.enrolSchool();
    const { page, token } = await visits.openStep(enrolled, 'join');
    const before = await visits.setting.stateOf(enrolled);
    const addresses = await page.evaluate(() =>
      [...document.querySelectorAll('form')].map((form) => {
        const fields = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
        return `${form.action}${form.action.includes('?') ? '&' : '?'}${fields}`;
      }),
    );
    expect(addresses.length).toBeGreaterThan(2);
    for (const method of ['GET', 'HEAD']) {
      for (const address of [
        ...addresses,
        `${visits.setting.url}/p/${token}?_outcome=confirmed&done=complete`,
      ]) {
        await fetch(address, { method });
      }
    }
    expect(await visits.setting.stateOf(enrolled)).toEqual(before);
    const { store } = visits.setting;
    expect(await store.prisma.command.count({ where: { trajectory_id: enrolled.id } })).toBe(0);
    expect(await store.prisma.named_contact.count({ where: { trajectory_id: enrolled.id } })).toBe(0);
    const link = await store.prisma.link.findUnique({ where: { token_hash: hashOfToken(token) } });
    expect(link?.used_at).toBeNull();
  });

  it.each(['assign', 'handover'])('ends once its role is somebody else’s: %s', async (type) => {
    const { setting } = visits;
    const enrolled = await setting.enrolSchool();
    const { token } = await visits.openStep(enrolled, 'join');
    const email = `nieuw.${enrolled.school}@school.example`;
    const person = { name: 'Nele Nieuw', email };
    const given = type === 'assign' ? { person } : { to: person, on: dayFromNow(0) };
    const answer = await fetch(`${setting.url}/api/v1/trajectories/${enrolled.id}/commands`, {
      method: 'POST',
      headers: {
        ...{ 'Content-Type': 'application/json', 'X-Demo-Person': setting.counsellor },
        'Idempotency-Key': randomUUID(),
      },
      body: JSON.stringify({ type, role: 'principal', ...given }),
    });
    expect(answer.status).toBe(200);
    const later = await visits.open(token);
    expect([later.status, await later.page.locator('h1').textContent()]).toEqual([
      ...[410, 'Deze link werkt niet meer'],
    ]);
    const form = new URLSearchParams({ _form: makeCsrfToken(token), _step: 'tasks/join' });
    await fetch(`${setting.url}/p/${token}/complete`, { method: 'POST', body: form });
    expect((await visits.nodeOf(enrolled, 'join'))?.status).toBe('open');
  });

  it('explains links that nobody made', async () => {
    for (const token of ['kort', 'a'.repeat(43), '../../etc/passwd', '%00']) {
      const answer = await fetch(`${visits.setting.url}/p/${encodeURIComponent(token)}`);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain('Deze link kennen we niet');
    }
  });

  it('turns reminders off with one click of a mail program, and on again from the page', async () => {
    const enrolled = await visits.setting.enrolSchool();
    const token = await visits.setting.makeLink(enrolled, 'tasks/join');
    const off = async () =>
      (await findPerson(visits.setting.store, EVERYTHING, enrolled.principal))?.remindersOff;
    const looked = await fetch(`${visits.setting.url}/p/${token}/reminders`);
    expect(await looked.text()).toContain('Stuur me geen herinneringen');
    expect(await off()).toBe(false);
    const clicked = await fetch(`${visits.setting.url}/p/${token}/reminders`, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
      redirect: 'manual',
    });
    expect(clicked.status).toBe(200);
    expect(await off()).toBe(true);
    const { page } = await visits.open(token);
    await visits.press(page, 'Zet herinneringen weer aan');
    expect(await page.getByRole('status').textContent()).toContain('Je krijgt weer herinneringen.');
    expect(await off()).toBe(false);
  });

  it('takes no form from elsewhere, and gives its address away to nobody', async () => {
    const enrolled = await visits.setting.enrolSchool();
    const { page, token } = await visits.openStep(enrolled, 'join');
    const csrfToken = await visits.csrfTokenOf(page);
    const send = (form: Record<string, string>, headers: Record<string, string> = {}) =>
      fetch(`${visits.setting.url}/p/${token}/complete`, {
        method: 'POST',
        body: new URLSearchParams({ _step: 'tasks/join', ...form }),
        headers,
        redirect: 'manual',
      });
    expect((await send({})).status).toBe(403);
    expect((await send({ _form: csrfToken.replace(/^./, 'x') })).status).toBe(403);
    expect((await send({ _form: csrfToken }, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect((await visits.nodeOf(enrolled, 'join'))?.status).toBe('open');

    const { headers } = await fetch(`${visits.setting.url}/p/${token}`);
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(headers.get('set-cookie')).toBeNull();
    expect(visits.setting.log.some((line) => line.includes('/p/[removed]'))).toBe(true);
    expect(visits.setting.log.join('')).not.toContain(token);
  });

  it('loses nothing when a part does not answer: the form comes back filled in, and works later', async () => {
    const enrolled = await visits.setting.enrolSchool();
    const token = await visits.setting.makeLink(enrolled, 'tasks/join');
    const lame = await visits.setting.serveWithout('temporal');
    const page = await visits.browser.open({ script: false });
    await page.goto(`${lame}/p/${token}`);
    await page.getByLabel('Wil je er iets bij zeggen?').fill('Wij doen mee.');
    const answer = page.waitForResponse((response) => response.request().method() === 'POST');
    await visits.press(page, 'Ja, ik bevestig');
    expect((await answer).status()).toBe(503);
    expect(await page.getByRole('alert').textContent()).toContain('Dit lukt nu even niet.');
    expect(await page.getByLabel('Wil je er iets bij zeggen?').inputValue()).toBe('Wij doen mee.');
    expect((await visits.nodeOf(enrolled, 'join'))?.status).toBe('open');

    const csrfToken = await visits.csrfTokenOf(page);
    const again = await fetch(`${visits.setting.url}/p/${token}/complete`, {
      method: 'POST',
      body: new URLSearchParams({ _form: csrfToken, _step: 'tasks/join', _comment: 'Wij doen mee.' }),
      redirect: 'manual',
    });
    expect(again.status).toBe(303);
    expect((await visits.nodeOf(enrolled, 'join'))?.status).toBe('done');
    expect(await visits.setting.store.prisma.command.count({ where: { trajectory_id: enrolled.id } })).toBe(
      1,
    );
  });

  it('says so when the database is away', async () => {
    const lame = await visits.setting.serveWithout('database');
    const answer = await fetch(`${lame}/p/${'a'.repeat(43)}`);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('10');
    expect(await answer.text()).toContain('Er is niets verloren gegaan.');
  });

  it('lets who stands in for an empty role do its step', async () => {
    const enrolled = await visits.setting.enrolSchool();
    const { page } = await visits.openStep(enrolled, 'rose');
    await visits.press(page, 'Ja, ik bevestig');
    expect((await visits.nodeOf(enrolled, 'rose'))?.status).toBe('done');
  });

  it('tells the counsellor whom a step waits for, and lets her give time or name somebody else', async () => {
    const enrolled = await visits.setting.enrolSchool();
    const counsellor = { ...enrolled, principal: visits.setting.counsellor };
    const token = await visits.setting.makeLink(counsellor, 'tasks/talk', { role: 'counsellor' });
    const { page } = await visits.open(token);
    const waiting = await page.locator('.answer').textContent();
    expect(waiting).toContain('Hierop wachten we nog');
    expect(waiting).toContain('Anna Peeters (directeur)');
    expect(waiting).toContain(enrolled.email);

    await page.getByText('Geef meer tijd').first().click();
    await page.getByLabel('Nieuwe datum').fill('2021-03-02');
    await visits.press(page, 'Geef meer tijd');
    expect(await page.getByRole('alert').textContent()).toContain(
      'De nieuwe datum moet vandaag of later zijn.',
    );
    const later = schoolDayFromNow(30);
    await page.getByLabel('Nieuwe datum').fill(later);
    await visits.press(page, 'Geef meer tijd');
    expect(await page.getByRole('status').textContent()).toContain(
      'Voor “Kies een datum voor het gesprek” is er nu tijd tot en met',
    );
    expect((await visits.nodeOf(enrolled, 'talk'))?.due).toBe(later);

    const address = `sam.${enrolled.school}@school.example`;
    await page.getByText('Wijs iemand anders aan').click();
    await page.getByLabel('Naam', { exact: true }).fill('Sam Maes');
    await page.getByLabel('E-mailadres', { exact: true }).fill(address);
    await visits.press(page, 'Wijs aan');
    expect(await page.getByRole('status').textContent()).toContain(
      `Sam Maes (${address}) is nu directeur en kreeg net een mail.`,
    );
    expect(await page.locator('.answer').textContent()).toContain('Sam Maes (directeur)');
    await visits.setting.sink.waitFor(() => visits.linksTo(address).length > 0);
  });

  it('tells people of the school no more than the role of who has a step, and moves nothing for them', async () => {
    const enrolled = await visits.setting.enrolSchool();
    const { page } = await visits.openStep(enrolled, 'rose');
    await page.getByText('Niet voor mij: vraag het aan een collega').click();
    await page.getByLabel('Naam van je collega').fill('Ilse Claes');
    await page.getByLabel('E-mailadres van je collega').fill(`ilse.${enrolled.school}@school.example`);
    await visits.press(page, 'Vraag het aan deze collega');
    await visits.setting.answerContact(enrolled);
    const other = await visits.openStep(enrolled, 'rose');
    const answer = await other.page.locator('.answer').textContent();
    expect(answer).toContain('Wie dit doet');
    expect(answer).toContain('Deze stap is nu aan: ICT-coördinator.');
    expect(answer).not.toContain('Ilse');
    expect(await other.page.locator('.answer').getByRole('button').count()).toBe(0);

    const form = {
      _form: makeCsrfToken(other.token),
      _step: 'tasks/rose',
      due: dayFromNow(90),
      name: 'Sam Maes',
      email: `sam.${enrolled.school}@school.example`,
    };
    for (const verb of ['postpone', 'reassign']) {
      const body = new URLSearchParams(form);
      await fetch(`${visits.setting.url}/p/${other.token}/${verb}`, { method: 'POST', body });
    }
    expect((await visits.nodeOf(enrolled, 'rose'))?.due).toBeUndefined();
    const changes = (await journalOf(visits.setting.store, EVERYTHING, enrolled.id)).map(
      ({ body }) => body.type,
    );
    expect(changes.filter((type) => type === 'delegated')).toHaveLength(1);
    expect(changes.filter((type) => type === 'assigned')).toHaveLength(0);
  });

  it('promises nothing during a pause, and names what was stopped with whom to turn to', async () => {
    const enrolled = await visits.setting.enrolSchool();
    const token = await visits.setting.makeLink(enrolled, 'tasks/join');
    const command = async (body: object) => {
      const headers = {
        'Content-Type': 'application/json',
        'X-Demo-Person': visits.setting.counsellor,
        'Idempotency-Key': randomUUID(),
      };
      const address = `${visits.setting.url}/api/v1/trajectories/${enrolled.id}/commands`;
      return (await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) })).status;
    };
    expect(await command({ type: 'pause', reason: 'Verbouwing', until: dayFromNow(30) })).toBe(200);
    const paused = await visits.open(token);
    expect(await paused.page.locator('h1').textContent()).toMatch(
      /^Dit traject staat in pauze tot .* \d{4}$/,
    );
    expect(await paused.page.locator('.task').textContent()).toContain('Tot dan vragen we niets');
    expect(await paused.page.locator('.road').textContent()).not.toContain('tegen');

    expect(await command({ type: 'stop', reason: 'Geen tijd meer' })).toBe(200);
    const stopped = await visits.open(token);
    expect(await stopped.page.locator('h1').textContent()).toBe('Dit traject is stopgezet');
    const said = await stopped.page.locator('.task').textContent();
    expect(said).toContain(`van De Wilg ${enrolled.school} is stopgezet op`);
    expect(said).toContain('Vragen? Bea Begeleider, bea@pbd.example.');
    expect(said).not.toContain('Bedankt');
  });
});
