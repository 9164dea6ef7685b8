import { addDays, addDuration } from '../../src/domain/calendar/offset.ts';
import { holidaysBetween, RULES_ONLY } from '../../src/domain/calendar/school-calendar.ts';
import type { LocalDate } from '../../src/domain/calendar/types.ts';
import { localDateOf } from '../../src/domain/calendar/wall-clock.ts';

/**
 * The day it is where the schools are. Between midnight there and midnight in UTC that is another day than an instant
 * begins with.
 */
export function today(): LocalDate {
  return localDateOf(new Date().toISOString());
}

/** The date so many days from now; negative for days before. */
export function dayFromNow(days: number): LocalDate {
  return addDays(today(), days);
}

/** The date so many school days from now: a day on which a school meets people without being asked whether it is meant. */
export function schoolDayFromNow(days: number): LocalDate {
  return addDuration(today(), `P${days}D`, 'school-days', RULES_ONLY);
}

/** The first day of the next Christmas holiday that is at least a week away. */
export function holidayFromNow(): LocalDate {
  const holidays = holidaysBetween(dayFromNow(7), dayFromNow(400), RULES_ONLY);
  const { from } = holidays.find(({ kind, from }) => kind === 'christmas' && from >= dayFromNow(7))!;
  return from;
}
