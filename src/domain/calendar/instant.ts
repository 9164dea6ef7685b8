import { Temporal } from 'temporal-polyfill';
import { dateOfDayNumber, dayNumberOf, MILLISECONDS_PER_DAY, padded, wholeNumber } from './day-number.ts';
import type { Instant } from './types.ts';

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
  const ofDay = millisecondsOfDay(instant);
  return ofDay === undefined
    ? Temporal.Instant.from(instant).epochMilliseconds
    : dayNumberOf(instant.slice(0, 10)) * MILLISECONDS_PER_DAY + ofDay;
}

// The time in the canonical form, nothing for another form. Read by hand, as dates are: every event has an instant.
function millisecondsOfDay(text: string): number | undefined {
  if (text.length !== 24 || text[10] !== 'T' || text[23] !== 'Z') return undefined;
  if (text[13] !== ':' || text[16] !== ':' || text[19] !== '.') return undefined;
  const hours = wholeNumber(text, 11, 13);
  const minutes = wholeNumber(text, 14, 16);
  const seconds = wholeNumber(text, 17, 19);
  const milliseconds = wholeNumber(text, 20, 23);
  const exists = hours < 24 && minutes < 60 && seconds < 60 && milliseconds >= 0;
  return exists
    ? hours * 3_600_000 + minutes * MILLISECONDS_PER_MINUTE + seconds * 1000 + milliseconds
    : undefined;
}

/** Any RFC 3339 text as an instant in the canonical form. */
export function canonicalInstant(text: string): Instant {
  return instantOf(epochMillisecondsOf(text));
}

/** The instant so many milliseconds later, or earlier where they are negative. */
export function laterBy(instant: Instant, milliseconds: number): Instant {
  return instantOf(epochMillisecondsOf(instant) + milliseconds);
}

/** The earlier of two instants has a negative outcome, as `Array.prototype.sort` wants it. */
export function compareInstants(a: Instant, b: Instant): number {
  return epochMillisecondsOf(a) - epochMillisecondsOf(b);
}
