import { describe, expect, it } from '@jest/globals';
import { lastDayOfQuarter, quarterOf } from './quarter.ts';

describe('a calendar quarter', () => {
  it.each([
    ['2027-01-01', '2027 Q1'],
    ['2027-03-31', '2027 Q1'],
    ['2027-04-01', '2027 Q2'],
    ['2027-06-30', '2027 Q2'],
    ['2027-07-01', '2027 Q3'],
    ['2027-09-30', '2027 Q3'],
    ['2027-10-01', '2027 Q4'],
    ['2027-12-31', '2027 Q4'],
  ])('has %s in %s', (date, quarter) => {
    expect(quarterOf(date)).toBe(quarter);
  });

  it('ends on the last day of its third month', () => {
    expect(['2027-Q1', '2027-Q2', '2027-Q3', '2027-Q4'].map(lastDayOfQuarter)).toEqual([
      '2027-03-31',
      '2027-06-30',
      '2027-09-30',
      '2027-12-31',
    ]);
  });

  it('is one of four', () => {
    for (const none of ['2027-Q5', '2027-Q0', '2027 Q1', '27-Q1']) {
      expect(() => lastDayOfQuarter(none)).toThrow('Not a quarter');
    }
  });
});
