import type { PortalTexts } from '../../../texts/nl.ts';
import { type Html, html } from '../../../ui/html.ts';

/** Turns reminders to the reader off, and on again. Questions and invitations always come. */
export function reminderSwitch(off: boolean, action: string, texts: PortalTexts, back?: 'task'): Html {
  return html`<section class="reminders" aria-labelledby="reminders-title">
<h2 id="reminders-title">${off ? texts.reminders.offTitle : texts.reminders.title}</h2>
<p>${off ? texts.reminders.offBody : texts.reminders.onBody}</p>
<form method="post" action="${action}">
<input type="hidden" name="_reminders" value="${off ? 'on' : 'off'}">
${back !== undefined && html`<input type="hidden" name="_back" value="${back}">`}
<button type="submit" class="quiet">${off ? texts.reminders.onButton : texts.reminders.offButton}</button>
</form>
</section>`;
}
