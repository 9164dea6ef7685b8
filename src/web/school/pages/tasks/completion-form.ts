import type { FormField } from '../../../../domain/forms/form-fields.ts';
import { FILE, type FieldMistake, type Sent, sentText } from '../../../form.ts';
import type { PortalTexts } from '../../../texts/nl.ts';
import { answerFields, choices } from '../../../ui/components/answers.ts';
import { field, textArea } from '../../../ui/components/field.ts';
import { type Html, type HtmlValue, html } from '../../../ui/html.ts';
import { COMMENT, OUTCOME } from '../../forms/field-names.ts';
import type { FormFrame } from '../../view/page-types.ts';
import type { Task } from '../../view/types.ts';

/** Up to this many options are buttons of their own; more are a list to choose from. */
const MOST_BUTTONS = 2;

/** Opens and closes a form with what it carries along unseen. */
export function formAround(frame: FormFrame, content: HtmlValue, upload = false): Html {
  return html`<form method="post" action="${frame.action}"${upload && html` enctype="multipart/form-data"`} novalidate>
<input type="hidden" name="_form" value="${frame.csrfToken}">
<input type="hidden" name="_step" value="${frame.path}">
${content}
</form>`;
}

/** The form with which a step is completed: what there is to choose, to fill in, to hand in and to say. */
export function completionForm(
  task: Task,
  fields: readonly FormField[],
  frame: FormFrame,
  sent: Sent,
  mistakes: readonly FieldMistake[],
  texts: PortalTexts,
): Html {
  const asButtons = task.kind === 'confirm' && task.options.length > 0 && task.options.length <= MOST_BUTTONS;
  const mistake = (name: string) => mistakes.find((each) => each.field === name)?.message;
  const content = html`
${fields.length > 0 && answerFields(fields, sent, mistakes, texts)}
${task.kind === 'document' && fileField(mistake(FILE), texts)}
${task.options.length > 0 && !asButtons && optionChoices(task, sent, mistake(OUTCOME), texts)}
${hasComment(task) && commentField(task, sent, mistake(COMMENT), texts)}
<div class="buttons">${asButtons ? optionButtons(task) : html`<button type="submit" class="primary">${task.tookPlace ?? texts.kinds[task.kind].button}</button>`}</div>
${asButtons && whatStops(task, texts)}`;
  return formAround(frame, content, task.kind === 'document');
}

/** Whether there is room for a word beside the answer itself. */
function hasComment(task: Task): boolean {
  return ['confirm', 'document', 'review', 'decision'].includes(task.kind);
}

function fileField(error: string | undefined, texts: PortalTexts): Html {
  return field(
    { name: FILE, label: texts.document.file, hint: texts.document.hint, error, required: true },
    texts,
    (attributes) =>
      html`<input type="file" ${attributes} accept=".pdf,.docx,.odt,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg">`,
  );
}

function optionChoices(task: Task, sent: Sent, error: string | undefined, texts: PortalTexts): Html {
  const label = task.kind === 'review' ? texts.review.legend : texts.choose.legend;
  return choices(
    { name: OUTCOME, label, error, required: true },
    'radio',
    task.options.map((option) => ({
      value: option.id,
      label: option.title,
      note: option.note ?? (option.stops ? stopNote(task, option, texts) : undefined),
    })),
    [sentText(sent, OUTCOME) ?? ''],
    texts,
  );
}

function optionButtons(task: Task): Html {
  return html`${task.options.map(
    (option, index) =>
      html`<button type="submit" name="${OUTCOME}" value="${option.id}" class="${index === 0 && !option.stops ? 'primary' : 'secondary'}"${option.stops && html` aria-describedby="${stopId(option)}"`}>${option.title}</button>`,
  )}`;
}

/** What a button does that ends the trajectory, under the buttons: it cannot be taken back. */
function whatStops(task: Task, texts: PortalTexts): Html {
  return html`${task.options
    .filter(({ stops }) => stops)
    .map((option) => html`<p class="hint" id="${stopId(option)}">${stopNote(task, option, texts)}</p>`)}`;
}

function stopNote(task: Task, { title }: Task['options'][number], texts: PortalTexts): string {
  return task.bySchool ? texts.choose.stopsForSchool(title) : texts.choose.stops;
}

function stopId({ id }: Task['options'][number]): string {
  return `stops-${id}`;
}

function commentField(task: Task, sent: Sent, error: string | undefined, texts: PortalTexts): Html {
  const review = task.kind === 'review';
  const label = review
    ? texts.review.comment
    : task.kind === 'decision'
      ? texts.choose.comment
      : task.kind === 'document'
        ? texts.document.comment
        : texts.confirm.comment;
  return textArea(
    { name: COMMENT, label, hint: review ? texts.review.commentHint : undefined, error, required: false },
    texts,
    { value: sentText(sent, COMMENT), rows: review ? 5 : 2, limits: html` maxlength="4000"` },
  );
}
