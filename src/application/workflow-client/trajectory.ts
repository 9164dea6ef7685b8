import {
  type Client,
  WorkflowExecutionAlreadyStartedError,
  type WorkflowExecutionDescription,
  WorkflowIdConflictPolicy,
  WorkflowIdReusePolicy,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import type { Instant } from '../../domain/calendar/types.ts';
import type { Summary } from '../../domain/trajectory/views/summary.ts';
import type { Store } from '../../store/database/db.ts';
import { markWorkflowStarted, waitsForWorkflow } from '../../store/trajectories/trajectories.ts';
import {
  type CommandAnswer,
  commandStored,
  commandUpdate,
  lookUpdate,
  stateQuery,
  type TrajectoryInput,
  trajectoriesQueue,
  trajectoryWorkflowId,
} from '../../workflows/types.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';
import { askTemporal } from './ask.ts';

/**
 * Starts the workflow of a stored trajectory and notes that it runs. Doing it again changes nothing: a workflow that
 * runs is left alone, and one that ended is not started anew (see {@link restartTrajectory}), unless its trajectory was
 * reopened since and waits for it.
 * @param input `summary` and `mailroom` as the enrolment gave them; without a summary the workflow begins by looking
 * @param at noted as the instant of the start
 * @throws what the Temporal client throws when the server does not answer; the trajectory stands, and is started later
 */
export async function startTrajectory(
  { client, store }: { readonly client: Client; readonly store: Store },
  input: TrajectoryInput,
  at: Instant,
): Promise<void> {
  try {
    await start(client, input, WorkflowIdReusePolicy.REJECT_DUPLICATE);
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    // It was carried to its end before, and reopened: the same id is begun anew, after this look at the row.
    const { trajectoryId, mailroom } = input;
    if (await waitsForWorkflow(store, trajectoryId)) {
      await restartTrajectory(client, { trajectoryId, ...(mailroom === undefined ? {} : { mailroom }) });
    }
  }
  await markWorkflowStarted(store, input.trajectoryId, at);
}

/**
 * As {@link startTrajectory}, while somebody waits for an answer.
 * @throws what the client throws when Temporal does not answer; the enrolment stands, and the workflow is started later
 */
export async function startTrajectoryWorkflow(
  deps: Pick<Dependencies, 'store' | 'temporal' | 'clock'>,
  input: TrajectoryInput,
): Promise<void> {
  const { store } = deps;
  await askTemporal(deps, (client) => startTrajectory({ client, store }, input, nowOf(deps)));
}

/**
 * Starts the workflow of a trajectory whose workflow has ended before its time. Only for whoever has made sure of that,
 * and means it: somebody may have terminated it on purpose. One that runs all the same is left alone.
 * @param input without a summary: it begins by looking, and whatever stands in the database is what it goes on from
 * @throws what the Temporal client throws when the server does not answer
 */
export async function restartTrajectory(
  client: Client,
  input: Omit<TrajectoryInput, 'summary'>,
): Promise<void> {
  await start(client, input, WorkflowIdReusePolicy.ALLOW_DUPLICATE);
}

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

/**
 * Tells a trajectory of a stored command for whose answer nobody waits.
 * @returns `false` when no workflow runs: it is still to be started, has ended, or is lost (the doctor says which)
 * @throws what the Temporal client throws when the server does not answer
 */
export async function tellTrajectory(
  client: Client,
  trajectoryId: string,
  commandId: string,
): Promise<boolean> {
  try {
    await client.workflow.getHandle(trajectoryWorkflowId(trajectoryId)).signal(commandStored, { commandId });
    return true;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
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

/** What Temporal says of the workflow of a trajectory, and what that says of itself. */
export interface AskedWorkflow {
  readonly workflowId: string;
  /** Absent when Temporal knows of none, or not any more. */
  readonly found?: { readonly description: WorkflowExecutionDescription; readonly summary: Summary };
}

/**
 * Asks the workflow of a trajectory where it stands.
 * @throws what the Temporal client throws when the server or the workers do not answer
 */
export async function askTrajectory(
  deps: Pick<Dependencies, 'temporal'>,
  trajectoryId: string,
): Promise<AskedWorkflow> {
  const workflowId = trajectoryWorkflowId(trajectoryId);
  try {
    const found = await askTemporal(deps, async ({ workflow }) => {
      const handle = workflow.getHandle(workflowId);
      const description = await handle.describe();
      return { description, summary: await handle.query(stateQuery) };
    });
    return { workflowId, found };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return { workflowId };
    throw error;
  }
}

async function start(client: Client, input: TrajectoryInput, reuse: WorkflowIdReusePolicy): Promise<void> {
  await client.workflow.start('trajectory', {
    taskQueue: trajectoriesQueue,
    workflowId: trajectoryWorkflowId(input.trajectoryId),
    workflowIdReusePolicy: reuse,
    workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
    args: [input],
  });
}
