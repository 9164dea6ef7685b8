import { Temporal } from 'temporal-polyfill';

/**
 * The one place that asks what time it is. Decisions about a trajectory never ask it: they take the time of the
 * workflow. The API, the portal, the expiry of links and the mailroom do.
 */
export type Clock = { now(): Temporal.Instant };

/** The clock of the machine. */
export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** A clock that stands still at the given instant (RFC 3339 with offset, or an instant). */
export function fixedClock(at: Temporal.Instant | string): Clock {
  const instant = Temporal.Instant.from(at);
  return { now: () => instant };
}

/** A clock for tests and simulations that moves only when told to. */
export type AdjustableClock = Clock & {
  /** Puts the clock at this instant, earlier or later. */
  set(at: Temporal.Instant | string): void;
  /** Moves the clock on by an exact duration (hours and smaller units; an instant knows no calendar). */
  advance(by: Temporal.Duration | string): void;
};

/** A clock that starts at the given instant and moves only when told to. */
export function adjustableClock(start: Temporal.Instant | string): AdjustableClock {
  let instant = Temporal.Instant.from(start);
  return {
    now: () => instant,
    set: (at) => {
      instant = Temporal.Instant.from(at);
    },
    advance: (by) => {
      instant = instant.add(by);
    },
  };
}
