import { createTransport, type SendMailOptions } from 'nodemailer';

/** What hands mails to the mail server. */
export interface MailTransport {
  /**
   * Hands over one message to one recipient; settles when the mail server has answered for it.
   * @returns the server's own words of acceptance
   * @throws what nodemailer throws, with `responseCode` when the server answered; `src/mail/smtp/response.ts` judges it
   */
  send(message: SendMailOptions): Promise<string>;
  /** Ends all connections; what is being sent fails. */
  close(): void;
}

/** How the transport is opened; times in milliseconds. */
export interface TransportOptions {
  /** `smtp://user:password@host:587` or `smtps://…`; `?rateLimit=20` sends at most 20 a second. */
  readonly smtpUrl: string;
  /** Connections at the same time; 8 if left out. */
  readonly connections?: number;
  /** Longest silence of the server on an open connection; 20 s if left out. */
  readonly socketTimeout?: number;
}

/** Longest time for one message, from waiting for a connection to the answer, in milliseconds. */
const SEND_TIMEOUT = 45_000;

/**
 * A pool of connections to the mail server. Its time-outs lie well below those of the activity that uses it, so that a
 * silent server is noticed here and never leads to the same mail being sent twice at the same time.
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
    greetingTimeout: 10_000,
    socketTimeout: options.socketTimeout ?? 20_000,
    // A message is text that was made here; nothing in it may make this process read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(message) {
      const info = await transport.sendMail({
        ...message,
        signal: AbortSignal.timeout(SEND_TIMEOUT),
      } as SendMailOptions);
      return info.response;
    },
    close: () => transport.close(),
  };
}
