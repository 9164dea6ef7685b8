import type { Client } from '@temporalio/client';
import { startTrajectory } from '../../application/workflow-client/trajectory.ts';
import { instantOf } from '../../domain/calendar/instant.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Store } from '../../store/database/db.ts';
import { mailPartitionOf } from '../../store/mail/partition.ts';
import { unstarted } from '../../store/trajectories/trajectories.ts';

/** How many are started side by side. */
const AT_ONCE = 20;

/**
 * Makes the sweep that starts the workflows of trajectories that were enrolled while Temporal was away.
 * @returns a function that says how many it started; it throws when Temporal still does not answer
 */
export function createStartMissing(deps: {
  readonly client: Client;
  readonly store: Store;
  readonly clock: Clock;
}) {
  return async function startMissing(): Promise<number> {
    let started = 0;
    for (;;) {
      const missing = await unstarted(deps.store, AT_ONCE);
      await Promise.all(
        missing.map(({ id, organisationId }) => {
          // Its alarm was lowered when it was enrolled, but nobody told the mailroom.
          const mailroom = mailPartitionOf(organisationId, deps.store.mailPartitions);
          const at = instantOf(deps.clock.now().epochMilliseconds);
          return startTrajectory(deps, { trajectoryId: id, mailroom }, at);
        }),
      );
      started += missing.length;
      if (missing.length < AT_ONCE) return started;
    }
  };
}
