import type { LocalDate } from '../../../../domain/calendar/types.ts';
import { localDateOf, localTimeOf } from '../../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../../domain/text.ts';
import { appointmentInWords } from '../../../../texts/appointment-dates.ts';
import { type FieldMistake, type Sent, sentText } from '../../../form.ts';
import { textsOf } from '../../../texts/texts.ts';
import { textInput } from '../../../ui/components/field.ts';
import { type Html, html } from '../../../ui/html.ts';
import { FREE_DAYS, roomFor } from '../../forms/field-names.ts';
import type { FormFrame } from '../../view/page-types.ts';
import type { Task } from '../../view/types.ts';
import { formAround } from './completion-form.ts';

/** What has been arranged, in words. */
export function arranged(task: Task, language: Language): Html | false {
  const texts = textsOf(language).appointment;
  if (task.appointments.length === 0) return false;
  return html`<div class="arranged">
<h3>${texts.chosen}</h3>
<ul>${task.appointments.map(
    (appointment) =>
      html`<li><strong>${appointmentInWords(appointment, language)}</strong>${appointment.place && html`<br>${appointment.place}`}</li>`,
  )}</ul>
</div>`;
}

/** What was sent with the form before, what is wrong with it, and which days without school are to be confirmed. */
export type AppointmentDraft = {
  readonly sent: Sent;
  readonly mistakes: readonly FieldMistake[];
  readonly freeDays?: readonly LocalDate[] | undefined;
};

/** The form that sets or changes the date of a meeting, or the dates of a training. */
export function appointmentForm(
  task: Task,
  frame: FormFrame,
  { sent, mistakes, freeDays = [] }: AppointmentDraft,
  today: string,
  language: Language,
): Html {
  const texts = textsOf(language);
  const count = roomFor(task);
  const rows = Array.from({ length: count }, (_, index) => row(task, index, sent, mistakes, today, language));
  return formAround(
    frame,
    html`${count > 1 && html`<p class="hint">${texts.appointment.sessionsHint}</p>`}
${rows}
<p class="hint">${texts.appointment.invited}</p>
<div class="buttons"><button type="submit" class="primary">${texts.kinds[task.kind].button}</button>
${freeDays.length > 0 && html`<button type="submit" name="${FREE_DAYS}" value="${freeDays.join()}" class="secondary">${texts.holidays.anyway}</button>`}</div>`,
  );
}

function row(
  task: Task,
  index: number,
  sent: Sent,
  mistakes: readonly FieldMistake[],
  today: string,
  language: Language,
): Html {
  const texts = textsOf(language);
  const known = task.appointments[index];
  const required = index === 0;
  const first = known === undefined ? undefined : localDateOf(known.start);
  const input = (
    name: string,
    label: string,
    type: 'date' | 'time' | 'text',
    fallback: string | undefined,
  ) => {
    const full = `${name}${index + 1}`;
    return textInput(
      {
        name: full,
        label,
        error: mistakes.find((mistake) => mistake.field === full)?.message,
        required: required && type !== 'text',
        unmarked: !required,
        hint: type === 'text' && index === 0 ? texts.appointment.placeHint : undefined,
      },
      texts,
      {
        type,
        value: sentText(sent, full) ?? fallback,
        narrow: type !== 'text',
        ...(type === 'date' ? { limits: html` min="${today}"` } : {}),
      },
    );
  };
  const inputs = html`<div class="row">
${input('date', texts.appointment.date, 'date', first)}
${input('start', texts.appointment.start, 'time', known && localTimeOf(known.start))}
${input('end', texts.appointment.end, 'time', known && localTimeOf(known.end))}
</div>
${input('place', texts.appointment.place, 'text', known?.place)}`;
  if (task.kind !== 'training') return inputs;
  return html`<fieldset class="session"><legend>${texts.appointment.session(index + 1)}</legend>${inputs}</fieldset>`;
}
