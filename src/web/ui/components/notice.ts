import { type Html, type HtmlValue, html } from '../html.ts';

/** A word on what just happened. It is announced, and takes the focus when the page opens. */
export function confirmation(title: string, body: HtmlValue): Html {
  return html`<div class="confirmation" role="status" tabindex="-1" autofocus>
<h2>${title}</h2>
<p>${body}</p>
</div>`;
}

/** A quiet box with something to know. */
export function remark(title: string, body: HtmlValue): Html {
  return html`<div class="remark">
<h2>${title}</h2>
${body}
</div>`;
}
