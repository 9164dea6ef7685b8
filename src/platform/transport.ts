import type { Readable } from 'node:stream';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { needsUnicodeMail } from '../domain/email-address.ts';
import { takesUnicodeAddresses } from './mail-server.ts';
import { writtenMessage } from './written-message.ts';

/** What hands mails to the mail server. */
export interface MailTransport {
  /**
   * Hands over one message to one recipient; settles when the mail server has answered for it.
   * @param giveUp ends the wait for an answer; the connection is closed then
   * @returns the server's own words of acceptance
   * @throws what nodemailer throws, with `responseCode` when the server answered, and `handedOver` when the whole message
   * was given to it before things went wrong; `src/mail/smtp/response.ts` judges it
   */
  send(message: Omit<SendMailOptions, 'raw'>, giveUp?: AbortSignal): Promise<string>;
  /** Ends all connections; what is being sent fails. */
  close(): void;
}

/** How the transport is opened; times in milliseconds. */
export interface TransportOptions {
  /** `smtp://user:password@host:587` or `smtps://…`; `?rateLimit=20` sends at most 20 a second. */
  readonly smtpUrl: string;
  /** Connections at the same time; 8 if left out. */
  readonly connections?: number;
  /** Longest silence of the server on an open connection; ten minutes if left out. */
  readonly socketTimeout?: number;
}

const MINUTE = 60_000;
/**
 * A server may need ten minutes for its answer to a whole message, and five for its greeting and its other answers (RFC
 * 5321, 4.5.3.2): whoever gives up earlier sends again what has arrived. The longest of them holds for every answer.
 */
const LONGEST_SILENCE = 10 * MINUTE;
const LONGEST_WAIT_FOR_GREETING = 5 * MINUTE;
/** Longest time for one message, from waiting for a connection to the answer; shorter than the activity may take. */
const SEND_TIMEOUT = 25 * MINUTE;

/**
 * A pool of connections to the mail server. Its time-outs lie below those of the activity that uses it, so that a silent
 * server is noticed here and never leads to the same mail being sent twice at the same time.
 */
export function createMailTransport(options: TransportOptions): MailTransport {
  const transport = createTransport({
    pool: true,
    url: options.smtpUrl,
    maxConnections: options.connections ?? 8,
    maxMessages: 1_000,
    // The pool would send a message again by itself when a connection breaks half-way; whether it may is decided by
    // the ledger, not here.
    maxRequeues: 0,
    dnsTimeout: 5_000,
    connectionTimeout: 10_000,
    greetingTimeout: options.socketTimeout ?? LONGEST_WAIT_FOR_GREETING,
    socketTimeout: options.socketTimeout ?? LONGEST_SILENCE,
    // A message is text that was made here; nothing in it may make this process read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  transport.use('stream', (mail, done) => {
    const { onHandedOver } = mail.data as WatchedMessage;
    const written = writtenMessage(mail.message);
    mail.message.createReadStream = () => inOnePiece(written, onHandedOver);
    done();
  });
  return {
    async send(message, giveUp) {
      await assertTaken(options.smtpUrl, message.envelope?.to ?? message.to);
      let handedOver = false;
      const { signal, end } = patience(giveUp);
      const watched: WatchedMessage = {
        ...message,
        signal,
        onHandedOver: () => {
          handedOver = true;
        },
      };
      try {
        return (await transport.sendMail(watched)).response;
      } catch (error) {
        if (handedOver && typeof error === 'object' && error !== null) Object.assign(error, { handedOver });
        throw error;
      } finally {
        end();
      }
    },
    close: () => transport.close(),
  };
}

/**
 * A message as nodemailer's connection takes it: of what it reads from it asks no more than to be piped into it. What was given to the
 * connection to its end is on its way, with the dot that closes it.
 */
function inOnePiece(bytes: Buffer, onHandedOver?: () => void): Readable {
  const message: Pick<Readable, 'pipe'> = {
    pipe(connection) {
      connection.end(bytes);
      onHandedOver?.();
      return connection;
    },
  };
  return message as Readable;
}

/**
 * Aborts when somebody gives up or one message has taken too long. Node's own combination of both costs four times as much, and its
 * timers outlive the message.
 */
function patience(giveUp?: AbortSignal): { readonly signal: AbortSignal; end(): void } {
  const waiting = new AbortController();
  const stop = () => waiting.abort(giveUp?.reason);
  const timer = setTimeout(() => waiting.abort(), SEND_TIMEOUT).unref();
  giveUp?.addEventListener('abort', stop, { once: true });
  if (giveUp?.aborted) stop();
  return {
    signal: waiting.signal,
    end() {
      clearTimeout(timer);
      giveUp?.removeEventListener('abort', stop);
    },
  };
}

/** A server that offers no `SMTPUTF8` would be given letters that it does not know. */
async function assertTaken(smtpUrl: string, to: SendMailOptions['to']): Promise<void> {
  const address = typeof to === 'object' && to !== null && 'address' in to ? to.address : to;
  if (typeof address !== 'string' || !needsUnicodeMail(address)) return;
  if ((await takesUnicodeAddresses(smtpUrl)) !== false) return;
  const said = 'The mail server does not offer SMTPUTF8, which an address with such letters needs';
  throw Object.assign(new Error(said), { code: 'EENVELOPE' });
}

/** A message that tells when the last of it was given to the connection. */
interface WatchedMessage extends SendMailOptions {
  readonly signal?: AbortSignal;
  readonly onHandedOver?: () => void;
}
