import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { overridesFor } from '../../domain/calendar/other-calendar.ts';
import {
  isSchoolDay,
  isSchoolHoliday,
  nextSchoolDay,
  RULES_ONLY,
} from '../../domain/calendar/school-calendar.ts';
import { readOtherCalendar } from './read-other.ts';

const source = readFileSync(new URL('../../../calendars/nederland-noord.yaml', import.meta.url), 'utf8');

describe('A calendar of another country', () => {
  const other = readOtherCalendar(source);
  const calendar = { overrides: overridesFor(other) };

  it('takes the place of the Flemish rules in its school years, day by day', () => {
    for (let day = Date.UTC(2025, 8, 1); day <= Date.UTC(2027, 7, 31); day += 86_400_000) {
      const date = new Date(day).toISOString().slice(0, 10);
      const isWeekend = [0, 6].includes(new Date(day).getUTCDay());
      const isHoliday = other.holidays.some(({ from, to }) => from <= date && date <= to);
      const isFree = other.freeDays.some(({ on }) => on === date);
      expect([date, isSchoolDay(date, calendar)]).toEqual([date, !isWeekend && !isHoliday && !isFree]);
      // A free day within a Flemish holiday stays of it, and is off either way.
      if (!isWeekend && !isFree) expect([date, isSchoolHoliday(date, calendar)]).toEqual([date, isHoliday]);
    }
  });

  it('leaves every other school year to the Flemish rules', () => {
    for (const date of ['2025-07-01', '2027-11-03', '2028-02-29', '2027-09-01']) {
      expect(isSchoolDay(date, calendar)).toBe(isSchoolDay(date, RULES_ONLY));
    }
  });

  it('is of one school where that is named, and lands dates by it', () => {
    const own = { overrides: overridesFor(other, '900001'), school: '900001' };
    // The Dutch autumn holiday of 2026 is three weeks before the Flemish one.
    expect([nextSchoolDay('2026-10-12', own), nextSchoolDay('2026-11-02', own)]).toEqual([
      ...['2026-10-19', '2026-11-02'],
    ]);
    expect(nextSchoolDay('2026-11-02', { ...own, school: '900002' })).toBe('2026-11-09');
  });

  it.each([
    ['a date outside its years', (text: string) => text.replace('2025-10-18', '2024-10-18'), /lies in none/],
    [
      'a period that ends first',
      (text: string) => text.replace('to: 2025-10-26', 'to: 2025-10-17'),
      /holidays\.0/,
    ],
    ['no school year', (text: string) => text.replace('2025-2026,', '2025-2027,'), /school_years\.0/],
    ['a language less', (text: string) => text.replace(', en: Autumn holiday', ''), /holidays\.0\.name\.en/],
  ])('is refused with %s, saying where', (_, broken, said) => {
    expect(() => readOtherCalendar(broken(source))).toThrow(said);
  });
});
