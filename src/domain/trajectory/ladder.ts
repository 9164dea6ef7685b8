import { addDays, addDuration, land } from '../calendar/offset.ts';
import type { CalendarName, Duration, Instant, LocalDate } from '../calendar/types.ts';
import { localDateOf, morningOf } from '../calendar/wall-clock.ts';
import { roleOf } from '../template/lookup.ts';
import type { Rung, StepNode, Template } from '../template/types.ts';
import {
  askedAt,
  countedFrom,
  type Due,
  type EndedPause,
  naturalDue,
  pauseAround,
  shifted,
  standing,
  times,
} from './dates.ts';
import type { Context } from './outcome.ts';
import type { Sight } from './remember.ts';
import type { NodeState, Pause, RoleAssignment } from './state.ts';
import { withFallBacks } from './steps.ts';

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

interface OpenStep extends Sight {
  readonly step: StepNode;
  readonly node: NodeState;
}

interface Ladder extends OpenStep {
  readonly due: Due | undefined;
  /** From where what comes after the due date is counted. */
  readonly counted: Due | undefined;
}

/** Begins the key part of what goes to somebody who took over a role. */
const NEWCOMER = '@';

/** Every mail of an open occurrence's ladder, past and future alike; what was sent stays sent by its key. */
export function mailsOfLadder(open: OpenStep): readonly RungMail[] {
  const { step, node, state, context } = open;
  const ladder = {
    ...open,
    due: naturalDue(step, node, context),
    counted: countedFrom(step, node, state, context),
  };
  const mails = step.ladder.flatMap((rung) => mailsOfRung(rung, ladder));
  // What its predecessor got, or should have got, is not repeated for somebody who is asked anew.
  const welcomes = mails.filter(({ keyPart }) => keyPart.startsWith(NEWCOMER));
  return mails.filter((mail) => !welcomes.some(({ rung, at }) => rung.to === mail.rung.to && mail.at < at));
}

function mailsOfRung(rung: Rung, ladder: Ladder): RungMail[] {
  switch (rung.anchor) {
    case 'open':
      return fromOpening(rung, ladder);
    case 'due':
      return fromDue(rung, ladder);
    case 'appointment':
      return fromAppointments(rung, ladder);
  }
}

// Whoever takes over a role later is asked as well, of what is then still open.
function fromOpening(rung: Rung, ladder: Ladder): RungMail[] {
  const { node, context } = ladder;
  const isFirst = isZero(rung.offset);
  const mails = isFirst
    ? [opening(rung, ladder)]
    : repeated(
        rung,
        '',
        addDuration(node.openedOn, rung.offset, 'calendar-days', context.calendar),
        node.openedOn,
        ladder,
      );
  if (!isFirst && rung.kind !== 'ask') return mails;
  const newcomer = newcomerTo(rung.to, ladder);
  return newcomer !== undefined && mails.every(({ at }) => at < newcomer.since)
    ? [welcome(rung, newcomer, ladder)]
    : mails;
}

// The first mail: at once when somebody's act opened the step, else in the morning.
function opening(rung: Rung, ladder: Ladder): RungMail {
  const { node } = ladder;
  return node.openedBy === 'act'
    ? answering(rung, '', node.openedAt, ladder)
    : inTheMorning(rung, rung.id, '', node.openedOn, node.openedOn, ladder);
}

function welcome(rung: Rung, newcomer: Newcomer, ladder: Ladder): RungMail {
  const { by, since, mark } = newcomer;
  const on = localDateOf(since);
  return by === 'act'
    ? answering(rung, mark, since, ladder)
    : inTheMorning(rung, rung.id, mark, on, on, ladder);
}

interface Newcomer extends RoleAssignment {
  /** Tells apart what was sent to those who had the role before. */
  readonly mark: string;
}

// Who has the role, or stands in for it, since the step opened.
function newcomerTo(role: string, { node, state, template }: Ladder): Newcomer | undefined {
  const holder = withFallBacks(role, template).find((candidate) => state.roles[candidate] !== undefined);
  const assignment = holder === undefined ? undefined : state.roles[holder];
  if (assignment === undefined || assignment.revision === 0 || assignment.since <= node.openedAt)
    return undefined;
  return { ...assignment, mark: `${NEWCOMER}${holder === role ? '' : `${holder}.`}${assignment.revision}` };
}

// While a meeting still has no date, it is the date that is asked for; once it has one, there is nothing overdue.
function fromDue(rung: Rung, ladder: Ladder): RungMail[] {
  const { step, node, state, context, due, counted } = ladder;
  if (due === undefined || counted === undefined || standing(node) !== undefined) return [];
  // A ladder counts in the calendar of its due date: weeks of school do not run on through a holiday.
  const counting = step.due?.calendar ?? 'calendar-days';
  const from = isAfter(rung.offset) ? counted : due;
  const first = addDuration(from.date, rung.offset, counting, context.calendar);
  const since = askedAt(node, state);
  const revision = node.revision === 0 ? '' : `.r${node.revision}`;
  const calledOff = node.calledOffAt === undefined ? '' : `.c${node.sequence}`;
  return repeated(rung, `${revision}${calledOff}`, first, from.anchor, ladder, counting).filter(
    (mail) => mail.at > since,
  );
}

function fromAppointments(rung: Rung, ladder: Ladder): RungMail[] {
  const { node, context } = ladder;
  const appointments = standing(node);
  if (appointments === undefined || node.appointedAt === undefined) return [];
  const arranged = node.appointedAt;
  const chosen = isAfter(rung.offset) ? appointments.slice(-1) : appointments;
  return chosen
    .flatMap((appointment, index) => {
      const day = localDateOf(appointment.start);
      const on = addDuration(day, rung.offset, 'calendar-days', context.calendar);
      const part = `.a${node.sequence}${index === 0 ? '' : `.${index + 1}`}`;
      // A reminder of an appointment that would fall on a free day goes on the last good day before, never after.
      if (isAfter(rung.offset)) return repeated(rung, part, on, day, ladder);
      const first = isBefore(rung.offset) ? land(on, 'previous-school-day', context.calendar) : on;
      return occurring(rung, first, 'calendar-days', context).flatMap(({ id, on }) =>
        aroundAppointment({ rung, id, keyPart: part }, on, day, ladder),
      );
    })
    .filter((mail) => mail.at > arranged);
}

// An appointment keeps its day whatever is paused, and so do the mails before it. One whose morning was in a pause goes when
// the pause is over, unless it would then come too late.
function aroundAppointment(
  named: Pick<RungMail, 'rung' | 'id' | 'keyPart'>,
  natural: LocalDate,
  day: LocalDate,
  ladder: Ladder,
): RungMail[] {
  const { state, template, context } = ladder;
  const { rung } = named;
  const landing = landingFor(rung.to, template);
  const landed = land(natural, landing, context.calendar);
  const pause = pauseAround(morningOf(landed, state.id), state.pauses);
  const on = pause === undefined ? landed : land(pause.to, landing, context.calendar);
  const isTooLate = isBefore(rung.offset) ? on >= day : on > day;
  if (pause !== undefined && isTooLate) return [];
  const movedFrom = landed === natural ? {} : { movedFrom: natural };
  return [{ ...named, on, at: morningOf(on, state.id), immediate: false, ...movedFrom }];
}

function repeated(
  rung: Rung,
  keyPart: string,
  first: LocalDate,
  anchor: LocalDate,
  ladder: Ladder,
  counting: CalendarName = 'calendar-days',
): RungMail[] {
  return occurring(rung, first, counting, ladder.context).map(({ id, on }) =>
    inTheMorning(rung, id, keyPart, on, anchor, ladder),
  );
}

// The mails of a rung: itself, and its repetitions.
function occurring(
  rung: Rung,
  first: LocalDate,
  counting: CalendarName,
  { calendar }: Context,
): readonly { readonly id: string; readonly on: LocalDate }[] {
  const { every } = rung;
  return Array.from({ length: rung.times }, (_, count) => ({
    id: count === 0 ? rung.id : `${rung.id}.${count + 1}`,
    on:
      count === 0 || every === undefined
        ? first
        : addDuration(first, times(every, count), counting, calendar),
  }));
}

// At once; what was done during a pause waits for its end.
function answering(rung: Rung, keyPart: string, at: Instant, ladder: Ladder): RungMail {
  const pause = pauseAround(at, ladder.state.pauses);
  if (pause !== undefined) {
    const on = firstMorningAfter(pause, ladder.state.id);
    return inTheMorning(rung, rung.id, keyPart, on, on, ladder);
  }
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
  const { on, at, movedFrom } = morningFor(rung.to, natural, anchor, ladder);
  const moved = movedFrom === undefined ? {} : { movedFrom };
  return { rung, id, keyPart, on, at, immediate: false, ...moved };
}

/** When somebody hears of a step that needs nothing done: at once when an act brought it about, else in the morning. */
export function whenTold(
  role: string,
  node: NodeState,
  sight: Sight,
): Pick<RungMail, 'at' | 'immediate' | 'movedFrom'> {
  const pause = pauseAround(node.openedAt, sight.state.pauses);
  if (node.openedBy === 'act' && pause === undefined) return { at: node.openedAt, immediate: true };
  const on = pause === undefined ? node.openedOn : firstMorningAfter(pause, sight.state.id);
  const { at, movedFrom } = morningFor(role, on, on, sight);
  return { at, immediate: false, ...(movedFrom === undefined ? {} : { movedFrom }) };
}

function firstMorningAfter({ to, resumedAt }: EndedPause, id: string): LocalDate {
  return morningOf(to, id) < resumedAt ? addDays(to, 1) : to;
}

function landingFor(role: string, template: Template): 'next-school-day' | 'next-working-day' {
  return roleOf(template, role)?.party === 'school' ? 'next-school-day' : 'next-working-day';
}

/**
 * On which morning a mail to a role goes that time brings about: a school day for a school, else a working day, pauses
 * counted. What went on the morning of the day on which a pause began is not caught by it.
 */
export function morningFor(
  role: string,
  natural: LocalDate,
  anchor: LocalDate,
  { state, template, context }: Sight,
): { readonly on: LocalDate; readonly at: Instant; readonly movedFrom: LocalDate | undefined } {
  const landing = landingFor(role, template);
  const isCaught = (date: LocalDate, pause: Pause) => morningOf(date, state.id) > pause.pausedAt;
  const landed = (date: LocalDate, pause?: Pause) => {
    const on = land(date, landing, context.calendar);
    // Resumed in the course of a day, its morning is over: the next one will do, and nothing goes in a burst.
    const isOver = pause?.resumedAt !== undefined && morningOf(on, state.id) < pause.resumedAt;
    return isOver ? land(addDays(on, 1), landing, context.calendar) : on;
  };
  const on = shifted(natural, anchor, state.pauses, { landed, isCaught });
  const meant = shifted(natural, anchor, state.pauses, { isCaught });
  return { on, at: morningOf(on, state.id), movedFrom: on === meant ? undefined : meant };
}

function isBefore(offset: Duration): boolean {
  return offset.startsWith('-');
}

function isAfter(offset: Duration): boolean {
  return !isBefore(offset) && !isZero(offset);
}

function isZero(duration: Duration): boolean {
  return !/[1-9]/.test(duration);
}
