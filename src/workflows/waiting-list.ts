import { proxyActivities, setHandler } from '@temporalio/workflow';
import { now } from './timers.ts';
import { choresQueue, placeCameFree, type WaitingListActivities, type WaitingListInput } from './types.ts';

/**
 * Tried again for ever: whoever waits does not lose a place because the database was away. It takes a second or two; a
 * worker that died in it is noticed soon.
 */
const { fillPlaces } = proxyActivities<WaitingListActivities>({
  taskQueue: choresQueue,
  startToCloseTimeout: '20 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
});

/**
 * Gives the free places of one programme to whoever waits for them, and ends. A call that comes meanwhile makes it look
 * once more; a later one starts it anew. What it does is decided under the lock of the programme, so that doing it twice,
 * or after a crash half-way, enrols nobody twice.
 */
export async function waitingList(input: WaitingListInput): Promise<void> {
  let isCalled = true;
  setHandler(placeCameFree, () => {
    isCalled = true;
  });
  while (isCalled) {
    isCalled = false;
    const { more } = await fillPlaces({ programmeId: input.programmeId, now: now() });
    isCalled ||= more;
  }
}
