import type { Instant, LocalDate } from '../domain/calendar/types.ts';
import { localDateOf, localTimeOf } from '../domain/calendar/wall-clock.ts';
import { inEuros } from '../domain/programmes/euros.ts';
import type { Language } from '../domain/text.ts';
import { dateInWords, instantInWords } from './appointment-dates.ts';
import { perLanguage } from './per-language.ts';

const short = dates({ day: 'numeric', month: 'short', year: 'numeric' });
const months = dates({ month: 'long', year: 'numeric' });
const numbers = perLanguage((locale) => new Intl.NumberFormat(locale));

function dates(options: Intl.DateTimeFormatOptions) {
  return perLanguage((locale) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }));
}

/** `dinsdag 2 maart 2027`, for a local date; the same words as in mails. */
export function longDate(date: LocalDate, language: Language): string {
  return dateInWords(date, language);
}

/** `2 mrt 2027`, for a local date in what is kept for years: it always has its year. What people do something with is said by `saidDate`. */
export function shortDate(date: LocalDate, language: Language): string {
  return short[language].format(inUtc(date));
}

/** `maart 2027`, for a local date that is far away and may still move. */
export function monthOf(date: LocalDate, language: Language): string {
  return months[language].format(inUtc(date));
}

/** `dinsdag 2 maart 2027 om 14.00 uur`, for an instant, as clocks in Brussels show it; the same words as in mails. */
export function longMoment(instant: Instant, language: Language): string {
  return instantInWords(instant, language);
}

/** `2 mrt 2027, 08:12`, for an instant, as clocks in Brussels show it, in what is kept for years. */
export function shortMoment(instant: Instant, language: Language): string {
  return `${shortDate(localDateOf(instant), language)}, ${localTimeOf(instant)}`;
}

/** An amount in euro: `€ 250,00`. */
export function euro(amount: number, language: Language): string {
  return inEuros(amount * 100)[language];
}

/** A number with the separators of the language. */
export function plainNumber(value: number, language: Language): string {
  return numbers[language].format(value);
}

function inUtc(date: LocalDate): Date {
  return new Date(`${date}T00:00:00Z`);
}
