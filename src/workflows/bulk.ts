import { proxyActivities } from '@temporalio/workflow';
import { now } from './timers.ts';
import { type BulkActivities, type BulkInput, choresQueue } from './types.ts';

/** Tried again for ever: what somebody asked of many is not lost because the database was away. */
const { doBulkItems } = proxyActivities<BulkActivities>({
  taskQueue: choresQueue,
  startToCloseTimeout: '2 minutes',
  heartbeatTimeout: '20 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
});

/**
 * Does one operation to its end, some items at a time. Each item is a command with an id of its own, so that a batch that
 * is done again, after a crash half-way, does nothing twice. How many items one operation has is bounded where it is
 * begun, so its history never grows large.
 */
export async function bulk(input: BulkInput): Promise<void> {
  let more = true;
  while (more) ({ more } = await doBulkItems({ operationId: input.operationId, now: now() }));
}
