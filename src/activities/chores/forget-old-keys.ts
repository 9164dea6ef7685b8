import { instantOf } from '../../domain/calendar/instant.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/logging.ts';
import type { WholeStore } from '../../store/database/db.ts';
import { forgetDefects } from '../../store/operations/defects.ts';
import { forgetIdempotencyKeys } from '../../store/operations/idempotency.ts';
import { forgetCountedChanges } from '../../store/reports/counted-changes.ts';

/** Whoever repeats a request does so within minutes, or within days when a network was away. */
const KEPT_DAYS = 7;

/**
 * Makes the daily chore that forgets Idempotency-Keys of more than a week ago, with the answers kept for them, and faults
 * that kept a command from being carried out which nobody has asked again for as long.
 * @returns a function that says how many keys it forgot
 */
export function createForgetOldKeys(deps: {
  readonly store: WholeStore;
  readonly clock: Clock;
  readonly logger?: Pick<Logger, 'info'> | undefined;
}) {
  const { store, clock, logger } = deps;
  return async function forgetOldKeys(): Promise<number> {
    const forgotten = await forgetIdempotencyKeys(store, KEPT_DAYS);
    await forgetDefects(store, instantOf(clock.now().epochMilliseconds), KEPT_DAYS);
    await forgetCountedChanges(store);
    if (forgotten > 0) logger?.info({ forgotten }, 'Old idempotency keys were forgotten');
    return forgotten;
  };
}
