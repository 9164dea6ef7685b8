import { addDays, addDuration, land } from '../../calendar/offset.ts';
import type { CalendarName, Duration, Instant, LocalDate } from '../../calendar/types.ts';
import { localDateOf } from '../../calendar/wall-clock.ts';
import type { Rung, StepNode } from '../../template/model/types.ts';
import type { Context } from '../model/advanced.ts';
import type { Snapshot } from '../model/memoize.ts';
import type { NodeState } from '../model/state.ts';
import { askedAt, countedFrom, type Due, multiplied, naturalDue, standing } from '../rules/due-dates.ts';
import { isForNewcomer, type Newcomer, newcomerToStep, sendingTimeToWelcome } from './new-role-holder.ts';
import {
  type SendingTime,
  sendingTimeBefore,
  sendingTimeJustBefore,
  sendingTimeOfAct,
  sendingTimeOnDate,
} from './sending-time.ts';

/** A mail that a ladder owes: its time, before several of one morning are taken together. */
export interface RungMail extends SendingTime {
  readonly rung: Rung;
  /** The rung's id, with `.2`, `.3` … for its repetitions and for further appointments. */
  readonly id: string;
  /** Distinguishes the same rung after the due date was set anew, or for somebody who took over the role. */
  readonly keyPart: string;
}

interface OpenStep extends Snapshot {
  readonly step: StepNode;
  readonly node: NodeState;
}

interface Ladder extends OpenStep {
  readonly due: Due | undefined;
  /** From where what comes after the due date is counted. */
  readonly counted: Due | undefined;
}

/** Every mail of an open occurrence's ladder, past and future alike; what was sent stays sent by its key. */
export function mailsOfLadder(open: OpenStep): readonly RungMail[] {
  const { step, node } = open;
  const ladder = {
    ...open,
    due: naturalDue(step, node, open),
    counted: countedFrom(step, node, open),
  };
  const mails = step.ladder.flatMap((rung) => mailsOfRung(rung, ladder));
  // What its predecessor got, or should have got, is not repeated for somebody who is asked anew.
  const welcomes = mails.filter(({ keyPart }) => isForNewcomer(keyPart));
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

// Whoever takes over a role later is asked as well, of what is then still open; of a meeting that has a date, they get the
// invitation instead.
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
  const newcomer =
    isFirst || rung.kind === 'ask' ? newcomerToStep(rung.to, node, node.openedAt, ladder) : undefined;
  if (newcomer === undefined || mails.some(({ at }) => at >= newcomer.since)) return mails;
  const isInvited = standing(node)?.some(({ start }) => start > newcomer.since) ?? false;
  return isInvited ? mails : [welcome(rung, newcomer, ladder)];
}

// The first mail: at once when somebody's act opened the step, else in the morning.
function opening(rung: Rung, ladder: Ladder): RungMail {
  const { node } = ladder;
  return node.openedBy === 'act'
    ? answering(rung, '', node.openedAt, ladder)
    : inTheMorning(rung, rung.id, '', node.openedOn, node.openedOn, ladder);
}

function welcome(rung: Rung, newcomer: Newcomer, ladder: Ladder): RungMail {
  return { rung, id: rung.id, keyPart: newcomer.mark, ...sendingTimeToWelcome(rung.to, newcomer, ladder) };
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
      const last = isBefore(rung.offset) ? addDays(day, -1) : day;
      return occurring(rung, first, 'calendar-days', context).flatMap(({ id, on }) => {
        const time =
          sendingTimeInHoliday(addDays(day, -1), on, rung, ladder) ??
          sendingTimeBefore(rung.to, on, last, ladder);
        return time === undefined ? [] : [{ rung, id, keyPart: part, ...time }];
      });
    })
    .filter((mail) => mail.at > arranged);
}

/** The day before may fall on a weekend; what lands earlier than that was moved by a holiday. */
const LONGEST_WEEKEND = 4;

/**
 * When the reminder of the day before goes of an appointment just after a holiday: within it. It is the one mail that a
 * holiday does not hold back, because before the holiday it would be forgotten by then.
 * @param eve the local date before the appointment
 * @param landed the last school day before it
 */
function sendingTimeInHoliday(
  eve: LocalDate,
  landed: LocalDate,
  rung: Rung,
  ladder: Ladder,
): SendingTime | undefined {
  const isOfTheDayBefore = /^-P[1-3]D$/.test(rung.offset);
  if (!isOfTheDayBefore || landed >= addDays(eve, -LONGEST_WEEKEND)) return undefined;
  return sendingTimeJustBefore(eve, ladder);
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
        : addDuration(first, multiplied(every, count), counting, calendar),
  }));
}

// What answers an act goes at once.
function answering(rung: Rung, keyPart: string, at: Instant, ladder: Ladder): RungMail {
  return { rung, id: rung.id, keyPart, ...sendingTimeOfAct(rung.to, at, ladder) };
}

function inTheMorning(
  rung: Rung,
  id: string,
  keyPart: string,
  natural: LocalDate,
  anchor: LocalDate,
  ladder: Ladder,
): RungMail {
  return { rung, id, keyPart, ...sendingTimeOnDate(rung.to, natural, anchor, ladder) };
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
