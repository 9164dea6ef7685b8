import { daysBetween } from '../calendar/day-number.ts';
import { addDays, addDuration, durationParts, land } from '../calendar/offset.ts';
import type { Duration, LocalDate, SchoolCalendar } from '../calendar/types.ts';
import { localDateOf } from '../calendar/wall-clock.ts';
import type { DueRule, Opening, StepNode } from '../template/types.ts';
import type { Context } from './outcome.ts';
import type { Appointment, NodeState, Pause, TrajectoryState } from './state.ts';

/**
 * A date after all pauses that began between its anchor and itself: each moves it by as many local days as the pause
 * lasted. A pause that is still running moves nothing yet.
 * @param landed where a date that falls on a bad day goes; applied before the first pause and after each, because the next
 * pause catches what still lies ahead then
 */
export function shifted(
  date: LocalDate,
  anchor: LocalDate,
  pauses: readonly Pause[],
  landed: (date: LocalDate) => LocalDate = (same) => same,
): LocalDate {
  let result = landed(date);
  for (const pause of pauses) {
    if (pause.to === undefined || pause.from < anchor || pause.from > result) continue;
    result = landed(addDays(result, daysBetween(pause.from, pause.to)));
  }
  return result;
}

/** The due date of an occurrence as its rule has it, before pauses, with the date that pauses count from. */
export interface Due {
  readonly date: LocalDate;
  readonly anchor: LocalDate;
}

/** When an occurrence is due; absent for a step without a due date. */
export function naturalDue(step: StepNode, node: NodeState, context: Context): Due | undefined {
  if (node.due !== undefined) return { date: node.due, anchor: node.rescheduledOn ?? node.openedOn };
  if (step.due === undefined) return undefined;
  return { date: dueByRule(step.due, node.openedOn, context.calendar), anchor: node.openedOn };
}

/** A due date by its rule from a local date on. */
export function dueByRule(rule: DueRule, from: LocalDate, calendar: SchoolCalendar): LocalDate {
  const date = rule.on ?? addDuration(from, rule.in ?? 'P0D', rule.calendar, calendar);
  return land(date, rule.landing, calendar);
}

/** The local date until whose end an occurrence can be done in time, pauses counted. */
export function dueOf(
  step: StepNode,
  node: NodeState,
  state: TrajectoryState,
  context: Context,
): LocalDate | undefined {
  const due = naturalDue(step, node, context);
  return due === undefined ? undefined : shifted(due.date, due.anchor, state.pauses);
}

/** The appointments of an occurrence that stand: made, and not called off. */
export function standing(node: NodeState): readonly Appointment[] | undefined {
  return node.calledOffAt === undefined ? node.appointments : undefined;
}

/** A school that joined half-way gets at least this long before anything expires on it. */
const GRACE_AFTER_LATE_START: Duration = 'P4W';

/**
 * On which local date an open occurrence expires, counted in the calendar of its due date. Nothing expires while an appointment stands, nor twice, nor soon after a
 * late start for what lay in the past by then.
 */
export function expiryOf(
  step: StepNode,
  node: NodeState,
  state: TrajectoryState,
  context: Context,
): LocalDate | undefined {
  if (step.expiry === undefined || node.silentSince !== undefined || standing(node)) return undefined;
  const due = naturalDue(step, node, context);
  if (due === undefined) return undefined;
  const date = shifted(
    addDuration(due.date, step.expiry.after, step.due?.calendar ?? 'calendar-days', context.calendar),
    due.anchor,
    state.pauses,
  );
  if (state.quietBefore === undefined || !state.underWay) return date;
  const grace = addDuration(
    localDateOf(state.quietBefore),
    GRACE_AFTER_LATE_START,
    'calendar-days',
    context.calendar,
  );
  return localDateOf(node.openedAt) <= localDateOf(state.quietBefore) && date < grace ? grace : date;
}

/** When a node opens by its rule, counted from the date on which what it waits for was closed; pauses counted. */
export function openingDate(
  opening: Opening,
  delay: Duration | undefined,
  anchor: LocalDate,
  pauses: readonly Pause[],
  context: Context,
): LocalDate {
  if (opening.on !== undefined) return shifted(opening.on, anchor, pauses);
  const date = addDuration(anchor, delay ?? 'P0D', opening.calendar, context.calendar);
  return shifted(land(date, opening.landing, context.calendar), anchor, pauses);
}

/** A duration taken a whole number of times: three times P1M is P3M, not three steps over short months. */
export function times(duration: Duration, count: number): Duration {
  const { years, months, weeks, days } = durationParts(duration);
  const negative = years < 0 || months < 0 || weeks < 0 || days < 0;
  const part = (value: number) => Math.abs(value * count);
  return `${negative && count !== 0 ? '-' : ''}P${part(years)}Y${part(months)}M${part(weeks)}W${part(days)}D`;
}
