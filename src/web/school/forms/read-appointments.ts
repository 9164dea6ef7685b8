import { ownStep } from '../../../application/links/visit.ts';
import type { Appointment } from '../../../domain/trajectory/model/state.ts';
import { textsOf } from '../../texts/texts.ts';
import type { ReadForm, SentForm } from './form.ts';
import { readDates } from './read-dates.ts';
import { readFreeDays } from './read-free-days.ts';

type Dates = { readonly step: string; readonly appointments: readonly Appointment[] };

/**
 * The dates that a form sets for a meeting or a training, or what has to be mended first. Days without school are asked
 * about; whether there can be an appointment then is for the rules of the step to say.
 */
export function readAppointments({ opened, path, sent, language }: SentForm): ReadForm<Dates> {
  const view = ownStep(opened, path);
  if (view === undefined) return { asked: { step: path, appointments: [] } };
  const read = readDates(view, sent, language);
  if ('mistakes' in read) return read;
  const { template, context, now } = opened;
  const { appointments, rows } = read;
  const place = { template, calendar: context.calendar, language };
  const free = readFreeDays(view, { appointments, rows, now }, sent, place);
  if (free !== undefined) {
    return { mistakes: free.mistakes, note: textsOf(language).holidays.note, freeDays: free.dates };
  }
  return {
    asked: { step: path, appointments },
    controlOf: (field) => {
      const row = rows[Number(/^appointments\.(\d+)$/.exec(field)?.[1])];
      return row === undefined ? undefined : `date${row}`;
    },
  };
}
