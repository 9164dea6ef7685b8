import { daysBetween } from '../domain/calendar/day-number.ts';
import type { Instant, LocalDate } from '../domain/calendar/types.ts';
import { localDateOf, localTimeOf } from '../domain/calendar/wall-clock.ts';
import type { Language } from '../domain/text.ts';
import { perLanguage } from './per-language.ts';

const said = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
const ofThisYear = perLanguage((locale) => new Intl.DateTimeFormat(locale, said));
const ofAnotherYear = perLanguage((locale) => new Intl.DateTimeFormat(locale, { ...said, year: 'numeric' }));
const distances = perLanguage((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));

/** `di 8 dec`, for a local date as people say it; with the year when it is not this one. */
export function saidDate(date: LocalDate, today: LocalDate, language: Language): string {
  const format = date.slice(0, 4) === today.slice(0, 4) ? ofThisYear : ofAnotherYear;
  return format[language].format(new Date(`${date}T00:00:00Z`));
}

/** `di 8 dec 08:12`, for an instant as people say it, as clocks in Brussels show it. */
export function saidMoment(instant: Instant, today: LocalDate, language: Language): string {
  return `${saidDate(localDateOf(instant), today, language)} ${localTimeOf(instant)}`;
}

/** How far a local date is from today, as people say it: `vandaag`, `over 3 weken`, `4 maanden geleden`. */
export function saidDistance(date: LocalDate, today: LocalDate, language: Language): string {
  const days = daysBetween(today, date);
  const words = distances[language];
  if (Math.abs(days) < 14) return words.format(days, 'day');
  if (Math.abs(days) < 70) return words.format(Math.trunc(days / 7), 'week');
  return words.format(Math.trunc(days / 30.44), 'month');
}
