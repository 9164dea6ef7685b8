import { addDays } from '../calendar/offset.ts';
import { nextSchoolDay } from '../calendar/school-calendar.ts';
import type { LocalDate, SchoolCalendar } from '../calendar/types.ts';

/** Days until teachers who did not answer are reminded, once, and until a survey closes. */
const [REMINDED_AFTER, CLOSED_AFTER] = [8, 18];

/**
 * When teachers are reminded of a survey, and its last day: both days of school.
 * @param asked local date on which it was asked
 */
export function surveyDates(
  asked: LocalDate,
  calendar: SchoolCalendar,
): { readonly remindOn: LocalDate; readonly closesOn: LocalDate } {
  const remindOn = nextSchoolDay(addDays(asked, REMINDED_AFTER), calendar);
  const afterwards = addDays(remindOn, CLOSED_AFTER - REMINDED_AFTER);
  return { remindOn, closesOn: nextSchoolDay(afterwards, calendar) };
}
