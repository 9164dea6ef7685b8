import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** A piece of HTML that is safe to send: everything that was put into it has been escaped. */
export type Html = { readonly safe: string };

/** What can be put into a template: nothing is shown for `false`, `null`, `undefined` and an empty list. */
export type HtmlValue = Html | string | number | false | null | undefined | readonly HtmlValue[];

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it may stand between tags and within a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);
}

/**
 * Tag for templates of HTML: ``html`<p>${name}</p>` ``. Values are escaped unless they are themselves made with
 * this tag; lists are joined. Attributes must be quoted.
 */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return {
    safe: parts.map((part, index) => (index === 0 ? part : render(values[index - 1]) + part)).join(''),
  };
}

/** The paragraphs of a plain text; an empty line begins a new one. */
export function paragraphs(text: string): Html {
  return html`${text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => html`<p>${part}</p>`)}`;
}

function render(value: HtmlValue): string {
  if (value === false || value === null || value === undefined) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  if (isList(value)) return value.map(render).join('');
  return value.safe;
}

function isList(value: Html | readonly HtmlValue[]): value is readonly HtmlValue[] {
  return Array.isArray(value);
}

/** A component among templates of HTML. */
export function rendered(element: VNode): Html {
  return { safe: renderToString(element) };
}
