import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { Logger } from '../platform/logging.ts';
import type { WholeStore } from '../store/database/db.ts';
import { noteAbsence, notePresence } from '../store/operations/presence.ts';

/** How often workers say that they live, in milliseconds. */
const EVERY = 5_000;

/** Under what these workers are known to Temporal and in our own table; no two processes have the same. */
export function newIdentity(): string {
  return `${process.pid}@${hostname()}#${randomBytes(3).toString('hex')}`;
}

/**
 * Says now and every few seconds that these workers live, until it is ended.
 * @param every pause between two times, in milliseconds; five seconds if left out
 * @returns what ends it, and notes that they ended in good order
 */
export async function sayPresence(
  store: WholeStore,
  identity: string,
  logger?: Pick<Logger, 'warn'>,
  every = EVERY,
): Promise<() => Promise<void>> {
  let underWay: Promise<void> | undefined;
  let isMissed = false;
  const note = async () => {
    try {
      await notePresence(store, identity);
      isMissed = false;
    } catch (err) {
      // Once for each outage of the database, which others meet as well.
      if (!isMissed) logger?.warn({ err }, 'That these workers live could not be noted; tried again');
      isMissed = true;
    }
  };
  const say = () => {
    underWay ??= note().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
  await say();
  const saying = setInterval(say, every);
  return async () => {
    clearInterval(saying);
    await underWay;
    await noteAbsence(store, identity).catch(() => undefined);
  };
}
