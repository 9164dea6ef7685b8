import type { LocalDate } from './types.ts';

/** The calendar quarter of a local date, `2021 Q1`. */
export function quarterOf(date: LocalDate): string {
  return `${date.slice(0, 4)} Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

const lastDays = { 1: '03-31', 2: '06-30', 3: '09-30', 4: '12-31' } as const;

/**
 * The last local date of a calendar quarter.
 * @param quarter as `2021-Q1`
 * @throws RangeError for anything else
 */
export function lastDayOfQuarter(quarter: string): LocalDate {
  const [, year, number] = /^(\d{4})-Q([1-4])$/.exec(quarter) ?? [];
  if (year === undefined) throw new RangeError(`Not a quarter (2027-Q1): ${quarter}`);
  return `${year}-${lastDays[Number(number) as keyof typeof lastDays]}`;
}
