import type { Text } from '../text.ts';
import { dayNumberOf, dayOfWeek } from './day-number.ts';
import { addDays } from './offset.ts';
import { isSchoolDay, RULES_ONLY } from './school-calendar.ts';
import { type SchoolYear, startOfSchoolYear } from './school-year.ts';
import type { CalendarOverride, LocalDate } from './types.ts';

/** The school holidays of another country, region or community, for some school years. Local dates, both ends included. */
export interface OtherCalendar {
  readonly calendar: string;
  readonly schoolYears: readonly SchoolYear[];
  readonly holidays: readonly { readonly from: LocalDate; readonly to: LocalDate; readonly name: Text }[];
  readonly freeDays: readonly { readonly on: LocalDate; readonly name: Text }[];
}

/**
 * What puts another calendar in the place of the Flemish rules in its school years: its own holidays and free days, and school on
 * each weekday that is off by the Flemish rules and not by it.
 * @param school number of the one school that it is for; everybody if left out
 */
export function overridesFor(other: OtherCalendar, school?: string): readonly CalendarOverride[] {
  const of = school === undefined ? {} : { school };
  return [
    ...other.holidays.map(({ from, to, name }) => ({
      ...of,
      ...({ kind: 'school-holiday', from, to, label: name } as const),
    })),
    ...other.freeDays.map(({ on, name }) => ({
      ...of,
      ...({ kind: 'free-day', from: on, to: on, label: name } as const),
    })),
    ...other.schoolYears.flatMap((year) => givenBack(other, year)).map((days) => ({ ...of, ...days })),
  ];
}

const FRIDAY = 5;

/** Days of school that the Flemish rules have off, as periods that begin and end on one. */
function givenBack({ holidays, freeDays }: OtherCalendar, year: SchoolYear): CalendarOverride[] {
  const isOff = (date: LocalDate) =>
    holidays.some(({ from, to }) => from <= date && date <= to) || freeDays.some(({ on }) => on === date);
  const start = startOfSchoolYear(year);
  const periods: { from: LocalDate; to: LocalDate }[] = [];
  let last: { from: LocalDate; to: LocalDate } | undefined;
  for (let date = `${start}-09-01`; date <= `${start + 1}-08-31`; date = addDays(date, 1)) {
    if (dayOfWeek(dayNumberOf(date)) > FRIDAY) continue;
    if (isOff(date) || isSchoolDay(date, RULES_ONLY)) last = undefined;
    else if (last === undefined) {
      last = { from: date, to: date };
      periods.push(last);
    } else last.to = date;
  }
  return periods.map((period) => ({ kind: 'school-day', ...period }));
}
