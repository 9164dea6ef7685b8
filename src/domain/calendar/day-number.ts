import type { LocalDate } from './types.ts';

// Days are counted with the platform's own calendar and not with Temporal, which takes three times as long over a whole
// rehearsal: docs/decisions/0010-days-are-numbers.md has the figures.

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Milliseconds in a day of UTC. */
export const MILLISECONDS_PER_DAY = 86_400_000;

/** Whether the Gregorian year has a 29 February. */
function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days in a month (1–12) of a year; 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
}

/** A year, month (1–12) and day of the Gregorian calendar. */
export type DateParts = { year: number; month: number; day: number };

/**
 * Whether a text is a local date that exists: `2028-02-29` is one, `2027-02-29` and `2027-2-9` are not.
 */
export function isLocalDate(text: string): text is LocalDate {
  return partsOf(text) !== undefined;
}

/**
 * Whether a text that begins with a year of four digits is about a time that people can mean: what is counted from it
 * stays within the calendar, which has no years before 0000 and after 9999.
 */
export function isWithinReach(text: string): boolean {
  return text >= '1900' && text < '3000';
}

/** Whether a text is a local date that exists and that people can mean: what somebody types as a day is one of these. */
export function isMeantDate(text: string): text is LocalDate {
  return isWithinReach(text) && isLocalDate(text);
}

// Read by hand instead of with a pattern, because counting days of a calendar reads many thousands of dates.
function partsOf(text: string): DateParts | undefined {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return undefined;
  const year = wholeNumber(text, 0, 4);
  const month = wholeNumber(text, 5, 7);
  const day = wholeNumber(text, 8, 10);
  const exists = year >= 0 && month >= 1 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? { year, month, day } : undefined;
}

/** The number that the digits from one place in a text up to another make; NaN when there is anything but digits. */
export function wholeNumber(text: string, from: number, to: number): number {
  let value = 0;
  for (let index = from; index < to; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/**
 * The year, month and day of a local date.
 * @throws RangeError when the text is not an existing date of the form `2027-03-01`.
 */
export function partsOfDate(date: LocalDate): DateParts {
  const parts = partsOf(date);
  if (parts === undefined) throw new RangeError(`Not an existing local date (YYYY-MM-DD): ${date}`);
  return parts;
}

/** Days from 1 January 1970 to a year, month and day of the Gregorian calendar (may be negative). */
export function dayNumberOfParts(year: number, month: number, day: number): number {
  // Not Date.UTC, which takes the years from 0 to 99 for those of a century ago.
  return new Date(0).setUTCFullYear(year, month - 1, day) / MILLISECONDS_PER_DAY;
}

/**
 * Days from 1 January 1970 to a local date. Day numbers make counting and comparing days cheap; they stay inside
 * the calendar, everything outside uses local dates.
 * @throws RangeError when the text is not an existing date of the form `2027-03-01`.
 */
export function dayNumberOf(date: LocalDate): number {
  const { year, month, day } = partsOfDate(date);
  return dayNumberOfParts(year, month, day);
}

/** Year, month (1–12) and day of a day number. */
export function partsOfDayNumber(dayNumber: number): DateParts {
  const date = new Date(dayNumber * MILLISECONDS_PER_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** A whole number with zeros before it. */
export function padded(value: number, width: number): string {
  const digits = String(value);
  return digits.length < width ? digits.padStart(width, '0') : digits;
}

/**
 * The local date of a day number.
 * @throws RangeError when the year does not have four digits.
 */
export function dateOfDayNumber(dayNumber: number): LocalDate {
  const { year, month, day } = partsOfDayNumber(dayNumber);
  if (!(year >= 0 && year <= 9999)) throw new RangeError(`Outside the calendar: the year ${year}`);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

/** Day of the week of a day number: 1 is Monday, 7 is Sunday. */
export function dayOfWeek(dayNumber: number): number {
  return ((((dayNumber + 3) % 7) + 7) % 7) + 1;
}

/** Whole days from one local date to another; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumberOf(to) - dayNumberOf(from);
}
