import { describe, expect, it } from '@jest/globals';
import { isLocalDate, isMeantDate } from './day-number.ts';

describe('a local date', () => {
  it('exists on 29 February in every fourth year, but for three of four turns of the century', () => {
    const years = ['1896', '1900', '2000', '2027', '2028', '2100', '2400'];
    const leap = years.filter((year) => isLocalDate(`${year}-02-29`));
    expect(leap).toEqual(['1896', '2000', '2028', '2400']);
  });

  it('is written with ten characters, and exists', () => {
    for (const none of ['2027-2-9', '2027/02/09', '2027-02-09T', '2027-13-01', '2027-04-31', '2027-00-10']) {
      expect(isLocalDate(none)).toBe(false);
    }
  });

  it('is meant by somebody when it lies in a year that people live in', () => {
    const days = [
      '0001-01-01',
      '1899-12-31',
      '1900-01-01',
      '2999-12-31',
      '3000-01-01',
      '9999-12-31',
      '2027-02-30',
    ];
    expect(days.filter(isMeantDate)).toEqual(['1900-01-01', '2999-12-31']);
  });
});
