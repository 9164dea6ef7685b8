import {
  type Client,
  WorkflowExecutionAlreadyStartedError,
  WorkflowIdConflictPolicy,
  WorkflowIdReusePolicy,
} from '@temporalio/client';
import { epochMillisecondsOf } from '../../domain/calendar/instant.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import type { Summary } from '../../domain/trajectory/views/summary.ts';
import type { Store } from '../../store/database/db.ts';
import {
  markWorkflowStarted,
  markWorkflowStartedSoon,
  waitsForWorkflow,
} from '../../store/trajectories/trajectories.ts';
import { type TrajectoryInput, trajectoriesQueue, trajectoryWorkflowId } from '../../workflows/types.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';
import { askTemporal } from './ask.ts';
import { callMailroom } from './mailroom.ts';

/** What the workflow of a trajectory is started with. */
export interface TrajectoryStart extends Omit<TrajectoryInput, 'mailroom'> {
  /** The mailroom to wake, because the enrolment lowered its alarm. */
  readonly mailroom?: number;
  /**
   * Nothing has to be done for it before this instant. Without it, the workflow begins when its summary says that it is to
   * wake, and at once when it has to look first.
   */
  readonly quietUntil?: Instant | 'somebody acts';
}

/**
 * Starts the workflow of a stored trajectory and notes that it runs. Doing it again changes nothing: a workflow that
 * runs is left alone, and one that ended is not started anew (see {@link restartTrajectory}), unless its trajectory was
 * reopened since and waits for it.
 *
 * The start is delayed until its first wake-up, so that a trajectory in which nothing happens yet is one event on the server
 * and nothing in any worker. An Update ends the delay; a Query fails until then; a signal waits until it is over.
 * @param start `summary` and `mailroom` as the enrolment gave them; without a summary the workflow begins by looking
 * @param at the instant of the start, by the clock that wake-ups go by
 * @throws what the Temporal client throws when the server does not answer; the trajectory stands, and is started later
 */
export async function startTrajectory(
  { client, store }: { readonly client: Client; readonly store: Store },
  start: TrajectoryStart,
  at: Instant,
): Promise<void> {
  await begin({ client, store }, start, at);
  await markWorkflowStarted(store, { id: start.trajectoryId, at });
}

async function begin(
  { client, store }: { readonly client: Client; readonly store: Store },
  { mailroom, quietUntil, ...input }: TrajectoryStart,
  at: Instant,
): Promise<void> {
  // Whoever lowered the alarm tells the mailroom; it looks by itself too, so that this may fail.
  const calling = mailroom === undefined ? undefined : callMailroom(client, mailroom).catch(() => undefined);
  try {
    const startDelay = delayOf(quietUntil ?? firstWake(input.summary), at);
    await start(client, input, { reuse: WorkflowIdReusePolicy.REJECT_DUPLICATE, startDelay });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    // It was carried to its end before, and reopened, or was lost: the same id is begun anew, after this look at the row.
    const { trajectoryId } = input;
    if (await waitsForWorkflow(store, trajectoryId))
      await restartTrajectory(client, { trajectoryId, ...(quietUntil !== undefined && { quietUntil }) }, at);
  }
  await calling;
}

/** Longest delay of a start, in milliseconds: what nobody touches is looked at once a year. */
const LONGEST_DELAY = 365 * 24 * 3_600_000;

function firstWake(summary: Summary | undefined): TrajectoryStart['quietUntil'] | undefined {
  return summary === undefined ? undefined : (summary.wakeAt ?? 'somebody acts');
}

/** In milliseconds; `undefined` for a start at once. */
function delayOf(quietUntil: TrajectoryStart['quietUntil'] | undefined, at: Instant): number | undefined {
  if (quietUntil === undefined) return undefined;
  if (quietUntil === 'somebody acts') return LONGEST_DELAY;
  const delay = epochMillisecondsOf(quietUntil) - epochMillisecondsOf(at);
  return delay > 0 ? Math.min(delay, LONGEST_DELAY) : undefined;
}

/**
 * As {@link startTrajectory}, while somebody waits for an answer. That it runs is noted without waiting for it: were that
 * lost, it would be started a second time, in vain.
 * @throws what the client throws when Temporal does not answer; the enrolment stands, and the workflow is started later
 */
export async function startTrajectoryWorkflow(
  deps: Pick<Dependencies, 'store' | 'temporal' | 'clock'>,
  input: TrajectoryStart,
): Promise<void> {
  const { store } = deps;
  const at = nowOf(deps);
  await askTemporal(deps, (client) => begin({ client, store }, input, at));
  markWorkflowStartedSoon(store, { id: input.trajectoryId, at }).catch(() => undefined);
}

/**
 * Starts the workflow of a trajectory whose workflow has ended before its time. Only for whoever has made sure of that,
 * and means it: somebody may have terminated it on purpose. One that runs all the same is left alone.
 * @param input without a summary: it begins by looking, and whatever stands in the database is what it goes on from
 * @throws what the Temporal client throws when the server does not answer
 */
export async function restartTrajectory(
  client: Client,
  { quietUntil, ...input }: Omit<TrajectoryStart, 'summary' | 'mailroom'>,
  at: Instant,
): Promise<void> {
  const startDelay = delayOf(quietUntil, at);
  await start(client, input, { reuse: WorkflowIdReusePolicy.ALLOW_DUPLICATE, startDelay });
}

async function start(
  client: Client,
  input: TrajectoryInput,
  { reuse, startDelay }: { reuse: WorkflowIdReusePolicy; startDelay: number | undefined },
): Promise<void> {
  await client.workflow.start('trajectory', {
    ...(startDelay === undefined ? {} : { startDelay }),
    taskQueue: trajectoriesQueue,
    workflowId: trajectoryWorkflowId(input.trajectoryId),
    workflowIdReusePolicy: reuse,
    workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
    args: [input],
  });
}
