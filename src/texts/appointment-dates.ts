import { dayNumberOf, dayOfWeek, partsOfDate } from '../domain/calendar/day-number.ts';
import type { Instant, LocalDate } from '../domain/calendar/types.ts';
import { localDateOf, localTimeOf } from '../domain/calendar/wall-clock.ts';
import type { Language } from '../domain/text.ts';
import type { Appointment } from '../domain/trajectory/model/state.ts';

// Written out here instead of asked from Intl, so that a mail reads the same on every version of Node.
const weekdays: { readonly [language in Language]: readonly string[] } = {
  nl: ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};
const months: { readonly [language in Language]: readonly string[] } = {
  nl: 'januari februari maart april mei juni juli augustus september oktober november december'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};

/** A local date as people write it: `vrijdag 20 november 2026`, `Friday 20 November 2026`. */
export function dateInWords(date: LocalDate, language: Language): string {
  const { year, month, day } = partsOfDate(date);
  const weekday = weekdays[language][dayOfWeek(dayNumberOf(date)) - 1];
  return `${weekday} ${day} ${months[language][month - 1]} ${year}`;
}

/** The local time in Brussels at an instant: `14.30 uur`, `14:30`. */
function timeInWords(instant: Instant, language: Language): string {
  const time = localTimeOf(instant);
  return language === 'nl' ? `${time.replace(':', '.')} uur` : time;
}

/** An instant in Brussels in words: `vrijdag 20 november 2026 om 14.30 uur`. */
export function instantInWords(instant: Instant, language: Language): string {
  const at = language === 'nl' ? 'om' : 'at';
  return `${dateInWords(localDateOf(instant), language)} ${at} ${timeInWords(instant, language)}`;
}

/** When people meet: `vrijdag 20 november 2026, van 14.30 tot 16.00 uur`; over midnight, both dates. */
export function appointmentInWords({ start, end }: Appointment, language: Language): string {
  if (localDateOf(start) !== localDateOf(end)) {
    return `${instantInWords(start, language)} – ${instantInWords(end, language)}`;
  }
  const from = localTimeOf(start);
  const to = localTimeOf(end);
  return language === 'nl'
    ? `${dateInWords(localDateOf(start), language)}, van ${from.replace(':', '.')} tot ${to.replace(':', '.')} uur`
    : `${dateInWords(localDateOf(start), language)}, ${from} to ${to}`;
}
