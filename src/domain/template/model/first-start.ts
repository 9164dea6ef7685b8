import type { LocalDate } from '../../calendar/types.ts';
import type { Template } from './types.ts';

/**
 * The day itself, or the nearest one on which a template can start: the day on which a rehearsal or a proposal begins
 * when nobody names another.
 */
export function firstStart(
  { availableFrom, availableUntil }: Pick<Template, 'availableFrom' | 'availableUntil'>,
  today: LocalDate,
): LocalDate {
  if (today < availableFrom) return availableFrom;
  return availableUntil !== undefined && today > availableUntil ? availableUntil : today;
}
