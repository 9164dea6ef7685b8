import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { addDays, addDuration } from './offset.ts';
import {
  calendarOfSchool,
  holidaysBetween,
  isSchoolDay,
  isSchoolHoliday,
  isWorkingDay,
  nextSchoolDay,
  nextWorkingDay,
  previousSchoolDay,
  RULES_ONLY,
} from './school-calendar.ts';
import { anyCalendar, anyDate } from './test-arbitraries.ts';
import type { SchoolCalendar } from './types.ts';

describe('a school day', () => {
  it('is Monday to Friday', () => {
    const week = [
      '2027-03-01',
      '2027-03-02',
      '2027-03-03',
      '2027-03-04',
      '2027-03-05',
      '2027-03-06',
      '2027-03-07',
    ];
    expect(week.map((date) => isSchoolDay(date, RULES_ONLY))).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it.each([
    ['2026-11-02', 'autumn'],
    ['2026-12-31', 'Christmas'],
    ['2027-02-10', 'carnival'],
    ['2027-03-29', 'Easter'],
    ['2027-07-01', 'summer'],
    ['2027-08-31', 'summer'],
    ['2026-11-11', '11 November'],
    ['2027-05-06', 'Ascension'],
    ['2027-05-07', 'the day after Ascension'],
    ['2027-05-17', 'Whit Monday'],
    ['2028-04-17', 'Easter Monday'],
    ['2028-05-01', '1 May'],
  ])('is not %s (%s)', (date) => {
    expect(isSchoolDay(date, RULES_ONLY)).toBe(false);
  });

  it('is 29 February when it falls in a week of school', () => {
    expect(isSchoolDay('2028-02-29', RULES_ONLY)).toBe(false);
    expect(isSchoolDay('2032-02-27', RULES_ONLY)).toBe(true);
    expect(isSchoolDay('2024-02-29', RULES_ONLY)).toBe(true);
    expect(() => isSchoolDay('2027-02-29', RULES_ONLY)).toThrow(RangeError);
  });
});

describe('a school holiday', () => {
  it('has its weekends inside it, and a single free day is none', () => {
    expect(isSchoolHoliday('2026-11-07', RULES_ONLY)).toBe(true);
    expect(isSchoolHoliday('2026-11-09', RULES_ONLY)).toBe(false);
    expect(isSchoolHoliday('2026-11-11', RULES_ONLY)).toBe(false);
  });

  it('starts and ends on the days of the table', () => {
    expect(isSchoolHoliday('2027-03-28', RULES_ONLY)).toBe(false);
    expect(isSchoolHoliday('2027-03-29', RULES_ONLY)).toBe(true);
    expect(isSchoolHoliday('2027-04-11', RULES_ONLY)).toBe(true);
    expect(isSchoolHoliday('2027-04-12', RULES_ONLY)).toBe(false);
  });
});

describe('a working day', () => {
  it('goes on during school holidays but not on public holidays and at weekends', () => {
    expect(isWorkingDay('2027-07-20')).toBe(true);
    expect(isWorkingDay('2027-07-21')).toBe(false);
    expect(isWorkingDay('2027-05-07')).toBe(true);
    expect(isWorkingDay('2027-05-08')).toBe(false);
    expect(nextWorkingDay('2027-05-06')).toBe('2027-05-07');
    expect(nextWorkingDay('2026-12-25')).toBe('2026-12-28');
  });
});

describe('the nearest school day', () => {
  it('is the day itself when there is school', () => {
    expect(nextSchoolDay('2027-03-01', RULES_ONLY)).toBe('2027-03-01');
    expect(previousSchoolDay('2027-03-01', RULES_ONLY)).toBe('2027-03-01');
  });

  it('jumps over a whole summer in both directions', () => {
    expect(nextSchoolDay('2027-07-01', RULES_ONLY)).toBe('2027-09-01');
    expect(previousSchoolDay('2027-08-31', RULES_ONLY)).toBe('2027-06-30');
  });

  it('is the day itself when overrides, by mistake, leave no school day for years', () => {
    const closed: SchoolCalendar = {
      overrides: [{ from: '2020-01-01', to: '2060-12-31', kind: 'school-holiday' }],
    };
    expect(nextSchoolDay('2027-03-01', closed)).toBe('2027-03-01');
    expect(addDuration('2027-03-01', 'P2W', 'school-days', closed)).toBe('2027-03-11');
  });

  it('is a school day, and asking again changes nothing', () => {
    fc.assert(
      fc.property(anyDate, anyCalendar, (date, calendar) => {
        const next = nextSchoolDay(date, calendar);
        const previous = previousSchoolDay(date, calendar);
        expect(isSchoolDay(next, calendar)).toBe(true);
        expect(isSchoolDay(previous, calendar)).toBe(true);
        expect(nextSchoolDay(next, calendar)).toBe(next);
        expect(previousSchoolDay(previous, calendar)).toBe(previous);
        expect(previous <= date && date <= next).toBe(true);
        for (let day = date; day < next; day = addDays(day, 1))
          expect(isSchoolDay(day, calendar)).toBe(false);
      }),
    );
  });
});

describe('an override', () => {
  const calendar: SchoolCalendar = {
    overrides: [
      {
        from: '2020-11-09',
        to: '2020-11-15',
        kind: 'school-holiday',
        label: { nl: 'Verlengd', en: 'Prolonged' },
      },
      { from: '2026-10-09', to: '2026-10-09', kind: 'free-day', school: '900001' },
      { from: '2026-11-05', to: '2026-11-08', kind: 'school-day' },
      { from: '2027-02-08', to: '2027-02-08', kind: 'school-day', school: '900002' },
    ],
  };

  it('adds a holiday, as in November 2020', () => {
    expect(isSchoolDay('2020-11-10', RULES_ONLY)).toBe(true);
    expect(isSchoolDay('2020-11-10', calendar)).toBe(false);
    expect(isSchoolHoliday('2020-11-15', calendar)).toBe(true);
    expect(nextSchoolDay('2020-10-31', calendar)).toBe('2020-11-16');
  });

  it('gives days of a holiday back to the school, but not its weekend', () => {
    expect(isSchoolDay('2026-11-04', calendar)).toBe(false);
    expect(isSchoolDay('2026-11-05', calendar)).toBe(true);
    expect(isSchoolHoliday('2026-11-05', calendar)).toBe(false);
    expect(isSchoolDay('2026-11-07', calendar)).toBe(false);
  });

  it('of one school counts for that school only', () => {
    expect(isSchoolDay('2026-10-09', calendar)).toBe(true);
    expect(isSchoolDay('2026-10-09', calendarOfSchool(calendar, '900001'))).toBe(false);
    expect(isSchoolDay('2026-10-09', calendarOfSchool(calendar, '900002'))).toBe(true);
    expect(isSchoolDay('2027-02-08', calendarOfSchool(calendar, '900002'))).toBe(true);
    expect(isSchoolDay('2026-11-05', calendarOfSchool(calendar, '900001'))).toBe(true);
  });

  it('that makes a school day wins over a holiday and a free day', () => {
    const overrides: SchoolCalendar['overrides'] = [
      { from: '2027-03-01', to: '2027-03-01', kind: 'school-day' },
      { from: '2027-03-01', to: '2027-03-02', kind: 'free-day' },
      { from: '2027-03-01', to: '2027-03-02', kind: 'school-holiday' },
    ];
    expect(isSchoolDay('2027-03-01', { overrides })).toBe(true);
    expect(isSchoolDay('2027-03-02', { overrides })).toBe(false);
  });

  it('across New Year holds in both years', () => {
    const overrides: SchoolCalendar['overrides'] = [
      { from: '2027-01-04', to: '2028-02-01', kind: 'free-day' },
    ];
    expect(isSchoolDay('2027-01-04', { overrides })).toBe(false);
    expect(isSchoolDay('2028-02-01', { overrides })).toBe(false);
    expect(isSchoolDay('2028-02-02', { overrides })).toBe(true);
  });

  it('never changes the calendar of others', () => {
    const closed: SchoolCalendar = {
      overrides: [{ from: '2027-03-01', to: '2027-03-01', kind: 'free-day' }],
    };
    expect(isSchoolDay('2027-03-01', closed)).toBe(false);
    expect(isSchoolDay('2027-03-01', RULES_ONLY)).toBe(true);
    expect(isWorkingDay('2027-03-01')).toBe(true);
  });
});

describe('the holidays of a period', () => {
  const shown = (from: string, to: string, calendar: SchoolCalendar) =>
    holidaysBetween(from, to, calendar).map((holiday) => `${holiday.kind} ${holiday.from}/${holiday.to}`);

  it('are those that touch it, whole', () => {
    expect(shown('2026-11-08', '2026-12-21', RULES_ONLY)).toEqual([
      'autumn 2026-11-02/2026-11-08',
      'free-day 2026-11-11/2026-11-11',
      'christmas 2026-12-21/2027-01-03',
    ]);
    expect(shown('2027-01-01', '2027-01-31', RULES_ONLY)).toEqual(['christmas 2026-12-21/2027-01-03']);
    expect(shown('2027-03-01', '2027-03-12', RULES_ONLY)).toEqual([]);
  });

  it('show what overrides add and leave out what they give back', () => {
    const calendar: SchoolCalendar = {
      overrides: [
        { from: '2026-11-04', to: '2026-11-05', kind: 'school-day' },
        { from: '2026-11-12', to: '2026-11-12', kind: 'free-day', label: { nl: 'Brug', en: 'Bridge' } },
        { from: '2026-11-16', to: '2026-11-17', kind: 'school-holiday' },
        { from: '2026-11-18', to: '2026-11-18', kind: 'free-day', school: '900001' },
      ],
    };
    expect(shown('2026-11-01', '2026-11-30', calendar)).toEqual([
      'autumn 2026-11-02/2026-11-03',
      'autumn 2026-11-06/2026-11-08',
      'free-day 2026-11-11/2026-11-11',
      'free-day 2026-11-12/2026-11-12',
      'extra-holiday 2026-11-16/2026-11-17',
    ]);
    expect(holidaysBetween('2026-11-12', '2026-11-16', calendar).map(({ name }) => name.nl)).toEqual([
      'Brug',
      'Schoolvakantie',
    ]);
  });

  it('explain every weekday without school', () => {
    fc.assert(
      fc.property(anyDate, anyCalendar, (date, calendar) => {
        const weekend = Temporal.PlainDate.from(date).dayOfWeek >= 6;
        const explained = weekend || holidaysBetween(date, date, calendar).length > 0;
        expect(isSchoolDay(date, calendar)).toBe(!explained);
      }),
    );
  });
});
