import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import { platformError, systemCodeOf } from './errors.ts';
import type { Logger } from './logging.ts';

/** A message as it came, with the recipients of its envelope; none when only its headers are known. */
export interface IntakeMessage {
  readonly recipients: readonly string[];
  readonly raw: Buffer;
}

/** Deals with a message; when it throws, the message is not taken, and comes again. */
export type TakeMessage = (message: IntakeMessage) => Promise<unknown>;

/** Reports hold the message that they are about, calendar file and all; more than this in bytes is none. */
const LARGEST = 2 * 1024 * 1024;
const MOST_CLIENTS = 20;

/**
 * Listens for mail that comes back, and takes only that: it relays nothing.
 * @param options.accepts whether mail to this address is for us
 * @returns the port, and what ends it
 * @throws a platform error `port-taken`
 */
export async function startMailIntake(options: {
  host: string;
  port: number;
  accepts: (recipient: string) => boolean;
  take: TakeMessage;
  logger: Pick<Logger, 'warn'>;
}): Promise<{ port: number; close(): Promise<void> }> {
  const { host, port, accepts, take, logger } = options;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    size: LARGEST,
    maxClients: MOST_CLIENTS,
    socketTimeout: 30_000,
    onRcptTo({ address }, _session, callback) {
      callback(accepts(address) ? null : answer(550, '5.1.1 This address takes only mail that comes back'));
    },
    onData(stream, { envelope }, callback) {
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size <= LARGEST) chunks.push(chunk);
      });
      stream.once('error', (error) => callback(error));
      stream.once('end', () => {
        if (size > LARGEST) return callback(answer(552, '5.3.4 Too large'));
        const recipients = envelope.rcptTo.map(({ address }) => address);
        take({ recipients, raw: Buffer.concat(chunks) }).then(
          () => callback(null),
          (error) => {
            logger.warn(
              { err: error },
              'Mail that came back could not be taken in now; its server tries again',
            );
            callback(answer(451, '4.3.0 Try again later'));
          },
        );
      });
    },
  });
  // What clients do wrong, such as breaking off, is reported here.
  const listening = once(server.server, 'listening');
  server.on('error', () => undefined);
  server.listen(port, host);
  try {
    await listening;
  } catch (error) {
    if (systemCodeOf(error) !== 'EADDRINUSE') throw error;
    throw platformError(
      'port-taken',
      `Port ${port} on ${host} is already in use; set BOUNCE_PORT to another one.`,
      error,
    );
  }
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function answer(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
