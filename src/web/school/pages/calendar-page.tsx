import { type CalendarChoice, CalendarForms } from '../../calendar/calendar-choice.tsx';
import { calendarTextsOf } from '../../texts/texts.ts';
import { Page } from '../../ui/layout.tsx';
import { documentOf } from '../../ui/render.ts';
import type { Service } from '../../ui/types.ts';

/** The page on which somebody of a school gets an address for the calendar of one trajectory. */
export function schoolCalendarPage(
  choice: CalendarChoice,
  {
    home,
    otherLanguage,
    service,
  }: { readonly home: string; readonly otherLanguage: string; readonly service: Service | undefined },
): string {
  const { language } = choice;
  const texts = calendarTextsOf(language);
  return documentOf(
    <Page language={language} title={texts.title} otherLanguage={otherLanguage} personal service={service}>
      <div class="narrow-page">
        <CalendarForms {...choice} />
        <p>
          <a href={home}>{texts.back}</a>
        </p>
      </div>
    </Page>,
  );
}
