import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/logging.ts';
import type { Store } from '../../store/database/db.ts';
import { forgetIdempotencyKeys } from '../../store/operations/idempotency.ts';

/** Whoever repeats a request does so within minutes, or within days when a network was away. */
const KEPT_DAYS = 7;

/** At least so long between two times, in milliseconds: nothing depends on the moment. */
const HOUR = 3_600_000;

/**
 * Makes the sweep that forgets Idempotency-Keys of more than a week ago, with the answers kept for them.
 * @returns a function that can be called at any time, and says how many it forgot; within an hour of the last time it
 *   does nothing
 */
export function createForgetOldKeys(deps: {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger?: Pick<Logger, 'info'> | undefined;
}) {
  let last: number | undefined;
  return async function forgetOldKeys(): Promise<number> {
    const now = deps.clock.now().epochMilliseconds;
    if (last !== undefined && now - last < HOUR) return 0;
    const forgotten = await forgetIdempotencyKeys(deps.store, KEPT_DAYS);
    last = now;
    if (forgotten > 0) deps.logger?.info({ forgotten }, 'Old idempotency keys were forgotten');
    return forgotten;
  };
}
