import {
  type Client,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  WorkflowUpdateStage,
} from '@temporalio/client';
import type { Summary } from '../../domain/trajectory/views/summary.ts';
import { untilDecided } from '../../store/trajectories/commands.ts';
import { commandUpdate, lookUpdate, trajectoryWorkflowId } from '../../workflows/types.ts';
import type { Dependencies } from '../dependencies.ts';
import { askTemporal } from './ask.ts';

/** What became of a command; a refusal by its code. */
export type Answer =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly rejection: string };

/**
 * Has a trajectory decide a stored command, and waits until that is committed, or until its workflow answers where that comes first.
 * A workflow notes a commit in its history a moment later, which nobody has to wait for: what is committed stands, and when its worker
 * dies before it could be noted, the same comes of it.
 * @throws what the Temporal client throws, also when no workflow runs; the command may have been decided all the same
 */
export async function commandTrajectory(
  deps: Pick<Dependencies, 'temporal' | 'store'>,
  trajectoryId: string,
  commandId: string,
): Promise<Answer> {
  const decided = untilDecided(deps.store, commandId);
  const committed = decided.version.then((version): Answer => ({ ok: true, version }));
  const noted = askTemporal(deps, async ({ workflow }): Promise<Answer> => {
    const handle = workflow.getHandle(trajectoryWorkflowId(trajectoryId));
    const answer = await handle.executeUpdate(commandUpdate, { args: [{ commandId }], updateId: commandId });
    return answer.ok ? { ok: true, version: answer.summary.version } : answer;
  });
  // Where it comes second, nobody hears it.
  noted.catch(() => undefined);
  try {
    return await Promise.race([committed, noted]);
  } finally {
    decided.forget();
  }
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
