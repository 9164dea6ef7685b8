import {
  makeContinueAsNewFunc,
  proxyActivities,
  proxyLocalActivities,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import { now } from './timers.ts';
import { type ChoreActivities, type ChoresInput, choresQueue, loneTaskTimeout } from './types.ts';

/** Each chore has a limit of its own, well below this; one that fails keeps none of the others from being done. */
const { doChores } = proxyLocalActivities<Pick<ChoreActivities, 'doChores'>>({
  startToCloseTimeout: '5 minutes',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
});

const { doDailyWork } = proxyActivities<Pick<ChoreActivities, 'doDailyWork'>>({
  taskQueue: choresQueue,
  startToCloseTimeout: '10 minutes',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '10 minutes' },
});

/** Pause between two rounds, in milliseconds. */
const pause = 10_000;

/** Number of events after which a run hands over to the next: some twenty minutes. */
const historyBound = 1_000;

// One that an earlier release started has that release's timeout until here.
const goOn = makeContinueAsNewFunc<typeof chores>({ workflowTaskTimeout: loneTaskTimeout });

/**
 * What has to happen regularly, in one durable loop for the whole installation, however many workers there are: every few
 * seconds a round of the chores, in the worker that happens to have it.
 */
export async function chores(input: ChoresInput): Promise<void> {
  const bound = input.historyBound ?? historyBound;
  while (!workflowInfo().continueAsNewSuggested && workflowInfo().historyLength < bound) {
    await doChores({ now: now() });
    await sleep(input.every ?? pause);
  }
  await goOn(input);
}

/** What has to happen once a day; a Schedule starts it. */
export async function daily(): Promise<void> {
  await doDailyWork({ now: now() });
}
