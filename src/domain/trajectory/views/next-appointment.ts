import type { Instant, LocalDate } from '../../calendar/types.ts';
import { localDateOf } from '../../calendar/wall-clock.ts';
import type { Appointment } from '../model/state.ts';

/**
 * Which of several appointments matters now: the first that is today or later, else the last that was.
 * @param appointments in order of time
 * @param today local date
 */
export function nextAppointment(
  appointments: readonly Appointment[],
  today: LocalDate,
): Appointment | undefined {
  return appointments.find(({ start }) => localDateOf(start) >= today) ?? appointments.at(-1);
}

/** The first of several appointments, in order of time, that begins at an instant or later. */
export function appointmentToCome(
  appointments: readonly Appointment[] | undefined,
  now: Instant,
): Appointment | undefined {
  return appointments?.find(({ start }) => start >= now);
}

/** Whether the day of the last appointment has come, so that it can be said how it went. */
export function isHeld(appointments: readonly Appointment[], today: LocalDate): boolean {
  const last = appointments.at(-1);
  return last !== undefined && localDateOf(last.start) <= today;
}
