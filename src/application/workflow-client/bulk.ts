import { type Client, WorkflowIdConflictPolicy } from '@temporalio/client';
import { type BulkInput, bulkWorkflowId, choresQueue } from '../../workflows/types.ts';
import type { Dependencies } from '../dependencies.ts';
import { askTemporal } from './ask.ts';

/** Longest wait for Temporal, in milliseconds: the chores start it soon all the same. */
const PATIENCE = 2_000;

/**
 * Has an operation on many done; one that runs goes on as it is.
 * @param operationId UUID
 * @throws what the Temporal client throws when the server does not answer
 */
export async function startBulkWorkflow(client: Client, operationId: string): Promise<void> {
  const input: BulkInput = { operationId };
  await client.workflow.start('bulk', {
    taskQueue: choresQueue,
    workflowId: bulkWorkflowId(operationId),
    workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
    args: [input],
  });
}

/** As {@link startBulkWorkflow}, while somebody waits for an answer; the workers start by themselves what could not be. */
export async function wakeBulk(deps: Pick<Dependencies, 'temporal'>, operationId: string): Promise<void> {
  try {
    await askTemporal(deps, (client) => startBulkWorkflow(client, operationId), PATIENCE);
  } catch {
    // The workers look every few seconds.
  }
}
