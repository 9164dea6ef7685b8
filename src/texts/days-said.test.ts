import { describe, expect, it } from '@jest/globals';
import { saidDate, saidDistance, saidMoment } from './days-said.ts';

describe('A date as people say it', () => {
  it('has its year only when it is another one', () => {
    expect(saidDate('2026-12-08', '2026-11-29', 'nl')).toBe('di 8 dec');
    expect(saidDate('2027-01-12', '2026-11-29', 'nl')).toBe('di 12 jan 2027');
    expect(saidDate('2026-12-08', '2026-11-29', 'en')).toBe('Tue 8 Dec');
  });

  it('has the hour in Brussels, for an instant', () => {
    expect(saidMoment('2026-12-08T07:12:00.000Z', '2026-11-29', 'nl')).toBe('di 8 dec 08:12');
    expect(saidMoment('2026-12-31T23:30:00.000Z', '2026-11-29', 'en')).toBe('Fri, 1 Jan 2027 00:30');
  });

  it.each([
    ['2026-11-29', 'vandaag'],
    ['2026-11-30', 'morgen'],
    ['2026-11-24', '5 dagen geleden'],
    ['2026-12-20', 'over 3 weken'],
    ['2026-07-29', '4 maanden geleden'],
  ])('%s is %s', (date, words) => {
    expect(saidDistance(date, '2026-11-29', 'nl')).toBe(words);
  });
});
