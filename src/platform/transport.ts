import type { Readable } from 'node:stream';
import type { SendMailOptions } from 'nodemailer';
import SMTPPool from 'nodemailer/lib/smtp-pool';
import { needsUnicodeMail } from '../domain/email-address.ts';
import { takesUnicodeAddresses } from './mail-server.ts';
import { createPatience, type MessageSignal } from './patience.ts';
import { type WrittenMessage, writtenMessage } from './written-message.ts';

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
  const { smtpUrl } = options;
  const pool = new SMTPPool({
    url: smtpUrl,
    maxConnections: options.connections ?? 8,
    maxMessages: 1_000,
    // The pool would send a message again by itself when a connection breaks half-way; whether it may is decided by
    // the ledger, not here.
    maxRequeues: 0,
    dnsTimeout: 5_000,
    connectionTimeout: 10_000,
    greetingTimeout: options.socketTimeout ?? LONGEST_WAIT_FOR_GREETING,
    socketTimeout: options.socketTimeout ?? LONGEST_SILENCE,
  });
  const patience = createPatience(SEND_TIMEOUT);
  // Of what is under way only the bytes are kept; what they were made of would be in the way of what comes after it.
  const handOver = (message: WrittenMessage, giveUp: AbortSignal | undefined) =>
    new Promise<string>((resolve, reject) => {
      let handedOver = false;
      const waiting = patience.begin(giveUp);
      const onHandedOver = () => {
        handedOver = true;
      };
      pool.send(asPooled(message, waiting.signal, onHandedOver), (error, info) => {
        waiting.end();
        if (info !== undefined) resolve(info.response);
        else reject(handedOver ? Object.assign(error ?? {}, { handedOver }) : error);
      });
    });
  const sendUnicode: MailTransport['send'] = async (message, giveUp) => {
    await assertUnicodeTaken(smtpUrl);
    return handOver(writtenMessage(message), giveUp);
  };
  return {
    send(message, giveUp) {
      if (needsUnicode(message)) return sendUnicode(message, giveUp);
      try {
        return handOver(writtenMessage(message), giveUp);
      } catch (error) {
        return Promise.reject(error);
      }
    },
    close: () => pool.close(),
  };
}

type PooledMessage = Parameters<SMTPPool['send']>[0];

/** A message as the pool and its connections take it; they ask no more of what nodemailer makes of one. */
function asPooled(
  { bytes, envelope, messageId }: WrittenMessage,
  signal: MessageSignal,
  onHandedOver: () => void,
): PooledMessage {
  const pooled: {
    readonly data: { readonly signal: MessageSignal };
    readonly message: { readonly [method in keyof PooledMessage['message']]?: () => unknown };
  } = {
    data: { signal },
    message: {
      getEnvelope: () => envelope,
      messageId: () => messageId,
      // Asked for one header only: the Message-ID.
      getHeader: () => messageId,
      createReadStream: () => inOnePiece(bytes, onHandedOver),
    },
  };
  return pooled as unknown as PooledMessage;
}

/**
 * A message as nodemailer's connection takes it: of what it reads from it asks no more than to be piped into it. What was given to the
 * connection to its end is on its way, with the dot that closes it.
 */
function inOnePiece(bytes: Buffer, onHandedOver: () => void): Readable {
  const message: Pick<Readable, 'pipe'> = {
    pipe(connection) {
      connection.end(bytes);
      onHandedOver();
      return connection;
    },
  };
  return message as Readable;
}

function needsUnicode({ envelope, to }: SendMailOptions): boolean {
  const reader = envelope?.to ?? to;
  const address =
    typeof reader === 'object' && reader !== null && 'address' in reader ? reader.address : reader;
  return typeof address === 'string' && needsUnicodeMail(address);
}

/** A server that offers no `SMTPUTF8` would be given letters that it does not know. */
async function assertUnicodeTaken(smtpUrl: string): Promise<void> {
  if ((await takesUnicodeAddresses(smtpUrl)) !== false) return;
  const said = 'The mail server does not offer SMTPUTF8, which an address with such letters needs';
  throw Object.assign(new Error(said), { code: 'EENVELOPE' });
}
