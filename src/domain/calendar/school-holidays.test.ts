import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { easterSunday } from './easter.ts';
import { type HolidayKind, schoolHolidaysOf } from './school-holidays.ts';

function spansOf(schoolYearStart: number, kind: HolidayKind): string[] {
  return schoolHolidaysOf(schoolYearStart)
    .filter((holiday) => holiday.kind === kind)
    .map(({ from, to }) => (from === to ? from : `${from}/${to}`));
}

describe('the school holidays of the published table', () => {
  it.each([
    [2025, 'autumn', '2025-10-27/2025-11-02'],
    [2025, 'christmas', '2025-12-22/2026-01-04'],
    [2025, 'carnival', '2026-02-16/2026-02-22'],
    [2025, 'easter', '2026-04-06/2026-04-19'],
    [2025, 'summer', '2026-07-01/2026-08-31'],
    [2026, 'autumn', '2026-11-02/2026-11-08'],
    [2026, 'christmas', '2026-12-21/2027-01-03'],
    [2026, 'carnival', '2027-02-08/2027-02-14'],
    [2026, 'easter', '2027-03-29/2027-04-11'],
    [2026, 'summer', '2027-07-01/2027-08-31'],
    [2027, 'autumn', '2027-11-01/2027-11-07'],
    [2027, 'christmas', '2027-12-27/2028-01-09'],
    [2027, 'carnival', '2028-02-28/2028-03-05'],
    [2027, 'easter', '2028-04-03/2028-04-17'],
    [2027, 'summer', '2028-07-01/2028-08-31'],
  ] as const)('in %i: %s is %s', (schoolYearStart, kind, span) => {
    expect(spansOf(schoolYearStart, kind)).toEqual([span]);
  });

  it.each([
    [2025, ['2025-11-11', '2026-05-01', '2026-05-14/2026-05-15', '2026-05-25']],
    [2026, ['2026-11-11', '2027-05-01', '2027-05-06/2027-05-07', '2027-05-17']],
    [2027, ['2027-11-11', '2028-05-01', '2028-05-25/2028-05-26', '2028-06-05']],
  ])(
    'in %i the free days are 11 November, 1 May, Ascension and the day after, Whit Monday',
    (start, days) => {
      expect(spansOf(start, 'free-day')).toEqual(days);
    },
  );
});

describe('the rules where they bend', () => {
  it('start autumn on 2 November when 1 November is a Sunday', () => {
    expect(spansOf(2015, 'autumn')).toEqual(['2015-11-02/2015-11-08']);
  });

  it('start Christmas on the Monday after when 25 December is a Saturday or a Sunday', () => {
    expect(spansOf(2021, 'christmas')).toEqual(['2021-12-27/2022-01-09']);
    expect(spansOf(2022, 'christmas')).toEqual(['2022-12-26/2023-01-08']);
  });

  it('start the Easter holiday after Easter when Easter is in March', () => {
    expect(spansOf(2023, 'easter')).toEqual(['2024-04-01/2024-04-14']);
  });

  it('start the Easter holiday on the second Monday before an Easter after 15 April', () => {
    expect(spansOf(2016, 'easter')).toEqual(['2017-04-03/2017-04-17']);
    expect(spansOf(2018, 'easter')).toEqual(['2019-04-08/2019-04-22']);
    expect(spansOf(2024, 'easter')).toEqual(['2025-04-07/2025-04-21']);
  });

  it('give Easter Monday as a day of its own when Easter is the last day of the holiday', () => {
    expect(easterSunday(2063).toString()).toBe('2063-04-15');
    expect(spansOf(2062, 'easter')).toEqual(['2063-04-02/2063-04-15']);
    expect(spansOf(2062, 'free-day')).toContain('2063-04-16');
  });

  it('always begin a holiday on a Monday, except summer', () => {
    for (let year = 1990; year <= 2100; year += 1) {
      for (const { kind, from } of schoolHolidaysOf(year)) {
        if (kind === 'summer' || kind === 'free-day') continue;
        expect([kind, from, Temporal.PlainDate.from(from).dayOfWeek]).toEqual([kind, from, 1]);
      }
    }
  });

  it('name every holiday in Dutch and in English, in order of date', () => {
    const holidays = schoolHolidaysOf(2026);
    expect(holidays.map(({ name }) => name.nl)).toEqual([
      'Herfstvakantie',
      'Wapenstilstand',
      'Kerstvakantie',
      'Krokusvakantie',
      'Paasvakantie',
      'Dag van de Arbeid',
      'Hemelvaart en brugdag',
      'Pinkstermaandag',
      'Zomervakantie',
    ]);
    expect(holidays[0]?.name.en).toBe('Autumn holiday');
  });
});
