import { type WorkflowExecutionDescription, WorkflowNotFoundError } from '@temporalio/client';
import type { Instant } from '../../domain/calendar/types.ts';
import type { Summary } from '../../domain/trajectory/views/summary.ts';
import { isAnswer } from '../../platform/temporal-client.ts';
import { stateQuery, trajectoryWorkflowId } from '../../workflows/types.ts';
import type { Dependencies } from '../dependencies.ts';
import { askTemporal } from './ask.ts';

/** What Temporal says of the workflow of a trajectory, and what that says of itself. */
export interface AskedWorkflow {
  readonly workflowId: string;
  /** Absent when Temporal knows of none, or not any more. */
  readonly found?: {
    readonly description: WorkflowExecutionDescription;
    /** Absent while its start is delayed: it begins at {@link beginsAt}, and has said nothing yet. */
    readonly summary?: Summary;
    readonly beginsAt?: Instant;
  };
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
      const beginsAt = delayedUntil(description);
      if (beginsAt !== undefined && description.historyLength === 1) return { description, beginsAt };
      try {
        return { description, summary: await handle.query(stateQuery) };
      } catch (error) {
        // Signals that wait for its start are in its history too, so only the server knows that it has not begun.
        if (beginsAt !== undefined && isAnswer(error, 'notReady')) return { description, beginsAt };
        throw error;
      }
    });
    return { workflowId, found };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return { workflowId };
    throw error;
  }
}

/** Until when the start of a workflow is delayed, if that is still to come. */
function delayedUntil({ startTime, executionTime }: WorkflowExecutionDescription): Instant | undefined {
  return executionTime === undefined || executionTime.getTime() <= startTime.getTime()
    ? undefined
    : executionTime.toISOString();
}
