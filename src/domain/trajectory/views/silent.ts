import { addDays } from '../../calendar/offset.ts';
import { previousSchoolDay } from '../../calendar/school-calendar.ts';
import type { LocalDate, SchoolCalendar } from '../../calendar/types.ts';

/** A school that gives no sign of life for so many school days, three school weeks, is silent. */
const SILENT_AFTER = 15;

/**
 * The last day on which a school may have been heard, or first been asked, to count as silent today. Holidays do not
 * count: nobody is silent because it was summer.
 * @param today local date
 * @param calendar whose school days count
 */
export function silentSince(today: LocalDate, calendar: SchoolCalendar): LocalDate {
  let day = today;
  for (let counted = 0; counted < SILENT_AFTER; counted += 1) {
    day = previousSchoolDay(addDays(day, -1), calendar);
  }
  return day;
}
