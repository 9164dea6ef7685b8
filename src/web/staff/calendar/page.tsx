import type { Language } from '../../../domain/text.ts';
import { type CalendarChoice, CalendarForms } from '../../calendar/calendar-choice.tsx';
import { calendarTextsOf, helpTextsOf } from '../../texts/texts.ts';
import { Confirmation } from '../../ui/components/notice.tsx';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { HiddenFields } from '../../ui/console/undo-notice.tsx';
import { documentOf } from '../../ui/render.ts';

/** Whether somebody gets an overview of her week by mail. */
export type OverviewChoice = {
  readonly isWanted: boolean;
  /** It was chosen just now. */
  readonly isNew: boolean;
};

/** The page on which somebody of the staff gets an address for their calendar, and chooses what is mailed to them. */
export function calendarPage(frame: ConsoleFrame, choice: CalendarChoice, overview: OverviewChoice): string {
  const { language } = frame;
  return documentOf(
    <StaffFrame frame={frame} title={calendarTextsOf(language).title}>
      <section class="narrow-page">
        <CalendarForms {...choice} />
        <Overview overview={overview} form={choice.form} language={language} />
      </section>
    </StaffFrame>,
  );
}

function Overview(props: {
  readonly overview: OverviewChoice;
  readonly form: string;
  readonly language: Language;
}) {
  const { overview, form, language } = props;
  const { isWanted, isNew } = overview;
  const texts = helpTextsOf(language).overview;
  return (
    <section class="own-mail" aria-labelledby="overview-mail">
      {isNew && <Confirmation title={texts.title}>{isWanted ? texts.on : texts.off}</Confirmation>}
      <h2 id="overview-mail">{texts.title}</h2>
      <p>{isWanted ? texts.isOn : texts.lead}</p>
      <form method="post" action={`/my-calendar?lang=${language}`} data-turbo="false">
        <HiddenFields fields={[{ name: '_form', value: form }]} />
        <div class="buttons">
          <button
            type="submit"
            name="_act"
            value={isWanted ? 'overview-off' : 'overview-on'}
            class={isWanted ? 'quiet' : 'secondary'}
          >
            {isWanted ? texts.turnOff : texts.turnOn}
          </button>
        </div>
      </form>
    </section>
  );
}
