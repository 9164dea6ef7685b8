import type { Language } from '../../../domain/text.ts';
import { textsOf } from '../../texts/texts.ts';
import { confirmation } from '../../ui/components/notice.ts';
import { html } from '../../ui/html.ts';
import { page } from '../../ui/layout.ts';
import { reminderSwitch } from './tasks/reminder-switch.ts';

/** The page behind "no more reminders" in a mail: nothing changes until the button is used. */
export function remindersPage(view: {
  readonly language: Language;
  readonly off: boolean;
  readonly confirmed?: string | undefined;
  readonly action: string;
  readonly otherLanguage: string;
}): string {
  const texts = textsOf(view.language);
  const { title } = texts.reminders;
  return page(
    { language: view.language, title, otherLanguage: view.otherLanguage, personal: true },
    html`<div class="narrow-page">
${view.confirmed !== undefined && confirmation(texts.done.plainTitle, view.confirmed)}
<h1>${title}</h1>
${reminderSwitch(view.off, view.action, texts)}
</div>`,
  );
}
