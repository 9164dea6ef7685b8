import { holidaysBetween } from '../../domain/calendar/school-calendar.ts';
import type { Holiday } from '../../domain/calendar/school-holidays.ts';
import type { LocalDate, SchoolCalendar } from '../../domain/calendar/types.ts';
import type { Language } from '../../domain/text.ts';
import { longDate } from '../../texts/dates.ts';
import { textsOf } from './texts.ts';

/** The school holiday that a local date lies in, or else the free day that it is. */
export function holidayOn(date: LocalDate, calendar: SchoolCalendar): Holiday | undefined {
  const found = holidaysBetween(date, date, calendar);
  return found.find(({ kind }) => kind !== 'free-day') ?? found[0];
}

/** A school holiday as it is called within a sentence: `de kerstvakantie`. */
export function holidayInSentence({ kind, name }: Holiday, language: Language): string {
  const { names, other } = textsOf(language).holidays;
  return kind === 'free-day' || kind === 'extra-holiday' ? other(name[language]) : names[kind];
}

/** That there is no school on a local date, and whether it was meant: `Donderdag 24 december 2026 valt in …`. */
export function freeDayInWords(date: LocalDate, holiday: Holiday, language: Language): string {
  const { fallsIn, isFree } = textsOf(language).holidays;
  const words = longDate(date, language);
  const first = words.charAt(0).toUpperCase() + words.slice(1);
  return holiday.kind === 'free-day'
    ? isFree(first, holiday.name[language])
    : fallsIn(first, holidayInSentence(holiday, language));
}
