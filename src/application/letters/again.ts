import { laterBy } from '../../domain/calendar/instant.ts';
import type { Instant } from '../../domain/calendar/types.ts';

const MINUTE = 60_000;
/** After so many milliseconds nobody expects such a mail any more. */
const LONGEST = 3 * 24 * 60 * MINUTE;

/**
 * When a letter that could not be sent is tried again: a minute later at first, and then each time after twice as long as it has been
 * owed.
 * @param since when it was owed first
 * @returns nothing once it has been owed for three days
 */
export function againAt(since: Instant, now: Instant): Instant | undefined {
  const owed = Date.parse(now) - Date.parse(since);
  return owed > LONGEST ? undefined : laterBy(now, MINUTE + owed);
}
