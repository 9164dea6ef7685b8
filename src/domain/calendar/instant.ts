import { Temporal } from 'temporal-polyfill';
import { dateOfDayNumber, dayNumberOf, MILLISECONDS_PER_DAY, padded } from './day-number.ts';
import type { Instant } from './types.ts';

const CANONICAL_INSTANT = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const MILLISECONDS_PER_MINUTE = 60_000;

/** An epoch millisecond as an instant in the canonical form. */
export function instantOf(epochMilliseconds: number): Instant {
  const dayNumber = Math.floor(epochMilliseconds / MILLISECONDS_PER_DAY);
  const rest = Math.floor(epochMilliseconds) - dayNumber * MILLISECONDS_PER_DAY;
  const hours = padded(Math.floor(rest / 3_600_000), 2);
  const minutes = padded(Math.floor(rest / MILLISECONDS_PER_MINUTE) % 60, 2);
  const seconds = padded(Math.floor(rest / 1000) % 60, 2);
  return `${dateOfDayNumber(dayNumber)}T${hours}:${minutes}:${seconds}.${padded(rest % 1000, 3)}Z`;
}

/**
 * The epoch millisecond of an instant. Also takes other forms of RFC 3339 (an offset, no decimals).
 * @throws RangeError when the text is not an instant.
 */
export function epochMillisecondsOf(instant: Instant): number {
  if (!CANONICAL_INSTANT.test(instant)) return Temporal.Instant.from(instant).epochMilliseconds;
  return (
    dayNumberOf(instant.slice(0, 10)) * MILLISECONDS_PER_DAY +
    Number(instant.slice(11, 13)) * 3_600_000 +
    Number(instant.slice(14, 16)) * MILLISECONDS_PER_MINUTE +
    Number(instant.slice(17, 19)) * 1000 +
    Number(instant.slice(20, 23))
  );
}

/** Any RFC 3339 text as an instant in the canonical form. */
export function canonicalInstant(text: string): Instant {
  return instantOf(epochMillisecondsOf(text));
}

/** The earlier of two instants has a negative outcome, as `Array.prototype.sort` wants it. */
export function compareInstants(a: Instant, b: Instant): number {
  return epochMillisecondsOf(a) - epochMillisecondsOf(b);
}
