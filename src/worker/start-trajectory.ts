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
 * runs is left alone, and one that ended is not started anew (see {@link restartTrajectory}).
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
    await start(client, input, WorkflowIdReusePolicy.REJECT_DUPLICATE);
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
  await markWorkflowStarted(store, input.trajectoryId, at);
}

/**
 * Starts the workflow of a trajectory whose workflow has ended before its time. Only for whoever has made sure of that,
 * and means it: somebody may have terminated it on purpose. One that runs all the same is left alone.
 * @param input without a summary: it begins by looking, and whatever stands in the database is what it goes on from
 * @throws what the Temporal client throws when the server does not answer
 */
export async function restartTrajectory(
  client: Client,
  input: Omit<TrajectoryInput, 'summary'>,
): Promise<void> {
  await start(client, input, WorkflowIdReusePolicy.ALLOW_DUPLICATE);
}

async function start(client: Client, input: TrajectoryInput, reuse: WorkflowIdReusePolicy): Promise<void> {
  await client.workflow.start('trajectory', {
    taskQueue: trajectoriesQueue,
    workflowId: trajectoryWorkflowId(input.trajectoryId),
    workflowIdReusePolicy: reuse,
    workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
    args: [input],
  });
}
