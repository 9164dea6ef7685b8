import { isMeantDate } from '../../../domain/calendar/day-number.ts';
import { instantAt } from '../../../domain/calendar/wall-clock.ts';
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

/** Appointments that were read, in order of time, each with the number of its row. */
export type DatesRead = {
  readonly appointments: readonly Appointment[];
  readonly rows: readonly number[];
};

/** The dates and times that a form holds, those of Brussels; or those that cannot be read. */
export function readDates(
  { step, node }: StepView,
  sent: Sent,
  language: Language,
): DatesRead | { readonly mistakes: readonly FieldMistake[] } {
  const known = standing(node) ?? [];
  const rows = Array.from({ length: roomFor({ kind: step.kind, appointments: known }) }, (_, index) =>
    rowOf(sent, index + 1),
  ).filter(({ number, date, start, end }) => number === 1 || `${date}${start}${end}` !== '');
  const read = rows.map((row) => ({ row: row.number, ...readRow(row, language) }));
  const mistakes = read.flatMap((each) => ('mistakes' in each ? each.mistakes : []));
  if (mistakes.length > 0) return { mistakes };
  const dates = read
    .flatMap((each) => ('appointment' in each ? [each] : []))
    .sort((a, b) => (a.appointment.start < b.appointment.start ? -1 : 1));
  return { appointments: dates.map(({ appointment }) => appointment), rows: dates.map(({ row }) => row) };
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
  language: Language,
): { appointment: Appointment } | { mistakes: FieldMistake[] } {
  const texts = textsOf(language).appointment;
  const mistake = (name: string, message: string) => ({ field: `${name}${number}`, message });
  if (date === '') return { mistakes: [mistake('date', texts.dateMissing)] };
  if (!isMeantDate(date)) return { mistakes: [mistake('date', texts.dateWrong)] };
  const missing = (['start', 'end'] as const).filter((name) => ({ start, end })[name] === '');
  if (missing[0] !== undefined) return { mistakes: [mistake(missing[0], texts.timeMissing)] };
  const wrong = (['start', 'end'] as const).find((name) => !isTime({ start, end }[name]));
  if (wrong !== undefined) return { mistakes: [mistake(wrong, texts.timeWrong)] };
  const times = { start: instantAt(date, start), end: instantAt(date, end) };
  return { appointment: place === '' ? times : { ...times, place } };
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
