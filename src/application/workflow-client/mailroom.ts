import type { Client } from '@temporalio/client';
import { mailPlanned, mailroomWorkflowId } from '../../workflows/types.ts';
import type { Dependencies } from '../dependencies.ts';
import { askTemporal } from './ask.ts';

/** Longest wait for Temporal, in milliseconds, for what happens by itself anyway. */
const PATIENCE = 2_000;

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
