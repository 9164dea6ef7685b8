import { dateOfDayNumber, dayNumberOf } from '../../domain/calendar/day-number.ts';
import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import { instantAt } from '../../domain/calendar/wall-clock.ts';

/** The instant at which a local date ends in Brussels: what happened before it had happened by then. */
export function endOf(date: LocalDate): Instant {
  return instantAt(dateOfDayNumber(dayNumberOf(date) + 1), '00:00');
}

/** Whose trajectories a report may count; everybody's when it is left out. */
export interface ReportScope {
  /** Id of a guidance service. */
  readonly organisation?: string | undefined;
}
