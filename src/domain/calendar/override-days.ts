import type { Text } from '../text.ts';
import { addDuration } from './offset.ts';
import { RULES_ONLY } from './school-calendar.ts';
import type { CalendarOverride } from './types.ts';

/** More than a school year at once is a slip of the pen: it would move everything that is planned. */
const LONGEST = 'P1Y';

/** What is wrong with the last day of an exception, with its code; see {@link wrongLastDay}. */
export const lastDayWrong = {
  'ends-before-it-begins': {
    nl: 'De laatste dag ligt voor de eerste.',
    en: 'The last day is before the first.',
  },
  'longer-than-a-year': {
    nl: 'Een uitzondering duurt hoogstens een jaar. Kijk de laatste dag na.',
    en: 'An exception lasts a year at most. Check the last day.',
  },
} as const satisfies { readonly [code: string]: Text };

/** Why an exception to the calendar cannot end on the day that was given, if it cannot. */
export function wrongLastDay({
  from,
  to,
}: Pick<CalendarOverride, 'from' | 'to'>): keyof typeof lastDayWrong | undefined {
  if (to < from) return 'ends-before-it-begins';
  return to > addDuration(from, LONGEST, 'calendar-days', RULES_ONLY) ? 'longer-than-a-year' : undefined;
}
