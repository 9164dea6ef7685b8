import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from './logging.ts';
import type { TakeMessage } from './mail-intake.ts';

/** Time between two looks, in milliseconds. */
const LOOK_EVERY = 60_000;

/**
 * Looks into a mailbox every minute and has every unseen message taken in; what was taken is marked as seen, never removed.
 * @param url `imaps://user:password@host:993/INBOX`; the path is the folder
 * @returns what ends it
 */
export function watchMailbox(
  url: string,
  take: TakeMessage,
  logger: Pick<Logger, 'warn'>,
): { close(): Promise<void> } {
  const ended = new AbortController();
  const watching = (async () => {
    while (!ended.signal.aborted) {
      await emptyMailbox(url, take, ended.signal).catch((error) => {
        logger.warn({ err: error }, 'The mailbox for mail that comes back cannot be read now; tried again');
      });
      await delay(LOOK_EVERY, undefined, { signal: ended.signal }).catch(() => undefined);
    }
  })();
  return {
    async close() {
      ended.abort();
      await watching;
    },
  };
}

/** Has every unseen message of a mailbox taken in, once. */
export async function emptyMailbox(url: string, take: TakeMessage, signal?: AbortSignal): Promise<number> {
  const { protocol, hostname, port, username, password, pathname } = new URL(url);
  const secure = protocol === 'imaps:';
  // Loaded where a mailbox is named only.
  const { ImapFlow } = await import('imapflow');
  const client = new ImapFlow({
    ...{ host: hostname, port: Number(port) || (secure ? 993 : 143), secure, logger: false },
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
  });
  client.on('error', () => undefined);
  await client.connect();
  let taken = 0;
  try {
    const lock = await client.getMailboxLock(decodeURIComponent(pathname.slice(1)) || 'INBOX');
    try {
      const unseen = (await client.search({ seen: false }, { uid: true })) || [];
      for (const uid of unseen) {
        if (signal?.aborted) break;
        const found = await client.fetchOne(String(uid), { source: true }, { uid: true });
        if (!found || found.source === undefined) continue;
        await take({ recipients: [], raw: found.source });
        await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
        taken += 1;
      }
    } finally {
      lock.release();
    }
  } finally {
    await client.logout().catch(() => client.close());
  }
  return taken;
}
