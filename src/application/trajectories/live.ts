import { EVERYTHING } from '../../domain/access/scope.ts';
import type { Summary } from '../../domain/trajectory/views/summary.ts';
import { findTrajectoryHead } from '../../store/trajectories/trajectories.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { askTrajectory } from '../workflow-client/trajectory.ts';

/** What the workflow of a trajectory says of itself, beside what the database says. */
export type LiveState = {
  readonly workflow: 'running' | 'ended' | 'not-started';
  readonly workflowId: string;
  readonly historyLength?: number;
  readonly summary?: Summary;
  /** The version in the database. */
  readonly storedVersion: number;
};

/**
 * Asks the workflow itself.
 * @throws `not-found` for an unknown trajectory, and what the client throws when Temporal or its workers do not answer
 */
export async function readLiveState(request: {
  deps: Pick<Dependencies, 'store' | 'temporal'>;
  trajectoryId: string;
}): Promise<LiveState> {
  const { deps, trajectoryId } = request;
  const head = await findTrajectoryHead(deps.store, EVERYTHING, trajectoryId);
  if (head === undefined) throw notFound();
  const { workflowId, found } = await askTrajectory(deps, trajectoryId);
  const storedVersion = head.version;
  if (found === undefined) {
    // Of one that ended long ago, Temporal keeps nothing.
    return { workflow: head.endedAt === undefined ? 'not-started' : 'ended', workflowId, storedVersion };
  }
  const { description, summary } = found;
  return {
    workflow: description.status.name === 'RUNNING' ? 'running' : 'ended',
    workflowId,
    historyLength: description.historyLength,
    summary,
    storedVersion,
  };
}
