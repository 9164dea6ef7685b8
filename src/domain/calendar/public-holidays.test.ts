import { describe, expect, it } from '@jest/globals';
import Holidays from 'date-holidays';
import { easterSunday } from './easter.ts';
import { publicHolidaysOf } from './public-holidays.ts';

describe('Easter', () => {
  it.each([
    [1818, '1818-03-22'],
    [1943, '1943-04-25'],
    [2008, '2008-03-23'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2028, '2028-04-16'],
    [2049, '2049-04-18'],
    [2076, '2076-04-19'],
  ])('of %i is on %s', (year, date) => {
    expect(easterSunday(year).toString()).toBe(date);
  });

  it('is always a Sunday from 22 March to 25 April', () => {
    for (let year = 1900; year <= 2200; year += 1) {
      const easter = easterSunday(year);
      const monthDay = easter.toString().slice(5);
      expect(easter.dayOfWeek).toBe(7);
      expect(monthDay >= '03-22' && monthDay <= '04-25').toBe(true);
    }
  });
});

describe('the public holidays of Belgium', () => {
  it('are ten, in order of date', () => {
    expect(publicHolidaysOf(2027).map(({ date, name }) => `${date} ${name.nl}`)).toEqual([
      '2027-01-01 Nieuwjaar',
      '2027-03-29 Paasmaandag',
      '2027-05-01 Dag van de Arbeid',
      '2027-05-06 Hemelvaart',
      '2027-05-17 Pinkstermaandag',
      '2027-07-21 Nationale feestdag',
      '2027-08-15 Onze-Lieve-Vrouw-Hemelvaart',
      '2027-11-01 Allerheiligen',
      '2027-11-11 Wapenstilstand',
      '2027-12-25 Kerstmis',
    ]);
  });

  it('equal those of date-holidays in every year from 1990 to 2100', () => {
    const reference = new Holidays('BE', { types: ['public'] });
    for (let year = 1990; year <= 2100; year += 1) {
      const expected = reference.getHolidays(year).map(({ date }) => date.slice(0, 10));
      expect(publicHolidaysOf(year).map(({ date }) => date)).toEqual(expected.sort());
    }
  });
});
