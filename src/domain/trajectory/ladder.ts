import { addDays, addDuration, land } from '../calendar/offset.ts';
import type { CalendarName, Duration, Instant, LocalDate } from '../calendar/types.ts';
import { localDateOf, localTimeOf, MAIL_HOURS, morningOf } from '../calendar/wall-clock.ts';
import { roleOf } from '../template/lookup.ts';
import type { Rung, StepNode, Template } from '../template/types.ts';
import { type Due, naturalDue, shifted, standing, times } from './dates.ts';
import type { Context } from './outcome.ts';
import type { NodeState, RoleAssignment, TrajectoryState } from './state.ts';

/** A mail that a ladder owes: its moment, before several of one morning are taken together. */
export interface RungMail {
  readonly rung: Rung;
  /** The rung's id, with `.2`, `.3` … for its repetitions and for further appointments. */
  readonly id: string;
  /** Distinguishes the same rung after the due date was set anew, or for somebody who took over the role. */
  readonly keyPart: string;
  readonly on: LocalDate;
  readonly at: Instant;
  readonly immediate: boolean;
  readonly movedFrom?: LocalDate;
}

interface OpenStep {
  readonly step: StepNode;
  readonly node: NodeState;
  readonly state: TrajectoryState;
  readonly template: Template;
  readonly context: Context;
}

interface Ladder extends OpenStep {
  readonly due: Due | undefined;
}

/** Every mail of an open occurrence's ladder, past and future alike; what was sent stays sent by its key. */
export function mailsOfLadder(open: OpenStep): readonly RungMail[] {
  const ladder = { ...open, due: naturalDue(open.step, open.node, open.context) };
  return open.step.ladder.flatMap((rung) => mailsOfRung(rung, ladder));
}

function mailsOfRung(rung: Rung, ladder: Ladder): RungMail[] {
  switch (rung.anchor) {
    case 'open':
      return isZero(rung.offset) ? [opening(rung, ladder)] : fromOpening(rung, ladder);
    case 'due':
      return fromDue(rung, ladder);
    case 'appointment':
      return fromAppointments(rung, ladder);
  }
}

// The first mail: at once when somebody's act opened the step, else in the morning. Whoever takes over a role later
// is asked as well, of what is then still open.
function opening(rung: Rung, ladder: Ladder): RungMail {
  const { node } = ladder;
  const newcomer = newcomerTo(rung.to, node.openedAt, ladder.state);
  if (newcomer) {
    return newcomer.by === 'act'
      ? atOnce(rung, `@${newcomer.revision}`, newcomer.since)
      : inTheMorning(
          rung,
          rung.id,
          `@${newcomer.revision}`,
          localDateOf(newcomer.since),
          localDateOf(newcomer.since),
          ladder,
        );
  }
  return node.openedBy === 'act'
    ? atOnce(rung, '', node.openedAt)
    : inTheMorning(rung, rung.id, '', node.openedOn, node.openedOn, ladder);
}

/** Who took over a role after an instant, or whose address was put right since; nobody when neither happened. */
export function newcomerTo(
  role: string,
  since: Instant,
  { roles }: Pick<TrajectoryState, 'roles'>,
): RoleAssignment | undefined {
  const assignment = roles[role];
  return assignment !== undefined && assignment.revision > 0 && assignment.since > since
    ? assignment
    : undefined;
}

function fromOpening(rung: Rung, ladder: Ladder): RungMail[] {
  const { node, context } = ladder;
  const first = addDuration(node.openedOn, rung.offset, 'calendar-days', context.calendar);
  return repeated(rung, '', first, node.openedOn, ladder);
}

// While a meeting still has no date, it is the date that is asked for; once it has one, there is nothing overdue.
function fromDue(rung: Rung, ladder: Ladder): RungMail[] {
  const { step, node, context, due } = ladder;
  if (due === undefined || standing(node) !== undefined) return [];
  // A ladder counts in the calendar of its due date: weeks of school do not run on through a holiday.
  const counting = step.due?.calendar ?? 'calendar-days';
  const first = addDuration(due.date, rung.offset, counting, context.calendar);
  const since = node.rescheduledAt ?? node.openedAt;
  const revision = node.revision === 0 ? '' : `.${node.revision}`;
  return repeated(rung, revision, first, due.anchor, ladder, counting).filter((mail) => mail.at > since);
}

function fromAppointments(rung: Rung, ladder: Ladder): RungMail[] {
  const { node, context } = ladder;
  const appointments = standing(node);
  if (appointments === undefined || node.appointedAt === undefined) return [];
  const arranged = node.appointedAt;
  const after = !rung.offset.startsWith('-') && !isZero(rung.offset);
  const chosen = after ? appointments.slice(-1) : appointments;
  return chosen
    .flatMap((appointment, index) => {
      const day = localDateOf(appointment.start);
      const on = addDuration(day, rung.offset, 'calendar-days', context.calendar);
      const part = `.a${node.sequence}${index === 0 ? '' : `.${index + 1}`}`;
      // A reminder of an appointment that would fall on a free day goes on the last good day before, never after.
      const before = rung.offset.startsWith('-') ? land(on, 'previous-school-day', context.calendar) : on;
      return repeated(rung, part, before, localDateOf(arranged), ladder);
    })
    .filter((mail) => mail.at > arranged);
}

function repeated(
  rung: Rung,
  keyPart: string,
  first: LocalDate,
  anchor: LocalDate,
  ladder: Ladder,
  counting: CalendarName = 'calendar-days',
): RungMail[] {
  const mails: RungMail[] = [];
  for (let count = 0; count < rung.times; count += 1) {
    const natural =
      count === 0 || rung.every === undefined
        ? first
        : addDuration(first, times(rung.every, count), counting, ladder.context.calendar);
    const id = count === 0 ? rung.id : `${rung.id}.${count + 1}`;
    mails.push(inTheMorning(rung, id, keyPart, natural, anchor, ladder));
  }
  return mails;
}

function atOnce(rung: Rung, keyPart: string, at: Instant): RungMail {
  return { rung, id: rung.id, keyPart, on: localDateOf(at), at, immediate: true };
}

// Schools are left alone in their holidays, everybody at weekends: what falls there goes on the first good morning after.
// It lands before pauses are counted as well, so that what a pause caught on its way moves along with it.
function inTheMorning(
  rung: Rung,
  id: string,
  keyPart: string,
  natural: LocalDate,
  anchor: LocalDate,
  ladder: Ladder,
): RungMail {
  const { state, template, context } = ladder;
  const landing = landingFor(rung.to, template);
  const on = shifted(natural, anchor, state.pauses, (date) => land(date, landing, context.calendar));
  const meant = shifted(natural, anchor, state.pauses);
  return {
    rung,
    id,
    keyPart,
    on,
    at: morningOf(on, state.id),
    immediate: false,
    ...(on === meant ? {} : { movedFrom: meant }),
  };
}

function landingFor(role: string, template: Template): 'next-school-day' | 'next-working-day' {
  return roleOf(template, role)?.party === 'school' ? 'next-school-day' : 'next-working-day';
}

/** On which morning a mail to a role goes that time brings about: a school day for a school, else a working day. */
export function morningFor(
  role: string,
  date: LocalDate,
  { id }: Pick<TrajectoryState, 'id'>,
  template: Template,
  context: Context,
) {
  const on = land(date, landingFor(role, template), context.calendar);
  return { on, at: morningOf(on, id), movedFrom: on === date ? undefined : date };
}

/**
 * When a mail that time brought about goes once it has missed its morning: at once by day, on a day on which its role gets
 * mail; otherwise on the next such morning.
 */
export function momentFor(
  role: string,
  now: Instant,
  trajectory: Pick<TrajectoryState, 'id'>,
  template: Template,
  context: Context,
): Instant {
  const today = localDateOf(now);
  const time = localTimeOf(now);
  const morning = (date: LocalDate) => morningFor(role, date, trajectory, template, context);
  const next = morning(today);
  if (next.on > today || time < MAIL_HOURS.from) return next.at;
  return time < MAIL_HOURS.to ? now : morning(addDays(today, 1)).at;
}

function isZero(duration: Duration): boolean {
  return !/[1-9]/.test(duration);
}
