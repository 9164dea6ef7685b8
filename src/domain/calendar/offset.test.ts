import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { addDuration, durationParts, isDuration, land, schoolDaysBetween } from './offset.ts';
import { isSchoolDay, isWorkingDay, RULES_ONLY } from './school-calendar.ts';
import { anyCalendar, anyDate } from './test-arbitraries.ts';
import type { CalendarName } from './types.ts';

const anyDuration = fc
  .record({
    sign: fc.constantFrom('', '-'),
    years: fc.integer({ min: 0, max: 3 }),
    months: fc.integer({ min: 0, max: 30 }),
    weeks: fc.integer({ min: 0, max: 20 }),
    days: fc.integer({ min: 0, max: 60 }),
  })
  .map(({ sign, years, months, weeks, days }) => `${sign}P${years}Y${months}M${weeks}W${days}D`);

const anyCalendarName = fc.constantFrom<CalendarName>('calendar-days', 'working-days', 'school-days');

describe('a duration', () => {
  it('is a whole number of years, months, weeks and days', () => {
    expect(['P2W', 'P10D', 'P3M', 'P1Y', 'P1Y6M', 'P1W2D', '-P3D', 'P0D'].filter(isDuration)).toHaveLength(8);
    expect(
      ['', 'P', '-P', 'P1', '2W', 'PT4H', 'P1DT1H', 'P1.5D', 'P-3D', 'P1D2W'].filter(isDuration),
    ).toEqual([]);
    expect(durationParts('-P1Y2M3W4D')).toEqual({ years: -1, months: -2, weeks: -3, days: -4 });
    expect(() => durationParts('four weeks')).toThrow('Not a date duration');
  });
});

describe('a duration in calendar days', () => {
  it.each([
    ['2027-03-01', 'P4W', '2027-03-29'],
    ['2027-03-01', 'P10D', '2027-03-11'],
    ['2027-03-01', '-P1D', '2027-02-28'],
    ['2028-03-01', '-P1D', '2028-02-29'],
    ['2027-01-31', 'P1M', '2027-02-28'],
    ['2028-01-31', 'P1M', '2028-02-29'],
    ['2028-02-29', 'P1Y', '2029-02-28'],
    ['2028-02-29', 'P4Y', '2032-02-29'],
    ['2028-02-29', '-P1Y', '2027-02-28'],
    ['2027-03-31', '-P1M', '2027-02-28'],
    ['2027-12-31', 'P2M', '2028-02-29'],
    ['2027-11-30', 'P1Y3M1W1D', '2029-03-08'],
    ['2027-03-01', 'P0D', '2027-03-01'],
  ])('from %s, %s is %s', (from, duration, expected) => {
    expect(addDuration(from, duration, 'calendar-days', RULES_ONLY)).toBe(expected);
  });

  it('equals the arithmetic of ISO 8601', () => {
    fc.assert(
      fc.property(anyDate, anyDuration, (date, duration) => {
        const expected = Temporal.PlainDate.from(date).add(duration).toString();
        expect(addDuration(date, duration, 'calendar-days', RULES_ONLY)).toBe(expected);
      }),
    );
  });
});

describe('a duration in school days', () => {
  it.each([
    ['2027-03-01', 'P1D', '2027-03-02', 'the day itself does not count'],
    ['2027-03-05', 'P1D', '2027-03-08', 'the weekend does not count'],
    ['2027-03-06', 'P1D', '2027-03-08', 'from a Saturday, Monday is the first'],
    ['2027-03-01', 'P4W', '2027-04-12', 'twenty school days, the Easter holiday does not count'],
    ['2026-10-30', 'P1W', '2026-11-16', 'the autumn holiday and 11 November do not count'],
    ['2027-06-28', 'P5D', '2027-09-03', 'the summer does not count'],
    ['2027-09-01', '-P1D', '2027-06-30', 'backwards over the summer'],
    ['2027-04-12', '-P4W', '2027-03-01', 'backwards over the Easter holiday'],
    ['2027-03-29', 'P1M', '2027-04-29', 'a month is a month'],
    ['2027-02-28', 'P1M', '2027-04-12', 'and lands on a school day'],
    ['2027-01-05', 'P6M', '2027-09-01', 'in summer: the first of September'],
    ['2027-05-06', '-P1M', '2027-04-12', 'backwards a month lands forwards too'],
    ['2027-03-06', 'P0D', '2027-03-06', 'nothing added changes nothing'],
  ])('from %s, %s is %s: %s', (from, duration, expected) => {
    expect(addDuration(from, duration, 'school-days', RULES_ONLY)).toBe(expected);
  });

  it('skips the days that the school chose itself', () => {
    const calendar = { overrides: [{ from: '2027-03-03', to: '2027-03-03', kind: 'free-day' as const }] };
    expect(addDuration('2027-03-01', 'P2D', 'school-days', calendar)).toBe('2027-03-04');
  });

  it('counted forwards and counted back agree', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 200 }), anyCalendar, (date, days, calendar) => {
        const later = addDuration(date, `P${days}D`, 'school-days', calendar);
        expect(isSchoolDay(later, calendar)).toBe(true);
        expect(schoolDaysBetween(date, later, calendar)).toBe(days);
        expect(schoolDaysBetween(later, date, calendar)).toBe(-days);
      }),
    );
  });
});

describe('a duration in working days', () => {
  it.each([
    ['2026-12-23', 'P2D', '2026-12-28', 'Christmas Day and the weekend do not count'],
    ['2027-03-26', 'P1D', '2027-03-30', 'Easter Monday does not count'],
    ['2027-07-19', 'P1W', '2027-07-27', 'five days without 21 July'],
    ['2027-07-22', '-P1D', '2027-07-20', 'backwards over 21 July'],
    ['2027-06-21', 'P1M', '2027-07-22', 'a month later, on a working day'],
  ])('from %s, %s is %s: %s', (from, duration, expected) => {
    expect(addDuration(from, duration, 'working-days', RULES_ONLY)).toBe(expected);
  });

  it('always ends on a working day when days are counted', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 60 }), fc.boolean(), (date, days, back) => {
        const duration = `${back ? '-' : ''}P${days}D`;
        expect(isWorkingDay(addDuration(date, duration, 'working-days', RULES_ONLY))).toBe(true);
      }),
    );
  });
});

describe('a duration in any calendar', () => {
  it('gives a later date never an earlier result', () => {
    fc.assert(
      fc.property(
        anyDate,
        anyDate,
        anyDuration,
        anyCalendarName,
        anyCalendar,
        (a, b, duration, name, calendar) => {
          const [earlier, later] = a <= b ? [a, b] : [b, a];
          const fromEarlier = addDuration(earlier, duration, name, calendar);
          expect(fromEarlier <= addDuration(later, duration, name, calendar)).toBe(true);
        },
      ),
    );
  });

  it('never jumps back at the end of a month', () => {
    for (const name of ['calendar-days', 'working-days', 'school-days'] as const) {
      let previous = '';
      for (let day = 1; day <= 31; day += 1) {
        const date = `2028-01-${String(day).padStart(2, '0')}`;
        const result = addDuration(date, 'P1M2D', name, RULES_ONLY);
        expect(result >= previous).toBe(true);
        previous = result;
      }
    }
  });

  it('refuses dates that do not exist', () => {
    expect(() => addDuration('2027-02-30', 'P1M', 'calendar-days', RULES_ONLY)).toThrow('2027-02-30');
    expect(() => addDuration('9999-12-31', 'P1D', 'calendar-days', RULES_ONLY)).toThrow(RangeError);
  });
});

describe('landing', () => {
  it.each([
    ['none', '2027-07-21'],
    ['next-school-day', '2027-09-01'],
    ['previous-school-day', '2027-06-30'],
    ['next-working-day', '2027-07-22'],
  ] as const)('by %s takes 21 July 2027 to %s', (landing, expected) => {
    expect(land('2027-07-21', landing, RULES_ONLY)).toBe(expected);
  });

  it('leaves a day that is good where it is', () => {
    for (const landing of ['none', 'next-school-day', 'previous-school-day', 'next-working-day'] as const) {
      expect(land('2027-03-01', landing, RULES_ONLY)).toBe('2027-03-01');
    }
  });
});
