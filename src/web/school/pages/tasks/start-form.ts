import type { Language } from '../../../../domain/text.ts';
import { longDate, shortDate } from '../../../../texts/dates.ts';
import { type FieldMistake, type Sent, sentText } from '../../../form.ts';
import { startTextsOf, textsOf } from '../../../texts/texts.ts';
import { field, fieldId, textInput } from '../../../ui/components/field.ts';
import { remark } from '../../../ui/components/notice.ts';
import { type Html, html } from '../../../ui/html.ts';
import { emailField, nameField, OUTCOME, SCHOOL, START, whoField } from '../../forms/field-names.ts';
import type { FormFrame } from '../../view/page-types.ts';
import type { Choice, PersonChoice, StartView, Task } from '../../view/types.ts';
import { formAround } from './completion-form.ts';

/** The outcome that says that a trajectory was started. */
const STARTED = 'started';

type Filled = {
  readonly sent: Sent;
  readonly mistakes: readonly FieldMistake[];
  /** Whether the form was sent before: what was left empty then stays empty. */
  readonly again: boolean;
  readonly language: Language;
};

/** The page's form to start the trajectory that a step proposes, and apart from it the answer that it is not started. */
export function startForm(
  task: Task,
  view: StartView,
  frames: { readonly start: FormFrame; readonly complete: FormFrame },
  filled: Filled,
): Html {
  const texts = startTextsOf(filled.language);
  if (view.begun) return html`<p>${texts.begun}</p>`;
  const required = view.roles.filter(({ optional }) => !optional);
  const optional = view.roles.filter((role) => role.optional);
  return html`${view.running.length > 0 && running(view, filled.language)}
<div class="proposal"><p><strong>${texts.what(view.template)}${view.subject !== undefined && ` ${texts.for(view.subject)}`}.</strong></p>
<p class="hint">${view.summary}</p></div>
${formAround(
  frames.start,
  html`${view.schools.length > 1 && chooseSchool(view.schools, filled)}
${view.person !== undefined && somebody(view.person, filled, texts.personHint)}
<h3>${texts.whoTitle}</h3>
${required.map((role) => somebody(role, filled))}
${optional.length > 0 && optionalRoles(optional, filled)}
${startDate(view, filled)}
${whatHappens(view, filled.language)}
<div class="buttons"><button type="submit" class="primary">${texts.button}</button></div>`,
)}
<section class="otherwise" aria-labelledby="otherwise-title">
<h3 id="otherwise-title">${texts.otherwise}</h3>
<p>${texts.otherwiseBody}</p>
${formAround(frames.complete, html`<div class="buttons">${otherOutcomes(task, view, filled.language)}</div>`)}
</section>`;
}

function running(view: StartView, language: Language): Html {
  const texts = startTextsOf(language);
  return remark(
    texts.runs,
    html`<ul class="running">${view.running.map(({ reference, start, address }) => {
      const words = texts.running(view.template, reference, longDate(start, language));
      return html`<li>${address === undefined ? words : html`<a href="${address}">${words}</a>`}</li>`;
    })}</ul>
<p>${texts.runsMore}</p>`,
  );
}

function chooseSchool(schools: readonly Choice[], filled: Filled): Html {
  const texts = startTextsOf(filled.language);
  const error = errorOf(filled, SCHOOL);
  return select({ name: SCHOOL, label: texts.school, error, required: true }, schools, undefined, filled);
}

/** Somebody from the list, or somebody new: both are there, because nothing appears without a script. */
function somebody(choice: PersonChoice, filled: Filled, hint?: string): Html {
  const { name, title, people, likely, optional } = choice;
  const texts = startTextsOf(filled.language);
  const [who, itsName, itsEmail] = [whoField(name), nameField(name), emailField(name)];
  const isNew = [itsName, itsEmail].some(
    (one) => errorOf(filled, one) !== undefined || (sentText(filled.sent, one) ?? '') !== '',
  );
  const frame = { name: who, label: texts.who, hint, error: errorOf(filled, who), required: !optional };
  const line = (control: string, label: string, type: 'text' | 'email') =>
    textInput(
      { name: control, label, error: errorOf(filled, control), required: false, unmarked: true },
      textsOf(filled.language),
      { value: sentText(filled.sent, control), type, autocomplete: 'off', limits: html` maxlength="254"` },
    );
  return html`<fieldset class="session who"><legend>${title}</legend>
${select({ ...frame, unmarked: true }, people, likely, filled)}
<details${(isNew || people.length === 0) && html` open`}>
<summary>${texts.newcomer}</summary>
<p class="hint">${texts.newcomerHint}</p>
<div class="pair">${line(itsName, texts.name, 'text')}${line(itsEmail, texts.email, 'email')}</div>
</details>
</fieldset>`;
}

function optionalRoles(roles: readonly PersonChoice[], filled: Filled): Html {
  const texts = startTextsOf(filled.language);
  const isWrong = roles.some(({ name }) =>
    [whoField(name), nameField(name), emailField(name)].some((one) => errorOf(filled, one) !== undefined),
  );
  // Who is chosen in a part that is folded is named on the outside.
  const named = roles.map(({ title, likelyName }) => {
    return filled.again || likelyName === undefined ? title : `${title} (${likelyName})`;
  });
  return html`<details class="fold optional-roles"${(isWrong || filled.again) && html` open`}>
<summary>${texts.optional(named.join(', '))}</summary>
<div class="roles-to-fill">${roles.map((role) => somebody(role, filled))}</div>
</details>`;
}

function select(
  frame: Parameters<typeof field>[0],
  options: readonly Choice[],
  likely: string | undefined,
  filled: Filled,
): Html {
  const texts = textsOf(filled.language);
  const chosen = sentText(filled.sent, frame.name) ?? (filled.again ? undefined : likely);
  const none = frame.required ? texts.fields.choose : startTextsOf(filled.language).nobody;
  return field(
    frame,
    texts,
    (attributes) => html`<select ${attributes}>
<option value="">${none}</option>
${options.map(({ id, label }) => html`<option value="${id}"${id === chosen && html` selected`}>${label}</option>`)}
</select>`,
  );
}

function startDate({ start, isBounded, from, until }: StartView, filled: Filled): Html {
  const { language } = filled;
  const texts = startTextsOf(language);
  const bounds = texts.startHint(longDate(from, language), until && longDate(until, language));
  const hint = isBounded ? bounds : undefined;
  const limits = html` min="${from}"${until !== undefined && html` max="${until}"`}`;
  return textInput(
    { name: START, label: texts.start, hint, error: errorOf(filled, START), required: true },
    textsOf(language),
    { type: 'date', narrow: true, value: sentText(filled.sent, START) ?? start, limits },
  );
}

function whatHappens({ mails }: StartView, language: Language): Html {
  const texts = startTextsOf(language);
  return html`<section class="what-happens" aria-labelledby="${fieldId('what-happens')}">
<h3 id="${fieldId('what-happens')}">${texts.then}</h3>
${
  mails.length === 0
    ? html`<p>${texts.thenNoMails}</p>`
    : html`<p>${texts.thenMails}</p>
<ul>${mails.map(({ title, to, on }) => html`<li><strong>${to}</strong>: ${title} <span class="optional">${texts.at(on && shortDate(on, language))}</span></li>`)}</ul>`
}
<p>${texts.thenDone}</p>
</section>`;
}

function otherOutcomes({ options }: Task, { running }: StartView, language: Language): Html {
  const others = options.filter(({ id }) => id !== STARTED);
  const button = (id: string, title: string) =>
    html`<button type="submit" name="${OUTCOME}" value="${id}" class="secondary">${title}</button>`;
  return html`${others.map(({ id, title }) => button(id, title))}
${running.length > 0 && button(STARTED, startTextsOf(language).already)}`;
}

function errorOf({ mistakes }: Filled, name: string): string | undefined {
  return mistakes.find((mistake) => mistake.field === name)?.message;
}
