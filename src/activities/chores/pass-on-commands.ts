import type { Client } from '@temporalio/client';
import { decideEnded } from '../../application/commands/decide-ended.ts';
import { tellTrajectory } from '../../application/workflow-client/trajectory.ts';
import { instantOf } from '../../domain/calendar/instant.ts';
import type { Clock } from '../../platform/clock.ts';
import type { WholeStore } from '../../store/database/db.ts';
import { mendDefects } from '../../store/operations/defects.ts';
import { type Undecided, undecidedOfSystem } from '../../store/trajectories/commands.ts';

/** How many are dealt with side by side. */
const AT_ONCE = 50;

/** Younger ones are on their way, in milliseconds. */
const ON_ITS_WAY = 5_000;

/** At least so long between two looks, in milliseconds. */
const BETWEEN_LOOKS = 30_000;

/** Shortest and longest time until the same command is called for again, in milliseconds; it doubles each time. */
const FIRST_PAUSE = 60_000;
const LONGEST_PAUSE = 3_600_000;

/**
 * Makes the sweep that calls for commands of the system that nobody has decided: news of one trajectory for another whose
 * workflow was still to be started, above all. Its signal found nobody, and nobody waits for an answer. A workflow that
 * decides nothing just now is called less and less often, lest its history fill with calls. What was meant for a
 * trajectory that has ended is decided in its place.
 * @returns a function that can be called at any time, and says how many workflows it called; within half a minute of the
 *   last time it does nothing
 */
export function createPassOnCommands(deps: {
  readonly client: Client;
  readonly store: WholeStore;
  readonly clock: Clock;
}) {
  const { client, store, clock } = deps;
  let called = new Map<string, { readonly again: number; readonly pause: number }>();
  let last: number | undefined;

  /** @returns whether its workflow was called */
  async function passOn({ id, trajectoryId, hasEnded }: Undecided): Promise<boolean> {
    if (hasEnded) {
      await decideEnded({ store, clock }, trajectoryId, id);
      await mendDefects(store, 'command', [id]);
      return false;
    }
    return tellTrajectory(client, trajectoryId, id);
  }

  return async function passOnCommands(): Promise<number> {
    const now = clock.now().epochMilliseconds;
    if (last !== undefined && now - last < BETWEEN_LOOKS) return 0;
    const stillThere: typeof called = new Map();
    let count = 0;
    let after: Undecided | undefined;
    for (;;) {
      const page = { ...(after === undefined ? {} : { after }), limit: AT_ONCE };
      const undecided = await undecidedOfSystem(store, instantOf(now - ON_ITS_WAY), page);
      const calls = undecided.map(async (command) => {
        const before = called.get(command.id);
        if (before !== undefined && now < before.again) {
          stillThere.set(command.id, before);
          return;
        }
        if (!(await passOn(command))) return;
        count += 1;
        const pause = Math.min(before === undefined ? FIRST_PAUSE : 2 * before.pause, LONGEST_PAUSE);
        stillThere.set(command.id, { again: now + pause, pause });
      });
      await Promise.all(calls);
      after = undecided.at(-1);
      if (undecided.length < AT_ONCE) break;
    }
    called = stillThere;
    last = now;
    return count;
  };
}
