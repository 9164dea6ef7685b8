import type { Language } from '../../../domain/text.ts';
import { textsOf } from '../../texts/texts.ts';
import { Confirmation } from '../../ui/components/notice.tsx';
import { Page } from '../../ui/layout.tsx';
import { documentOf } from '../../ui/render.ts';
import type { Service } from '../../ui/types.ts';
import { ReminderSwitch } from './tasks/reminder-switch.tsx';

/** The page behind "no more reminders" in a mail: nothing changes until the button is used. */
export function remindersPage(view: {
  readonly language: Language;
  readonly off: boolean;
  readonly confirmed?: string | undefined;
  readonly action: string;
  readonly otherLanguage: string;
  readonly service: Service | undefined;
}): string {
  const { language, off, confirmed, action, otherLanguage } = view;
  const texts = textsOf(language);
  const { title } = texts.reminders;
  return documentOf(
    <Page language={language} title={title} otherLanguage={otherLanguage} personal service={view.service}>
      <div class="narrow-page">
        {confirmed !== undefined && <Confirmation title={texts.done.plainTitle}>{confirmed}</Confirmation>}
        <h1>{title}</h1>
        <ReminderSwitch off={off} action={action} texts={texts} />
      </div>
    </Page>,
  );
}
