import type { Language } from '../../../../domain/text.ts';
import { sentText } from '../../../form.ts';
import { textsOf } from '../../../texts/texts.ts';
import { waysTo } from '../../../ui/components/contact.ts';
import { textInput } from '../../../ui/components/field.ts';
import { type Html, html } from '../../../ui/html.ts';
import type { Draft } from '../../forms/draft.ts';
import type { TaskForms } from '../../view/page-types.ts';
import type { Task, WaitedFor } from '../../view/types.ts';
import { formAround } from './completion-form.ts';

/** A step of somebody else: who has it, how to reach them, and what whoever follows the trajectory can do about it. */
export function somebodyElses(task: Task, forms: TaskForms, language: Language): Html {
  const texts = textsOf(language);
  if (task.awaited === undefined) return html`<p>${texts.task.notYours(task.roleTitle)}</p>`;
  return html`${awaited(task.awaited, language)}
${forms.follows && html`${moreTime(task.awaited, forms, language)}${somebodyElse(task, forms, language)}`}`;
}

function awaited({ role, person }: WaitedFor, language: Language): Html {
  if (person === undefined) return html`<p>${textsOf(language).waiting.nobody(role)}</p>`;
  return html`<p class="contact-name">${person.name} <span class="optional">(${role})</span></p>
${waysTo(person)}`;
}

function moreTime({ person, role }: WaitedFor, forms: TaskForms, language: Language): Html {
  const texts = textsOf(language);
  const { draft, error } = draftOf(forms, 'postpone');
  return html`<details class="fold"${draft !== undefined && html` open`}>
<summary>${texts.waiting.time}</summary>
<p>${texts.waiting.timeBody(person?.name ?? role)}</p>
${formAround(
  forms.frame('postpone'),
  html`${textInput({ name: 'due', label: texts.waiting.due, error: error('due'), required: true }, texts, { type: 'date', narrow: true, value: sentText(draft?.sent ?? {}, 'due'), limits: html` min="${forms.today}"` })}
<div class="buttons"><button type="submit" class="secondary">${texts.waiting.timeButton}</button></div>`,
)}
</details>`;
}

function somebodyElse(task: Task, forms: TaskForms, language: Language): Html {
  const texts = textsOf(language);
  const { draft, error } = draftOf(forms, 'reassign');
  const line = (name: 'name' | 'email', type: 'text' | 'email') =>
    textInput({ name, label: texts.waiting[name], error: error(name), required: true }, texts, {
      value: sentText(draft?.sent ?? {}, name),
      type,
      autocomplete: 'off',
    });
  return html`<details class="fold"${draft !== undefined && html` open`}>
<summary>${texts.waiting.somebodyElse}</summary>
<p>${texts.waiting.somebodyElseBody(task.roleTitle)}</p>
${formAround(
  forms.frame('reassign'),
  html`${line('name', 'text')}
${line('email', 'email')}
<div class="buttons"><button type="submit" class="secondary">${texts.waiting.somebodyElseButton}</button></div>`,
)}
</details>`;
}

function draftOf(forms: TaskForms, form: Draft['form']) {
  const draft = forms.draft?.form === form ? forms.draft : undefined;
  const error = (name: string) => draft?.mistakes.find(({ field }) => field === name)?.message;
  return { draft, error };
}
