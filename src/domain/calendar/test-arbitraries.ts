import fc from 'fast-check';
import { dateOfDayNumber, dayNumberOf } from './day-number.ts';
import { addDays } from './offset.ts';
import type { CalendarOverride, LocalDate, SchoolCalendar } from './types.ts';

const FIRST = dayNumberOf('2020-01-01');
const LAST = dayNumberOf('2040-12-31');

/** Any local date of twenty years. */
export const anyDate: fc.Arbitrary<LocalDate> = fc.integer({ min: FIRST, max: LAST }).map(dateOfDayNumber);

const anyOverride: fc.Arbitrary<CalendarOverride> = fc
  .record({
    from: anyDate,
    length: fc.integer({ min: 0, max: 40 }),
    kind: fc.constantFrom<CalendarOverride['kind']>('school-holiday', 'free-day', 'school-day'),
  })
  .map(({ from, length, kind }) => ({ from, to: addDays(from, length), kind }));

/** The rules with up to forty overrides of at most six weeks. */
export const anyCalendar: fc.Arbitrary<SchoolCalendar> = fc
  .array(anyOverride, { maxLength: 40 })
  .map((overrides) => ({ overrides }));
