import { isMeantDate } from '../../domain/calendar/day-number.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { instantAt } from '../../domain/calendar/wall-clock.ts';
import { usageError } from '../errors.ts';

/**
 * The beginning and the end of a gathering, in Belgian time.
 * @param at day and time, `2027-02-08 14:00`
 * @param until time of the same day, `16:30`
 */
export function timesOf(at: string, until: string): { readonly start: Instant; readonly end: Instant } {
  const [day = '', from = ''] = at.trim().split(/[ T]/);
  const isTime = (time: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time);
  if (!isMeantDate(day) || !isTime(from)) {
    throw usageError('Say --at as a day and a time in Belgium, such as "2027-02-08 14:00".');
  }
  if (!isTime(until)) throw usageError('Say --until as a time of that day, such as 16:30.');
  return { start: instantAt(day, from), end: instantAt(day, until) };
}
