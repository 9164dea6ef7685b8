import { describe, expect, it } from '@jest/globals';
import { endOfDay } from '../../domain/calendar/wall-clock.ts';
import { lastDayOf } from './keys.ts';

describe('The last day of a key', () => {
  it('is the one that was given when it was made, in summer and in winter', () => {
    for (const day of ['2027-08-31', '2027-12-31']) {
      expect(lastDayOf({ expiresAt: endOfDay(day) })).toBe(day);
    }
  });

  it('is none for one that does not expire', () => {
    expect(lastDayOf({})).toBeUndefined();
  });
});
