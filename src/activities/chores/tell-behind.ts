import type { Client } from '@temporalio/client';
import { tellBehind } from '../../application/workflow-client/tell-behind.ts';
import { instantOf } from '../../domain/calendar/instant.ts';
import type { Clock } from '../../platform/clock.ts';
import type { WholeStore } from '../../store/database/db.ts';
import { behindTrajectories } from '../../store/trajectories/outbox.ts';

/** How many are told side by side, and how many in one go: people's commands come first. */
const AT_ONCE = 10;
const MOST = 500;

/** What is younger is on its way, in milliseconds. */
const ON_ITS_WAY = 10_000;

/** How long one may take to look, in milliseconds. */
const PATIENCE = 5_000;

/** Shortest and longest time until one that did not answer is told again, in milliseconds; it doubles each time. */
const FIRST_PAUSE = 15_000;
const LONGEST_PAUSE = 3_600_000;

/**
 * Makes the chore of the outbox: it tells workflows what was committed and they have not acknowledged, so that none sleeps
 * past its wake-up or stays when all is over. After a crash half-way they are told again, which changes nothing. One that
 * does not answer (its own task fails, say) keeps none of the others from hearing.
 * @returns a function that says how many have acknowledged; it throws what kept the first from it, when all were told, and
 *   sooner when none of those that were told side by side answered
 */
export function createTellBehind(deps: {
  readonly client: Client;
  readonly store: WholeStore;
  readonly clock: Clock;
}) {
  const { client, store, clock } = deps;
  const silent = new Map<string, { readonly again: number; readonly pause: number }>();

  async function tell(id: string, now: number): Promise<boolean> {
    try {
      const heard = await client.withDeadline(Date.now() + PATIENCE, () => tellBehind({ client, store }, id));
      silent.delete(id);
      return heard;
    } catch (error) {
      const before = silent.get(id);
      const pause = Math.min(before === undefined ? FIRST_PAUSE : 2 * before.pause, LONGEST_PAUSE);
      silent.set(id, { again: now + pause, pause });
      throw error;
    }
  }

  return async function tellWhatIsBehind(): Promise<number> {
    const now = clock.now().epochMilliseconds;
    const waiting = [...silent].filter(([, { again }]) => again > now).map(([id]) => id);
    const behind = await behindTrajectories(store, instantOf(now - ON_ITS_WAY), MOST, waiting);
    const ids = new Set(behind.map(({ id }) => id));
    for (const [id, { again }] of silent) if (again <= now && !ids.has(id)) silent.delete(id);
    let heard = 0;
    let failure: PromiseRejectedResult | undefined;
    for (let from = 0; from < behind.length; from += AT_ONCE) {
      const told = behind.slice(from, from + AT_ONCE).map(({ id }) => tell(id, now));
      const answers = await Promise.allSettled(told);
      failure ??= answers.find((answer) => answer.status === 'rejected');
      heard += answers.filter((answer) => answer.status === 'fulfilled' && answer.value).length;
      if (answers.every(({ status }) => status === 'rejected')) break;
    }
    if (failure !== undefined) throw failure.reason;
    return heard;
  };
}
