import { isMeantDate } from '../../../domain/calendar/day-number.ts';
import type { LocalDate } from '../../../domain/calendar/types.ts';
import { sentText } from '../../form.ts';
import { textsOf } from '../../texts/texts.ts';
import type { ReadForm, SentForm } from './form.ts';
import { dateOf } from './read-dates.ts';

/** Longest reason, in characters. */
const LONGEST_REASON = 1000;

/** The request for more time that a form makes. */
export function readExtension({
  path,
  sent,
}: SentForm): ReadForm<{ readonly step: string; readonly reason?: string | undefined }> {
  const reason = sentText(sent, 'reason')?.trim().slice(0, LONGEST_REASON) || undefined;
  return { asked: { step: path, reason } };
}

/** The new date that a form gives to whoever is asked. */
export function readDue({
  path,
  sent,
  language,
}: SentForm): ReadForm<{ readonly step: string; readonly due: LocalDate }> {
  const texts = textsOf(language).appointment;
  const due = dateOf(sentText(sent, 'due')?.trim() ?? '');
  if (due === '') return { mistakes: [{ field: 'due', message: texts.dateMissing }] };
  if (!isMeantDate(due)) return { mistakes: [{ field: 'due', message: texts.dateWrong }] };
  return { asked: { step: path, due }, controlOf: (field) => (field === 'due' ? field : undefined) };
}
