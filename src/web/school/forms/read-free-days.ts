import type { Instant, LocalDate, SchoolCalendar } from '../../../domain/calendar/types.ts';
import { localDateOf } from '../../../domain/calendar/wall-clock.ts';
import { roleOf } from '../../../domain/template/model/lookup.ts';
import type { StepNode, Template } from '../../../domain/template/model/types.ts';
import type { Language } from '../../../domain/text.ts';
import { standing } from '../../../domain/trajectory/rules/due-dates.ts';
import type { StepView } from '../../../domain/trajectory/views/steps.ts';
import { type FieldMistake, type Sent, sentText } from '../../form.ts';
import { freeDayInWords, holidayOn } from '../../texts/holidays.ts';
import { FREE_DAYS } from './field-names.ts';
import type { DatesRead } from './read-dates.ts';

/** Days on which the school is closed and for which a form makes an appointment all the same. */
export type FreeDays = {
  /** Local dates, in order, each once. */
  readonly dates: readonly LocalDate[];
  /** Which holiday each lies in, beside its field. */
  readonly mistakes: readonly FieldMistake[];
};

/**
 * The new appointments of a form on days without school, unless its reader has confirmed exactly these days: somebody may
 * mean it, nobody should do it unawares. Only asked about meetings to which somebody of a school comes.
 */
export function readFreeDays(
  { step, node }: StepView,
  { appointments, rows, now }: DatesRead & { readonly now: Instant },
  sent: Sent,
  place: { readonly template: Template; readonly calendar: SchoolCalendar; readonly language: Language },
): FreeDays | undefined {
  if (!meetsSchool(step, place.template)) return undefined;
  const known = new Set(standing(node)?.map(({ start }) => start));
  const confirmed = new Set(sentText(sent, FREE_DAYS)?.split(','));
  const free = appointments.flatMap(({ start }, index) => {
    const date = localDateOf(start);
    // What has passed is no question, but refused.
    const holiday = known.has(start) || start <= now ? undefined : holidayOn(date, place.calendar);
    return holiday === undefined ? [] : [{ row: rows[index], date, holiday }];
  });
  if (free.every(({ date }) => confirmed.has(date))) return undefined;
  return {
    dates: [...new Set(free.map(({ date }) => date))],
    mistakes: free.map(({ row, date, holiday }) => ({
      field: `date${row}`,
      message: freeDayInWords(date, holiday, place.language),
    })),
  };
}

function meetsSchool(step: StepNode, template: Template): boolean {
  return [step.role, ...step.attendees].some((role) => roleOf(template, role)?.party === 'school');
}
