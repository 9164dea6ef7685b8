import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { toWireMail } from '../../src/api/trajectories/reading.schemas.ts';
import { changeLetterhead, changeLogo } from '../../src/application/organisations/letterhead/change.ts';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { createMailTransport } from '../../src/platform/transport.ts';
import { lowerAlarm } from '../../src/store/mail/alarm.ts';
import { planLinkMail } from '../../src/store/mail/delivery.ts';
import { findLink } from '../../src/store/people/links.ts';
import { saveOrganisation } from '../../src/store/people/organisations.ts';
import { correctPerson, findPerson } from '../../src/store/people/people.ts';
import { publishTemplate } from '../../src/store/templates/templates.ts';
import { startMailSink } from '../support/mail-sink.ts';
import { png } from '../support/pictures.ts';
import { until } from '../support/until.ts';
import {
  act,
  addPerson,
  enrolSchool,
  ledger,
  type MailroomSetting,
  start,
  startMailroom,
} from './mailroom-setting.ts';

let mailroom: MailroomSetting;

beforeAll(async () => {
  mailroom = await startMailroom();
});
beforeEach(() => mailroom.reset());
afterAll(() => mailroom.stop());

const subjects = () => mailroom.sink.mails.map(({ mail }) => mail.subject);

describe('The mailroom', () => {
  it('sends what is due once, and knows when the next mail is', async () => {
    const { id } = await enrolSchool(mailroom);
    const { sent, nextAt } = await mailroom.deliver();
    expect(sent).toBe(1);
    expect(nextAt).toBe((await ledger(mailroom, id)).get('before')!.sendAt);
    expect(await mailroom.deliver()).toEqual({ sent: 0, nextAt });
    expect(mailroom.sink.mails).toHaveLength(1);
  });

  it('writes down what it sent: when, to whom, as what, and what the server said', async () => {
    const { id, principal } = await enrolSchool(mailroom);
    await mailroom.deliver();
    const mail = (await ledger(mailroom, id)).get('ask')!;
    const [received] = mailroom.sink.mails;
    expect(mail).toMatchObject({ status: 'sent', sentAt: start, personId: principal, attempts: 1 });
    expect(received!.mail.messageId).toBe(mail.messageId);
    expect(received!.mail.date?.toISOString()).toBe(start);
    const { rows } = await mailroom.store.pool.query(
      'SELECT outcome, code FROM mail_attempt WHERE mail_id = $1',
      [mail.id],
    );
    expect(rows).toEqual([{ outcome: 'accepted', code: 250 }]);
  });

  it('sends people with one mailbox one mail that names them, with a link for each; reminders that one turned off go on for the other', async () => {
    const box = 'info@de-brug.example';
    const [piet, mia] = [
      await addPerson(mailroom.store, 'Piet Pas', box),
      await addPerson(mailroom.store, 'Mia Maes', box),
    ];
    const [his, hers] = [
      await enrolSchool(mailroom, { principal: piet }),
      await enrolSchool(mailroom, { principal: mia }),
    ];
    const { nextAt } = await mailroom.deliver();
    expect(mailroom.sink.mails).toHaveLength(1);
    const text = mailroom.sink.mails[0]!.mail.text ?? '';
    expect(text).toMatch(/Dag (Piet Pas en Mia Maes|Mia Maes en Piet Pas),/);
    expect(text).toMatch(/^Vandaag vragen we jullie twee dingen/);
    const tokens = [...text.matchAll(/\/p\/([\w-]{43})\s/g)].map(([, token = '']) => token);
    const links = await Promise.all(
      tokens.map((token) => findLink(mailroom.store, createHash('sha256').update(token).digest('hex'))),
    );
    expect(new Set(links.map((link) => link?.personId))).toEqual(new Set([piet, mia]));
    const mailOf = async ({ id }: { id: string }) => (await ledger(mailroom, id)).get('ask')!;
    expect([(await mailOf(his)).personId, (await mailOf(hers)).personId]).toEqual([piet, mia]);

    await correctPerson(mailroom.store, piet, { remindersOff: true });
    mailroom.sink.clear();
    mailroom.clock.set(nextAt!);
    await mailroom.deliver();
    expect(mailroom.sink.mails.map(({ mail }) => mail.to)).toMatchObject([
      { text: expect.stringMatching(/^"?Mia Maes"? </) },
    ]);
  });

  it('lets nobody begin another header by what they typed', async () => {
    const principal = await addPerson(mailroom.store, 'An\r\nBcc: all@school.example');
    await enrolSchool(mailroom, { principal });
    await mailroom.deliver();
    const [head = ''] = mailroom.sink.mails[0]!.raw.split('\r\n\r\n');
    expect(head).toMatch(/^To: =\?UTF-8\?Q\?An=0D=0ABcc/m);
    expect(head).not.toMatch(/^Bcc:/im);
  });

  it('puts a link in the mail that works, and keeps nothing of it but a hash', async () => {
    const { id, principal } = await enrolSchool(mailroom);
    await mailroom.deliver();
    const text = mailroom.sink.mails[0]!.mail.text ?? '';
    const token = /https:\/\/traject\.example\/p\/([\w-]{43})\s/.exec(text)?.[1] ?? '';
    const link = await findLink(mailroom.store, createHash('sha256').update(token).digest('hex'));
    expect(link).toMatchObject({
      ...{ trajectoryId: id, personId: principal, role: 'principal', path: 'referral/school_confirms' },
      expiresAt: '2027-01-08T08:00:00.000Z',
    });
    const { rows } = await mailroom.store.pool.query<{ text: string; subject: string }>(
      'SELECT * FROM mail_content',
    );
    expect(rows[0]!.subject).toBe(mailroom.sink.mails[0]!.mail.subject);
    expect(rows[0]!.text).toContain('https://traject.example/p/…');
    expect(rows[0]!.text).not.toContain(token);
  });

  it('sends nothing twice when two empty it at once', async () => {
    for (let school = 0; school < 60; school += 1) await enrolSchool(mailroom);
    const deliver = mailroom.deliverer();
    const both = await Promise.all([deliver({ partition: 0 }), deliver({ partition: 0 })]);
    expect(both[0].sent + both[1].sent).toBe(60);
    const ids = mailroom.sink.mails.map(({ mail }) => mail.messageId);
    expect(new Set(ids).size).toBe(60);
    expect(ids).toHaveLength(60);
  });

  it('does not send what is planned for later', async () => {
    const { id } = await enrolSchool(mailroom);
    await mailroom.deliver();
    const before = (await ledger(mailroom, id)).get('before')!;
    mailroom.clock.set(new Date(Date.parse(before.sendAt) - 1_000).toISOString());
    expect((await mailroom.deliver()).sent).toBe(0);
    mailroom.clock.set(before.sendAt);
    expect((await mailroom.deliver()).sent).toBe(1);
    expect(subjects()[1]).toContain('Herinnering: Bevestig de deelname');
  });

  it('never sends a mail that was withdrawn', async () => {
    const { id, state } = await enrolSchool(mailroom);
    await mailroom.deliver();
    await act(mailroom, state, { type: 'pause', reason: 'verbouwing' });
    mailroom.clock.set('2027-03-01T10:00:00.000Z');
    expect(await mailroom.deliver()).toEqual({ sent: 0 });
    expect((await ledger(mailroom, id)).get('before')).toMatchObject({
      status: 'withdrawn',
      reason: 'paused',
    });
  });

  it('sends no promise of an older version', async () => {
    const { id } = await enrolSchool(mailroom);
    await mailroom.store.pool.query('UPDATE trajectory SET version = version + 1 WHERE id = $1', [id]);
    expect(await mailroom.deliver()).toEqual({ sent: 0 });
    expect(mailroom.sink.attempts).toEqual([]);
  });

  it('keeps an alarm that was set earlier while it was sending', async () => {
    await enrolSchool(mailroom);
    const earlier = '2026-11-10T08:00:00.000Z';
    const deliver = mailroom.deliverer({
      ...mailroom.transport,
      async send(message) {
        await lowerAlarm(mailroom.store, 0, earlier);
        return mailroom.transport.send(message);
      },
    });
    expect(await deliver({ partition: 0 })).toEqual({ sent: 1, nextAt: earlier });
  });
});

describe('One morning', () => {
  it('brings one person one mail over all trajectories, also of what is planned for later that morning', async () => {
    const first = await enrolSchool(mailroom);
    const second = await enrolSchool(mailroom, { principal: first.principal });
    await mailroom.deliver();
    mailroom.sink.clear();
    const planned = [first, second].map(async ({ id }) => (await ledger(mailroom, id)).get('before')!);
    const [early, late] = (await Promise.all(planned)).sort((a, b) => (a.sendAt < b.sendAt ? -1 : 1));
    expect(early!.sendAt.slice(0, 10)).toBe(late!.sendAt.slice(0, 10));
    mailroom.clock.set(early!.sendAt);
    expect((await mailroom.deliver()).sent).toBe(1);
    mailroom.clock.set(late!.sendAt);
    expect((await mailroom.deliver()).sent).toBe(0);
    expect(subjects()).toEqual([expect.stringMatching(/^2 scholen wachten op jou: School \d+, School \d+$/)]);
    const text = mailroom.sink.mails[0]!.mail.text ?? '';
    expect(text.match(/https:\/\/traject\.example\/p\/[\w-]{43}\n/g)).toHaveLength(2);
    const rows = [
      ...(await ledger(mailroom, first.id)).values(),
      ...(await ledger(mailroom, second.id)).values(),
    ];
    const carrier = rows.find((mail) => mail.rung === 'before' && mail.status === 'sent')!;
    expect(rows.filter((mail) => mail.rung === 'before' && mail.status === 'merged')).toMatchObject([
      { reason: 'same-morning', mergedInto: carrier.id, sentAt: early!.sendAt },
    ]);
  });

  it('leaves to other people what is theirs', async () => {
    const schools = [await enrolSchool(mailroom), await enrolSchool(mailroom)];
    await mailroom.deliver();
    mailroom.sink.clear();
    const planned = schools.map(async ({ id }) => (await ledger(mailroom, id)).get('before')!.sendAt);
    const [early] = (await Promise.all(planned)).sort();
    mailroom.clock.set(early!);
    await mailroom.deliver();
    expect(mailroom.sink.mails.length).toBe(new Set(await Promise.all(planned)).size === 1 ? 2 : 1);
  });
});

describe('A trajectory that was taken over under way', () => {
  it('asks first: nobody is reminded of what we never asked', async () => {
    const { id } = await enrolSchool(mailroom, { underWay: { phase: 'referral', since: '2026-09-01' } });
    const first = (await ledger(mailroom, id)).values().next().value!;
    expect(first.kind).toBe('reminder');
    mailroom.clock.set(first.sendAt);
    await mailroom.deliver();
    expect(subjects()[0]).toMatch(/^Bevestig de deelname/);
    expect(mailroom.sink.mails[0]!.mail.text).not.toMatch(/herinner|september/i);
  });
});

describe('A guidance service that says as whom it writes', () => {
  it('has its name, signature and logo in mails to schools', async () => {
    const { store, counsellor } = mailroom;
    const organisation = randomUUID();
    await saveOrganisation(store, { id: organisation, kind: 'pbd', name: 'Begeleidingsdienst Kompas' });
    await correctPerson(store, counsellor, { organisationId: organisation });
    const deps = { store, clock: mailroom.clock };
    const change = { deps, scope: EVERYTHING, organisation };
    const signature = { nl: 'Kompas, samen op weg\nwww.kompas.example', en: 'Kompas' };
    await changeLetterhead({ ...change, senderName: 'Kompas', signature });
    await changeLogo({ ...change, file: { name: 'kompas.png', content: png } });
    await enrolSchool(mailroom);
    await mailroom.deliver();
    const { mail } = mailroom.sink.mails[0]!;
    expect(mail.from?.text).toBe('"Kompas" <traject@pbd.example>');
    expect(mail.text).toContain('Els Janssens\n');
    expect(mail.text).toContain('Kompas, samen op weg\nwww.kompas.example');
    const [logo] = mail.attachments;
    expect(logo).toMatchObject({ contentType: 'image/png', contentDisposition: 'inline', related: true });
    expect(logo?.content.equals(png)).toBe(true);
    // The parser puts the picture where the letter speaks of it.
    expect(mail.html).toContain(`<img src="data:image/png;base64,${png.toString('base64')}" alt="Kompas"`);
    await correctPerson(store, counsellor, { organisationId: null });
  });
});

describe('A principal who reads French', () => {
  it('is asked in French what the model trajectory has in French, with her Dutch around it; her colleague is asked in Dutch', async () => {
    const { store, counsellor } = mailroom;
    const source = await readFile(new URL('../unit/planted/sound-in-french.yaml', import.meta.url), 'utf8');
    const { template } = await publishTemplate(store, source);
    const [claire, daan] = [await addPerson(store, 'Claire Dubois'), await addPerson(store, 'Daan Maes')];
    await correctPerson(store, claire, { furtherLanguage: 'fr' });
    for (const principal of [claire, daan])
      await enrolSchool({ ...mailroom, template }, { principal, roles: { counsellor, principal } });
    await mailroom.deliver();
    const mailTo = (name: string) =>
      mailroom.sink.mails.map(({ mail }) => mail).find(({ to }) => [to].flat()[0]?.text.includes(name));
    const french = mailTo('Claire');
    expect(french?.subject).toMatch(/^Dites ce que vous voulez lire · School/);
    expect(french?.text).toContain('Dites-nous ce que vous voulez lire.');
    expect(french?.text).not.toContain('Vertel wat jullie willen lezen.');
    expect(french?.text).toContain('Dag Claire');
    expect(mailTo('Daan')?.subject).toMatch(/^Zeg wat jullie willen lezen · School/);
    expect(mailTo('Daan')?.text).not.toContain('Dites');
  });
});

describe('An address with an internationalised domain', () => {
  it('is kept as typed, and mailed in its ASCII form', async () => {
    const principal = await addPerson(mailroom.store, 'Jan', 'jan@école.example');
    await enrolSchool(mailroom, { principal });
    expect((await mailroom.deliver()).sent).toBe(1);
    expect(mailroom.sink.mails[0]!.raw).toContain('<jan@xn--cole-9oa.example>');
    expect((await findPerson(mailroom.store, EVERYTHING, principal))?.email).toBe('jan@école.example');
  });
});

describe('An address with letters before the @ that are not plain', () => {
  it('is mailed as it is where the mail server offers that', async () => {
    const principal = await addPerson(mailroom.store, 'José', 'josé@linde.example');
    await enrolSchool(mailroom, { principal });
    expect((await mailroom.deliver()).sent).toBe(1);
    expect(mailroom.sink.mails[0]!.to).toEqual(['josé@linde.example']);
  });

  it('is not given to a mail server that does not: the counsellor hears it, and the ledger says why', async () => {
    const plain = await startMailSink({ plainAddressesOnly: true });
    const transport = createMailTransport({ smtpUrl: plain.smtpUrl });
    const principal = await addPerson(mailroom.store, 'José', 'josé@linde.example');
    const { id } = await enrolSchool(mailroom, { principal });
    await mailroom.deliverer(transport)({ partition: 0 });
    expect([plain.attempts, mailroom.reports.length]).toEqual([[], 1]);
    const shown = toWireMail((await ledger(mailroom, id)).get('ask')!, new Map());
    expect(shown.why.en).toContain('special letters before the @');
    transport.close();
    await plain.stop();
  });
});

describe('After an outage', () => {
  it('sends only the last of the missed mails of one step, to each person', async () => {
    const { id } = await enrolSchool(mailroom);
    const late = (await ledger(mailroom, id)).get('silent')!.sendAt;
    mailroom.clock.set(late);
    expect((await mailroom.deliver()).sent).toBe(2);
    expect(
      subjects()
        .map((subject) => subject?.split(' · ')[0])
        .sort(),
    ).toEqual([
      'Herinnering: Bevestig de deelname van jullie school',
      'Nog geen antwoord: Bevestig de deelname van jullie school',
    ]);
    const mails = await ledger(mailroom, id);
    const carrier = mails.get('overdue')!;
    expect(carrier.status).toBe('sent');
    for (const rung of ['ask', 'before']) {
      expect(mails.get(rung)).toMatchObject({
        ...{ status: 'merged', reason: 'covered-by-later', mergedInto: carrier.id },
      });
      expect(mails.get(rung)).not.toHaveProperty('sentAt');
    }
  });
});

describe('Reminders that somebody turned off', () => {
  it('are withdrawn, while what is asked still comes', async () => {
    const { id, principal } = await enrolSchool(mailroom);
    await correctPerson(mailroom.store, principal, { remindersOff: true });
    expect((await mailroom.deliver()).sent).toBe(1);
    const mails = await ledger(mailroom, id);
    mailroom.clock.set(mails.get('silent')!.sendAt);
    await mailroom.deliver();
    expect(subjects()[1]).toContain('Nog geen antwoord');
    expect(mailroom.sink.mails).toHaveLength(2);
    expect((await ledger(mailroom, id)).get('overdue')).toMatchObject({
      ...{ status: 'withdrawn', reason: 'reminders-off' },
    });
  });
});

describe('A link that somebody asks anew', () => {
  const ask = (enrolled: { id: string; principal: string }) =>
    planLinkMail(mailroom.store, {
      ...{ person: enrolled.principal, trajectoryId: enrolled.id, role: 'principal' },
      path: 'referral/school_confirms',
      now: mailroom.clock.now().toString({ fractionalSecondDigits: 3 }),
    });

  it('comes by mail at once, and wakes the mailroom', async () => {
    const enrolled = await enrolSchool(mailroom);
    await mailroom.deliver();
    mailroom.clock.advance('PT1H');
    expect(await ask(enrolled)).toEqual({ mailroom: 0 });
    expect((await mailroom.deliver()).sent).toBe(1);
    expect(subjects()[1]).toMatch(/^Je nieuwe link · School \d+$/);
  });

  it('does not wait behind what time brings, however much of that there is', async () => {
    const enrolled = await enrolSchool(mailroom);
    await mailroom.deliver();
    for (let more = 0; more < 60; more += 1) await enrolSchool(mailroom);
    await mailroom.store.pool.query(`UPDATE mail SET immediate = false WHERE status = 'planned'`);
    const { transport, sink } = mailroom;
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const begun: string[] = [];
    const slow = {
      ...transport,
      // A mail server that takes nothing of what time brings, until told so.
      async send(...[message, giveUp]: Parameters<typeof transport.send>) {
        begun.push(String(message.subject));
        if (!begun.at(-1)?.startsWith('Je nieuwe link')) await held;
        return transport.send(message, giveUp);
      },
    };
    const delivering = mailroom.deliverer(slow)({ partition: 0 });
    await until(() => begun.length >= 8);
    await ask(enrolled);
    await sink.waitFor(
      (mails) => mails.some(({ mail }) => mail.subject?.startsWith('Je nieuwe link')),
      5_000,
    );
    expect(sink.mails).toHaveLength(2);
    goOn();
    expect((await delivering).sent).toBe(61);
    expect(sink.mails).toHaveLength(62);
  });

  it('comes once when it is asked twice', async () => {
    const enrolled = await enrolSchool(mailroom);
    await mailroom.deliver();
    await ask(enrolled);
    await ask(enrolled);
    expect((await mailroom.deliver()).sent).toBe(1);
  });

  it('is not withdrawn by what happens in the trajectory meanwhile', async () => {
    const enrolled = await enrolSchool(mailroom);
    await mailroom.deliver();
    await ask(enrolled);
    await act(mailroom, enrolled.state, { type: 'pause', reason: 'verbouwing' });
    expect((await mailroom.deliver()).sent).toBe(1);
  });
});
