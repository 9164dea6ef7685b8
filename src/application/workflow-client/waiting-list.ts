import { type Client, WorkflowIdConflictPolicy } from '@temporalio/client';
import { choresQueue, placeCameFree, waitingListWorkflowId } from '../../workflows/types.ts';
import type { Dependencies } from '../dependencies.ts';
import { askTemporal } from './ask.ts';

/** Longest wait for Temporal, in milliseconds: nobody waits for what happens by itself anyway. */
const PATIENCE = 2_000;

/**
 * Has the waiting list of a programme looked at; starts its workflow when it does not run.
 * @param programmeId UUID
 * @throws what the Temporal client throws when the server does not answer
 */
export async function startWaitingList(client: Client, programmeId: string): Promise<void> {
  await client.workflow.signalWithStart('waitingList', {
    taskQueue: choresQueue,
    workflowId: waitingListWorkflowId(programmeId),
    workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
    args: [{ programmeId }],
    signal: placeCameFree,
  });
}

/**
 * As {@link startWaitingList}, while somebody waits for an answer. When Temporal is away the workers do it by themselves
 * later, so nothing is thrown.
 * @param programmeId UUID
 */
export async function wakeWaitingList(
  deps: Pick<Dependencies, 'temporal'>,
  programmeId: string,
): Promise<void> {
  try {
    await askTemporal(deps, (client) => startWaitingList(client, programmeId), PATIENCE);
  } catch {
    // The workers look every few seconds.
  }
}
