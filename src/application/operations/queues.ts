import { choresQueue, mailQueue, trajectoriesQueue } from '../../workflows/types.ts';
import type { Dependencies } from '../dependencies.ts';
import { sortError } from '../outage.ts';
import { askTemporal } from '../workflow-client/ask.ts';

/** Kinds of task on a queue, by the number that Temporal gives them. */
const WORKFLOWS = 1;
const ACTIVITIES = 2;

/** Longest wait for Temporal, in milliseconds. */
const PATIENCE = 3_000;

/** Who has not asked for work for longer than this, in milliseconds, is gone: a worker asks at least once a minute. */
const SILENT_AFTER = 75_000;

/** A queue of the workers, and how far they are behind. */
export type QueueState = {
  readonly queue: string;
  /** How many workers take work from it. */
  readonly workers: number;
  /** About how many tasks wait. */
  readonly waiting: number;
  /** For how long the oldest of these waits, in seconds. */
  readonly lag: number;
};

/** How the queues stand; nothing while Temporal does not answer. */
export async function readQueues(
  deps: Pick<Dependencies, 'temporal' | 'clock'>,
): Promise<readonly QueueState[]> {
  try {
    const queues = [trajectoriesQueue, mailQueue, choresQueue];
    return await Promise.all(queues.map((queue) => readQueue(deps, queue)));
  } catch (error) {
    if (sortError(error).sort === 'outage') return [];
    throw error;
  }
}

async function readQueue(deps: Pick<Dependencies, 'temporal' | 'clock'>, queue: string): Promise<QueueState> {
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
  return {
    queue,
    workers: Math.max(...both.map(({ pollers }) => livingOf(pollers ?? [], deps))),
    waiting: both.reduce((sum, { stats }) => sum + Number(stats?.approximateBacklogCount ?? 0), 0),
    lag: Math.max(...both.map(({ stats }) => Number(stats?.approximateBacklogAge?.seconds ?? 0))),
  };
}

type Poller = {
  readonly identity?: string | null;
  readonly lastAccessTime?: { readonly seconds?: unknown } | null;
};

/** How many different workers asked for work a moment ago: one that is gone stays in the list for a while. */
function livingOf(pollers: readonly Poller[], deps: Pick<Dependencies, 'clock'>): number {
  const since = deps.clock.now().epochMilliseconds - SILENT_AFTER;
  const living = pollers.filter(
    ({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1_000 >= since,
  );
  return new Set(living.map(({ identity }) => identity)).size;
}
