import type { WorkflowExecutionDescription } from '@temporalio/client';
import { EVERYTHING } from '../../domain/access/scope.ts';
import { advanced } from '../../domain/trajectory/decide/advance.ts';
import { type Summary, summarise } from '../../domain/trajectory/views/summary.ts';
import { loadCalendar } from '../../store/calendar/overrides.ts';
import { templateOf } from '../../store/templates/templates.ts';
import { findTrajectory, findTrajectoryHead } from '../../store/trajectories/trajectories.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { askTrajectory } from '../workflow-client/ask-trajectory.ts';
import { isBehindRow } from '../workflow-client/behind.ts';

/** What the workflow of a trajectory says of itself, beside what the database says. */
export type LiveState = {
  readonly workflow: 'running' | 'ended' | 'not-started';
  readonly workflowId: string;
  /** The run that is under way, or was the last. */
  readonly runId?: string;
  readonly historyLength?: number;
  /** What is given to a worker and not done yet: activities, and a task of the workflow itself. */
  readonly pending?: number;
  readonly summary?: Summary;
  /** The version in the database. */
  readonly storedVersion: number;
  /**
   * Whether it wakes in time and knows of the end, by what the database says; one that knows of a lower version may. Absent when
   * no workflow was found.
   */
  readonly agrees?: boolean;
};

/**
 * Asks the workflow itself. One in which nothing has happened yet, so that its start is delayed, says nothing of itself: where
 * it stands is then what the database says.
 * @throws `not-found` for an unknown trajectory, and what the client throws when Temporal or its workers do not answer
 */
export async function readLiveState(request: {
  deps: Pick<Dependencies, 'store' | 'temporal'>;
  trajectoryId: string;
}): Promise<LiveState> {
  const { deps, trajectoryId } = request;
  const head = await findTrajectoryHead(deps.store, EVERYTHING, trajectoryId);
  if (head === undefined) throw notFound();
  const { workflowId, found } = await askTrajectory(deps, trajectoryId);
  const storedVersion = head.version;
  if (found === undefined) {
    // Of one that ended long ago, Temporal keeps nothing.
    return { workflow: head.endedAt === undefined ? 'not-started' : 'ended', workflowId, storedVersion };
  }
  const { description } = found;
  const summary = found.summary ?? (await asStored(deps, trajectoryId));
  const isRunning = description.status.name === 'RUNNING';
  return {
    workflow: isRunning ? 'running' : 'ended',
    workflowId,
    runId: description.runId,
    historyLength: description.historyLength,
    pending: pendingIn(description),
    ...(summary === undefined ? {} : { summary }),
    storedVersion,
    agrees: isRunning ? !isBehindRow(found, head) : head.endedAt !== undefined,
  };
}

function pendingIn({ raw }: WorkflowExecutionDescription): number {
  return (raw.pendingActivities?.length ?? 0) + (raw.pendingWorkflowTask ? 1 : 0);
}

async function asStored({ store }: Pick<Dependencies, 'store'>, id: string): Promise<Summary | undefined> {
  const found = await findTrajectory(store, EVERYTHING, id);
  if (found === undefined) return undefined;
  const { state } = found;
  const [template, calendar] = await Promise.all([
    templateOf(store, state.template, state.templateVersion),
    loadCalendar(store, found.schoolNumber),
  ]);
  const context = { calendar };
  return summarise(advanced({ state, events: [], template, context }), template, context);
}
