import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { loneWorkflowIds } from './lone-workflows.ts';

/** temporal.api.enums.v1.PendingWorkflowTaskState: somebody has it. */
const STARTED = 2;

/**
 * Ends the lone workflows of which somebody has a task, when nobody works who could. A worker that ends in good order breaks off its
 * request for work, and a task that was on its way is lost with the answer (github.com/temporalio/sdk-rust/issues/1080): until it times
 * out no mail goes. What is ended has to be started anew: it keeps nothing of its own, and begins by looking.
 * @returns the ids of those that were ended
 * @throws what the Temporal client throws when the server does not answer
 */
export async function endAbandoned(client: Client, mailPartitions: number): Promise<string[]> {
  const ended: string[] = [];
  for (const id of loneWorkflowIds(mailPartitions)) {
    try {
      const { raw, runId } = await client.workflow.getHandle(id).describe();
      if (raw.pendingWorkflowTask?.state !== STARTED) continue;
      await client.workflow.getHandle(id, runId).terminate('its worker ended and had taken a task along');
      ended.push(id);
    } catch (error) {
      // Not there, or it has ended meanwhile.
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  }
  return ended;
}
