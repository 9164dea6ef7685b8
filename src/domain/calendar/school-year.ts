import { daysInMonth, isWithinReach } from './day-number.ts';
import { nextSchoolDay, previousSchoolDay } from './school-calendar.ts';
import type { LocalDate, SchoolCalendar } from './types.ts';

/** A school year from 1 September to 31 August, written `2026-2027`. */
export type SchoolYear = string;

/** The school year in which a local date lies; July and August belong to the year that ends. */
export function schoolYearOf(date: LocalDate): SchoolYear {
  const year = Number(date.slice(0, 4));
  const start = date.slice(5) >= '09-01' ? year : year - 1;
  return `${start}-${start + 1}`;
}

/** The school year after another. */
export function nextSchoolYear(schoolYear: SchoolYear): SchoolYear {
  const start = startOfSchoolYear(schoolYear) + 1;
  return `${start}-${start + 1}`;
}

/**
 * The school year in which work is done that begins on a local date: once the last school day is over, that is the next
 * one.
 */
export function schoolYearAround(date: LocalDate, calendar: SchoolCalendar): SchoolYear {
  const own = schoolYearOf(date);
  return date > lastSchoolDayOf(own, calendar) ? nextSchoolYear(own) : own;
}

/**
 * Whether a text is a school year: two years that follow each other, as in `2026-2027`, and that people can mean (see
 * `isWithinReach`).
 */
export function isSchoolYear(text: string): text is SchoolYear {
  const parts = /^(\d{4})-(\d{4})$/.exec(text);
  return parts !== null && Number(parts[2]) === Number(parts[1]) + 1 && isWithinReach(text);
}

/**
 * The calendar year in which a school year begins: 2026 for `2026-2027`.
 * @throws RangeError when the text is not two years that follow each other.
 */
export function startOfSchoolYear(schoolYear: SchoolYear): number {
  if (!isSchoolYear(schoolYear)) throw new RangeError(`Not a school year (2026-2027): ${schoolYear}`);
  return Number(schoolYear.slice(0, 4));
}

/** The first school day of a school year: 1 September, or the first school day after it. */
export function firstSchoolDayOf(schoolYear: SchoolYear, calendar: SchoolCalendar): LocalDate {
  return nextSchoolDay(`${startOfSchoolYear(schoolYear)}-09-01`, calendar);
}

/** The last school day of a school year: 30 June, or the last school day before it. */
export function lastSchoolDayOf(schoolYear: SchoolYear, calendar: SchoolCalendar): LocalDate {
  return previousSchoolDay(`${startOfSchoolYear(schoolYear) + 1}-06-30`, calendar);
}

/** The quarters of a school year: from September, December, March and June on, three months each. */
export const quartersOfYear = [1, 2, 3, 4] as const;

/** One of them. */
export type YearQuarter = (typeof quartersOfYear)[number];

/** The last local date of a quarter of a school year. */
export function lastDayOfYearQuarter(schoolYear: SchoolYear, quarter: YearQuarter): LocalDate {
  const [first, second] = [startOfSchoolYear(schoolYear), startOfSchoolYear(schoolYear) + 1];
  const february = `${second}-02-${daysInMonth(second, 2)}`;
  return [`${first}-11-30`, february, `${second}-05-31`, `${second}-08-31`][quarter - 1] as LocalDate;
}
