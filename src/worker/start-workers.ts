import { Context } from '@temporalio/activity';
import type { Client } from '@temporalio/client';
import { type NativeConnection, Worker } from '@temporalio/worker';
import { createAdvanceTrajectory } from '../activities/advance-trajectory.ts';
import { createForgetOldKeys } from '../activities/chores/forget-old-keys.ts';
import { createPassOnCalendarChanges } from '../activities/chores/pass-on-calendar-changes.ts';
import { createPassOnCommands } from '../activities/chores/pass-on-commands.ts';
import { createStartMissing } from '../activities/chores/start-missing-workflows.ts';
import { createTellBehind } from '../activities/chores/tell-behind.ts';
import { createWakeWaitingLists } from '../activities/chores/wake-waiting-lists.ts';
import { createFillPlaces } from '../activities/fill-places.ts';
import type { EnrollingParts } from '../application/enrolment/parts.ts';
import { startMailroom } from '../application/workflow-client/mailroom.ts';
import { startTrajectory } from '../application/workflow-client/trajectory.ts';
import { type Clock, systemClock } from '../platform/clock.ts';
import type { Logger } from '../platform/logging.ts';
import type { Store } from '../store/database/db.ts';
import { type DeliverInput, type DeliverOutcome, mailQueue, trajectoriesQueue } from '../workflows/types.ts';
import { lookRegularly } from './look-regularly.ts';
import { plainFailures } from './plain-failures.ts';
import { loadWorkflowBundle } from './workflow-bundle.ts';

/** What the workers are given. */
export interface WorkerOptions {
  /** The workers' own connection; the caller closes it after they have ended. */
  readonly nativeConnection: NativeConnection;
  /** For starting the mailroom and what is missing; its namespace is the workers'. */
  readonly client: Client;
  readonly store: Store;
  /** Sends everything that is due in a partition; see `DeliverInput`. */
  readonly deliverMail: (input: DeliverInput) => Promise<DeliverOutcome>;
  readonly clock?: Clock;
  readonly logger?: Logger;
  /** Folder in which the bundled workflows are kept between starts; without it they are bundled each time. */
  readonly bundleFolder?: string;
  /** The bundle itself, when the caller made it (tests that start many workers). */
  readonly workflowBundle?: { readonly code: string };
  /** Longest sleep of the mailroom in milliseconds, when it is not running yet; 10 minutes if left out. */
  readonly sweepEvery?: number;
}

/** The running workers. */
export interface Workers {
  /** Settles when both have ended; rejects when one of them failed. */
  readonly run: Promise<void>;
  /** Lets what is under way come to an end, and ends. */
  shutdown(): Promise<void>;
}

/** Decisions at the same time: not more than connections to the database can serve without queueing for long. */
const DECISIONS_AT_ONCE = 20;

/**
 * How often what was enrolled while Temporal was away is looked for, among other chores, in milliseconds. It needs a timer of its own: nobody
 * could tell a mailroom of its first mail, so the next look of a mailroom may be minutes away.
 */
const LOOK_EVERY = 10_000;

/** How often a delivery says that it lives, in milliseconds; well within the mailroom's heartbeat timeout. */
const HEARTBEAT = 5_000;

/**
 * Starts the two workers, makes sure that the mailrooms run and wakes them, and starts the workflows of whatever was
 * enrolled while Temporal was away.
 */
export async function startWorkers(options: WorkerOptions): Promise<Workers> {
  const { nativeConnection, client, store, clock = systemClock, logger } = options;
  const workflowBundle = options.workflowBundle ?? (await loadWorkflowBundle(options.bundleFolder, logger));
  const shared = {
    connection: nativeConnection,
    namespace: client.options.namespace,
    workflowBundle,
    interceptors: { activity: [plainFailures(logger)] },
    shutdownGraceTime: '5 seconds',
    shutdownForceTime: '20 seconds',
  };
  const start: EnrollingParts['startTrajectory'] = (input, at) =>
    startTrajectory({ client, store }, input, at);
  const workers = await Promise.all([
    Worker.create({
      ...shared,
      taskQueue: trajectoriesQueue,
      activities: {
        advanceTrajectory: createAdvanceTrajectory({
          store,
          startTrajectory: start,
          ...(logger && { logger }),
        }),
        fillPlaces: createFillPlaces({ store, startTrajectory: start }),
      },
      maxConcurrentLocalActivityExecutions: DECISIONS_AT_ONCE,
    }),
    Worker.create({
      ...shared,
      taskQueue: mailQueue,
      activities: { deliverMail: alive(options.deliverMail) },
      maxCachedWorkflows: 10 + store.mailPartitions,
      maxConcurrentActivityTaskExecutions: 2 * store.mailPartitions,
    }),
  ]);
  const run = Promise.all(workers.map((worker) => worker.run())).then(() => undefined);
  // Whoever waits for `run` hears of a failure; nobody else must die of it.
  run.catch(() => undefined);
  const chores = [
    { name: 'start missing workflows', work: createStartMissing({ client, store, clock }) },
    { name: 'tell what is behind', work: createTellBehind({ client, store, clock }) },
    { name: 'wake waiting lists', work: createWakeWaitingLists({ client, store, clock }) },
    { name: 'pass on calendar changes', work: createPassOnCalendarChanges({ client, store, clock }) },
    { name: 'pass on commands', work: createPassOnCommands({ client, store, clock }) },
    { name: 'forget old keys', work: createForgetOldKeys({ store, clock, logger }) },
  ];
  const looking = lookRegularly(chores, LOOK_EVERY, logger);
  const shutdown = async () => {
    const stopped = looking.stop();
    for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
    await run.catch(() => undefined);
    await stopped;
  };
  const sweeping = options.sweepEvery === undefined ? {} : { sweepEvery: options.sweepEvery };
  try {
    for (let partition = 0; partition < store.mailPartitions; partition += 1) {
      await startMailroom(client, { partition, ...sweeping });
    }
  } catch (error) {
    await shutdown();
    throw error;
  }
  return { run, shutdown };
}

/** Says every few seconds that it lives, so that a delivery whose worker died is given to another one soon. */
function alive(deliver: WorkerOptions['deliverMail']): WorkerOptions['deliverMail'] {
  return async (input) => {
    const context = Context.current();
    const beating = setInterval(() => context.heartbeat(), HEARTBEAT);
    try {
      return await deliver(input);
    } finally {
      clearInterval(beating);
    }
  };
}
