import { daysBetween, isLocalDate } from '../../domain/calendar/day-number.ts';
import { addDays } from '../../domain/calendar/offset.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';

const months = [
  ['januari', 'jan', 'january'],
  ['februari', 'feb', 'february'],
  ['maart', 'mrt', 'march', 'mar'],
  ['april', 'apr'],
  ['mei', 'may'],
  ['juni', 'jun', 'june'],
  ['juli', 'jul', 'july'],
  ['augustus', 'aug', 'august'],
  ['september', 'sep', 'sept'],
  ['oktober', 'okt', 'october', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
];
const month = months.flat().join('|');
const weekday =
  '(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|(?:mon|tues|wednes|thurs|fri|satur|sun)day)?,?\\s*';
const date = `${weekday}(?:(\\d{4})-(\\d{2})-(\\d{2})|(\\d{1,2})(?:st|nd|rd|th)?[ .]?\\s*(${month})\\.?(?:\\s*(\\d{4}))?|(${month})\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s*(\\d{4}))?|(\\d{1,2})[/.-](\\d{1,2})(?:[/.-](\\d{4}|\\d{2}))?)`;
const until = new RegExp(
  `\\b(?:tot en met|t/m|tot|until|till|through|up to)\\s+(?:and including\\s+)?(?:the\\s+)?${date}`,
  'i',
);
const back = new RegExp(
  `\\b(?:terug|opnieuw (?:aanwezig|bereikbaar)|weer (?:aanwezig|bereikbaar)|back|return(?:ing)?|available again)\\b[^.\\n]{0,40}?\\b(?:op|vanaf|on|from)\\s+(?:the\\s+)?${date}`,
  'i',
);

/** An absence is not read further ahead than this: such a date was read wrongly. */
const LONGEST_DAYS = 200;

/**
 * The last day of an absence that an automatic answer tells of, in Dutch or English.
 * @param today the local date on which it came: a date without a year is the next one of that name
 * @returns `undefined` when no date is found, or none that is to come within half a year
 */
export function absentUntil(text: string, today: LocalDate): LocalDate | undefined {
  const named = dateIn(until.exec(text), today);
  if (named !== undefined) return named;
  const return_ = dateIn(back.exec(text), today);
  return return_ === undefined ? undefined : addDays(return_, -1);
}

function dateIn(found: RegExpExecArray | null, today: LocalDate): LocalDate | undefined {
  if (found === null) return undefined;
  const [, isoYear, isoMonth, isoDay, day, name, year, nameFirst, dayAfter, yearAfter, d, m, y] = found;
  if (isoYear !== undefined) return within(`${isoYear}-${isoMonth}-${isoDay}`, today);
  const dayOf = Number(day ?? dayAfter ?? d);
  const word = name ?? nameFirst;
  const monthOf = word === undefined ? Number(m) : numberOf(word);
  const given = year ?? yearAfter ?? (y?.length === 2 ? `20${y}` : y);
  const thisYear = Number(today.slice(0, 4));
  const years = given === undefined ? [thisYear, thisYear + 1] : [Number(given)];
  for (const one of years) {
    const full = `${one}-${String(monthOf).padStart(2, '0')}-${String(dayOf).padStart(2, '0')}`;
    const date = within(full, today);
    if (date !== undefined) return date;
  }
  return undefined;
}

function numberOf(word: string): number {
  return months.findIndex((names) => names.includes(word.toLowerCase())) + 1;
}

function within(date: string, today: LocalDate): LocalDate | undefined {
  if (!isLocalDate(date)) return undefined;
  const ahead = daysBetween(today, date);
  return ahead >= 0 && ahead <= LONGEST_DAYS ? date : undefined;
}
