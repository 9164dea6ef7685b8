import type { Language } from '../../../../domain/text.ts';
import { longDate } from '../../../../texts/dates.ts';
import { type Sent, sentText } from '../../../form.ts';
import { textsOf } from '../../../texts/texts.ts';
import { textArea, textInput } from '../../../ui/components/field.ts';
import { type Html, html } from '../../../ui/html.ts';
import type { Draft } from '../../forms/draft.ts';
import type { TaskForms } from '../../view/page-types.ts';
import type { MoreTime, Task } from '../../view/types.ts';
import { formAround } from './completion-form.ts';

/** What to do when it does not work out: more time, or a colleague. */
export function elsewhere(task: Task, forms: TaskForms, language: Language): Html {
  const texts = textsOf(language).more;
  return html`<section class="elsewhere" aria-labelledby="elsewhere-title">
<h2 id="elsewhere-title">${texts.title}</h2>
${task.moreTime !== undefined && moreTime(task, task.moreTime, forms, language)}
${colleague(task, forms, language)}
</section>`;
}

function moreTime(task: Task, { until, after }: MoreTime, forms: TaskForms, language: Language): Html {
  const texts = textsOf(language);
  const { timeNow, timeUntil, timeNoReason } = texts.more;
  const passed = (task.daysLeft ?? 0) < 0;
  const now = task.due === undefined ? '' : timeNow(longDate(task.due, language), passed);
  const draft = draftOf(forms, 'extension');
  return html`<details class="fold"${draft !== undefined && html` open`}>
<summary>${texts.more.time}</summary>
<p>${now} <strong>${timeUntil(longDate(until, language), after)}</strong> ${timeNoReason}</p>
${formAround(
  forms.frame('extension'),
  html`${textArea({ name: 'reason', label: texts.more.timeReason, required: false }, texts, { value: value(draft, 'reason'), rows: 2, limits: html` maxlength="1000"` })}
<div class="buttons"><button type="submit" class="secondary">${texts.more.timeButton}</button></div>`,
)}
</details>`;
}

function colleague(task: Task, forms: TaskForms, language: Language): Html {
  const texts = textsOf(language);
  const draft = draftOf(forms, 'colleague');
  const error = (name: string) => draft?.mistakes.find(({ field }) => field === name)?.message;
  return html`<details class="fold"${draft !== undefined && html` open`}>
<summary>${texts.more.colleague}</summary>
<p>${texts.more.colleagueBody(task.roleTitle)}</p>
${formAround(
  forms.frame('colleague'),
  html`${textInput({ name: 'name', label: texts.more.name, error: error('name'), required: true }, texts, { value: value(draft, 'name'), autocomplete: 'off' })}
${textInput({ name: 'email', label: texts.more.email, error: error('email'), required: true }, texts, { value: value(draft, 'email'), type: 'email', autocomplete: 'off' })}
<div class="buttons"><button type="submit" class="secondary">${texts.more.colleagueButton}</button></div>`,
)}
</details>`;
}

function draftOf(forms: TaskForms, form: Draft['form']): Draft | undefined {
  return forms.draft?.form === form ? forms.draft : undefined;
}

function value(draft: Draft | undefined, name: string): string | undefined {
  const sent: Sent = draft?.sent ?? {};
  return sentText(sent, name);
}
