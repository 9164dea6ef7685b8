import { describe, expect, it } from '@jest/globals';
import { RULES_ONLY } from '../../calendar/school-calendar.ts';
import { silentSince } from './silent.ts';

describe('Silence', () => {
  it('is three school weeks without a sign of life', () => {
    // Monday 5 October 2026; three weeks before it no holiday.
    expect(silentSince('2026-10-05', RULES_ONLY)).toBe('2026-09-14');
  });

  it('does not grow in holidays', () => {
    // The autumn holiday of 2026 is from 2 until 8 November, and 11 November is a day off.
    expect(silentSince('2026-11-16', RULES_ONLY)).toBe('2026-10-16');
    expect(silentSince('2026-08-20', RULES_ONLY)).toBe('2026-06-10');
  });
});
