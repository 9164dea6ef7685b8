import { WorkflowNotFoundError } from '@temporalio/client';
import type { Summary } from '../../domain/trajectory/summary.ts';
import { findTrajectoryHead } from '../../store/trajectories.repository.ts';
import { askTemporal } from '../ask-temporal.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../http/request.errors.ts';
import { workflowIdOf } from './trajectory-workflow.ts';

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
 * @throws 404 for an unknown trajectory, and what the client throws when Temporal or its workers do not answer
 */
export async function readLiveState(request: {
  deps: Pick<Dependencies, 'store' | 'temporal'>;
  trajectoryId: string;
}): Promise<LiveState> {
  const { deps, trajectoryId } = request;
  const head = await findTrajectoryHead(deps.store, trajectoryId);
  if (head === undefined) throw notFound();
  const workflowId = workflowIdOf(trajectoryId);
  try {
    const { summary, description } = await askTemporal(deps, async (client) => {
      const handle = client.workflow.getHandle(workflowId);
      return { description: await handle.describe(), summary: await handle.query<Summary>('state') };
    });
    return {
      workflow: description.status.name === 'RUNNING' ? 'running' : 'ended',
      workflowId,
      historyLength: description.historyLength,
      summary,
      storedVersion: head.version,
    };
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
    // Of one that ended long ago, Temporal keeps nothing.
    const workflow = head.endedAt === undefined ? 'not-started' : 'ended';
    return { workflow, workflowId, storedVersion: head.version };
  }
}
