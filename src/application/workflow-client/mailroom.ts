import { type Client, WorkflowIdConflictPolicy } from '@temporalio/client';
import { type MailroomInput, mailPlanned, mailQueue, mailroomWorkflowId } from '../../workflows/types.ts';
import type { Dependencies } from '../dependencies.ts';
import { askTemporal } from './ask.ts';

/** Longest wait for Temporal, in milliseconds, for what happens by itself anyway. */
const PATIENCE = 2_000;

/**
 * Starts a mailroom unless it runs, and has it look.
 * @throws what the Temporal client throws when the server does not answer
 */
export async function startMailroom(client: Client, input: MailroomInput): Promise<void> {
  await client.workflow.signalWithStart('mailroom', {
    taskQueue: mailQueue,
    workflowId: mailroomWorkflowId(input.partition),
    workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
    args: [input],
    signal: mailPlanned,
  });
}

/**
 * Tells a mailroom that something was planned.
 * @throws what the Temporal client throws, also when it does not run
 */
export async function callMailroom(client: Client, partition: number): Promise<void> {
  await client.workflow.getHandle(mailroomWorkflowId(partition)).signal(mailPlanned);
}

/**
 * As {@link callMailroom}, while somebody waits for an answer. It looks by itself every few minutes, so a call that fails
 * costs only time.
 */
export async function wakeMailroom(
  deps: Pick<Dependencies, 'temporal' | 'logger'>,
  partition: number,
): Promise<void> {
  try {
    await askTemporal(deps, (client) => callMailroom(client, partition), PATIENCE);
  } catch (error) {
    deps.logger.warn({ err: error, partition }, 'the mailroom could not be called; it looks by itself soon');
  }
}
