import type { Client } from '@temporalio/client';
import { callMailroom } from '../../application/workflow-client/mailroom.ts';
import { startTrajectory, type TrajectoryStart } from '../../application/workflow-client/start-trajectory.ts';
import { instantOf } from '../../domain/calendar/instant.ts';
import { beginsByLooking } from '../../domain/trajectory/decide/starts.ts';
import type { Clock } from '../../platform/clock.ts';
import type { WholeStore } from '../../store/database/db.ts';
import { templateOf } from '../../store/templates/templates.ts';
import { hasFollowers } from '../../store/trajectories/linked.ts';
import { type Unstarted, unstarted } from '../../store/trajectories/trajectories.ts';

/** How many are started side by side: people's commands come first. */
const AT_ONCE = 10;
/** How many are read at once. */
const PAGE = 100;

/**
 * Makes the sweep that starts the workflows of trajectories that were enrolled while Temporal was away, or that it lost. Each
 * begins by looking where it stands: when its time comes or somebody acts, and at once when others have to hear of it. The
 * mailrooms are called once, however many are started.
 * @returns a function that says how many it started; it throws when Temporal still does not answer
 */
export function createStartMissing(deps: {
  readonly client: Client;
  readonly store: WholeStore;
  readonly clock: Clock;
}) {
  const { client, store, clock } = deps;
  const begin = async (missing: Unstarted) => {
    const at = instantOf(clock.now().epochMilliseconds);
    await startTrajectory({ client, store }, await startOf(store, missing), at);
  };
  return async function startMissing(): Promise<number> {
    let started = 0;
    for (;;) {
      const missing = await unstarted(store, PAGE);
      for (let from = 0; from < missing.length; from += AT_ONCE) {
        await Promise.all(missing.slice(from, from + AT_ONCE).map(begin));
      }
      started += missing.length;
      if (missing.length < PAGE) break;
    }
    // Alarms were lowered when they were enrolled, but nobody told the mailrooms.
    for (let partition = 0; started > 0 && partition < store.mailPartitions; partition += 1) {
      await callMailroom(client, partition).catch(() => undefined);
    }
    return started;
  };
}

async function startOf(
  store: WholeStore,
  { id, state, schoolNumber, wakeAt }: Unstarted,
): Promise<TrajectoryStart> {
  // One that has ended ends, once it has looked.
  if (state.endedAt !== undefined) return { trajectoryId: id };
  const { template: templateId, templateVersion, subject } = state;
  const template = await templateOf(store, templateId, templateVersion).catch(() => undefined);
  // A fault of ours is found, and noted, when it looks.
  if (template === undefined) return { trajectoryId: id };
  const isFollowed = await hasFollowers(store, { subject, schoolNumber }, templateId);
  if (beginsByLooking(state, template, isFollowed)) return { trajectoryId: id };
  return { trajectoryId: id, quietUntil: wakeAt ?? 'somebody acts' };
}
