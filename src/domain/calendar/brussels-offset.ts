import { Temporal } from 'temporal-polyfill';

/** The zone of every local date and time in the product. */
export const ZONE = 'Europe/Brussels';

/** From an epoch millisecond on, this many milliseconds are added to UTC. */
type OffsetPeriod = { from: number; offset: number };

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
  const periods = [periodFrom(moment)];
  for (;;) {
    const change = moment.getTimeZoneTransition('next');
    if (change === null || change.epochMilliseconds >= end.epochMilliseconds) break;
    periods.push(periodFrom(change));
    moment = change;
  }
  periodsByYear.set(year, periods);
  return periods;
}

function periodFrom(moment: Temporal.ZonedDateTime): OffsetPeriod {
  return { from: moment.epochMilliseconds, offset: moment.offsetNanoseconds / NANOSECONDS_PER_MILLISECOND };
}

/** Milliseconds that Brussels is ahead of UTC at an epoch millisecond that lies in the given year of UTC. */
export function offsetAt(epochMilliseconds: number, year: number): number {
  const periods = offsetPeriodsOf(year);
  let offset = periods[0]?.offset ?? 0;
  for (const period of periods) if (period.from <= epochMilliseconds) offset = period.offset;
  return offset;
}
