import { setTimeout as delay } from 'node:timers/promises';
import type { Instant } from '../../domain/calendar/types.ts';
import type { Logger } from '../../platform/logging.ts';
import type { WholeStore } from '../../store/database/db.ts';
import { isDatabaseUnavailable } from '../../store/database/errors.ts';
import { type LedgerEntry, recordDeliveries } from '../../store/mail/delivery.ts';

/** Writes down what becomes of the letters of a batch while others are still being sent. */
export interface Recorder {
  /** Has something written within a moment, together with what else comes in that moment. */
  note(entries: readonly LedgerEntry[]): void;
  /**
   * Writes the rest at once, and settles when everything is written.
   * @throws what the database said, when it did not take something
   */
  finish(entries: readonly LedgerEntry[]): Promise<void>;
}

/**
 * Between the mail server's OK and our record lies the one moment in which a crash makes a mail go twice. This is how
 * long, in milliseconds, a record waits for others: far shorter than a batch takes, and long enough for many to share
 * a statement.
 */
const GATHER = 25;
/** A database that is away is tried again after so many milliseconds: what is out must be written, however late. */
const BETWEEN_TRIES = 500;
/** But not for longer than this: the activity itself may take half an hour. */
const KEEP_TRYING = 20 * 60_000;

/**
 * Makes a recorder for one batch.
 * @param now the instant of the batch
 * @param parts `isCancelled`: whether the worker wants to end; then an absent database is not waited for
 */
export function createRecorder(
  parts: { readonly store: WholeStore; readonly logger: Logger; readonly isCancelled: () => boolean },
  now: Instant,
): Recorder {
  const waiting: LedgerEntry[] = [];
  let alarm: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  let failure: { readonly error: unknown } | undefined;

  // One statement after the other: they concern the same batch, and the next gathers meanwhile.
  const write = () => {
    clearTimeout(alarm);
    alarm = undefined;
    writing = writing.then(async () => {
      const entries = waiting.splice(0);
      if (failure !== undefined || entries.length === 0) return;
      try {
        await persistently(parts, () => recordDeliveries(parts.store, entries, now));
      } catch (error) {
        failure = { error };
      }
    });
    return writing;
  };

  return {
    note(entries) {
      waiting.push(...entries);
      alarm ??= setTimeout(() => void write(), GATHER);
    },
    async finish(entries) {
      waiting.push(...entries);
      await write();
      if (failure !== undefined) throw failure.error;
    },
  };
}

/** Does it again while the database is away; recording the same twice changes nothing. */
async function persistently(
  { logger, isCancelled }: { readonly logger: Logger; readonly isCancelled: () => boolean },
  record: () => Promise<void>,
): Promise<void> {
  const deadline = performance.now() + KEEP_TRYING;
  for (let tries = 1; ; tries += 1) {
    try {
      return await record();
    } catch (error) {
      if (!isDatabaseUnavailable(error) || isCancelled() || performance.now() > deadline) throw error;
      if (tries === 1) logger.warn({ err: error }, 'Sent mail cannot be recorded now; tried again');
    }
    await delay(BETWEEN_TRIES);
  }
}
