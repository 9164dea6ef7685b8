import { randomUUID } from 'node:crypto';
import { bareQueue } from './bare-types.ts';
import { EVENTS_UNTIL_ASLEEP, historyLength, untilAsleep } from './events.ts';
import { compareDelivery, type Delivery } from './mail-log.ts';
import type { Services } from './services.ts';
import { inParallel, timed } from './statistics.ts';
import type { listen, remind } from './workflows.ts';

/** The bare SDK: what one would write first, on the same server, with the same mail transport. */
export type Bare = {
  /** Starts workflows that sleep for a month; gives the milliseconds of the calls, and until the last one was asleep. */
  startSleepers(count: number, width: number): Promise<{ calls: number; untilAsleep: number }>;
  /**
   * Starts workflows that sleep until one instant and then send one mail each, and waits for the last mail.
   * @param pace milliseconds from a start until it is asleep, to know when all of them will be
   * @returns mails per second, what arrived, and the events in a history that one reminder costs
   */
  burst(
    count: number,
    width: number,
    pace: number,
  ): Promise<{ mails: number; delivery: Delivery; eventsPerReminder: number }>;
  /** Starts workflows that wait for commands; gives a function that sends one an empty Update. */
  listeners(count: number, width: number): Promise<(index: number) => Promise<number>>;
  stop(): Promise<void>;
};

/**
 * No more bare workflows than these send their mails in a burst, however many trajectories there are: ten thousand of them would take
 * longer than everything that is measured beside them. They are as many as the trajectories of a measurement for which no number is given, so
 * that there is no sample in it.
 */
export const BARE_AT_MOST = 2_000;

const MONTH = 30 * 24 * 3_600_000;
const addressOf = (index: number) => `bare-${index}@bench.example`;

/** Starts the worker of the bare workflows. */
export async function startBare(services: Services): Promise<Bare> {
  const { client } = services.temporal;
  const worker = await services.startWorker('bare');

  const newIds = (count: number) => Array.from({ length: count }, () => `bare-${randomUUID()}`);
  const startReminders = (ids: string[], width: number, until: number) =>
    timed(() =>
      inParallel(ids, width, async (workflowId, index) => {
        await client.workflow.start<typeof remind>('remind', {
          ...{ taskQueue: bareQueue, workflowId, args: [{ until, to: addressOf(index) }] },
        });
      }),
    );
  // On a busy machine a workflow task may be tried twice; the shortest history is the one without such accidents.
  const lengths = (ids: string[]) => Promise.all(ids.map((id) => historyLength(client, id)));

  return {
    async startSleepers(count, width) {
      const ids = newIds(count);
      const calls = await startReminders(ids, width, Date.now() + MONTH);
      return { calls, untilAsleep: calls + (await timed(() => untilAsleep(client, ids))) };
    },
    async burst(count, width, pace) {
      const before = services.mailLog.read().length;
      // Everything must have been started and have gone to sleep before they all wake up.
      const until = Date.now() + 10_000 + pace * count * 2.5;
      const ids = newIds(count);
      await startReminders(ids, width, until);
      await untilAsleep(client, ids);
      if (Date.now() > until - 1_000) {
        throw new Error(
          'The bare workflows were not asleep in time; this machine is too busy to measure on.',
        );
      }
      const patience = 60_000 + until - Date.now();
      const mails = (await services.mailLog.waitFor(before + count, patience)).slice(before);
      const last = mails.at(-1)?.at ?? Number.NaN;
      return {
        mails: mails.length / ((last - until) / 1_000),
        delivery: compareDelivery(
          mails,
          ids.map((_, index) => addressOf(index)),
        ),
        eventsPerReminder: Math.min(...(await lengths(ids.slice(0, 10)))) - EVENTS_UNTIL_ASLEEP,
      };
    },
    async listeners(count, width) {
      const ids = newIds(count);
      await inParallel(ids, width, async (workflowId) => {
        await client.workflow.start<typeof listen>('listen', { taskQueue: bareQueue, workflowId });
      });
      return (index) =>
        timed(() =>
          client.workflow
            .getHandle(ids[index % count] as string)
            .executeUpdate<boolean, [string]>('empty', { args: [randomUUID()] }),
        );
    },
    stop: worker.stop,
  };
}
