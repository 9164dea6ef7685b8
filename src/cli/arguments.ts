import { InvalidArgumentError } from 'commander';
import { isMeantDate } from '../domain/calendar/day-number.ts';

/** A positive whole number from the command line. */
export function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1.');
  return Number(text);
}

/** A local date from the command line; that the day exists is checked as well. */
export function localDate(text: string): string {
  if (!isMeantDate(text)) throw new InvalidArgumentError('It must be a day such as 2026-09-01.');
  return text;
}

/** True for an id as the database has them. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
