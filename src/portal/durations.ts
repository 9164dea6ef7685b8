import { durationParts } from '../domain/calendar/offset.ts';
import type { Duration } from '../domain/calendar/types.ts';
import type { Language } from '../domain/text.ts';
import { textsOf } from './texts/texts.ts';

/** A duration as people say it: `twee weken` for `P2W`. */
export function spokenDuration(duration: Duration, language: Language): string {
  const texts = textsOf(language).duration;
  const { years, months, weeks, days } = durationParts(duration);
  return [
    years > 0 && texts.years(years),
    months > 0 && texts.months(months),
    weeks > 0 && texts.weeks(weeks),
    days > 0 && texts.days(days),
  ]
    .filter((part) => part !== false)
    .join(` ${texts.and} `);
}
