import { type Client, WorkflowIdConflictPolicy } from '@temporalio/client';
import { type MailroomInput, mailPlanned, mailQueue, mailroomWorkflowId } from '../../workflows/types.ts';

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
export async function wakeMailroom(client: Client, partition: number): Promise<void> {
  await client.workflow.getHandle(mailroomWorkflowId(partition)).signal(mailPlanned);
}
