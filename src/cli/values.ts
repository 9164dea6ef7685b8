import { InvalidArgumentError } from 'commander';

/** A positive whole number from the command line. */
export function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1.');
  return Number(text);
}

/** A local date from the command line; that the day exists is checked as well. */
export function localDate(text: string): string {
  if (!isLocalDate(text)) throw new InvalidArgumentError('It must be a day such as 2026-09-01.');
  return text;
}

/** True for `YYYY-MM-DD` naming a day that exists. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = text.split('-').map(Number) as [number, number, number];
  const lastOfMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && day >= 1 && day <= lastOfMonth;
}

/** True for an id as the database has them. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
