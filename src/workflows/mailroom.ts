import {
  condition,
  makeContinueAsNewFunc,
  proxyActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { delayUntil, now } from './timers.ts';
import { loneTaskTimeout, type MailActivities, type MailroomInput, mailPlanned, mailQueue } from './types.ts';

/**
 * One round may send thousands of mails, so it gets half an hour and says every few seconds that it lives. It is tried
 * again for ever: while mail cannot be sent, nothing is lost.
 */
const { deliverMail } = proxyActivities<MailActivities>({
  taskQueue: mailQueue,
  startToCloseTimeout: '30 minutes',
  heartbeatTimeout: '10 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '15 seconds' },
});

/** However late the next mail is, the mailroom looks this often, in milliseconds: whatever went wrong mends itself. */
const sweep = 10 * 60_000;

/** Shortest sleep, in milliseconds: what is due but held by somebody else is not asked for without a pause. */
const shortest = 200;

/** Number of events after which a run hands over to the next. */
const historyBound = 1_000;

// One that an earlier release started has that release's timeout until here.
const goOn = makeContinueAsNewFunc<typeof mailroom>({ workflowTaskTimeout: loneTaskTimeout });

/**
 * The durable alarm clock of one partition of the mail: sleeps until the earliest planned mail, has everything sent that
 * is due, learns what comes next, and sleeps again. A mail that is planned to go sooner wakes it with a signal.
 */
export async function mailroom(input: MailroomInput): Promise<void> {
  const { partition } = input;
  const bound = input.historyBound ?? historyBound;
  let isCalled = false;
  setHandler(mailPlanned, () => {
    isCalled = true;
  });

  while (!workflowInfo().continueAsNewSuggested && workflowInfo().historyLength < bound) {
    isCalled = false;
    const { nextAt } = await deliverMail({ partition, now: now() });
    await condition(() => isCalled, delayUntil(nextAt, shortest, input.sweepEvery ?? sweep));
  }
  // A call that comes now is not lost: the next run begins by looking.
  await goOn(input);
}
