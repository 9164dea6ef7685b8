import { daysInMonth, padded } from './day-number.ts';
import type { LocalDate } from './types.ts';

/** A day of every year, as ISO 8601 had it: `--06-30`. */
export type YearlyDate = string;

/** Whether a text is a day that comes each year; 29 February is none, for it does not. */
export function isYearlyDate(text: string): boolean {
  const [, month = '', day = ''] = /^--(\d{2})-(\d{2})$/.exec(text) ?? [];
  return month !== '' && Number(day) >= 1 && Number(day) <= daysInMonth(2027, Number(month));
}

/** A date itself; of a day of every year, the first one on or after a local date. */
export function dateFrom(on: LocalDate | YearlyDate, from: LocalDate): LocalDate {
  if (!on.startsWith('--')) return on;
  const year = Number(from.slice(0, 4));
  const own = `${padded(year, 4)}${on.slice(1)}`;
  return own >= from ? own : `${padded(year + 1, 4)}${on.slice(1)}`;
}
