import { isMeantDate } from '../../../domain/calendar/day-number.ts';
import type { Instant } from '../../../domain/calendar/types.ts';
import { instantAt } from '../../../domain/calendar/wall-clock.ts';
import { type Sent, sentText } from '../../form.ts';

/** From when until when, as a form says it in Belgian time: a day and two times; nothing when one of them is missing. */
export function timeIn(sent: Sent): { readonly start: Instant; readonly end: Instant } | undefined {
  const on = sentText(sent, 'on') ?? '';
  const [from, until] = [sentText(sent, 'from') ?? '', sentText(sent, 'until') ?? ''];
  const isTime = (time: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time);
  if (!isMeantDate(on) || !isTime(from) || !isTime(until)) return undefined;
  return { start: instantAt(on, from), end: instantAt(on, until) };
}
