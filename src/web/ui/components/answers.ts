import type { FormField, FormOption } from '../../../domain/forms/form-fields.ts';
import { type FieldMistake, type Sent, sentValues } from '../../form.ts';
import type { PortalTexts } from '../../texts/nl.ts';
import { type Html, html } from '../html.ts';
import { type FieldFrame, field, group, textArea, textInput } from './field.ts';

/** The controls of a form from a template, with what was filled in and what is wrong with it. */
export function answerFields(
  fields: readonly FormField[],
  sent: Sent,
  mistakes: readonly FieldMistake[],
  texts: PortalTexts,
): Html {
  return html`${fields.map((each) => {
    const error = mistakes.find((mistake) => mistake.field === each.name)?.message;
    return answerField(each, sentValues(sent, each.name), error, texts);
  })}`;
}

function answerField(
  each: FormField,
  values: readonly string[],
  error: string | undefined,
  texts: PortalTexts,
): Html {
  const { name, label, help: hint, required } = each;
  const frame: FieldFrame = { name, label, hint, error, required };
  const value = values.at(-1);
  switch (each.widget) {
    case 'textarea':
      return textArea(frame, texts, { value, rows: 5, limits: lengths(each) });
    case 'number':
      return textInput(frame, texts, {
        value,
        type: 'number',
        narrow: true,
        inputmode: 'decimal',
        limits: html`${each.min !== undefined && html` min="${each.min}"`}${each.max !== undefined && html` max="${each.max}"`} step="any"`,
      });
    case 'date':
      return textInput(frame, texts, { value, type: 'date', narrow: true });
    case 'email':
      return textInput(frame, texts, { value, type: 'email', autocomplete: 'off' });
    case 'text':
      return textInput(frame, texts, { value, limits: lengths(each) });
    case 'select':
      return select(frame, each.options, value, texts);
    case 'checkbox':
      return single(frame, value);
    case 'scale':
      return scale(frame, each.options, value, texts);
    case 'radio':
    case 'checkboxes':
      return choices(frame, each.widget === 'radio' ? 'radio' : 'checkbox', each.options, values, texts);
  }
}

function lengths({ maxLength }: FormField): Html {
  return html`${maxLength !== undefined && html` maxlength="${maxLength}"`}`;
}

function select(
  frame: FieldFrame,
  options: readonly FormOption[],
  value: string | undefined,
  texts: PortalTexts,
): Html {
  return field(
    frame,
    texts,
    (attributes) => html`<select ${attributes}>
<option value="">${texts.fields.choose}</option>
${options.map((option) => html`<option value="${option.value}"${option.value === value && html` selected`}>${option.label}</option>`)}
</select>`,
  );
}

/** Radio buttons or boxes to tick, one under the other. */
export function choices(
  frame: FieldFrame,
  type: 'radio' | 'checkbox',
  options: readonly (FormOption & { readonly note?: string | undefined })[],
  values: readonly string[],
  texts: PortalTexts,
): Html {
  return group(
    frame,
    texts,
    (firstId) =>
      html`<div class="choices">${options.map((option, index) => {
        const id = index === 0 ? firstId : `${firstId}-${index + 1}`;
        return html`<div class="choice">
<input type="${type}" id="${id}" name="${frame.name}" value="${option.value}"${values.includes(option.value) && html` checked`}>
<label for="${id}">${option.label}${option.note && html` <span class="choice-note">${option.note}</span>`}</label>
</div>`;
      })}</div>`,
  );
}

/** A row of numbers from low to high; on a narrow screen it wraps. */
function scale(
  frame: FieldFrame,
  options: readonly FormOption[],
  value: string | undefined,
  texts: PortalTexts,
): Html {
  const wordy = options.some((option) => option.label !== option.value);
  if (wordy) return choices(frame, 'radio', options.map(numbered), [value ?? ''], texts);
  return group(
    frame,
    texts,
    (firstId) =>
      html`<div class="scale">${options.map((option, index) => {
        const id = index === 0 ? firstId : `${firstId}-${index + 1}`;
        return html`<span class="scale-choice"><input type="radio" id="${id}" name="${frame.name}" value="${option.value}"${option.value === value && html` checked`}><label for="${id}">${option.label}</label></span>`;
      })}</div>`,
  );
}

function numbered(option: FormOption): FormOption {
  return option.label === option.value
    ? option
    : { value: option.value, label: `${option.value} · ${option.label}` };
}

/** One box to tick, for a statement. */
function single(frame: FieldFrame, value: string | undefined): Html {
  const id = `field-${frame.name.replace(/[^\w-]/g, '-')}`;
  const described = [frame.hint && `${id}-hint`, frame.error && `${id}-error`].filter(Boolean).join(' ');
  const ticked = value !== undefined && !['', 'false', 'off', '0', 'no', 'nee'].includes(value.toLowerCase());
  return html`<div class="field${frame.error !== undefined && ' field-wrong'}">
${frame.error !== undefined && html`<p class="wrong" id="${id}-error">${frame.error}</p>`}
<div class="choice">
<input type="checkbox" id="${id}" name="${frame.name}" value="true"${ticked && html` checked`}${described && html` aria-describedby="${described}"`}${frame.error !== undefined && html` aria-invalid="true"`}>
<label for="${id}">${frame.label}</label>
</div>
${frame.hint && html`<p class="hint" id="${id}-hint">${frame.hint}</p>`}
</div>`;
}
