import type { Instant } from '../../domain/calendar/types.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';

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
  return owed > LONGEST ? undefined : new Date(Date.parse(now) + MINUTE + owed).toISOString();
}

/**
 * When a letter that could not be sent now is tried again; one that is given up is in the log.
 * @param since when it was owed first
 * @param about the row that it is about, for the log
 */
export function nextTry(
  { clock, logger }: Pick<Dependencies, 'clock' | 'logger'>,
  since: Instant,
  about: { readonly [row: string]: string },
): Instant | undefined {
  const again = againAt(since, nowOf({ clock }));
  if (again === undefined) logger.error(about, 'A letter was given up');
  return again;
}
