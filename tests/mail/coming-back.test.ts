import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import hoodiecrow from 'hoodiecrow-imap';
import { createTransport } from 'nodemailer';
import { toWireMail } from '../../src/api/trajectories/reading.schemas.ts';
import type { Dependencies } from '../../src/application/dependencies.ts';
import { takeIn } from '../../src/application/mail/take-in.ts';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { filingAddressOf, isReturnPath } from '../../src/mail/incoming/return-path.ts';
import { createLogger } from '../../src/platform/logging.ts';
import { startMailIntake, type TakeMessage } from '../../src/platform/mail-intake.ts';
import { emptyMailbox } from '../../src/platform/mailbox.ts';
import { keptMessages } from '../../src/store/mail/incoming.ts';
import { findPerson } from '../../src/store/people/people.ts';
import { longDate } from '../../src/texts/dates.ts';
import { readTrajectoryPage } from '../../src/web/staff/view/trajectory.ts';
import {
  addPerson,
  enrolSchool,
  ledger,
  type MailroomSetting,
  start,
  startMailroom,
} from './mailroom-setting.ts';

const bounceAddress = 'bounce@pbd.example';
/** What was forwarded to a trajectory. */
const forwarded: object[] = [];
let mailroom: MailroomSetting;
let intake: Awaited<ReturnType<typeof startMailIntake>>;
let taking: TakeMessage;

beforeAll(async () => {
  mailroom = await startMailroom({ bounceAddress });
  const { store, clock, reports } = mailroom;
  const deps = { store, clock, logger: createLogger('silent') };
  taking = (message) =>
    takeIn(
      {
        ...{ deps, bounceAddress, tellTrajectory: async (...report) => void reports.push(report) },
        file: async (trajectory, { senderAddress, subject }) => {
          forwarded.push({ trajectory, senderAddress, subject });
          return senderAddress === 'bea@pbd.example';
        },
      },
      message,
    );
  intake = await startMailIntake({
    ...{ host: '127.0.0.1', port: 0, logger: deps.logger },
    accepts: (recipient) => isReturnPath(bounceAddress, recipient),
    take: (message) => taking(message),
  });
});
beforeEach(async () => {
  await mailroom.reset();
  await mailroom.store.pool.query('TRUNCATE mail_incoming');
});
afterAll(async () => {
  await intake.close();
  await mailroom.stop();
});

/** Sends raw lines to the intake, from nobody, as mail servers send reports. */
async function comesBack(to: string, lines: readonly string[]) {
  const transport = createTransport({ host: '127.0.0.1', port: intake.port, ignoreTLS: true });
  try {
    await transport.sendMail({ envelope: { from: '', to: [to] }, raw: lines.join('\r\n') });
  } finally {
    transport.close();
  }
}

const report = (recipient: string, messageId: string, status = '5.1.1', said = '550 5.1.1 User unknown') => [
  'From: MAILER-DAEMON@mx.example',
  'Subject: Undelivered Mail Returned to Sender',
  'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
  ...['', '--b', 'Content-Type: text/plain', '', 'Sorry.', ''],
  ...['--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example', ''],
  `Final-Recipient: rfc822; ${recipient}`,
  ...['Action: failed', `Status: ${status}`, `Diagnostic-Code: smtp; ${said}`, ''],
  ...['--b', 'Content-Type: text/rfc822-headers', '', `Message-ID: ${messageId}`, '', '--b--', ''],
];

async function sentMail(name: string) {
  const email = `${name}@school.example`;
  const principal = await addPerson(mailroom.store, name, email);
  const { id } = await enrolSchool(mailroom, { principal });
  await mailroom.deliver();
  const mail = mailroom.sink.mails.find(({ to }) => to.includes(email))!;
  return { id, principal, email, returnPath: mail.from, messageId: mail.mail.messageId! };
}

describe('A mail that was taken and comes back', () => {
  it('leads to the same task as a refusal at once, by its return path', async () => {
    const { id, principal, email, returnPath } = await sentMail('an');
    expect(returnPath).toMatch(/^bounce\+[0-9a-f]{32}@pbd\.example$/);
    await comesBack(returnPath, report(email, '<unknown@elsewhere.example>'));
    const mail = (await ledger(mailroom, id)).get('ask')!;
    expect(mail).toMatchObject({ status: 'failed', reason: 'bounced' });
    expect(toWireMail(mail, new Map()).why.nl).toContain('teruggekomen');
    expect(toWireMail(mail, new Map()).why.nl).toContain('(550: mailbox onbekend)');
    expect(mailroom.reports).toEqual([[id, 'principal', principal, '550']]);
    expect((await findPerson(mailroom.store, EVERYTHING, principal))?.unreachableAt).toBe(start);
  });

  it('is found by the Message-ID that the report quotes, when it came to the address itself', async () => {
    const { id, email, messageId } = await sentMail('bea');
    await comesBack(bounceAddress, report(email, messageId));
    expect((await ledger(mailroom, id)).get('ask')).toMatchObject({ status: 'failed', reason: 'bounced' });
  });

  it('is told once, however often the report comes', async () => {
    const { email, returnPath } = await sentMail('carl');
    await comesBack(returnPath, report(email, '<x@y.example>'));
    await comesBack(returnPath, report(email, '<x@y.example>'));
    expect(mailroom.reports).toHaveLength(1);
  });

  it('for another reason than its address marks no address as dead', async () => {
    const { principal, email, returnPath } = await sentMail('dirk');
    await comesBack(returnPath, report(email, '<x@y.example>', '5.7.1', '550 5.7.1 spam'));
    expect(mailroom.reports).toHaveLength(1);
    expect(await findPerson(mailroom.store, EVERYTHING, principal)).not.toHaveProperty('unreachableAt');
  });

  it('from an address that was corrected meanwhile says nothing of the new one', async () => {
    const { principal, email, returnPath } = await sentMail('els');
    await mailroom.store.pool.query("UPDATE person SET email = 'new@school.example' WHERE id = $1", [
      principal,
    ]);
    await comesBack(returnPath, report(email, '<x@y.example>'));
    expect(mailroom.reports).toEqual([]);
    expect(await findPerson(mailroom.store, EVERYTHING, principal)).not.toHaveProperty('unreachableAt');
  });
});

describe('A mailbox that is read over IMAP', () => {
  it('gives each report once, marks it as seen and leaves it where it is', async () => {
    const { id, email, messageId } = await sentMail('gust');
    const messages = [
      { raw: 'From: piet@school.example\r\nSubject: Gelezen\r\n\r\nAl gezien.\r\n', flags: ['\\Seen'] },
      { raw: report(email, messageId).join('\r\n'), flags: [] },
    ];
    const server = hoodiecrow({ plugins: ['ID', 'UNSELECT', 'UIDPLUS'], storage: { INBOX: { messages } } });
    await new Promise<void>((ready) => server.listen(0, ready));
    const { port } = server.server.address() as AddressInfo;
    const url = `imap://testuser:testpass@127.0.0.1:${port}/INBOX`;
    expect(await emptyMailbox(url, taking)).toBe(1);
    expect((await ledger(mailroom, id)).get('ask')).toMatchObject({ status: 'failed', reason: 'bounced' });
    expect(await emptyMailbox(url, taking)).toBe(0);
    expect(mailroom.reports).toHaveLength(1);
    await new Promise<void>((done) => server.close(done));
  });
});

describe('An automatic answer', () => {
  it('until a date is noted with the person, delays escalations, and answers nothing', async () => {
    const { id, principal, returnPath } = await sentMail('fien');
    const escalation = [...(await ledger(mailroom, id)).values()].find(({ kind }) => kind === 'escalation')!;
    const day = escalation.sendAt.slice(0, 10);
    mailroom.clock.set(escalation.sendAt);
    await comesBack(returnPath, [
      ...['From: fien@school.example', 'Auto-Submitted: auto-replied', 'Subject: Automatisch antwoord', ''],
      `Ik ben afwezig tot en met ${day}.`,
    ]);
    expect((await findPerson(mailroom.store, EVERYTHING, principal))?.absentUntil).toBe(day);
    const reader = { person: mailroom.counsellor, function: 'counsellor', scope: EVERYTHING } as const;
    const seen = await readTrajectoryPage(mailroom as unknown as Dependencies, {
      id,
      language: 'nl',
      reader,
    });
    expect(seen.roles.flatMap(({ note }) => note ?? [])).toContain(
      `afwezig tot en met ${longDate(day, 'nl')}`,
    );
    await mailroom.deliver();
    const waiting = (await ledger(mailroom, id)).get(escalation.rung)!;
    expect(waiting).toMatchObject({ status: 'planned', reason: 'recipient-absent' });
    expect(waiting.nextAttemptAt! > escalation.sendAt).toBe(true);
    expect(toWireMail(waiting, new Map()).why.en).toContain('is away');
    mailroom.clock.set(waiting.nextAttemptAt!);
    await mailroom.deliver();
    expect(['sent', 'merged']).toContain((await ledger(mailroom, id)).get(escalation.rung)?.status);
  });
});

describe('What no program can deal with', () => {
  it('is kept for a person, with the trajectory that it is about', async () => {
    const { id, returnPath } = await sentMail('gust');
    await comesBack(returnPath, [
      'From: gust@school.example',
      'Subject: Re: mentor',
      '',
      'Ik bel je morgen.',
    ]);
    await comesBack(bounceAddress, ['From: x@y.example', 'Subject: ?', '', 'Wie is dit?']);
    const kept = await keptMessages(mailroom.store);
    expect(kept.map(({ subject, trajectoryId }) => [subject, trajectoryId])).toEqual([
      ['Re: mentor', id],
      ['?', undefined],
    ]);
    expect(kept[0]?.text).toContain('Ik bel je morgen.');
  });

  it('is not even taken when it is for somebody else', async () => {
    await expect(comesBack('an@school.example', ['Subject: x', '', 'x'])).rejects.toMatchObject({
      responseCode: 550,
    });
  });
});

describe('A complaint', () => {
  it('turns reminders off, and a person reads it', async () => {
    const { principal, returnPath } = await sentMail('hilde');
    await comesBack(returnPath, [
      'From: fbl@provider.example',
      'Content-Type: multipart/report; report-type=feedback-report; boundary=b',
      ...['', '--b', 'Content-Type: text/plain', '', 'Abuse', ''],
      ...['--b', 'Content-Type: message/feedback-report', '', 'Feedback-Type: abuse', '', '--b--', ''],
    ]);
    expect((await findPerson(mailroom.store, EVERYTHING, principal))?.remindersOff).toBe(true);
    expect(await keptMessages(mailroom.store)).toMatchObject([{ kind: 'complaint' }]);
  });
});

describe('A mail that somebody forwards to the address of a trajectory', () => {
  const trajectory = '0b7c3c52-6a3e-4f2c-9a53-0d6ab2b4c101';
  const address = filingAddressOf(bounceAddress, trajectory);
  const lines = (from: string, more: readonly string[] = []) => [
    `From: ${from}`,
    'Subject: FW: Verbouwing',
    ...more,
    ...['', 'Van: An Peeters', 'We verbouwen tot Pasen.'],
  ];

  it('is taken to it, once; from somebody who may not, it is kept for a person', async () => {
    expect(address).toMatch(/^bounce\+file[0-9a-f]{32}@pbd\.example$/);
    await comesBack(address, lines('Bea <bea@pbd.example>'));
    await comesBack(address, lines('Bea <bea@pbd.example>'));
    expect(forwarded).toEqual([{ trajectory, senderAddress: 'bea@pbd.example', subject: 'FW: Verbouwing' }]);
    expect(await keptMessages(mailroom.store)).toEqual([]);
    await comesBack(address, lines('stranger@elders.example'));
    expect(await keptMessages(mailroom.store)).toMatchObject([{ sender: 'stranger@elders.example' }]);
  });

  it('is no automatic answer: that files nothing', async () => {
    forwarded.length = 0;
    await comesBack(address, lines('bea@pbd.example', ['Auto-Submitted: auto-replied']));
    expect(forwarded).toEqual([]);
  });
});
