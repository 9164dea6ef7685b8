import type { Client } from '@temporalio/client';
import { callMailroom } from '../../application/workflow-client/mailroom.ts';
import { instantOf } from '../../domain/calendar/instant.ts';
import type { Clock } from '../../platform/clock.ts';
import type { WholeStore } from '../../store/database/db.ts';
import { unheardAlarms } from '../../store/mail/alarm.ts';

/** What went off less long ago is being heard, in milliseconds. */
const ON_ITS_WAY = 10_000;

/**
 * Makes the sweep that calls mailrooms whose alarm went off and was not heard: whoever lowered it died before it could call.
 * Each is called once a sweep, however many mails wait.
 * @returns a function that says how many it called
 */
export function createWakeMailrooms({
  client,
  store,
  clock,
}: {
  readonly client: Client;
  readonly store: WholeStore;
  readonly clock: Clock;
}) {
  return async function wakeMailrooms(): Promise<number> {
    const before = instantOf(clock.now().epochMilliseconds - ON_ITS_WAY);
    const unheard = await unheardAlarms(store, before);
    for (const partition of unheard) await callMailroom(client, partition);
    return unheard.length;
  };
}
