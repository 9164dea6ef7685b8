import {
  type Client,
  ScheduleAlreadyRunning,
  ScheduleOverlapPolicy,
  WorkflowExecutionAlreadyStartedError,
  WorkflowIdConflictPolicy,
} from '@temporalio/client';
import { isAnswer } from '../../platform/temporal-client.ts';
import {
  type ChoresInput,
  choresQueue,
  choresWorkflowId,
  dailyScheduleId,
  loneTaskTimeout,
  type MailroomInput,
  mailQueue,
  mailroomWorkflowId,
} from '../../workflows/types.ts';

/** How the workflows begin of which there is one, or one per partition of the mail; tests let them look at another pace. */
export interface LoneOptions {
  readonly mailPartitions: number;
  readonly sweepEvery?: number | undefined;
  readonly choresEvery?: number | undefined;
}

/** The workflow ids of which there must be exactly one each. */
export function loneWorkflowIds(mailPartitions: number): string[] {
  const mailrooms = Array.from({ length: mailPartitions }, (_, partition) => mailroomWorkflowId(partition));
  return [...mailrooms, choresWorkflowId];
}

/**
 * Makes sure that the mailrooms, the chores and the Schedule of what happens daily are there; starts what is not.
 * @returns the ids of those that were gone
 * @throws what the Temporal client throws when the server does not answer
 */
export async function ensureLoneWorkflows(client: Client, options: LoneOptions): Promise<string[]> {
  const { mailPartitions, sweepEvery, choresEvery } = options;
  const gone: string[] = [];
  for (let partition = 0; partition < mailPartitions; partition += 1) {
    const input: MailroomInput = { partition, ...(sweepEvery === undefined ? {} : { sweepEvery }) };
    const workflowId = mailroomWorkflowId(partition);
    if (await started(client, 'mailroom', mailQueue, workflowId, input)) gone.push(workflowId);
  }
  const input: ChoresInput = choresEvery === undefined ? {} : { every: choresEvery };
  if (await started(client, 'chores', choresQueue, choresWorkflowId, input)) gone.push(choresWorkflowId);
  if (await scheduled(client)) gone.push(dailyScheduleId);
  return gone;
}

/** @returns whether it had to be started */
async function started(
  client: Client,
  type: string,
  taskQueue: string,
  workflowId: string,
  input: object,
): Promise<boolean> {
  try {
    const workflowIdConflictPolicy = WorkflowIdConflictPolicy.FAIL;
    await client.workflow.start(type, {
      ...{ taskQueue, workflowId, workflowIdConflictPolicy, args: [input] },
      workflowTaskTimeout: loneTaskTimeout,
    });
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw error;
  }
}

/** @returns whether it had to be made */
async function scheduled(client: Client): Promise<boolean> {
  try {
    await client.schedule.create({
      scheduleId: dailyScheduleId,
      spec: { calendars: [{ hour: 3, minute: 10 }], timezone: 'Europe/Brussels' },
      action: { type: 'startWorkflow', workflowType: 'daily', taskQueue: choresQueue, args: [] },
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 day' },
    });
    return true;
  } catch (error) {
    // The server on which tests skip years has no Schedules.
    if (error instanceof ScheduleAlreadyRunning || isAnswer(error, 'unimplemented')) return false;
    throw error;
  }
}
