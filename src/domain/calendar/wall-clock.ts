import { offsetAt, offsetPeriodsOf } from './brussels-offset.ts';
import { dateOfDayNumber, dayNumberOf, MILLISECONDS_PER_DAY, padded, wholeNumber } from './day-number.ts';
import { epochMillisecondsOf, instantOf } from './instant.ts';
import type { Instant, LocalDate, LocalTime } from './types.ts';

const MILLISECONDS_PER_MINUTE = 60_000;

/** Mails that time brings leave from 07:30 until just before 09:30, local time. */
export const MAIL_WINDOW = { fromMinute: 7 * 60 + 30, minutes: 120 } as const;

/** Until the evening what missed its morning still goes the same day; later, and before the morning, it would be night. */
export const MAIL_HOURS: { readonly from: LocalTime; readonly to: LocalTime } = {
  from: '07:00',
  to: '19:00',
};

/** Time changes states from 05:00 to 06:59, local time: before the mails of the same day. */
const WAKE_WINDOW = { fromMinute: 5 * 60, minutes: 120 } as const;

const FNV_OFFSET_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * The instant at which clocks in Brussels show a time on a date. In the night that the clock goes forward, a time
 * that does not exist moves an hour later (02:30 becomes 03:30); in the night it goes back, the first of both is
 * taken.
 * @param time `HH:MM`, local.
 * @throws RangeError for a date that does not exist or a malformed time.
 */
export function instantAt(date: LocalDate, time: LocalTime): Instant {
  const hours = wholeNumber(time, 0, 2);
  const minutes = wholeNumber(time, 3, 5);
  const isTime = time.length === 5 && time[2] === ':' && hours < 24 && minutes < 60;
  if (!isTime) throw new RangeError(`Not a local time (HH:MM): ${time}`);
  return instantAtMinute(date, hours * 60 + minutes);
}

/** The instant at which a local date begins: midnight in Brussels. */
export function startOfDay(date: LocalDate): Instant {
  return instantAtMinute(date, 0);
}

/** The instant at which a local date has gone by: midnight in Brussels, when the next one begins. */
export function endOfDay(date: LocalDate): Instant {
  return instantAtMinute(dateOfDayNumber(dayNumberOf(date) + 1), 0);
}

/** {@link instantAt} with the time as minutes after local midnight, 0 to 1439. */
export function instantAtMinute(date: LocalDate, minuteOfDay: number): Instant {
  const local = dayNumberOf(date) * MILLISECONDS_PER_DAY + minuteOfDay * MILLISECONDS_PER_MINUTE;
  let first = Number.POSITIVE_INFINITY;
  let skipped = Number.NEGATIVE_INFINITY;
  for (const { offset } of offsetPeriodsOf(Number(date.slice(0, 4)))) {
    const utc = local - offset;
    if (utc + offsetAt(utc) === local && utc < first) first = utc;
    if (utc > skipped) skipped = utc;
  }
  // No offset gives this local time: the clock skipped it, and the offset before the skip is the smaller one.
  return instantOf(first === Number.POSITIVE_INFINITY ? skipped : first);
}

/** The instant that was asked for last: all that is decided at one moment asks for its date over and over. */
let latest: { instant: Instant; date: LocalDate } | undefined;

/** The local date in Brussels at an instant. */
export function localDateOf(instant: Instant): LocalDate {
  if (latest?.instant === instant) return latest.date;
  const date = dateOfDayNumber(Math.floor(localMillisecondsOf(instant) / MILLISECONDS_PER_DAY));
  latest = { instant, date };
  return date;
}

/** The local time in Brussels at an instant, `HH:MM`; seconds are dropped. */
export function localTimeOf(instant: Instant): LocalTime {
  const local = localMillisecondsOf(instant);
  const minutes = Math.floor((local - midnightBefore(local)) / MILLISECONDS_PER_MINUTE);
  return `${padded(Math.floor(minutes / 60), 2)}:${padded(minutes % 60, 2)}`;
}

/** An instant as people in Brussels read it, RFC 3339 with the offset of that day: `2027-03-01T08:12:00+01:00`. */
export function formatWithOffset(instant: Instant): string {
  const utc = epochMillisecondsOf(instant);
  const offset = offsetAt(utc);
  const minutes = Math.round(offset / MILLISECONDS_PER_MINUTE);
  const local = instantOf(utc + offset).slice(0, -1);
  const sign = minutes < 0 ? '-' : '+';
  const hours = padded(Math.floor(Math.abs(minutes) / 60), 2);
  const shown = local.endsWith('.000') ? local.slice(0, -4) : local;
  return `${shown}${sign}${hours}:${padded(Math.abs(minutes) % 60, 2)}`;
}

/**
 * A whole number of minutes from 0 up to, not including, `window`, always the same for the same key (FNV-1a, 32
 * bits, over the UTF-16 code units), so that a thousand trajectories do not wake or write in one second.
 */
export function spreadMinutes(key: string, window: number): number {
  let hash = FNV_OFFSET_BASIS;
  for (let index = 0; index < key.length; index += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(index), FNV_PRIME) >>> 0;
  }
  return hash % window;
}

/** The instant in the mail window of a local date at which mails of this key (a trajectory's id) leave. */
export function morningOf(date: LocalDate, key: string): Instant {
  return instantAtMinute(date, MAIL_WINDOW.fromMinute + spreadMinutes(key, MAIL_WINDOW.minutes));
}

/** The instant early on a local date at which time changes the state of this key (a trajectory's id). */
export function wakeOf(date: LocalDate, key: string): Instant {
  return instantAtMinute(date, WAKE_WINDOW.fromMinute + spreadMinutes(key, WAKE_WINDOW.minutes));
}

function localMillisecondsOf(instant: Instant): number {
  const utc = epochMillisecondsOf(instant);
  return utc + offsetAt(utc);
}

function midnightBefore(milliseconds: number): number {
  return Math.floor(milliseconds / MILLISECONDS_PER_DAY) * MILLISECONDS_PER_DAY;
}
