import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as cheerio from 'cheerio';
import { mailLink } from '../../src/application/access/mailed-link.ts';
import { tellReceiver } from '../../src/application/handovers/tell.ts';
import { changeLetterhead, changeLogo } from '../../src/application/organisations/letterhead/change.ts';
import { sendOverviews } from '../../src/application/own-choices/send-overviews.ts';
import { tellOldAddress } from '../../src/application/people/tell-old-address.ts';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { createMailTransport, type MailTransport } from '../../src/platform/transport.ts';
import type { Handover } from '../../src/store/people/handovers.ts';
import { saveOrganisation } from '../../src/store/people/organisations.ts';
import { findPerson, insertPerson } from '../../src/store/people/people.ts';
import { publishTemplate } from '../../src/store/templates/templates.ts';
import { type RunningPages, startPages } from '../sign-in/running-pages.ts';
import { png } from '../support/pictures.ts';
import { enrolSchool } from '../support/trajectories.ts';

let pages: RunningPages;
let transport: MailTransport;

beforeAll(async () => {
  pages = await startPages();
  transport = createMailTransport({ smtpUrl: pages.sink.smtpUrl, connections: 1 });
});

afterAll(async () => {
  transport?.close();
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

/** Sends the form around a button as a browser does. */
async function press(page: cheerio.CheerioAPI, button: string, as: string) {
  const pressed = page('button').filter((_, one) => page(one).text().trim() === button);
  const form = pressed.closest('form');
  const body = new URLSearchParams({ _form: String(form.find('[name=_form]').val()) });
  if (pressed.attr('name')) body.set(pressed.attr('name')!, pressed.attr('value') ?? '');
  const action = `${pages.url}${form.attr('action')}`;
  const response = await fetch(action, { method: 'POST', body, headers: { 'X-Demo-Person': as } });
  expect(response.status).toBe(200);
  return cheerio.load(await response.text());
}

const send = (more: Partial<MailTransport> = {}) =>
  sendOverviews({
    ...{ store: pages.store, clock: pages.clock, transport: { ...transport, ...more } },
    ...{ from: 'traject@central.example', publicUrl: pages.url },
  });

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
    const refuses = () => Promise.reject(Object.assign(new Error('no answer'), { code: 'ECONNREFUSED' }));
    await expect(send({ send: refuses })).rejects.toThrow('no answer');
    expect(await send()).toBe(0);
    pages.clock.set('2027-01-25T09:11:00Z');
    expect(await send()).toBe(1);
    expect(await send()).toBe(0);
    await pages.sink.waitFor(() => mailsTo(dan.email).length === 1);
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

  const handover = (from: string, to: string): Handover => ({
    ...{ id: randomUUID(), from, to, scope: {}, on: '2027-02-01' },
    ...{ offeredBy: from, offeredAt: '2027-01-25T09:00:00.000Z' },
  });

  it('has the sender name, signature and logo of the guidance service of whoever reads it', async () => {
    const { principal, address, partner } = await takePart();
    const [gerda, rita] = [await somebody('Gerda'), await somebody('Rita')];
    const rest = { from: 'traject@central.example', publicUrl: pages.url, logger: pages.deps.logger };
    await tellReceiver({ ...pages.deps, ...rest, transport }, handover(gerda.id, rita.id));
    const before = await findPerson(pages.store, EVERYTHING, principal);
    await tellOldAddress(pages.deps, before!);
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
    await tellOldAddress(pages.deps, (await findPerson(pages.store, EVERYTHING, principal))!);
    await pages.sink.waitFor(() => mailsTo(address).length > 0);
    expect(mailsTo(address)[0]?.mail.from?.value[0]?.name).not.toBe('Noord');
    expect(mailsTo(address)[0]?.mail.text).not.toContain('Vriendelijke groet');
  });
});
