// Bundled for the bare worker of the measurement: the names exported here are the names of the workflow types.
import { condition, defineUpdate, proxyActivities, setHandler, sleep } from '@temporalio/workflow';
import type { BareActivities, ReminderInput } from './bare-types.ts';

const { sendMail } = proxyActivities<BareActivities>({ startToCloseTimeout: '1 minute' });

/** What one would write first: sleep until the reminder is due, then send it. */
export async function remind({ until, to }: ReminderInput): Promise<void> {
  await sleep(Math.max(1, until - Date.now()));
  await sendMail(to);
}

const emptyUpdate = defineUpdate<boolean, [string]>('empty');

/** Waits for commands that do nothing, each checked by a validator. */
export async function listen(): Promise<void> {
  setHandler(emptyUpdate, async () => true, {
    validator: (id) => {
      if (typeof id !== 'string') throw new TypeError('No id');
    },
  });
  await condition(() => false);
}
