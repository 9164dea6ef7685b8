import { daysBetween } from '../../../domain/calendar/day-number.ts';
import type { Instant, LocalDate } from '../../../domain/calendar/types.ts';
import { localDateOf } from '../../../domain/calendar/wall-clock.ts';
import { appointmentToCome } from '../../../domain/trajectory/views/next-appointment.ts';
import type { ListedStep, ListedTrajectory } from '../../../store/trajectories/list.ts';

/** What a listed trajectory is about. */
export function subjectOf(item: ListedTrajectory): string {
  return item.schoolName ?? item.subjectName ?? item.reference;
}

/** Days late: from the due date, or from the last session that was held since; none while one is still to come. */
export function daysLate(step: ListedStep, now: Instant): number {
  const { due, appointments = [] } = step;
  if (due === undefined || appointmentToCome(appointments, now) !== undefined) return 0;
  const held = appointments.map(({ start }) => localDateOf(start));
  const since = held.reduce<LocalDate>((latest, date) => (date > latest ? date : latest), due);
  return Math.max(0, daysBetween(since, localDateOf(now)));
}
