import type { Language } from '../../../../domain/text.ts';
import { euro } from '../../../../texts/dates.ts';
import { startTextsOf, textsOf } from '../../../texts/texts.ts';
import { remark } from '../../../ui/components/notice.ts';
import { type Html, html, paragraphs } from '../../../ui/html.ts';
import type { Document } from '../../../ui/types.ts';
import type { Draft } from '../../forms/draft.ts';
import type { TaskForms } from '../../view/page-types.ts';
import type { Judged, Task } from '../../view/types.ts';
import { appointmentForm, arranged } from './appointment-form.ts';
import { completionForm } from './completion-form.ts';
import { somebodyElses } from './somebody-elses.ts';
import { startForm } from './start-form.ts';

/** What there is to do for a step: its forms, and what has to be seen to do it. */
export function taskBody(task: Task, forms: TaskForms, language: Language): Html {
  const texts = textsOf(language);
  if (!task.mine) return html`${arranged(task, language)}${somebodyElses(task, forms, language)}`;
  if (task.kind === 'payment') return payment(task, language);
  if (task.nothingToDo) return html`<p>${texts.task.onlyToKnow}</p>`;
  if (task.kind === 'trajectory') return proposed(task, forms, language);
  const meets = task.kind === 'meeting' || task.kind === 'training';
  return html`
${task.judged !== undefined && judged(task.judged, forms, language)}
${task.documents.length > 0 && html`<div class="handed-in"><h3>${texts.document.earlier}</h3>${documents(task.documents, forms)}</div>`}
${meets ? meeting(task, forms, language) : complete(task, forms, language)}`;
}

function proposed(task: Task, forms: TaskForms, language: Language): Html {
  const { start, draft, frame } = forms;
  const { sent, mistakes } = draftOf(forms, 'start');
  const frames = { start: frame('start'), complete: frame('complete') };
  const again = draft?.form === 'start';
  return html`${task.notStarted !== undefined && remark(startTextsOf(language).notStarted, html`<p>${task.notStarted}</p>`)}
${start === undefined ? complete(task, forms, language) : startForm(task, start, frames, { sent, mistakes, again, language })}`;
}

function complete(task: Task, forms: TaskForms, language: Language): Html {
  const { sent, mistakes } = draftOf(forms, 'complete');
  return completionForm(task, forms.fields, forms.frame('complete'), sent, mistakes, textsOf(language));
}

function meeting(task: Task, forms: TaskForms, language: Language): Html {
  const texts = textsOf(language).appointment;
  const draft = draftOf(forms, 'appointments');
  const form = appointmentForm(task, forms.frame('appointments'), draft, forms.today, language);
  if (task.appointments.length === 0) return html`<p>${texts.none}</p>${form}`;
  const kind = task.kind === 'meeting' ? 'meeting' : 'training';
  return html`${arranged(task, language)}
${forms.held && html`<section class="held"><h3>${texts.heldTitle[kind]}</h3>${complete(task, forms, language)}</section>`}
<details class="fold"${forms.draft?.form === 'appointments' && html` open`}>
<summary>${texts.change[kind]}</summary>
${form}
</details>`;
}

function payment(task: Task, language: Language): Html {
  const texts = textsOf(language).payment;
  return html`<dl class="facts">
${task.amount !== undefined && html`<div><dt>${texts.amount}</dt><dd>${euro(task.amount, language)}</dd></div>`}
<div><dt>${texts.reference}</dt><dd><code>${task.reference}</code></dd></div>
</dl>
<p class="hint">${texts.staff}</p>`;
}

function judged(work: Judged, forms: TaskForms, language: Language): Html {
  const texts = textsOf(language).review;
  return html`<section class="judged" aria-label="${texts.handedIn}">
<h3>${texts.handedIn}: ${work.title}</h3>
${work.answers.length > 0 && html`<dl class="facts">${work.answers.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`}
${work.comment && html`<blockquote>${paragraphs(work.comment)}</blockquote>`}
${work.documents.length > 0 && documents(work.documents, forms)}
</section>`;
}

function documents(list: readonly Document[], forms: TaskForms): Html {
  return html`<ul class="documents">${list.map(
    (document) =>
      html`<li><a href="${forms.documentAddress(document.id)}">${document.name}</a> <span class="optional">${size(document.size)}</span></li>`,
  )}</ul>`;
}

function size(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${Math.round(bytes / 100_000) / 10} MB`;
}

function draftOf(forms: TaskForms, form: Draft['form']): Pick<Draft, 'sent' | 'mistakes' | 'freeDays'> {
  return forms.draft?.form === form ? forms.draft : { sent: {}, mistakes: [] };
}
