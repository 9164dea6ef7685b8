import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { markWorkflowStarted } from '../../store/trajectories.repository.ts';
import type { TrajectoryInput } from '../../workflows/types.ts';
import { askTemporal } from '../ask-temporal.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';

/** The id of the workflow that carries a trajectory. */
export function workflowIdOf(trajectoryId: string): string {
  return `trajectory-${trajectoryId}`;
}

/**
 * Starts the workflow of a trajectory, once: when it runs already, or has run, that is as good.
 * @param input `mailroom` is the partition to wake, when the enrolment planned something earlier than its alarm;
 *   without a summary the workflow begins by looking
 * @throws what the client throws when Temporal does not answer; the enrolment stands, and the workflow is started later
 */
export async function startTrajectoryWorkflow(request: {
  deps: Pick<Dependencies, 'store' | 'temporal' | 'clock'>;
  input: TrajectoryInput;
}): Promise<void> {
  const { deps, input } = request;
  try {
    await askTemporal(deps, (client) =>
      client.workflow.start('trajectory', {
        taskQueue: 'trajectories',
        workflowId: workflowIdOf(input.trajectoryId),
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
        workflowIdConflictPolicy: 'USE_EXISTING',
        args: [input],
      }),
    );
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
  await markWorkflowStarted(deps.store, input.trajectoryId, nowOf(deps));
}
