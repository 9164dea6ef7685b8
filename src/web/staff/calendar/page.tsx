import { type CalendarChoice, CalendarForms } from '../../calendar/calendar-choice.tsx';
import { calendarTextsOf } from '../../texts/texts.ts';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { documentOf } from '../../ui/render.ts';

/** The page on which somebody of the staff gets an address for their calendar. */
export function calendarPage(frame: ConsoleFrame, choice: CalendarChoice): string {
  return documentOf(
    <StaffFrame frame={frame} title={calendarTextsOf(frame.language).title}>
      <section class="narrow-page">
        <CalendarForms {...choice} />
      </section>
    </StaffFrame>,
  );
}
