import { dateOfDayNumber, dayNumberOf, dayNumberOfParts, dayOfWeek, partsOfDayNumber } from './day-number.ts';
import { publicHolidaysOf } from './public-holidays.ts';
import { schoolHolidaysOf } from './school-holidays.ts';
import type { CalendarOverride, LocalDate, SchoolCalendar } from './types.ts';

/**
 * What is known about each day of a calendar year, one byte per day. A rehearsal asks for thousands of days, so
 * the rules are worked out once per year and the overrides once per calendar object and year.
 */
export const MARK = { weekday: 1, publicHoliday: 2, schoolHoliday: 4, freeDay: 8, schoolDay: 16 } as const;

const MARK_OF_OVERRIDE: Record<CalendarOverride['kind'], number> = {
  'school-holiday': MARK.schoolHoliday,
  'free-day': MARK.freeDay,
  'school-day': MARK.schoolDay,
};

const marksByRule = new Map<number, Uint8Array>();
const marksByCalendar = new WeakMap<SchoolCalendar, Map<number, Uint8Array>>();

/** The year that was asked for last: counting days asks for the same year over and over. */
let latest: { calendar: SchoolCalendar; first: number; marks: Uint8Array } | undefined;

/** The marks of one day in a calendar, as bits of {@link MARK}. */
export function marksOn(dayNumber: number, calendar: SchoolCalendar): number {
  if (latest?.calendar === calendar) {
    const mark = latest.marks[dayNumber - latest.first];
    if (mark !== undefined) return mark;
  }
  const { year } = partsOfDayNumber(dayNumber);
  latest = { calendar, first: dayNumberOfParts(year, 1, 1), marks: marksOfYear(year, calendar) };
  return latest.marks[dayNumber - latest.first] ?? 0;
}

/** The overrides that count in this calendar: those for everybody and those of its own school. */
export function overridesInForce(calendar: SchoolCalendar): CalendarOverride[] {
  return calendar.overrides.filter(({ school }) => school === undefined || school === calendar.school);
}

function marksOfYear(year: number, calendar: SchoolCalendar): Uint8Array {
  let years = marksByCalendar.get(calendar);
  if (years === undefined) {
    years = new Map();
    marksByCalendar.set(calendar, years);
  }
  let marks = years.get(year);
  if (marks === undefined) {
    marks = withOverrides(ruleMarksOf(year), year, overridesInForce(calendar));
    years.set(year, marks);
  }
  return marks;
}

function ruleMarksOf(year: number): Uint8Array {
  const known = marksByRule.get(year);
  if (known !== undefined) return known;
  const first = dayNumberOfParts(year, 1, 1);
  const marks = new Uint8Array(dayNumberOfParts(year + 1, 1, 1) - first);
  for (let index = 0; index < marks.length; index += 1) {
    if (dayOfWeek(first + index) <= 5) marks[index] = MARK.weekday;
  }
  for (const { date } of publicHolidaysOf(year)) mark(marks, first, date, date, MARK.publicHoliday);
  for (const { kind, from, to } of [...schoolHolidaysOf(year - 1), ...schoolHolidaysOf(year)]) {
    mark(marks, first, from, to, kind === 'free-day' ? MARK.freeDay : MARK.schoolHoliday);
  }
  marksByRule.set(year, marks);
  return marks;
}

function withOverrides(marks: Uint8Array, year: number, overrides: CalendarOverride[]): Uint8Array {
  const first = dayNumberOfParts(year, 1, 1);
  const firstDate = dateOfDayNumber(first);
  const lastDate = dateOfDayNumber(first + marks.length - 1);
  const touching = overrides.filter(({ from, to }) => from <= lastDate && to >= firstDate);
  if (touching.length === 0) return marks;
  const changed = marks.slice();
  for (const { from, to, kind } of touching) mark(changed, first, from, to, MARK_OF_OVERRIDE[kind]);
  return changed;
}

function mark(marks: Uint8Array, first: number, from: LocalDate, to: LocalDate, bit: number): void {
  const start = Math.max(0, dayNumberOf(from) - first);
  const end = Math.min(marks.length - 1, dayNumberOf(to) - first);
  for (let index = start; index <= end; index += 1) marks[index] = (marks[index] ?? 0) | bit;
}
