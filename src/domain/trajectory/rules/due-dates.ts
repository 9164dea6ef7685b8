import { daysBetween } from '../../calendar/day-number.ts';
import { addDays, addDuration, durationParts, land } from '../../calendar/offset.ts';
import { isSchoolHoliday, nextSchoolDay, RULES_ONLY } from '../../calendar/school-calendar.ts';
import { lastSchoolDayOf, schoolYearAround } from '../../calendar/school-year.ts';
import type { Duration, Instant, LocalDate, SchoolCalendar } from '../../calendar/types.ts';
import { localDateOf } from '../../calendar/wall-clock.ts';
import { dateFrom } from '../../calendar/yearly.ts';
import { roleOf } from '../../template/model/lookup.ts';
import type { DueRule, Opening, StageNode, StepNode } from '../../template/model/types.ts';
import type { Context } from '../model/advanced.ts';
import type { Snapshot } from '../model/memoize.ts';
import type { Appointment, NodeState, Pause, TrajectoryState } from '../model/state.ts';
import { dateOfAnchor, isMissed } from './anchor-date.ts';

function unchanged(date: LocalDate): LocalDate {
  return date;
}

function isAhead(date: LocalDate, pause: Pause): boolean {
  return date >= pause.from;
}

/** How a date goes through pauses; see {@link shifted}. */
interface Shifting {
  /** Where a date that falls on a bad day goes; with the pause that moved it, if one did. */
  readonly landed?: (date: LocalDate, pause?: Pause) => LocalDate;
  /** Whether what lies on a date still lay ahead when a pause began. */
  readonly isCaught?: (date: LocalDate, pause: Pause) => boolean;
}

/**
 * A date after all pauses that began between its anchor and itself: each moves it by as many local days as the pause
 * lasted. What began during a pause counts from its end. A pause that is still running moves nothing yet.
 * @param shifting.landed is applied before the first pause and after each, because the next pause catches what still lies
 * ahead then
 */
export function shifted(
  date: LocalDate,
  anchor: LocalDate,
  pauses: readonly Pause[],
  { landed = unchanged, isCaught = isAhead }: Shifting = {},
): LocalDate {
  if (pauses.length === 0) return landed(date);
  const around = pauses.find(({ from, to }) => to !== undefined && from < anchor && anchor < to);
  const begun = around?.to ?? anchor;
  let result = landed(addDays(date, daysBetween(anchor, begun)), around);
  for (const pause of pauses) {
    if (pause.to === undefined || pause.from < begun || !isCaught(result, pause)) continue;
    result = landed(addDays(result, daysBetween(pause.from, pause.to)), pause);
  }
  return result;
}

/** A pause that is over. */
export type EndedPause = Pause & Required<Pick<Pause, 'to' | 'resumedAt'>>;

function hasEnded(pause: Pause): pause is EndedPause {
  return pause.to !== undefined && pause.resumedAt !== undefined;
}

/** The pause in which an instant lies, if it lies in one that is over. */
export function pauseAround(at: Instant, pauses: readonly Pause[]): EndedPause | undefined {
  return pauses.filter(hasEnded).find(({ pausedAt, resumedAt }) => pausedAt <= at && at < resumedAt);
}

/** The due date of an occurrence as its rule has it, before pauses, with the date that pauses count from. */
export interface Due {
  readonly date: LocalDate;
  readonly anchor: LocalDate;
}

/** When an occurrence is due; absent for a step without a due date, or when what it is counted from has not come. */
export function naturalDue(step: StepNode, node: NodeState, snapshot: Snapshot): Due | undefined {
  if (node.due !== undefined) return { date: node.due, anchor: node.rescheduledOn ?? node.openedOn };
  if (step.due === undefined) return undefined;
  const anchor =
    step.due.from === undefined || isMissed(step.due.from, node.path, snapshot.state)
      ? termBegins(step, node, snapshot)
      : dateOfAnchor(step.due.from, node.path, snapshot.state);
  if (anchor === undefined) return undefined;
  return { date: dueByRule(step.due, anchor, snapshot.context.calendar), anchor };
}

/**
 * When a step that has not opened will be due, pauses counted: a fixed date, or one that is counted from a moment that has
 * come; absent where its own opening decides. Of a day of every year, the first one from the start of the trajectory on.
 */
export function plannedDueOf(step: StepNode, { state, context }: Snapshot): LocalDate | undefined {
  if (step.due?.on !== undefined) return dateFrom(step.due.on, state.start);
  const anchor = step.due?.from && dateOfAnchor(step.due.from, step.id, state);
  if (step.due === undefined || anchor === undefined) return undefined;
  return shifted(dueByRule(step.due, anchor, context.calendar), anchor, state.pauses);
}

/** A due date by its rule from a local date on. */
function dueByRule(rule: DueRule, from: LocalDate, calendar: SchoolCalendar): LocalDate {
  const date =
    rule.on === undefined
      ? addDuration(from, rule.in ?? 'P0D', rule.calendar, calendar)
      : dateFrom(rule.on, from);
  return land(date, rule.landing, calendar);
}

/**
 * The local date on which the term of an occurrence begins: when it opened; of what time opened for somebody of a school in a
 * holiday, the first day of school, for it is not asked before. So no term goes by of which nobody was told.
 */
function termBegins(step: StepNode, node: NodeState, { template, context }: Snapshot): LocalDate {
  const isAskedLater =
    node.openedBy === 'time' &&
    roleOf(template, step.role)?.party === 'school' &&
    isSchoolHoliday(node.openedOn, context.calendar);
  return isAskedLater ? nextSchoolDay(node.openedOn, context.calendar) : node.openedOn;
}

/** The local date until whose end an occurrence can be done in time, pauses counted. */
export function dueOf(step: StepNode, node: NodeState, snapshot: Snapshot): LocalDate | undefined {
  const due = naturalDue(step, node, snapshot);
  return due === undefined ? undefined : shifted(due.date, due.anchor, snapshot.state.pauses);
}

/**
 * From when on what comes after the due date is counted. A due date that had passed already when the step opened, when what
 * was arranged was called off, or when a trajectory that was under way was enrolled, gives nobody the time to answer: then
 * it is counted from that day.
 */
export function countedFrom(step: StepNode, node: NodeState, snapshot: Snapshot): Due | undefined {
  const { state } = snapshot;
  const due = naturalDue(step, node, snapshot);
  if (due === undefined) return undefined;
  const since = localDateOf(askedAt(node, state));
  const begins = termBegins(step, node, snapshot);
  const asked = since < begins ? begins : since;
  return shifted(due.date, due.anchor, state.pauses) >= asked ? due : { date: asked, anchor: asked };
}

/** Since when an occurrence is asked for as it is now. */
export function askedAt(node: NodeState, state: TrajectoryState): Instant {
  const since = [
    node.openedAt,
    node.rescheduledAt,
    node.calledOffAt,
    state.underWay ? state.quietBefore : undefined,
  ];
  return since.reduce<Instant>(
    (latest, at) => (at !== undefined && at > latest ? at : latest),
    node.openedAt,
  );
}

/**
 * The last local date of a stage that opened, or would open, on a local date, before pauses, with the date that pauses count
 * from; absent when it closes only by what is done in it, or when what it is counted from has not come. One that closes with
 * the school year and opens in the summer belongs to the year to come.
 * @param path of the occurrence of the stage
 */
export function lastDayOf(
  stage: StageNode,
  path: string,
  opened: LocalDate,
  { state, context: { calendar } }: Pick<Snapshot, 'state' | 'context'>,
): Due | undefined {
  const { closes } = stage;
  if (closes === undefined) return undefined;
  if (closes.on !== undefined) return { date: dateFrom(closes.on, opened), anchor: opened };
  const { term } = closes;
  if (term === undefined)
    return { date: lastSchoolDayOf(schoolYearAround(opened, calendar), calendar), anchor: opened };
  const anchor = isMissed(term.from, path, state) ? opened : dateOfAnchor(term.from, path, state);
  return anchor === undefined
    ? undefined
    : { date: addDuration(anchor, term.in, term.calendar, calendar), anchor };
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
export function expiryOf(step: StepNode, node: NodeState, snapshot: Snapshot): LocalDate | undefined {
  const { state, context } = snapshot;
  if (step.expiry === undefined || node.silentSince !== undefined || standing(node)) return undefined;
  const from = countedFrom(step, node, snapshot);
  if (from === undefined) return undefined;
  const date = shifted(
    addDuration(from.date, step.expiry.after, step.due?.calendar ?? 'calendar-days', context.calendar),
    from.anchor,
    state.pauses,
  );
  if (state.quietBefore === undefined || !state.underWay) return date;
  const enrolled = localDateOf(state.quietBefore);
  const grace = shifted(
    addDuration(enrolled, GRACE_AFTER_LATE_START, 'calendar-days', context.calendar),
    enrolled,
    state.pauses,
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
  if (opening.on !== undefined) return shifted(dateFrom(opening.on, anchor), anchor, pauses);
  const date = addDuration(anchor, delay ?? 'P0D', opening.calendar, context.calendar);
  return shifted(land(date, opening.landing, context.calendar), anchor, pauses);
}

/** Beyond what anybody plans; what lies further away is a slip of the pen. */
const FURTHEST: Duration = 'P100Y';

/** Whether a local date lies so far ahead that it cannot be meant. */
export function isTooFar(date: LocalDate, today: LocalDate): boolean {
  return date > addDuration(today, FURTHEST, 'calendar-days', RULES_ONLY);
}

/** A duration forwards, taken a whole number of times: three times P1M is P3M, not three steps over short months. */
export function multiplied(duration: Duration, count: number): Duration {
  const { years, months, weeks, days } = durationParts(duration);
  return `P${years * count}Y${months * count}M${weeks * count}W${days * count}D`;
}
