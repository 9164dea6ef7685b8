import { type Presence, readPresence } from '../../store/operations/presence.ts';
import { choresQueue, mailQueue, trajectoriesQueue } from '../../workflows/types.ts';
import type { Dependencies } from '../dependencies.ts';
import { sortError } from '../outage.ts';
import { askTemporal } from '../workflow-client/ask.ts';
import { workforceOf } from './pollers.ts';

/** Kinds of task on a queue, by the number that Temporal gives them. */
const WORKFLOWS = 1;
const ACTIVITIES = 2;

/** Longest wait for Temporal, in milliseconds. */
const PATIENCE = 3_000;

/** A queue of the workers, and how far they are behind. */
export type QueueState = {
  readonly queue: string;
  /** How many workers take work from it. */
  readonly workers: number;
  /** How many were killed, some seconds to some minutes ago. */
  readonly dead: number;
  /** About how many tasks wait. */
  readonly waiting: number;
  /** For how long the oldest of these waits, in seconds. */
  readonly lag: number;
};

/** How the queues stand; nothing while Temporal does not answer. */
export async function readQueues(
  deps: Pick<Dependencies, 'temporal' | 'clock' | 'store'>,
): Promise<readonly QueueState[]> {
  try {
    const presence = await readPresence(deps.store);
    const queues = [trajectoriesQueue, mailQueue, choresQueue];
    return await Promise.all(queues.map((queue) => readQueue(deps, queue, presence)));
  } catch (error) {
    if (sortError(error).sort === 'outage') return [];
    throw error;
  }
}

async function readQueue(
  deps: Pick<Dependencies, 'temporal' | 'clock'>,
  queue: string,
  presence: readonly Presence[],
): Promise<QueueState> {
  const [workflows, activities] = await Promise.all(
    [WORKFLOWS, ACTIVITIES].map((taskQueueType) =>
      askTemporal(
        deps,
        ({ workflowService, options: { namespace } }) =>
          workflowService.describeTaskQueue({
            ...{ namespace, taskQueue: { name: queue }, taskQueueType, reportStats: true },
          }),
        PATIENCE,
      ),
    ),
  );
  const both = [workflows, activities].flatMap((one) => one ?? []);
  const now = deps.clock.now().epochMilliseconds;
  const forces = both.map(({ pollers }) => workforceOf(pollers ?? [], presence, now));
  return {
    queue,
    workers: Math.max(...forces.map(({ living }) => living)),
    dead: Math.max(...forces.map(({ dead }) => dead)),
    waiting: both.reduce((sum, { stats }) => sum + Number(stats?.approximateBacklogCount ?? 0), 0),
    lag: Math.max(...both.map(({ stats }) => Number(stats?.approximateBacklogAge?.seconds ?? 0))),
  };
}
