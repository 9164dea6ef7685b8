import type { Text } from '../text.ts';
import { MARK, marksOn, overridesInForce } from './day-marks.ts';
import { dateOfDayNumber, dayNumberOf } from './day-number.ts';
import { type Holiday, schoolHolidaysOf } from './school-holidays.ts';
import type { CalendarOverride, LocalDate, SchoolCalendar } from './types.ts';

/** The Flemish rules alone, without exceptions. */
export const RULES_ONLY: SchoolCalendar = { overrides: [] };

/** Longer than any closure that makes sense; beyond it an override must be wrong. */
const SEARCH_LIMIT_IN_DAYS = 1100;

const DEFAULT_LABEL: Record<'school-holiday' | 'free-day', Text> = {
  'school-holiday': { nl: 'Schoolvakantie', en: 'School holiday' },
  'free-day': { nl: 'Vrije dag', en: 'Free day' },
};

/**
 * The calendar of one school: what holds for everybody plus that school's own days.
 * @param school School number (`instellingsnummer`).
 */
export function calendarOfSchool(calendar: SchoolCalendar, school: string): SchoolCalendar {
  const own = { ...calendar, school };
  return { overrides: overridesInForce(own), school };
}

/** Whether there is school on a local date: Monday to Friday, outside holidays and free days of this calendar. */
export function isSchoolDay(date: LocalDate, calendar: SchoolCalendar): boolean {
  return isSchoolDayNumber(dayNumberOf(date), calendar);
}

/**
 * Whether a local date lies in a school holiday (autumn, Christmas, carnival, Easter, summer, or one that was
 * added), weekends inside it included. A single free day such as 11 November is not a school holiday.
 */
export function isSchoolHoliday(date: LocalDate, calendar: SchoolCalendar): boolean {
  const marks = marksOn(dayNumberOf(date), calendar);
  return (marks & MARK.schoolHoliday) !== 0 && (marks & MARK.schoolDay) === 0;
}

/** Whether people work on a local date: Monday to Friday and not a Belgian public holiday. */
export function isWorkingDay(date: LocalDate): boolean {
  return isWorkingDayNumber(dayNumberOf(date));
}

/** {@link isSchoolDay} by day number, for counting. */
export function isSchoolDayNumber(dayNumber: number, calendar: SchoolCalendar): boolean {
  const marks = marksOn(dayNumber, calendar);
  if ((marks & MARK.weekday) === 0) return false;
  return (marks & MARK.schoolDay) !== 0 || (marks & (MARK.schoolHoliday | MARK.freeDay)) === 0;
}

/** {@link isWorkingDay} by day number, for counting. */
export function isWorkingDayNumber(dayNumber: number): boolean {
  return (marksOn(dayNumber, RULES_ONLY) & (MARK.weekday | MARK.publicHoliday)) === MARK.weekday;
}

/**
 * The date itself when it is a school day, otherwise the first school day after it; the date itself as well when overrides
 * leave no school day for three years, which is a mistake.
 */
export function nextSchoolDay(date: LocalDate, calendar: SchoolCalendar): LocalDate {
  return firstDay(date, 1, (dayNumber) => isSchoolDayNumber(dayNumber, calendar));
}

/**
 * The date itself when it is a school day, otherwise the last school day before it; the date itself as well when overrides
 * leave no school day for three years, which is a mistake.
 */
export function previousSchoolDay(date: LocalDate, calendar: SchoolCalendar): LocalDate {
  return firstDay(date, -1, (dayNumber) => isSchoolDayNumber(dayNumber, calendar));
}

/** The date itself when it is a working day, otherwise the first working day after it. */
export function nextWorkingDay(date: LocalDate): LocalDate {
  return firstDay(date, 1, isWorkingDayNumber);
}

function firstDay(date: LocalDate, step: 1 | -1, counts: (dayNumber: number) => boolean): LocalDate {
  const start = dayNumberOf(date);
  if (counts(start)) return date;
  for (let distance = 1; distance <= SEARCH_LIMIT_IN_DAYS; distance += 1) {
    if (counts(start + step * distance)) return dateOfDayNumber(start + step * distance);
  }
  return date;
}

/**
 * All holidays and free days that touch a period, in order of date, overrides included; what an override gave
 * back as school days is cut out. Holidays are given whole, also where they reach outside the period.
 * @param from First local date of the period.
 * @param to Last local date of the period.
 */
export function holidaysBetween(from: LocalDate, to: LocalDate, calendar: SchoolCalendar): Holiday[] {
  const overrides = overridesInForce(calendar);
  const cancelled = overrides.filter(({ kind }) => kind === 'school-day');
  const holidays: Holiday[] = [];
  for (let year = Number(from.slice(0, 4)) - 1; year <= Number(to.slice(0, 4)); year += 1) {
    holidays.push(...schoolHolidaysOf(year));
  }
  for (const override of overrides) {
    if (override.kind === 'school-day') continue;
    const { kind, label } = override;
    holidays.push({
      kind: kind === 'free-day' ? 'free-day' : 'extra-holiday',
      from: override.from,
      to: override.to,
      name: label ?? DEFAULT_LABEL[kind],
    });
  }
  return holidays
    .flatMap((holiday) => without(holiday, cancelled))
    .filter((holiday) => holiday.from <= to && holiday.to >= from)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

function without(holiday: Holiday, cancelled: CalendarOverride[]): Holiday[] {
  let rest = [holiday];
  for (const { from, to } of cancelled) {
    rest = rest.flatMap((part) => {
      if (to < part.from || from > part.to) return [part];
      const before = { ...part, to: dateOfDayNumber(dayNumberOf(from) - 1) };
      const after = { ...part, from: dateOfDayNumber(dayNumberOf(to) + 1) };
      return [before, after].filter((piece) => piece.from <= piece.to);
    });
  }
  return rest;
}
