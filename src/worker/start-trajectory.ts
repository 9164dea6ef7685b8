import {
  type Client,
  WorkflowExecutionAlreadyStartedError,
  WorkflowIdConflictPolicy,
  WorkflowIdReusePolicy,
} from '@temporalio/client';
import type { Instant } from '../domain/calendar/types.ts';
import type { Store } from '../store/db.ts';
import { markWorkflowStarted } from '../store/trajectories.repository.ts';
import { type TrajectoryInput, trajectoriesQueue, trajectoryWorkflowId } from '../workflows/types.ts';

/**
 * Starts the workflow of a stored trajectory and notes that it runs. Doing it again changes nothing: a workflow that
 * runs is left alone, and one that ended is not started anew.
 * @param input `summary` and `mailroom` as the enrolment gave them; without a summary the workflow begins by looking
 * @param at noted as the instant of the start
 * @throws what the Temporal client throws when the server does not answer; the trajectory stands, and is started later
 */
export async function startTrajectory(
  { client, store }: { readonly client: Client; readonly store: Store },
  input: TrajectoryInput,
  at: Instant,
): Promise<void> {
  try {
    await client.workflow.start('trajectory', {
      taskQueue: trajectoriesQueue,
      workflowId: trajectoryWorkflowId(input.trajectoryId),
      workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
      workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
      args: [input],
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
  await markWorkflowStarted(store, input.trajectoryId, at);
}
