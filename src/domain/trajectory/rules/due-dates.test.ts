import { describe, expect, it } from '@jest/globals';
import { addDuration } from '../../calendar/offset.ts';
import { RULES_ONLY } from '../../calendar/school-calendar.ts';
import { multiplied } from './due-dates.ts';

describe('A duration taken several times', () => {
  it('counts every part of it', () => {
    expect(multiplied('P1Y2M3W4D', 3)).toBe('P3Y6M9W12D');
  });

  it('does not lose days on the way over short months', () => {
    const from = (count: number) =>
      addDuration('2026-01-31', multiplied('P1M', count), 'calendar-days', RULES_ONLY);
    expect([from(1), from(2), from(0)]).toEqual(['2026-02-28', '2026-03-31', '2026-01-31']);
  });
});
