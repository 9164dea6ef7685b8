import { daysBetween, partsOfDate } from '../../calendar/day-number.ts';
import { canonicalInstant, compareInstants } from '../../calendar/instant.ts';
import { addDays } from '../../calendar/offset.ts';
import { isSchoolDay, isWorkingDay, nextSchoolDay, nextWorkingDay } from '../../calendar/school-calendar.ts';
import type { Instant, LocalDate, SchoolCalendar } from '../../calendar/types.ts';
import { localDateOf } from '../../calendar/wall-clock.ts';
import type { Rejection } from '../../rejection.ts';
import type { Party, StepNode } from '../../template/model/types.ts';
import type { Text } from '../../text.ts';
import { plainAppointment } from '../model/appointments.ts';
import { fieldError, type RuleError, reject, rejectField } from '../model/rejections.ts';
import type { Appointment, NodeState } from '../model/state.ts';
import { isTooFar, standing } from './due-dates.ts';

const sentences = {
  end: { nl: 'Het einde moet na het begin komen.', en: 'The end must come after the beginning.' },
  past: {
    nl: 'Deze datum is al voorbij. Kies een datum vanaf vandaag.',
    en: 'This date has passed. Choose a date from today on.',
  },
  several: { nl: 'Een gesprek heeft maar één datum.', en: 'A meeting has only one date.' },
} satisfies { [what: string]: Text };

/**
 * Whether the dates of a meeting or a training can be these; an empty list calls off what was arranged. Like `takeAnswer`,
 * for every way in which dates come.
 * @param now the instant at which it is decided
 * @returns The appointments in order of time; or everything that is wrong, by the fields `appointments.<place in the list>`.
 */
export function takeAppointments(
  step: StepNode,
  node: NodeState,
  appointments: readonly Appointment[],
  now: Instant,
): readonly Appointment[] | Rejection {
  if (step.kind !== 'meeting' && step.kind !== 'training') {
    return rejectField('appointments-unexpected', 'appointments');
  }
  if (appointments.length === 0 && !(standing(node) ?? []).some(({ start }) => start > now)) {
    return rejectField('appointment-missing', 'appointments');
  }
  const errors = appointments.flatMap((one, index) => wrongAppointment(one, index, step, node, now) ?? []);
  if (errors[0] !== undefined) return reject(errors[0].code, errors);
  // The last in the list is the last to take place: from then on its outcome is asked for.
  return appointments.map(canonical).sort((one, other) => compareInstants(one.start, other.start));
}

/**
 * Why a due date that somebody sets cannot be this one; nothing when it can. What a school does is due on a school day, what
 * others do on a working day: on another day nobody is there to do it.
 * @returns a refusal that names the nearest day that would do
 */
export function wrongDueDate(
  due: LocalDate,
  today: LocalDate,
  { party, calendar }: { readonly party: Party | undefined; readonly calendar: SchoolCalendar },
): Rejection | undefined {
  if (due < today) return rejectField('due-invalid', 'due');
  if (isTooFar(due, today)) return rejectField('date-too-far', 'due');
  const nearest = nearestDay(due, today, party === 'school' ? calendar : undefined);
  return nearest === due ? undefined : rejectField('due-on-day-off', 'due', dayOff(due, nearest, party));
}

/** The day nearest to one by its rule on which a due date can be set for who has a party. */
export function dueDayNear(
  date: LocalDate,
  today: LocalDate,
  { party, calendar }: { readonly party: Party | undefined; readonly calendar: SchoolCalendar },
): LocalDate {
  return nearestDay(date, today, party === 'school' ? calendar : undefined);
}

/** The day itself if it is one on which people are there, else the nearest such day, not before today; of two, the later. */
function nearestDay(date: LocalDate, today: LocalDate, school: SchoolCalendar | undefined): LocalDate {
  const isGood = (day: LocalDate) => (school === undefined ? isWorkingDay(day) : isSchoolDay(day, school));
  if (isGood(date)) return date;
  const after = school === undefined ? nextWorkingDay(date) : nextSchoolDay(date, school);
  for (let day = addDays(date, -1); day >= today; day = addDays(day, -1)) {
    if (daysBetween(day, date) >= daysBetween(date, after)) break;
    if (isGood(day)) return day;
  }
  return after;
}

function dayOff(due: LocalDate, nearest: LocalDate, party: Party | undefined): Text {
  const [dutch, english] = party === 'school' ? ['schooldag', 'school day'] : ['werkdag', 'working day'];
  return {
    nl: `${inDutch(due)} is geen ${dutch}. De dichtste ${dutch} is ${inDutch(nearest)}.`,
    en: `${due} is not a ${english}. The nearest ${english} is ${nearest}.`,
  };
}

function inDutch(date: LocalDate): string {
  const { year, month, day } = partsOfDate(date);
  return `${day}/${month}/${year}`;
}

function wrongAppointment(
  appointment: Appointment,
  index: number,
  step: StepNode,
  node: NodeState,
  now: Instant,
): RuleError | undefined {
  const path = `appointments.${index}`;
  const read = readable(appointment);
  if (read === undefined) return fieldError('appointments-invalid', path);
  const { start, end } = read;
  if (end <= start) return fieldError('appointments-invalid', path, sentences.end);
  // Sessions that already took place stay in the list when the others move.
  const isKept = node.appointments?.some((one) => one.start === start) ?? false;
  if (start <= now && !isKept) return fieldError('appointments-invalid', path, sentences.past);
  if (isTooFar(localDateOf(end), localDateOf(now))) return fieldError('date-too-far', path);
  const isSecondDate = step.kind === 'meeting' && index > 0;
  return isSecondDate ? fieldError('appointments-invalid', path, sentences.several) : undefined;
}

function readable(appointment: Appointment): Appointment | undefined {
  try {
    return canonical(appointment);
  } catch {
    return undefined;
  }
}

function canonical(appointment: Appointment): Appointment {
  return plainAppointment({
    ...appointment,
    start: canonicalInstant(appointment.start),
    end: canonicalInstant(appointment.end),
  });
}
