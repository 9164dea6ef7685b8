import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import * as cheerio from 'cheerio';
import { mailLink } from '../../src/application/access/mailed-link.ts';
import { offerHandover } from '../../src/application/handovers/offer.ts';
import { holdMail, readHolding, releaseMail } from '../../src/application/mail/hold.ts';
import { changeLetterhead, changeLogo } from '../../src/application/organisations/letterhead/change.ts';
import { sendOwedLetters } from '../../src/application/owed-letters/send.ts';
import { oweOverviews } from '../../src/application/own-choices/owe-overviews.ts';
import { changePerson } from '../../src/application/people/change.ts';
import { checkContent } from '../../src/cli/doctor/content.ts';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { freePort } from '../../src/platform/embedded/ports.ts';
import { changeGathering, insertGathering } from '../../src/store/gatherings/gatherings.ts';
import { oweLetters, settleLetter, takeOwedLetter } from '../../src/store/letters/owed.ts';
import { answerHandover, insertHandover } from '../../src/store/people/handovers.ts';
import { saveOrganisation } from '../../src/store/people/organisations.ts';
import { findPerson, insertPerson } from '../../src/store/people/people.ts';
import { publishTemplate } from '../../src/store/templates/templates.ts';
import { type RunningPages, startPages } from '../sign-in/running-pages.ts';
import { png } from '../support/pictures.ts';
import { enrolSchool } from '../support/trajectories.ts';

let pages: RunningPages;

beforeAll(async () => {
  pages = await startPages();
});

afterAll(async () => {
  await pages?.stop();
});

/** A counsellor of the service, new here. */
async function somebody(name: string): Promise<{ id: string; email: string }> {
  const id = randomUUID();
  const email = `${name.toLowerCase()}.${id.slice(0, 8)}@pbd.example`;
  const function_ = { function: 'counsellor', organisationId: pages.service };
  await insertPerson(pages.store, { id, name, email, language: 'nl', ...function_ });
  return { id, email };
}

async function open(path: string, as: string) {
  const response = await fetch(`${pages.url}${path}`, { headers: { 'X-Demo-Person': as } });
  return cheerio.load(await response.text());
}

/** Sends the form of a button as a browser does. */
async function press(page: cheerio.CheerioAPI, button: string, as: string, filled = {}) {
  const pressed = page('button').filter((_, one) => page(one).text().trim() === button);
  const form = pressed.attr('form') ? page(`#${pressed.attr('form')}`) : pressed.closest('form');
  const body = new URLSearchParams({ ...filled, _form: String(form.find('[name=_form]').val()) });
  if (pressed.attr('name')) body.set(pressed.attr('name')!, pressed.attr('value') ?? '');
  const action = `${pages.url}${form.attr('action')}`;
  const response = await fetch(action, { method: 'POST', body, headers: { 'X-Demo-Person': as } });
  expect(response.status).toBe(200);
  return cheerio.load(await response.text());
}

/** A principal and a partner who have a part in what a service follows. */
async function takePart(): Promise<{ principal: string; address: string; partner: string }> {
  const counsellor = pages.people.counsellor;
  const source = await readFile(new URL('../support/two-conversations.yaml', import.meta.url), 'utf8');
  const { template } = await publishTemplate(pages.store, source);
  const principal = randomUUID();
  const address = `${principal}@school.example`;
  const person = { id: principal, name: 'Piet Pas', email: address, language: 'nl', function: 'principal' };
  await insertPerson(pages.store, { ...person, language: 'nl' });
  const setting = { store: pages.store, template, counsellor, principal };
  const { id } = await enrolSchool(setting, '2026-11-23T08:00:00.000Z');
  const { pool } = pages.store;
  await pool.query('UPDATE trajectory SET organisation_id = $2 WHERE id = $1', [id, pages.service]);
  const partner = pages.people.partner;
  await pool.query(
    `INSERT INTO trajectory_role (trajectory_id, role, person_id) VALUES ($1, 'trainer', $2)`,
    [...[id, partner]],
  );
  return { principal, address, partner };
}

/** The same with another mail server, or with none. */
function through(smtpUrl: string | undefined): typeof pages.deps {
  const { configuration } = pages.deps;
  return { ...pages.deps, configuration: { ...configuration, mail: { ...configuration.mail, smtpUrl } } };
}

/** Does the chores, and says how many overviews came of it. */
async function send(deps = pages.deps): Promise<number> {
  const came = () => pages.sink.mails.filter(({ mail }) => mail.subject === 'Je week in traject').length;
  const before = came();
  await oweOverviews(deps);
  await sendOwedLetters(deps);
  return came() - before;
}

const mailsTo = (email: string) => pages.sink.mails.filter(({ to }) => to.includes(email));

describe('An overview of the week', () => {
  it('comes to who asked for it on a Monday morning, once, and to nobody else', async () => {
    const [bea, cas] = [await somebody('Bea'), await somebody('Cas')];
    const chosen = await press(
      await open('/my-calendar?lang=nl', bea.id),
      'Ja, mail me elke maandag',
      bea.id,
    );
    expect(chosen.root().text()).toContain('Vanaf maandag krijg je elke week een overzicht.');
    pages.clock.set('2026-11-29T09:00:00Z');
    expect(await send()).toBe(0);
    pages.clock.set('2026-11-30T05:30:00Z');
    expect(await send()).toBe(0);
    pages.clock.set('2026-11-30T06:30:00Z');
    expect(await send()).toBe(1);
    expect(await send()).toBe(0);
    await pages.sink.waitFor(() => mailsTo(bea.email).length === 1);
    const mail = mailsTo(bea.email)[0]?.mail;
    expect(mail?.subject).toBe('Je week in traject');
    expect(mail?.text).toContain('Er is deze week niets dat op je wacht.');
    expect(mail?.text).toContain(`${pages.url}/my-calendar`);
    expect(mailsTo(cas.email)).toEqual([]);
    pages.clock.set('2026-12-28T09:00:00Z');
    expect(await send()).toBe(0);
    pages.clock.set('2027-01-11T09:00:00Z');
    expect(await send()).toBe(1);
    await press(await open('/my-calendar?lang=nl', bea.id), 'Stuur me dit niet meer', bea.id);
    pages.clock.set('2027-01-18T09:00:00Z');
    expect(await send()).toBe(0);
  });

  it('that cannot be sent now goes when the mail server answers again, and not twice', async () => {
    const dan = await somebody('Dan');
    await press(await open('/my-calendar?lang=nl', dan.id), 'Ja, mail me elke maandag', dan.id);
    pages.clock.set('2027-01-25T09:00:00Z');
    expect(await send(through(`smtp://127.0.0.1:${await freePort()}`))).toBe(0);
    expect(await send()).toBe(0);
    pages.clock.set('2027-01-25T09:01:00Z');
    expect(await send()).toBe(1);
    pages.clock.set('2027-01-25T19:00:00Z');
    expect(await send()).toBe(0);
  });

  it('that could not be sent on its Monday is not sent later', async () => {
    const fien = await somebody('Fien');
    await press(await open('/my-calendar?lang=nl', fien.id), 'Ja, mail me elke maandag', fien.id);
    pages.clock.set('2027-02-01T09:00:00Z');
    await send(through(undefined));
    pages.clock.set('2027-02-02T06:00:00Z');
    expect(await send()).toBe(0);
    expect(mailsTo(fien.email)).toEqual([]);
  });
});

describe('Who is new here', () => {
  it('is shown three things to begin with until they are put away, each in words for their role', async () => {
    const eva = await somebody('Eva');
    const day = await open('/?lang=nl', eva.id);
    expect(day('.guide li').length).toBe(3);
    for (const address of day('.guide a').toArray()) {
      const path = String(day(address).attr('href'));
      const there = await fetch(`${pages.url}${path}`, { headers: { 'X-Demo-Person': eva.id } });
      expect([path, there.status]).toEqual([path, 200]);
    }
    const rest = await press(day, 'Ik weet het, toon dit niet meer', eva.id);
    expect(rest('h1').text()).toBe('Vandaag');
    expect(rest('.guide').length).toBe(0);
    expect((await open('/?lang=en', eva.id))('.guide').length).toBe(0);
    for (const role of ['administrator', 'central', 'coordinator', 'provider', 'partner'] as const) {
      const page = await open('/?lang=en', pages.people[role]);
      expect([role, page('.guide li').length]).toEqual([role, 3]);
    }
  });
});

describe('A letter that is about no step', () => {
  const signature = { nl: 'Noord, samen op weg', en: 'North, together' };

  beforeAll(async () => {
    const change = { deps: pages.deps, scope: EVERYTHING, organisation: pages.service };
    await changeLetterhead({ ...change, senderName: 'Noord', signature });
    await changeLogo({ ...change, file: { name: 'noord.png', content: png } });
  });

  async function offer(from: string, to: string): Promise<void> {
    const [id, offeredAt] = [randomUUID(), pages.clock.now().toString()];
    await insertHandover(pages.store, {
      ...{ id, from, to, scope: {}, on: '2027-02-01', offeredBy: from, offeredAt },
    });
    await oweLetters(pages.store, [{ kind: 'handover', subject: id, person: to }], offeredAt);
  }

  const move = (id: string) =>
    changePerson({
      ...{ deps: pages.deps, scope: EVERYTHING, id, ifMatch: undefined },
      correction: { email: `new.${id}@school.example` },
    });

  it('has the sender name, signature and logo of the guidance service of whoever reads it', async () => {
    const { principal, address, partner } = await takePart();
    const [gerda, rita] = [await somebody('Gerda'), await somebody('Rita')];
    await offer(gerda.id, rita.id);
    await sendOwedLetters(pages.deps);
    await move(principal);
    await mailLink(pages.deps, (await findPerson(pages.store, EVERYTHING, partner))?.email ?? '', '/');
    await press(await open('/my-calendar?lang=nl', rita.id), 'Ja, mail me elke maandag', rita.id);
    pages.clock.set('2027-03-01T09:00:00Z');
    expect(await send()).toBeGreaterThan(0);
    const subjects: [string, string][] = [
      ['Neem je over van Gerda?', rita.email],
      ['Je e-mailadres is gewijzigd', address],
      ['Een ander e-mailadres voor Piet Pas', 'counsellor@pbd.example'],
      ['Je link om je aan te melden bij traject', 'partner@pbd.example'],
      ['Je week in traject', rita.email],
    ];
    const found = (subject: string, to: string) => mailsTo(to).find(({ mail }) => mail.subject === subject);
    await pages.sink.waitFor(() => subjects.every(([subject, to]) => found(subject, to) !== undefined));
    for (const [subject, to] of subjects) {
      const mail = found(subject, to)?.mail;
      expect([subject, mail?.from?.value[0]?.name]).toEqual([subject, 'Noord']);
      expect(mail?.text).toContain('Vriendelijke groet,\nBegeleidingsdienst Noord\nNoord, samen op weg');
      expect(mail?.html).toContain(`<img src="data:image/png;base64,${png.toString('base64')}" alt="Noord"`);
    }
  });

  it('is of the installation itself where no service, or more than one, has to do with its reader', async () => {
    const { principal, address } = await takePart();
    const other = randomUUID();
    await saveOrganisation(pages.store, { id: other, kind: 'pbd', name: 'Begeleidingsdienst Zuid' });
    const setting = { store: pages.store, counsellor: pages.people.counsellor, principal };
    const source = await readFile(new URL('../support/two-conversations.yaml', import.meta.url), 'utf8');
    const { template } = await publishTemplate(pages.store, source);
    const { id } = await enrolSchool({ ...setting, template }, '2026-11-23T08:00:00.000Z');
    await pages.store.pool.query('UPDATE trajectory SET organisation_id = $2 WHERE id = $1', [id, other]);
    await move(principal);
    await pages.sink.waitFor(() => mailsTo(address).length > 0);
    expect(mailsTo(address)[0]?.mail.from?.value[0]?.name).not.toBe('Noord');
    expect(mailsTo(address)[0]?.mail.text).not.toContain('Vriendelijke groet');
  });
});

describe('A letter that somebody waits for', () => {
  beforeAll(() => takePart());
  beforeEach(() => pages.sink.answer(() => undefined));

  const chore = () => sendOwedLetters(pages.deps);
  const owedTo = async (id: string) => {
    const { rows } = await pages.store.pool.query('SELECT * FROM owed_letter WHERE person_id = $1', [id]);
    return rows;
  };

  /** Somebody is asked to take over what the counsellor follows. */
  async function asked(
    name: string,
    deps = pages.deps,
  ): Promise<{ id: string; email: string; offer: string }> {
    const receiver = await somebody(name);
    const person = pages.people.counsellor;
    const caller = {
      person,
      name: 'Bea',
      function: 'coordinator',
      language: 'nl',
      scope: EVERYTHING,
    } as const;
    const offer = { from: person, to: receiver.id, scope: {}, on: '2030-09-01' };
    const { id } = await offerHandover({
      ...{ deps, caller: { ...caller, actor: { kind: 'person', person } }, offer },
    });
    return { ...receiver, offer: id };
  }

  it('goes once when the mail server is back, whoever looks after it', async () => {
    pages.sink.answer(() => ({ code: 451 }));
    const rita = await asked('Rita');
    pages.sink.answer(() => undefined);
    // Not yet: it is tried again a minute later.
    await chore();
    expect(mailsTo(rita.email)).toEqual([]);
    pages.clock.advance('PT1M');
    await Promise.all([chore(), chore(), chore()]);
    pages.clock.advance('PT24H');
    await chore();
    expect(mailsTo(rita.email).map(({ mail }) => mail.subject)).toEqual([
      'Neem je over van Persoon counsellor?',
    ]);
    expect(await owedTo(rita.id)).toEqual([]);
  });

  it('waits while nobody answers at the address of the mail server', async () => {
    const nowhere = through(`smtp://127.0.0.1:${await freePort()}`);
    const nora = await asked('Nora', nowhere);
    pages.clock.advance('PT1M');
    await sendOwedLetters(nowhere);
    expect(await owedTo(nora.id)).toMatchObject([{ kind: 'handover', tries: 2, answer: 'no-answer' }]);
    pages.clock.advance('PT10M');
    await chore();
    expect(mailsTo(nora.email)).toHaveLength(1);
  });

  it('is not tried one after the other while the mail server does not let us in', async () => {
    const [jan, jef] = [await asked('Jan', through(undefined)), await asked('Jef', through(undefined))];
    pages.sink.answer(() => ({ code: 550, message: '5.7.1 Relaying denied' }));
    pages.sink.attempts.length = 0;
    await chore();
    expect(pages.sink.attempts).toHaveLength(1);
    pages.sink.answer(() => undefined);
    pages.clock.advance('PT10M');
    await chore();
    expect([mailsTo(jan.email).length, mailsTo(jef.email).length]).toEqual([1, 1]);
  });

  it('goes also when the process that was to send it ended before it did, and once when it ended half-way', async () => {
    const dirk = await asked('Dirk', through(undefined));
    expect(await owedTo(dirk.id)).toHaveLength(1);
    await chore();
    expect(mailsTo(dirk.email)).toHaveLength(1);

    const dora = await asked('Dora', through(undefined));
    const [now, until] = [pages.clock.now(), pages.clock.now().add({ minutes: 30 })].map(String);
    const ids = (await owedTo(dora.id)).map(({ id }) => id);
    expect(await takeOwedLetter(pages.store, { now: now!, until: until!, ids })).toMatchObject({ turn: 1 });
    await chore();
    expect(mailsTo(dora.email)).toEqual([]);
    pages.clock.advance('PT31M');
    await chore();
    expect(mailsTo(dora.email)).toHaveLength(1);
  });

  it('is not sent when it was answered meanwhile', async () => {
    pages.sink.answer(() => ({ code: 451 }));
    const ann = await asked('Ann');
    await answerHandover(pages.store, { id: ann.offer, accepted: false }, pages.clock.now().toString());
    pages.sink.answer(() => undefined);
    pages.clock.advance('PT2M');
    await chore();
    expect([mailsTo(ann.email), await owedTo(ann.id)]).toEqual([[], []]);
  });

  it('says what is so when it goes: of a gathering that was moved twice the last, also when that was while it went', async () => {
    const piet = await somebody('Piet');
    const now = () => pages.clock.now().toString();
    const id = randomUUID();
    const hours = { start: '2031-05-06T12:00:00.000Z', end: '2031-05-06T14:00:00.000Z' };
    const owe = () => oweLetters(pages.store, [{ kind: 'gathering', subject: id }], now());
    const place = (where: string) => changeGathering(pages.store, id, { ...hours, place: where }).then(owe);
    await insertGathering(
      pages.store,
      { id, title: 'Kring oost', ...hours, organiser: piet.id, sequence: 0 },
      now(),
    );
    await owe();
    pages.sink.answer(() => ({ code: 451 }));
    await chore();
    await place('Gent');
    const ids = await place('Brugge');
    const until = pages.clock.now().add({ minutes: 30 }).toString();
    const taken = await takeOwedLetter(pages.store, { now: now(), until, ids });
    await place('Aalst');
    await settleLetter(pages.store, taken!);
    pages.sink.answer(() => undefined);
    await chore();
    await chore();
    const [mail, ...more] = mailsTo(piet.email).map((one) => one.mail);
    expect([mail?.subject, more]).toEqual(['Kring oost heeft een andere datum of plaats', []]);
    expect(mail?.text).toContain('Aalst');
  });

  it('is given up with its reason when the address is refused for good, and is shown to who looks after mail', async () => {
    pages.sink.answer(() => ({ code: 550, message: '5.1.1 no such user' }));
    const wim = await asked('Wim');
    pages.sink.answer(() => undefined);
    pages.clock.advance('PT24H');
    await chore();
    expect(pages.sink.attempts.filter(({ recipient }) => recipient === wim.email)).toHaveLength(1);
    const row = async (as: string) => {
      const page = await open('/admin/mail?lang=nl', as);
      return page('tr')
        .filter((_, one) => page(one).text().includes('Wim'))
        .text();
    };
    const shown = await row(pages.people.administrator);
    expect(shown).toContain('vraag om over te nemen');
    expect(shown).toContain('geweigerd door de mailserver van de ontvanger: mailbox onbekend');
    expect(shown).toContain('kan opnieuw');
    expect(await row(pages.people.coordinator)).toBe(shown);
    const [elsewhere, other] = [randomUUID(), randomUUID()];
    await saveOrganisation(pages.store, { id: elsewhere, kind: 'pbd', name: 'Begeleidingsdienst West' });
    const person = { id: other, name: 'Wes', language: 'nl', function: 'coordinator' } as const;
    await insertPerson(pages.store, { ...person, organisationId: elsewhere });
    expect(await row(other)).toBe('');
    const said = await checkContent(pages.store, pages.clock.now().toString());
    expect(said.find(({ what }) => what.endsWith('given up in 30 days'))).toMatchObject({ level: 'warn' });
  });

  it('that was given up goes again when somebody says so, as things stand then, and once', async () => {
    pages.sink.answer(() => ({ code: 550, message: '5.1.1 no such user' }));
    const [eva, ben] = [await asked('Eva'), await asked('Ben')];
    pages.sink.answer(() => undefined);
    const [{ id: ofEva }] = await owedTo(eva.id);
    const page = await open('/admin/mail?lang=nl', pages.people.coordinator);
    expect(page('#letters-title').parent().text()).toContain(
      'vertrekt meteen, geschreven zoals de zaken nu staan',
    );
    const button = 'Verstuur de aangevinkte opnieuw';
    const nothing = await press(page, button, pages.people.coordinator);
    expect(nothing('[role=status]').first().text()).toContain('Vink eerst aan wat je wil versturen');
    const after = await press(page, button, pages.people.coordinator, { letter: ofEva });
    expect(after('[role=status]').first().text()).toContain('1 mail gaat nu opnieuw');
    await press(page, button, pages.people.coordinator, { letter: ofEva });
    expect([mailsTo(eva.email).length, mailsTo(ben.email).length]).toEqual([1, 0]);

    const headers = { 'X-Demo-Person': pages.people.administrator, 'Content-Type': 'application/json' };
    const api = `${pages.url}/api/v1/mails/letters`;
    const since = '2026-01-01T00:00:00+01:00';
    const { items } = await (await fetch(`${api}?${new URLSearchParams({ since })}`, { headers })).json();
    const [{ id }] = await owedTo(ben.id);
    expect(items.find((one: { id: string }) => one.id === id)).toMatchObject({
      ...{ kind: 'handover', to: 'Ben', reason: 'refused', answer: 'unknown-mailbox', not_again: null },
    });
    const again = async (query: string) => {
      const body = JSON.stringify({ since, only: [id] });
      return (await fetch(`${api}/resend${query}`, { method: 'POST', headers, body })).json();
    };
    expect((await again('?dry_run=true')).again).toBe(1);
    expect(mailsTo(ben.email)).toEqual([]);
    await answerHandover(pages.store, { id: ben.offer, accepted: false }, pages.clock.now().toString());
    expect((await again('')).again).toBe(1);
    // He answered meanwhile: nobody waits for it any more.
    expect([mailsTo(ben.email), await owedTo(ben.id)]).toEqual([[], []]);
    expect(await again('')).toEqual({ again: 0, letters: [] });
  });

  it('waits while somebody holds all mail, or that of its service, and has its three days after that', async () => {
    const { store, clock, deps } = pages;
    const caller = {
      function: 'administrator',
      scope: { kind: 'all' },
      person: pages.people.administrator,
    } as const;
    const elsewhere = randomUUID();
    await saveOrganisation(store, { id: elsewhere, kind: 'pbd', name: 'Begeleidingsdienst Zuid' });
    const reason = 'De teksten worden nagekeken';
    const everybodys = { deps, caller, reason };
    for (const organisation of [undefined, pages.service]) {
      await holdMail({ ...everybodys, organisation });
      const { waiting, atOnce } = (await readHolding(everybodys)).held;
      const vic = await asked('Vic');
      const held = { waiting: waiting + 1, atOnce: atOnce + 1 };
      expect(await readHolding(everybodys)).toMatchObject({ held });
      clock.advance('PT96H');
      await chore();
      const shown = await open('/admin/mail?lang=nl', pages.people.administrator);
      expect([mailsTo(vic.email), shown.root().text()]).toEqual([
        [],
        expect.stringContaining('zodra de mail weer gaat'),
      ]);
      const said = await checkContent(store, clock.now().toString());
      const late = said.filter(({ check, what }) => check === 'letters' && what.includes('should have gone'));
      expect(late).toEqual([]);
      await releaseMail({ ...everybodys, organisation });
      pages.sink.answer(() => ({ code: 451 }));
      await chore();
      expect(await owedTo(vic.id)).toMatchObject([{ tries: 1, given_up_at: null }]);
      pages.sink.answer(() => undefined);
      clock.advance('PT5M');
      await chore();
      expect(mailsTo(vic.email)).toHaveLength(1);
    }
    await holdMail({ ...everybodys, organisation: elsewhere });
    const vera = await asked('Vera');
    expect(mailsTo(vera.email)).toHaveLength(1);
    await releaseMail({ ...everybodys, organisation: elsewhere });
    // A link to sign in answers whoever asks for it, and nobody else gets it.
    await holdMail(everybodys);
    await mailLink(deps, 'partner@pbd.example', '/');
    expect(mailsTo('partner@pbd.example').at(-1)?.mail.text).toContain('/sign-in/link/');
    await releaseMail(everybodys);
  });

  it('is handed over twice more, after two and after six hours, when the mail server never answers, and then given up', async () => {
    pages.sink.answer((recipient) => (recipient.startsWith('stella') ? 'silence' : undefined));
    const stella = await asked('Stella');
    for (const [copies, hours] of [
      [1, 2],
      [2, 6],
    ] as const) {
      const next = pages.clock.now().add({ hours });
      expect(await owedTo(stella.id)).toMatchObject([
        { unanswered: copies, answer: 'no-confirmation', next_at: new Date(next.epochMilliseconds) },
      ]);
      pages.clock.set(next.subtract({ seconds: 1 }).toString());
      await chore();
      expect(mailsTo(stella.email)).toHaveLength(copies);
      pages.clock.set(next.toString());
      await chore();
      expect(mailsTo(stella.email)).toHaveLength(copies + 1);
    }
    expect(await owedTo(stella.id)).toMatchObject([
      { unanswered: 3, reason: 'unanswered', answer: 'no-confirmation', next_at: null },
    ]);
    // It may have arrived: a mail program that got all three shows one.
    expect(new Set(mailsTo(stella.email).map(({ mail }) => mail.messageId)).size).toBe(1);
    pages.clock.advance('PT24H');
    await chore();
    expect(mailsTo(stella.email)).toHaveLength(3);
  });

  it('is tried later and later, and given up after three days; nothing of it stands in the log', async () => {
    pages.sink.answer((recipient) => (recipient.startsWith('zora') ? { code: 451 } : undefined));
    const zora = await asked('Zora');
    let hours = 0;
    while ((await owedTo(zora.id))[0]?.given_up_at === null && hours < 200) {
      pages.clock.advance('PT1H');
      hours += 1;
      await chore();
    }
    expect(await owedTo(zora.id)).toMatchObject([{ reason: 'gave-up', answer: 'later', next_at: null }]);
    const tries = pages.sink.attempts.filter(({ recipient }) => recipient === zora.email).length;
    expect([hours > 72, tries > 5, tries < 15]).toEqual([true, true, true]);
    expect(pages.log.join()).not.toMatch(/zora|Neem je over/i);
  });

  it('is given up at once for who has no address', async () => {
    const id = randomUUID();
    await insertPerson(pages.store, {
      id,
      name: 'Zonder',
      language: 'nl',
      function: 'counsellor',
      organisationId: pages.service,
    });
    await oweLetters(
      pages.store,
      [{ kind: 'new-address', subject: pages.people.partner, person: id }],
      pages.clock.now().toString(),
    );
    await chore();
    expect(await owedTo(id)).toMatchObject([{ reason: 'no-address', tries: 1 }]);
  });
});
