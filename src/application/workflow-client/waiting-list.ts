import { type Client, WorkflowIdConflictPolicy } from '@temporalio/client';
import { placeCameFree, trajectoriesQueue, waitingListWorkflowId } from '../../workflows/types.ts';

/**
 * Has the waiting list of a programme looked at; starts its workflow when it does not run.
 * @param programmeId UUID
 * @throws what the Temporal client throws when the server does not answer
 */
export async function wakeWaitingList(client: Client, programmeId: string): Promise<void> {
  await client.workflow.signalWithStart('waitingList', {
    taskQueue: trajectoriesQueue,
    workflowId: waitingListWorkflowId(programmeId),
    workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
    args: [{ programmeId }],
    signal: placeCameFree,
  });
}
