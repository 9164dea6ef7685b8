import {
  dateOfDayNumber,
  dayNumberOf,
  dayNumberOfParts,
  daysBetween,
  daysInMonth,
  partsOfDate,
} from './day-number.ts';
import {
  isSchoolDayNumber,
  isSchoolHoliday,
  isWorkingDayNumber,
  nextSchoolDay,
  nextWorkingDay,
  previousSchoolDay,
} from './school-calendar.ts';
import type { CalendarName, Duration, Landing, LocalDate, SchoolCalendar } from './types.ts';

const DURATION = /^(-?)P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?$/;

/** A week holds five school days or five working days. */
const COUNTED_DAYS_PER_WEEK = 5;

/** Longest run of days without one that counts, before an override must be wrong. */
const GAP_LIMIT_IN_DAYS = 1100;

/** A duration taken apart; all parts have the same sign. */
export type DurationParts = Readonly<{ years: number; months: number; weeks: number; days: number }>;

/** Many more than the templates of an installation have between them. */
const DURATIONS_KEPT = 1_000;

const partsByDuration = new Map<Duration, DurationParts>();

/** Whether a text is a date duration as the templates use it: `P2W`, `P10D`, `P3M`, `P1Y6M`, `-P3D`. */
export function isDuration(text: string): text is Duration {
  return DURATION.test(text);
}

/**
 * Takes a duration apart.
 * @throws RangeError when the text is not a whole number of years, months, weeks or days in ISO 8601 form.
 */
export function durationParts(duration: Duration): DurationParts {
  const known = partsByDuration.get(duration);
  if (known !== undefined) return known;
  const found = DURATION.exec(duration);
  if (found === null) throw new RangeError(`Not a date duration (P2W, P10D, P3M, P1Y, -P3D): ${duration}`);
  const [, minus, ...amounts] = found;
  const sign = minus === '-' ? -1 : 1;
  // Adding 0 keeps a missing part from becoming minus zero.
  const [years = 0, months = 0, weeks = 0, days = 0] = amounts.map(
    (amount) => sign * Number(amount ?? 0) + 0,
  );
  const parts = { years, months, weeks, days };
  if (partsByDuration.size >= DURATIONS_KEPT) partsByDuration.clear();
  partsByDuration.set(duration, parts);
  return parts;
}

/**
 * The local date at a duration from another.
 *
 * In `calendar-days` this is ISO arithmetic: years and months first, on the last day of a shorter month
 * (31 January + P1M = 28 or 29 February), then weeks and days. In `working-days` and `school-days` a week is five
 * such days, the day itself does not count, and years and months go by the calendar and then land on the next such
 * day. In `outside-holidays` it takes as many days outside school holidays as it takes in `calendar-days`. A duration of zero leaves every date as it is. A later date never gives an earlier result.
 * @throws RangeError for a malformed date or duration.
 */
export function addDuration(
  date: LocalDate,
  duration: Duration,
  calendarName: CalendarName,
  calendar: SchoolCalendar,
): LocalDate {
  const { years, months, weeks, days } = durationParts(duration);
  const moved = years === 0 && months === 0 ? date : addMonths(date, years * 12 + months);
  if (calendarName === 'calendar-days' || calendarName === 'outside-holidays') {
    const plain = addDays(moved, weeks * 7 + days);
    if (calendarName === 'calendar-days') return plain;
    return countDays(date, daysBetween(date, plain), calendarName, calendar);
  }
  const landing = calendarName === 'school-days' ? 'next-school-day' : 'next-working-day';
  const start = moved === date ? date : land(moved, landing, calendar);
  return countDays(start, weeks * COUNTED_DAYS_PER_WEEK + days, calendarName, calendar);
}

/** The local date a whole number of calendar days later (or earlier, when negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfDayNumber(dayNumberOf(date) + days);
}

/** Moves a date that fell on a day on which nothing should be due; a date that is good already stays. */
export function land(date: LocalDate, landing: Landing, calendar: SchoolCalendar): LocalDate {
  switch (landing) {
    case 'none':
      return date;
    case 'next-school-day':
      return nextSchoolDay(date, calendar);
    case 'previous-school-day':
      return previousSchoolDay(date, calendar);
    case 'next-working-day':
      return nextWorkingDay(date);
  }
}

/**
 * How many school days there are after `from` up to and including `to`; negative when `to` is earlier, so that
 * counting back and forth agree.
 */
export function schoolDaysBetween(from: LocalDate, to: LocalDate, calendar: SchoolCalendar): number {
  if (to < from) return -schoolDaysBetween(to, from, calendar);
  let count = 0;
  const last = dayNumberOf(to);
  for (let dayNumber = dayNumberOf(from) + 1; dayNumber <= last; dayNumber += 1) {
    if (isSchoolDayNumber(dayNumber, calendar)) count += 1;
  }
  return count;
}

// 31 January and a month is the last day of February, as ISO 8601 arithmetic has it.
function addMonths(date: LocalDate, months: number): LocalDate {
  const { year, month, day } = partsOfDate(date);
  const monthIndex = year * 12 + (month - 1) + months;
  const newYear = Math.floor(monthIndex / 12);
  const newMonth = monthIndex - newYear * 12 + 1;
  const newDay = Math.min(day, daysInMonth(newYear, newMonth));
  return dateOfDayNumber(dayNumberOfParts(newYear, newMonth, newDay));
}

function countDays(
  date: LocalDate,
  amount: number,
  calendarName: Exclude<CalendarName, 'calendar-days'>,
  calendar: SchoolCalendar,
): LocalDate {
  const step = amount < 0 ? -1 : 1;
  let left = Math.abs(amount);
  let dayNumber = dayNumberOf(date);
  let gap = 0;
  while (left > 0) {
    dayNumber += step;
    gap += 1;
    const counts = isCounted(dayNumber, calendarName, calendar);
    if (counts) {
      left -= 1;
      gap = 0;
    }
    if (gap > GAP_LIMIT_IN_DAYS) {
      // Overrides that leave no day for years are a mistake, and a date is owed all the same.
      return dateOfDayNumber(dayNumberOf(date) + amount);
    }
  }
  return dateOfDayNumber(dayNumber);
}

function isCounted(
  dayNumber: number,
  calendarName: Exclude<CalendarName, 'calendar-days'>,
  calendar: SchoolCalendar,
): boolean {
  switch (calendarName) {
    case 'school-days':
      return isSchoolDayNumber(dayNumber, calendar);
    case 'working-days':
      return isWorkingDayNumber(dayNumber);
    case 'outside-holidays':
      return !isSchoolHoliday(dateOfDayNumber(dayNumber), calendar);
  }
}
