import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { toWireMail } from '../../src/api/trajectories/reading.schemas.ts';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { createMailTransport, type MailTransport } from '../../src/platform/transport.ts';
import { findPerson } from '../../src/store/people/people.ts';
import { until } from '../support/until.ts';
import { enrolSchool, ledger, type MailroomSetting, start, startMailroom } from './mailroom-setting.ts';

/** What the server does with a message that it has been given as a whole. */
type AtTheDot = (socket: Socket) => void;

const taken: AtTheDot = (socket) => void socket.write('250 OK\r\n');
const silent: AtTheDot = () => undefined;
const gone: AtTheDot = (socket) => void socket.destroy();

let mailroom: MailroomSetting;
let server: Awaited<ReturnType<typeof startScripted>>;
let transport: MailTransport;

beforeAll(async () => {
  [mailroom, server] = await Promise.all([startMailroom(), startScripted()]);
  // A silence as long as the product waits would be ten minutes.
  transport = createMailTransport({ smtpUrl: server.smtpUrl, socketTimeout: 700 });
});
beforeEach(async () => {
  await mailroom.reset();
  server.clear();
});
afterAll(async () => {
  transport?.close();
  await server?.stop();
  await mailroom?.stop();
});

const hoursLater = (hours: number) => new Date(Date.parse(start) + hours * 3_600_000).toISOString();
const deliver = () => mailroom.deliverer(transport)({ partition: 0 });

describe('A mail server that needs long for its answer to a whole message', () => {
  it('is waited for, while nobody else takes the mail, however short the lease', async () => {
    const { id } = await enrolSchool(mailroom);
    let answer: () => void = () => undefined;
    server.atTheDot((socket) => {
      answer = () => taken(socket);
    });
    const patient = createMailTransport({ smtpUrl: server.smtpUrl });
    const lease = { leaseMilliseconds: 300 };
    const delivery = mailroom.deliverer(patient, lease)({ partition: 0 });
    await until(() => server.messages() === 1);
    const leased = async () =>
      (await mailroom.store.pool.query('SELECT max(leased_until) AS at FROM mail')).rows[0].at as Date;
    // Renewed until it is longer than it was at first; to others it is later by then than the first lease lasted.
    await until(async () => (await leased()).getTime() > Date.parse(start) + 900);
    mailroom.clock.set(new Date((await leased()).getTime() - 500).toISOString());
    expect((await mailroom.deliverer(patient, lease)({ partition: 0 })).sent).toBe(0);
    answer();
    expect((await delivery).sent).toBe(1);
    patient.close();
    expect(server.messages()).toBe(1);
    expect((await ledger(mailroom, id)).get('ask')).toMatchObject({ status: 'sent', attempts: 1 });
  });
});

describe.each([
  ['that never answers for a whole message', silent],
  ['that breaks the connection after the final dot', gone],
])('A mail server %s', (_, atTheDot) => {
  it('is given it three times at most, hours apart, and then the counsellor hears of it', async () => {
    const { id, principal } = await enrolSchool(mailroom);
    server.atTheDot(atTheDot);
    const mail = async () => (await ledger(mailroom, id)).get('ask')!;
    for (const [copies, hours] of [
      [1, 2],
      [2, 8],
    ] as const) {
      expect(await deliver()).toEqual({ sent: 0, nextAt: hoursLater(hours) });
      expect(server.messages()).toBe(copies);
      expect(await mail()).toMatchObject({ status: 'planned', answer: { outcome: 'unanswered' } });
      mailroom.clock.set(hoursLater(hours));
    }
    const shown = toWireMail(await mail(), new Map());
    expect(shown.why.nl).toContain('niet heeft bevestigd');
    expect(shown.answer).toMatchObject({ outcome: 'unanswered', code: null, meaning: 'no-confirmation' });
    await deliver();
    expect(server.messages()).toBe(3);
    expect(await mail()).toMatchObject({ status: 'failed', reason: 'unanswered' });
    expect(toWireMail(await mail(), new Map()).why.en).toContain('never confirmed');
    expect(mailroom.reports).toEqual([[id, 'principal', principal, undefined]]);
    expect(await findPerson(mailroom.store, EVERYTHING, principal)).not.toHaveProperty('unreachableAt');
    expect(new Set(server.messageIds()).size).toBe(1);
  });
});

describe('A mail server that breaks the connection before it was given the message', () => {
  it('has not got it, so it goes a minute later', async () => {
    const { id } = await enrolSchool(mailroom);
    server.breakAtData(true);
    expect(await deliver()).toEqual({ sent: 0, nextAt: hoursLater(1 / 60) });
    expect((await ledger(mailroom, id)).get('ask')?.answer).toMatchObject({ outcome: 'deferred' });
    server.breakAtData(false);
    mailroom.clock.set(hoursLater(1 / 60));
    expect((await deliver()).sent).toBe(1);
  });
});

/** A mail server that takes everything, and does as it is told when it has been given a whole message. */
async function startScripted() {
  const received: string[] = [];
  const sockets = new Set<Socket>();
  let script: AtTheDot = taken;
  let breaks = false;
  const listener = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket)).on('error', () => undefined);
    let buffer = '';
    let inMessage = false;
    socket.write('220 mail.example\r\n');
    socket.setEncoding('utf8').on('data', (text: string) => {
      buffer += text;
      for (;;) {
        const end = inMessage ? '\r\n.\r\n' : '\r\n';
        const at = buffer.indexOf(end);
        if (at < 0) return;
        const line = buffer.slice(0, at);
        buffer = buffer.slice(at + end.length);
        if (inMessage) {
          inMessage = false;
          received.push(line);
          script(socket);
        } else if (/^DATA/i.test(line)) {
          if (breaks) return void socket.destroy();
          inMessage = true;
          socket.write('354 go on\r\n');
        } else {
          socket.write(/^QUIT/i.test(line) ? '221 bye\r\n' : '250 OK\r\n');
        }
      }
    });
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    /** Whole messages that came. */
    messages: () => received.length,
    messageIds: () => received.map((message) => /^message-id: *(\S+)/im.exec(message)?.[1]),
    atTheDot(next: AtTheDot) {
      script = next;
    },
    breakAtData(next: boolean) {
      breaks = next;
    },
    clear() {
      received.length = 0;
      script = taken;
      breaks = false;
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => listener.close(() => resolve()));
    },
  };
}
