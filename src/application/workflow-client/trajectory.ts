import {
  type Client,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  WorkflowUpdateStage,
} from '@temporalio/client';
import type { Summary } from '../../domain/trajectory/views/summary.ts';
import {
  type CommandAnswer,
  commandUpdate,
  lookUpdate,
  trajectoryWorkflowId,
} from '../../workflows/types.ts';
import type { Dependencies } from '../dependencies.ts';
import { askTemporal } from './ask.ts';

/**
 * Has a trajectory decide a stored command, and waits for its answer.
 * @throws what the Temporal client throws, also when no workflow runs; the command may have been decided all the same
 */
export function commandTrajectory(
  deps: Pick<Dependencies, 'temporal'>,
  trajectoryId: string,
  commandId: string,
): Promise<CommandAnswer> {
  return askTemporal(deps, ({ workflow }) =>
    workflow
      .getHandle(trajectoryWorkflowId(trajectoryId))
      .executeUpdate(commandUpdate, { args: [{ commandId }], updateId: commandId }),
  );
}

/** Longest wait for a workflow to take what it is told, in milliseconds. */
const PATIENCE = 2_000;

/**
 * Tells a trajectory of a stored command for whose answer nobody waits: by an Update that is accepted, and not by a signal,
 * which would wait until a delayed start is over.
 * @returns `false` when no workflow runs: it is still to be started, has ended, or is lost (the doctor says which); one that
 *   runs may not answer just now, and is told again later
 * @throws what the Temporal client throws when the server does not answer
 */
export async function tellTrajectory(
  client: Client,
  trajectoryId: string,
  commandId: string,
): Promise<boolean> {
  try {
    // Under an id of its own: what a fault of ours kept from being decided is told again, and must be heard again.
    await client.withDeadline(Date.now() + PATIENCE, () =>
      client.workflow.getHandle(trajectoryWorkflowId(trajectoryId)).startUpdate(commandUpdate, {
        ...{ args: [{ commandId }], waitForStage: WorkflowUpdateStage.ACCEPTED },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return true;
    if (error instanceof WorkflowNotFoundError || hasEndedMeanwhile(error)) return false;
    throw error;
  }
}

/** What became of telling a workflow to look. */
export type Looked =
  /** It knows now where it stands. */
  | { readonly kind: 'heard'; readonly summary: Summary }
  /** A fault of ours keeps it from looking. */
  | { readonly kind: 'stuck' }
  /** No workflow runs: it is still to be started, has ended, or is lost. */
  | { readonly kind: 'gone' };

/**
 * Has the workflow of a trajectory look where that stands, and acknowledge.
 * @throws what the Temporal client throws when the server or the workers do not answer
 */
export async function haveTrajectoryLook(client: Client, trajectoryId: string): Promise<Looked> {
  try {
    const handle = client.workflow.getHandle(trajectoryWorkflowId(trajectoryId));
    const answer = await handle.executeUpdate(lookUpdate);
    return answer.ok ? { kind: 'heard', summary: answer.summary } : { kind: 'stuck' };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError || hasEndedMeanwhile(error)) return { kind: 'gone' };
    throw error;
  }
}

/** It refuses because it has ended, or ended before this came to its turn. */
function hasEndedMeanwhile(error: unknown): boolean {
  if (!(error instanceof WorkflowUpdateFailedError)) return false;
  const cause = error.cause as { type?: unknown } | undefined;
  return cause?.type === 'trajectory-ended' || cause?.type === 'AcceptedUpdateCompletedWorkflow';
}
