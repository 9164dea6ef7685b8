import { addDays } from '../../../domain/calendar/offset.ts';
import { holidaysBetween } from '../../../domain/calendar/school-calendar.ts';
import type { LocalDate, SchoolCalendar } from '../../../domain/calendar/types.ts';
import type { Road } from '../../../domain/trajectory/views/types.ts';

/** Shorter ones, a day or two, say nothing on a drawing of years. */
const LEAST_DAYS = 5;

/** The school holidays on the way of a trajectory, from its start on; the last day of each is not included. */
export function holidaysOf(
  road: Road,
  start: LocalDate,
  today: LocalDate,
  calendar: SchoolCalendar,
): { from: LocalDate; until: LocalDate }[] {
  const last = road.phases
    .flatMap(({ openedOn, closedOn, expectedOn, steps }) => [
      ...[openedOn, closedOn, expectedOn],
      ...steps.flatMap((step) => [step.due, step.expectedOn]),
    ])
    .reduce<LocalDate>((latest, date) => (date !== undefined && date > latest ? date : latest), today);
  return holidaysBetween(start, addDays(last, 31), calendar)
    .map(({ from, to }) => ({ from, until: addDays(to, 1) }))
    .filter(({ from, until }) => addDays(from, LEAST_DAYS) <= until);
}
