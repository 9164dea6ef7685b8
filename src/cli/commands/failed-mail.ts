import type { Caller } from '../../application/access/authorise.ts';
import { addDays } from '../../domain/calendar/offset.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { localDateOf, startOfDay } from '../../domain/calendar/wall-clock.ts';
import { systemClock } from '../../platform/clock.ts';

/** Whoever runs the installation sees to everybody's mail. */
export const operator: Pick<Caller, 'function' | 'scope'> = {
  function: 'administrator',
  scope: { kind: 'all' },
};

/**
 * From when mail that failed is meant.
 * @param since local date; the last month if left out
 */
export function sinceInstant(since: string | undefined): Instant {
  const today = localDateOf(systemClock.now().toString({ smallestUnit: 'millisecond' }));
  return startOfDay(since ?? addDays(today, -31));
}
