import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '../platform/logging.ts';

/** How long whoever stops is kept waiting by a chore whose server is away, in milliseconds. */
const PATIENCE = 5_000;

/** Something to look after now and then. */
export interface Chore {
  /** For the log, when it fails. */
  readonly name: string;
  readonly work: () => Promise<unknown>;
}

/** Looking that goes on until it is stopped. */
export interface Looking {
  /** No more looks from now on; settles when the one under way has ended, or has not within five seconds. */
  stop(): Promise<void>;
}

/**
 * Does chores one after the other, now and at every interval. One that fails keeps none of the others from being done,
 * and is tried again next time.
 * @param every milliseconds
 */
export function lookRegularly(
  chores: readonly Chore[],
  every: number,
  logger?: Pick<Logger, 'warn'>,
): Looking {
  let looking: Promise<void> | undefined;
  let isStopped = false;
  const round = async () => {
    for (const { name, work } of chores) {
      if (isStopped) return;
      try {
        await work();
      } catch (error) {
        logger?.warn({ err: error, chore: name }, 'what is looked after regularly failed; tried again later');
      }
    }
  };
  const look = () => {
    // While Temporal is away, one look may take longer than the time to the next.
    looking ??= round().finally(() => {
      looking = undefined;
    });
  };
  const timer = setInterval(look, every);
  look();
  return {
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await Promise.race([looking, delay(PATIENCE, undefined, { ref: false })]);
    },
  };
}
