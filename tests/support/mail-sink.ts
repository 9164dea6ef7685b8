import { once } from 'node:events';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { loopback } from '../../src/platform/embedded/ports.ts';
import { until } from './until.ts';

/** A mail that the sink has accepted. */
export type ReceivedMail = {
  /** Envelope, not headers. */
  from: string;
  to: string[];
  mail: ParsedMail;
  /** As it came over the wire. */
  raw: string;
};

/** A refusal: a 4xx code asks to come back later, a 5xx code says never; of the recipient, or of the whole message at the end. */
export type Refusal = { code: number; message?: string; at?: 'RCPT TO' | 'DATA' };

/** What to answer about a recipient; `undefined` accepts, and `silence` takes the message and hangs up instead of saying so. */
export type Respond = (recipient: string) => Refusal | 'silence' | undefined;

/** A mail server inside the test that keeps what it gets. */
export type MailSink = {
  smtpUrl: string;
  port: number;
  /** Accepted mails in the order they came. */
  mails: ReceivedMail[];
  /** Every recipient that was named, with the answer it got (250 when accepted). */
  attempts: { recipient: string; code: number }[];
  /** Changes what is answered from now on. */
  answer(respond: Respond): void;
  /**
   * Waits until the accepted mails are as wanted.
   * @param check a number of mails, or a question about them
   * @param timeout milliseconds, 30 seconds if left out
   * @throws when time is up, with what came
   */
  waitFor(check: number | ((mails: ReceivedMail[]) => boolean), timeout?: number): Promise<ReceivedMail[]>;
  /** Waits until nobody is connected and everything that was handed over has been taken in. */
  quiet(): Promise<void>;
  /** Forgets the mails and the attempts. */
  clear(): void;
  stop(): Promise<void>;
};

/** Starts a mail sink on the loopback address; `port` 0 or left out takes a free one; `plainAddressesOnly` offers no `SMTPUTF8`. */
export async function startMailSink(
  options: { respond?: Respond; port?: number; plainAddressesOnly?: boolean } = {},
): Promise<MailSink> {
  const mails: ReceivedMail[] = [];
  const attempts: MailSink['attempts'] = [];
  const waiting = new Set<() => void>();
  let takingIn = 0;
  let respond: Respond = options.respond ?? (() => undefined);

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    hideSMTPUTF8: options.plainAddressesOnly ?? false,
    logger: false,
    onRcptTo({ address }, _session, callback) {
      const refusal = respond(address);
      if (refusal === undefined || refusal === 'silence') {
        attempts.push({ recipient: address, code: 250 });
        return callback(null);
      }
      attempts.push({ recipient: address, code: refusal.code });
      callback(refusal.at === 'DATA' ? null : refuse(refusal));
    },
    onData(stream, { envelope, id }, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.once('end', async () => {
        const refusal = respond(envelope.rcptTo[0]?.address ?? '');
        if (refusal !== 'silence' && refusal?.at === 'DATA') return callback(refuse(refusal));
        takingIn += 1;
        try {
          const raw = Buffer.concat(chunks);
          mails.push({
            from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
            to: envelope.rcptTo.map(({ address }) => address),
            mail: await simpleParser(raw),
            raw: raw.toString('utf8'),
          });
        } finally {
          takingIn -= 1;
        }
        if (refusal === 'silence') hangUp(server, id);
        else callback(null);
        for (const look of waiting) look();
      });
    },
  });
  // Connections that a test cuts on purpose are reported here.
  server.on('error', () => undefined);
  server.listen(options.port ?? 0, loopback);
  await once(server.server, 'listening');
  const address = server.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  return {
    smtpUrl: `smtp://${loopback}:${port}`,
    port,
    mails,
    attempts,
    answer(next) {
      respond = next;
    },
    waitFor(check, timeout = 30_000) {
      const fulfilled = () => (typeof check === 'number' ? mails.length >= check : check(mails));
      return new Promise((resolve, reject) => {
        const alarm = setTimeout(() => {
          waiting.delete(look);
          reject(
            new Error(`Not the mails that were waited for: ${JSON.stringify(mails.map(describe), null, 2)}`),
          );
        }, timeout);
        const look = () => {
          if (!fulfilled()) return;
          clearTimeout(alarm);
          waiting.delete(look);
          resolve(mails);
        };
        waiting.add(look);
        look();
      });
    },
    quiet: () => until(() => server.connections.size === 0 && takingIn === 0),
    clear() {
      mails.length = 0;
      attempts.length = 0;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function hangUp(server: SMTPServer, session: string): void {
  for (const connection of server.connections as Set<{ id: string; close(): void }>) {
    if (connection.id === session) connection.close();
  }
}

function refuse({ code, message }: Refusal): Error {
  return Object.assign(new Error(message ?? (code < 500 ? 'try again later' : 'no such mailbox')), {
    responseCode: code,
  });
}

function describe({ to, mail }: ReceivedMail): { to: string[]; subject: string | undefined } {
  return { to, subject: mail.subject };
}
