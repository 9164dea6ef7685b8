import { Temporal } from 'temporal-polyfill';
import { MILLISECONDS_PER_DAY, partsOfDayNumber } from './day-number.ts';

/** The zone of every local date and time in the product. */
export const ZONE = 'Europe/Brussels';

/** From an epoch millisecond on, and before another, this many milliseconds are added to UTC. */
type OffsetPeriod = { from: number; before: number; offset: number };

const NANOSECONDS_PER_MILLISECOND = 1_000_000;
const periodsByYear = new Map<number, OffsetPeriod[]>();

/**
 * The offsets from UTC in Brussels during a calendar year of UTC, in order, in milliseconds. Read from the zone
 * data of the platform once per year and kept, because asking it for every mail of a rehearsal is slow.
 */
export function offsetPeriodsOf(year: number): readonly OffsetPeriod[] {
  const known = periodsByYear.get(year);
  if (known !== undefined) return known;
  const end = Temporal.PlainDate.from({ year: year + 1, month: 1, day: 1 }).toZonedDateTime('UTC');
  let moment = Temporal.PlainDate.from({ year, month: 1, day: 1 }).toZonedDateTime('UTC').withTimeZone(ZONE);
  const periods: OffsetPeriod[] = [];
  for (;;) {
    const change = moment.getTimeZoneTransition('next');
    const isLast = change === null || change.epochMilliseconds >= end.epochMilliseconds;
    periods.push({
      from: moment.epochMilliseconds,
      before: isLast ? end.epochMilliseconds : change.epochMilliseconds,
      offset: moment.offsetNanoseconds / NANOSECONDS_PER_MILLISECOND,
    });
    if (isLast) break;
    moment = change;
  }
  periodsByYear.set(year, periods);
  return periods;
}

/** The period that was asked for last: the next question is mostly about the same half year. */
let latest: OffsetPeriod | undefined;

/** Milliseconds that Brussels is ahead of UTC at an epoch millisecond. */
export function offsetAt(epochMilliseconds: number): number {
  if (latest === undefined || epochMilliseconds < latest.from || epochMilliseconds >= latest.before) {
    const { year } = partsOfDayNumber(Math.floor(epochMilliseconds / MILLISECONDS_PER_DAY));
    latest = offsetPeriodsOf(year).find(({ before }) => epochMilliseconds < before);
  }
  return latest?.offset ?? 0;
}
