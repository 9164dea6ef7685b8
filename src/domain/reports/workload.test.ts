import { describe, expect, it } from '@jest/globals';
import { mondayOf, type PredictedLoad, suggestWeek, weeksOf } from './workload.ts';

const calendar = { overrides: [] };
const load = (on: string, kind: PredictedLoad['kind'] = 'conversation'): PredictedLoad => ({
  counsellor: 'bea',
  on,
  kind,
});

describe('weeks', () => {
  it('begin on Monday', () => {
    expect(mondayOf('2027-03-01')).toBe('2027-03-01');
    expect(mondayOf('2027-03-07')).toBe('2027-03-01');
    expect(mondayOf('2027-01-01')).toBe('2026-12-28');
  });

  it('add up what falls into them', () => {
    const weeks = weeksOf([load('2027-03-02'), load('2027-03-05', 'review'), load('2027-03-09', 'deadline')]);
    expect(weeks).toEqual([
      { counsellor: 'bea', monday: '2027-03-01', conversations: 1, reviews: 1, deadlines: 0, total: 2 },
      { counsellor: 'bea', monday: '2027-03-08', conversations: 0, reviews: 0, deadlines: 1, total: 1 },
    ]);
  });
});

describe('a date in a crowded week', () => {
  const weeks = weeksOf([
    ...Array.from({ length: 6 }, () => load('2027-03-16')),
    load('2027-03-09'),
    load('2027-03-23'),
    load('2027-03-24'),
  ]);

  it('is told lighter weeks near it, on a school day and never in a holiday', () => {
    const { crowded, lighter } = suggestWeek(weeks, '2027-03-18', '2027-03-01', calendar);
    expect(crowded).toBe(true);
    // Easter holidays of 2027: 29 March to 11 April.
    expect(lighter).toEqual([
      { monday: '2027-03-01', total: 0, date: '2027-03-04' },
      { monday: '2027-03-08', total: 1, date: '2027-03-11' },
      { monday: '2027-03-22', total: 2, date: '2027-03-25' },
    ]);
  });

  it('is never told a day that has passed', () => {
    const { lighter } = suggestWeek(weeks, '2027-03-18', '2027-03-12', calendar);
    expect(lighter.map(({ date }) => date)).toEqual(['2027-03-12', '2027-03-25']);
  });

  it('is told nothing when the week is not crowded', () => {
    expect(suggestWeek(weeks, '2027-03-25', '2027-03-01', calendar)).toMatchObject({
      crowded: false,
      lighter: [],
    });
  });
});
