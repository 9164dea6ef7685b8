import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as cheerio from 'cheerio';
import { sendOverviews } from '../../src/application/own-choices/send-overviews.ts';
import { createMailTransport, type MailTransport } from '../../src/platform/transport.ts';
import { insertPerson } from '../../src/store/people/people.ts';
import { type RunningPages, startPages } from '../sign-in/running-pages.ts';

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
