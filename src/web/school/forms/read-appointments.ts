import { isLocalDate } from '../../../domain/calendar/day-number.ts';
import type { Instant } from '../../../domain/calendar/types.ts';
import { instantAt, localDateOf, localTimeOf } from '../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../domain/text.ts';
import type { Appointment } from '../../../domain/trajectory/model/state.ts';
import { standing } from '../../../domain/trajectory/rules/due-dates.ts';
import type { StepView } from '../../../domain/trajectory/views/steps.ts';
import { type FieldMistake, type Sent, sentText } from '../../form.ts';
import { textsOf } from '../../texts/texts.ts';
import { roomFor } from './field-names.ts';

const DAY_FIRST = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const TIME = /^(\d{1,2})[:.u]?(\d{2})$/i;
const LONGEST_PLACE = 300;

type Row = {
  readonly number: number;
  readonly date: string;
  readonly start: string;
  readonly end: string;
  readonly place: string;
};

/** The appointments that a form sets, checked; or what has to be mended. Dates and times are those of Brussels. */
export function readAppointments(
  { step, node }: StepView,
  sent: Sent,
  now: Instant,
  language: Language,
): { readonly appointments: readonly Appointment[] } | { readonly mistakes: readonly FieldMistake[] } {
  const known = standing(node) ?? [];
  const rows = Array.from({ length: roomFor({ kind: step.kind, appointments: known }) }, (_, index) =>
    rowOf(sent, index + 1),
  ).filter(({ number, date, start, end }) => number === 1 || `${date}${start}${end}` !== '');
  const read = rows.map((row) => readRow(row, now, known, language));
  const mistakes = read.flatMap((each) => ('mistakes' in each ? each.mistakes : []));
  if (mistakes.length > 0) return { mistakes };
  const appointments = read.flatMap((each) => ('appointment' in each ? [each.appointment] : []));
  return { appointments: appointments.sort((a, b) => (a.start < b.start ? -1 : 1)) };
}

/** The name of the field with the date of an appointment that a form set. */
export function dateField({ start }: Appointment, sent: Sent): string {
  const isIts = ({ date, start: time }: Row) => date === localDateOf(start) && time === localTimeOf(start);
  const count = Object.keys(sent).length;
  const row = Array.from({ length: count }, (_, index) => rowOf(sent, index + 1)).find(isIts);
  return `date${row?.number ?? 1}`;
}

function rowOf(sent: Sent, number: number): Row {
  const value = (name: string) => sentText(sent, `${name}${number}`)?.trim() ?? '';
  return {
    number,
    date: dateOf(value('date')),
    start: timeOf(value('start')),
    end: timeOf(value('end')),
    place: value('place').slice(0, LONGEST_PLACE),
  };
}

function readRow(
  { number, date, start, end, place }: Row,
  now: Instant,
  known: readonly Appointment[],
  language: Language,
): { appointment: Appointment } | { mistakes: FieldMistake[] } {
  const texts = textsOf(language).appointment;
  const mistake = (name: string, message: string) => ({ field: `${name}${number}`, message });
  if (date === '') return { mistakes: [mistake('date', texts.dateMissing)] };
  if (!isLocalDate(date)) return { mistakes: [mistake('date', texts.dateWrong)] };
  const missing = (['start', 'end'] as const).filter((name) => ({ start, end })[name] === '');
  if (missing[0] !== undefined) return { mistakes: [mistake(missing[0], texts.timeMissing)] };
  const wrong = (['start', 'end'] as const).find((name) => !isTime({ start, end }[name]));
  if (wrong !== undefined) return { mistakes: [mistake(wrong, texts.timeWrong)] };
  if (end <= start) return { mistakes: [mistake('end', texts.endBeforeStart)] };
  const from = instantAt(date, start);
  const isKept = known.some((one) => localDateOf(one.start) === date && localTimeOf(one.start) === start);
  if (from <= now && !isKept) return { mistakes: [mistake('date', texts.datePast)] };
  return { appointment: { start: from, end: instantAt(date, end), ...(place === '' ? {} : { place }) } };
}

/** A date as browsers send it; where they have no calendar to choose from, people write `15/3/2027`. */
export function dateOf(text: string): string {
  const [, day = '', month = '', year = ''] = DAY_FIRST.exec(text) ?? [];
  return day === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function timeOf(text: string): string {
  const [, hours = '', minutes = ''] = TIME.exec(text) ?? [];
  return hours === '' ? text : `${hours.padStart(2, '0')}:${minutes}`;
}

function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}
