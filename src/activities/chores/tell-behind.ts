import type { Client } from '@temporalio/client';
import { tellBehind } from '../../application/workflow-client/tell-behind.ts';
import { instantOf } from '../../domain/calendar/instant.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Store } from '../../store/database/db.ts';
import { behindTrajectories } from '../../store/trajectories/outbox.ts';

/** How many are told side by side, and how many in one go: people's commands come first. */
const AT_ONCE = 10;
const MOST = 500;

/** What is younger is on its way, in milliseconds. */
const ON_ITS_WAY = 10_000;

/**
 * Makes the chore of the outbox: it tells workflows what was committed and they have not acknowledged, so that none sleeps
 * past its wake-up or stays when all is over. After a crash half-way they are told again, which changes nothing.
 * @returns a function that says how many have acknowledged
 */
export function createTellBehind(deps: {
  readonly client: Client;
  readonly store: Store;
  readonly clock: Clock;
}) {
  const { client, store, clock } = deps;
  return async function tellWhatIsBehind(): Promise<number> {
    const before = instantOf(clock.now().epochMilliseconds - ON_ITS_WAY);
    const behind = await behindTrajectories(store, before, MOST);
    let heard = 0;
    for (let from = 0; from < behind.length; from += AT_ONCE) {
      const told = behind.slice(from, from + AT_ONCE).map(({ id }) => tellBehind({ client, store }, id));
      heard += (await Promise.all(told)).filter(Boolean).length;
    }
    return heard;
  };
}
