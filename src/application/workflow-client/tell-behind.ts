import type { Client } from '@temporalio/client';
import { type Store, storeOfSystem } from '../../store/database/db.ts';
import { isTrajectoryBehind, noteEndHeard, noteHeard } from '../../store/trajectories/outbox.ts';
import type { Dependencies } from '../dependencies.ts';
import { askTemporal } from './ask.ts';
import { haveTrajectoryLook } from './trajectory.ts';

/** Longest wait for Temporal, in milliseconds: the outbox tells it too. */
const PATIENCE = 2_000;

/**
 * Tells the workflow of a trajectory to look where that stands, and notes what it acknowledges.
 * @returns whether there is nothing left that it has to hear
 * @throws what the Temporal client throws when the server or the workers do not answer
 */
export async function tellBehind(
  { client, store }: { readonly client: Client; readonly store: Store },
  trajectoryId: string,
): Promise<boolean> {
  const looked = await haveTrajectoryLook(client, trajectoryId);
  if (looked.kind === 'heard') {
    const { version, wakeAt } = looked.summary;
    await noteHeard(
      storeOfSystem(store, 'work'),
      { id: trajectoryId, version },
      wakeAt === undefined ? {} : { wakeAt },
    );
  }
  // A workflow that has ended has nothing more to hear of a trajectory that has.
  if (looked.kind === 'gone') await noteEndHeard(storeOfSystem(store, 'work'), trajectoryId);
  return looked.kind === 'heard';
}

/** As {@link tellBehind}, if there is anything to tell; what cannot be told now is told by the outbox. */
export async function tellIfBehind(
  deps: Pick<Dependencies, 'store' | 'temporal'>,
  trajectoryId: string,
): Promise<void> {
  const { store } = deps;
  if (!(await isTrajectoryBehind(storeOfSystem(store, 'work'), trajectoryId))) return;
  try {
    await askTemporal(deps, (client) => tellBehind({ client, store }, trajectoryId), PATIENCE);
  } catch {
    // The outbox tells it, as soon as Temporal answers.
  }
}
