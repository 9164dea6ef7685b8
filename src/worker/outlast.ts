import { setTimeout as delay } from 'node:timers/promises';
import { isOutage } from '../application/outage.ts';
import type { Logger } from '../platform/logging.ts';

/** The first pause before something is tried again, and the longest, in milliseconds. */
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 10_000;

/** How a wait for the end of an outage goes. */
export interface OutlastOptions {
  /** Ends the wait: what was tried is given up, and nobody is told. */
  readonly signal?: AbortSignal | undefined;
  readonly logger?: Pick<Logger, 'warn'> | undefined;
  /** What is tried, as a part of a sentence in the log. */
  readonly what: string;
}

/**
 * Tries something again, after pauses that grow to ten seconds, for as long as a part of the system does not answer. Whoever
 * starts in the middle of an outage goes on when it is over.
 * @throws what is thrown for another reason than an outage
 */
export async function outlast(
  attempt: () => Promise<void>,
  { signal, logger, what }: OutlastOptions,
): Promise<void> {
  for (let pause = FIRST_PAUSE; signal?.aborted !== true; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    try {
      return await attempt();
    } catch (err) {
      if (signal?.aborted) return;
      if (!isOutage(err)) throw err;
      logger?.warn({ err, what }, 'A part does not answer; this is tried again until it does');
      // An end of the wait is no error.
      await delay(pause, undefined, { signal }).catch(() => undefined);
    }
  }
}
