import { type Presence, readPresence } from '../../store/operations/presence.ts';
import type { Dependencies } from '../dependencies.ts';

/** A worker says every five seconds that it lives; one that has not for so long, in milliseconds, is gone. */
export const GONE_AFTER = 20_000;

/** A worker that says nothing of itself (of an earlier release) asks for work at least once a minute, in milliseconds. */
const SILENT_AFTER = 75_000;

/** Somebody who asked Temporal for work, as that lists it: also for five minutes after it was killed. */
export interface Poller {
  readonly identity?: string | null;
  readonly lastAccessTime?: { readonly seconds?: unknown } | null;
}

/** What the processes of workers of the last hour said of themselves. */
export function whoWorks({ store }: Pick<Dependencies, 'store'>): Promise<readonly Presence[]> {
  return readPresence(store);
}

/** How many workers live, and how many were killed a while ago. */
export interface Workforce {
  readonly living: number;
  readonly dead: number;
}

/**
 * Sorts those who asked for work into who lives and who died. One that ended in good order is neither.
 * @param now milliseconds since the epoch, by the clock of this machine
 */
export function workforceOf(
  pollers: readonly Poller[],
  presence: readonly Presence[],
  now: number,
): Workforce {
  const known = new Map(presence.map((one) => [one.identity, one]));
  const asked = new Map<string, number>();
  for (const { identity, lastAccessTime } of pollers) {
    const at = Number(lastAccessTime?.seconds ?? 0) * 1_000;
    asked.set(identity ?? '', Math.max(at, asked.get(identity ?? '') ?? 0));
  }
  let living = 0;
  let dead = 0;
  for (const [identity, at] of asked) {
    const one = known.get(identity);
    if (one?.hasEnded) continue;
    const lives = one === undefined ? at >= now - SILENT_AFTER : one.silentFor < GONE_AFTER;
    if (lives) living += 1;
    else dead += 1;
  }
  return { living, dead };
}

/** How long one that was killed is counted, in milliseconds: long enough to be seen, and no longer than it matters. */
const COUNTED_FOR = 10 * 60_000;

/** How many processes of workers live, and how many were killed in the last ten minutes, by what they say themselves. */
export function workforceSaid(presence: readonly Presence[]): Workforce {
  const running = presence.filter(({ hasEnded }) => !hasEnded);
  const silent = running.filter(({ silentFor }) => silentFor >= GONE_AFTER);
  return {
    living: running.length - silent.length,
    dead: silent.filter(({ silentFor }) => silentFor < COUNTED_FOR).length,
  };
}
