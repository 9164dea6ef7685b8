import { describe, expect, it } from '@jest/globals';
import { RULES_ONLY } from './school-calendar.ts';
import { firstSchoolDayOf, lastSchoolDayOf, schoolYearOf, startOfSchoolYear } from './school-year.ts';

describe('a school year', () => {
  it('runs from 1 September to 31 August', () => {
    expect(schoolYearOf('2026-08-31')).toBe('2025-2026');
    expect(schoolYearOf('2026-09-01')).toBe('2026-2027');
    expect(schoolYearOf('2027-02-28')).toBe('2026-2027');
  });

  it('begins on the first school day of September', () => {
    expect(firstSchoolDayOf('2026-2027', RULES_ONLY)).toBe('2026-09-01');
    expect(firstSchoolDayOf('2029-2030', RULES_ONLY)).toBe('2029-09-03');
  });

  it('ends on the last school day of June', () => {
    expect(lastSchoolDayOf('2026-2027', RULES_ONLY)).toBe('2027-06-30');
    expect(lastSchoolDayOf('2028-2029', RULES_ONLY)).toBe('2029-06-29');
  });

  it('begins later when a school is free on 1 September', () => {
    const calendar = { overrides: [{ from: '2026-09-01', to: '2026-09-02', kind: 'free-day' as const }] };
    expect(firstSchoolDayOf('2026-2027', calendar)).toBe('2026-09-03');
  });

  it('is two years that follow each other', () => {
    expect(startOfSchoolYear('2026-2027')).toBe(2026);
    expect(() => startOfSchoolYear('2026-2028')).toThrow('Not a school year');
    expect(() => startOfSchoolYear('2026')).toThrow('Not a school year');
  });
});
