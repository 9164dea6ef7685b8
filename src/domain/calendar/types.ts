import type { Text } from '../text.ts';

/** A day on the calendar in Belgium, without a time: `2027-03-01`. Two local dates order as strings. */
export type LocalDate = string;

/**
 * A point in time, RFC 3339 in UTC, always with three decimals (`2027-03-01T07:12:00.000Z`, the form of
 * `Date.prototype.toISOString`), so that two instants order as strings.
 */
export type Instant = string;

/** A time on the clock in Belgium, `HH:MM`. */
export type LocalTime = string;

/**
 * An ISO 8601 duration made of whole years, months, weeks and days (`P2W`, `P10D`, `P3M`, `P1Y6M`); a leading
 * minus (`-P3D`) counts backwards. Never hours: a due time is a day, the hour comes from the mail window.
 */
export type Duration = string;

/**
 * Which days count when a duration is added. In `outside-holidays` every day counts but those of a school holiday, so that a
 * term stands still in it, also one of months.
 */
export type CalendarName = 'calendar-days' | 'working-days' | 'school-days' | 'outside-holidays';

/** Where a date goes when it falls on a day on which nothing should be due. */
export type Landing = 'none' | 'next-school-day' | 'previous-school-day' | 'next-working-day';

/**
 * What the rules do not know: an exception decided by the government (2020, 2021) or the days that one school
 * chose itself. `from` and `to` are both included. `school-day` cancels a holiday or a free day on Monday to
 * Friday and wins over every other override.
 */
export type CalendarOverride = {
  from: LocalDate;
  to: LocalDate;
  kind: 'school-holiday' | 'free-day' | 'school-day';
  label?: Text;
  /** School number; without it the override holds for every school. */
  school?: string;
};

/**
 * The Flemish rules plus overrides, plain JSON. An override with a `school` counts only in the calendar of that
 * school. The object must not be changed after it was made: what is worked out from it is remembered per object.
 */
export type SchoolCalendar = {
  overrides: readonly CalendarOverride[];
  /** Whose calendar this is (school number); absent: the calendar that holds for everybody. */
  school?: string;
};
