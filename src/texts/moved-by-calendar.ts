import type { LocalDate } from '../domain/calendar/types.ts';
import type { Language } from '../domain/text.ts';
import type { EventBody } from '../domain/trajectory/model/events.ts';
import { longDate } from './dates.ts';
import type { Names } from './names.ts';

const texts = {
  nl: {
    start: (to: string) => `het traject begint op ${to}`,
    date: (step: string, from: string, to: string) =>
      `${step} wordt verwacht tegen ${to} en niet meer tegen ${from}`,
    mails: (count: number) =>
      count === 1 ? 'één mail gaat op een andere dag' : `${count} mails gaan op een andere dag`,
    nothing: '; wat komt, is opnieuw bepaald',
  },
  en: {
    start: (to: string) => `the trajectory starts on ${to}`,
    date: (step: string, from: string, to: string) => `${step} is expected by ${to} and no longer by ${from}`,
    mails: (count: number) =>
      count === 1 ? 'one mail goes on another day' : `${count} mails go on another day`,
    nothing: '; what comes was worked out anew',
  },
};

/** What a changed calendar moved, to end a sentence with: the start, due dates from when to when, and how many mails. */
export function movedByCalendar(
  { start, moved = [], mails = 0 }: Extract<EventBody, { type: 'calendar-changed' }>,
  names: Names,
  language: Language,
): string {
  const said = texts[language];
  const date = (on: LocalDate) => longDate(on, language);
  const parts = [
    ...(start === undefined ? [] : [said.start(date(start))]),
    ...moved.map(({ path, from, to }) => said.date(names.node(path), date(from), date(to))),
    ...(mails === 0 ? [] : [said.mails(mails)]),
  ];
  return parts.length === 0 ? said.nothing : `: ${parts.join('; ')}`;
}
