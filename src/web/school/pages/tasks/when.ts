import { daysBetween } from '../../../../domain/calendar/day-number.ts';
import type { LocalDate } from '../../../../domain/calendar/types.ts';
import { localDateOf } from '../../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../../domain/text.ts';
import type { Appointment } from '../../../../domain/trajectory/model/state.ts';
import { nextAppointment } from '../../../../domain/trajectory/views/next-appointment.ts';
import { appointmentInWords } from '../../../../texts/appointment-dates.ts';
import { longDate } from '../../../../texts/dates.ts';
import { textsOf } from '../../../texts/texts.ts';
import { type Html, html, paragraphs } from '../../../ui/html.ts';
import type { TaskForms } from '../../view/page-types.ts';
import type { Task } from '../../view/types.ts';

/** By when it is asked; once people have a date to meet, that date. */
export function whenLine(task: Task, today: LocalDate, language: Language): Html {
  const next = nextAppointment(task.appointments, today);
  return next === undefined ? dueLine(task, language) : appointmentLine(task, next, today, language);
}

function dueLine(task: Task, language: Language): Html {
  const texts = textsOf(language).task;
  if (task.due === undefined || task.daysLeft === undefined) return html`<p class="due">${texts.noDue}</p>`;
  const late = task.daysLeft < 0;
  return html`<p class="due${late && ' due-late'}">${texts.dueBy} <strong>${longDate(task.due, language)}</strong>
<span class="due-left">${late ? texts.daysLate(-task.daysLeft) : texts.daysLeft(task.daysLeft)}</span>
${late && html`<span class="due-note">${texts.lateIsFine}</span>`}</p>`;
}

function appointmentLine(task: Task, next: Appointment, today: LocalDate, language: Language): Html {
  const texts = textsOf(language);
  const days = daysBetween(today, localDateOf(next.start));
  const { meeting, nextSession, lastSession } = texts.appointment.line;
  const label = task.kind === 'meeting' ? meeting : days < 0 ? lastSession : nextSession;
  return html`<p class="due">${label} <strong>${appointmentInWords(next, language)}</strong>
${days >= 0 && html`<span class="due-left">${texts.task.daysLeft(days)}</span>`}</p>`;
}

/** What is asked; once there is a date, what is asked after it, with the question for a date folded away. */
export function askOf(task: Task, forms: TaskForms, language: Language): Html {
  const texts = textsOf(language).appointment;
  const level = task.level !== undefined && levelOf(task.level, language);
  const asked = html`<div class="ask">${paragraphs(task.ask)}</div>`;
  if (task.appointments.length === 0) return html`${asked}${level}`;
  const { noteLater, noteNow, later, now } = texts.outcome[task.kind === 'meeting' ? 'meeting' : 'training'];
  const [before, after] = forms.fields.length > 0 ? [noteLater, noteNow] : [later, now];
  return html`${task.mine && html`<div class="ask"><p>${forms.held ? after : before}</p></div>`}
${level}
<details class="fold"><summary>${texts.asked}</summary>
${paragraphs(task.ask)}
</details>`;
}

function levelOf(level: string, language: Language): Html {
  return html`<dl class="facts"><div><dt>${textsOf(language).task.level}</dt><dd>${level}</dd></div></dl>`;
}
