import type { LocalDate } from '../calendar/types.ts';
import type { CallDates } from '../trajectory/model/state.ts';
import type { Call, Programme } from './types.ts';

/** Whether one can be enrolled in a call on this local date. */
export function isOpen(call: Call, on: LocalDate): boolean {
  return on >= call.from && on <= call.until;
}

/** The calls in which one can be enrolled on this local date. */
export function openCalls(programme: Programme, on: LocalDate): readonly Call[] {
  return programme.calls.filter((call) => isOpen(call, on));
}

/** Whether a trajectory of this cohort may start on this local date. */
export function mayStart(call: Call, start: LocalDate): boolean {
  return (call.start === undefined || start >= call.start) && (call.end === undefined || start <= call.end);
}

/**
 * The local date on which a trajectory of a cohort starts when nobody says otherwise: today, or the call's own start if
 * that is still to come.
 * @param wanted a later date that somebody asked for
 */
export function startIn(call: Call, today: LocalDate, wanted?: LocalDate): LocalDate {
  return [today, call.start, wanted].reduce<LocalDate>(
    (latest, date) => (date !== undefined && date > latest ? date : latest),
    today,
  );
}

/** The dates of a call that templates can count from. */
export function datesOfCall({ start, end, money_until }: Call): CallDates {
  return {
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
    ...(money_until === undefined ? {} : { moneyUntil: money_until }),
  };
}
