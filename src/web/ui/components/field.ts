import type { FieldMistake } from '../../form.ts';
import type { PortalTexts } from '../../texts/nl.ts';
import { type Html, type HtmlValue, html } from '../html.ts';

/** What a control says of itself, whatever it looks like. */
export type FieldFrame = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly required: boolean;
  /** It goes without saying that it may stay empty. */
  readonly unmarked?: boolean;
};

/** The id of the control of a field; the summary of mistakes links to it. */
export function fieldId(name: string): string {
  return `field-${name.replace(/[^\w-]/g, '-')}`;
}

/** A labelled control of one line or more. The control gets its id, name and descriptions from here. */
export function field(frame: FieldFrame, texts: PortalTexts, control: (attributes: Html) => Html): Html {
  const id = fieldId(frame.name);
  return html`<div class="field${frame.error !== undefined && ' field-wrong'}">
<label for="${id}">${frame.label}${optionalMark(frame, texts)}</label>
${described(frame, id)}
${control(attributesOf(frame, id))}
</div>`;
}

/** A group of choices under one question. The first choice gets the id that the summary links to. */
export function group(frame: FieldFrame, texts: PortalTexts, choices: (firstId: string) => HtmlValue): Html {
  const id = fieldId(frame.name);
  const descriptions = descriptionIds(frame, id);
  return html`<fieldset class="field${frame.error !== undefined && ' field-wrong'}"${descriptions && html` aria-describedby="${descriptions}"`}>
<legend>${frame.label}${optionalMark(frame, texts)}</legend>
${described(frame, id)}
${choices(id)}
</fieldset>`;
}

/** A line of text. */
export function textInput(
  frame: FieldFrame,
  texts: PortalTexts,
  options: {
    readonly value?: string | undefined;
    readonly type?: 'text' | 'email' | 'date' | 'time' | 'number' | 'url' | 'tel';
    readonly autocomplete?: string;
    readonly inputmode?: 'decimal' | 'numeric';
    readonly limits?: Html;
    readonly narrow?: boolean;
  } = {},
): Html {
  return field(
    frame,
    texts,
    (attributes) =>
      html`<input type="${options.type ?? 'text'}" ${attributes} value="${options.value}"${options.narrow && html` class="narrow"`}${options.autocomplete && html` autocomplete="${options.autocomplete}"`}${options.inputmode && html` inputmode="${options.inputmode}"`}${options.limits}>`,
  );
}

/** Some lines of text. */
export function textArea(
  frame: FieldFrame,
  texts: PortalTexts,
  options: { readonly value?: string | undefined; readonly rows?: number; readonly limits?: Html } = {},
): Html {
  return field(
    frame,
    texts,
    (attributes) =>
      html`<textarea ${attributes} rows="${options.rows ?? 3}"${options.limits}>${'\n'}${options.value}</textarea>`,
  );
}

/** The mistakes at the top of the page, each with a link to its field; it takes the focus when the page opens. */
export function errorSummary(mistakes: readonly FieldMistake[], texts: PortalTexts, note?: string): Html {
  return html`<div class="mistakes" role="alert" tabindex="-1" autofocus>
<h2>${mistakes.length === 0 ? texts.errors.title : texts.errors.titleCount(mistakes.length)}</h2>
${mistakes.length > 0 && html`<ul>${mistakes.map(({ field: name, message }) => html`<li><a href="#${fieldId(name)}">${message}</a></li>`)}</ul>`}
${note !== undefined && html`<p>${note}</p>`}
</div>`;
}

function attributesOf(frame: FieldFrame, id: string): Html {
  const descriptions = descriptionIds(frame, id);
  return html`id="${id}" name="${frame.name}"${frame.required && html` required`}${descriptions && html` aria-describedby="${descriptions}"`}${frame.error !== undefined && html` aria-invalid="true"`}`;
}

function described(frame: FieldFrame, id: string): Html {
  return html`${frame.hint && html`<p class="hint" id="${id}-hint">${frame.hint}</p>`}${frame.error !== undefined && html`<p class="wrong" id="${id}-error">${frame.error}</p>`}`;
}

function descriptionIds(frame: FieldFrame, id: string): string {
  return [frame.hint && `${id}-hint`, frame.error !== undefined && `${id}-error`].filter(Boolean).join(' ');
}

function optionalMark(frame: FieldFrame, texts: PortalTexts): Html {
  return html`${!frame.required && !frame.unmarked && html` <span class="optional">${texts.frame.optional}</span>`}`;
}
