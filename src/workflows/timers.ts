import type { Instant } from '../domain/calendar/types.ts';

/** The workflow's time, which replay repeats. */
export function now(): Instant {
  return new Date(Date.now()).toISOString();
}

/** Whether an instant has come. */
export function hasCome(at: Instant): boolean {
  return Date.parse(at) <= Date.now();
}

/**
 * How long to sleep until an instant, in milliseconds, between two bounds. Never 0: the SDK treats a wait of exactly
 * nothing differently.
 */
export function delayUntil(at: Instant | undefined, shortest: number, longest: number): number {
  const delay = at === undefined ? longest : Date.parse(at) - Date.now();
  return Math.min(Math.max(delay, shortest, 1), longest);
}
