import { Context } from '@temporalio/activity';
import type { Client } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { type NativeConnection, Worker } from '@temporalio/worker';
import { type AdvanceParts, createAdvanceTrajectory } from '../activities/advance-trajectory.ts';
import { createDoBulkItems } from '../activities/do-bulk-items.ts';
import { createFillPlaces } from '../activities/fill-places.ts';
import type { EnrollingParts } from '../application/enrolment/parts.ts';
import { ensureLoneWorkflows } from '../application/workflow-client/lone-workflows.ts';
import { callMailroom } from '../application/workflow-client/mailroom.ts';
import { startTrajectory } from '../application/workflow-client/start-trajectory.ts';
import { tellTrajectory } from '../application/workflow-client/trajectory.ts';
import type { RetentionPeriods } from '../domain/privacy/retention.ts';
import { type Clock, systemClock } from '../platform/clock.ts';
import type { Logger } from '../platform/logging.ts';
import { type Sizing, smallSizing } from '../platform/sizing.ts';
import type { WholeStore } from '../store/database/db.ts';
import {
  choresQueue,
  type DeliverInput,
  type DeliverOutcome,
  mailQueue,
  trajectoriesQueue,
} from '../workflows/types.ts';
import { createChores } from './chores.ts';
import { outlast } from './outlast.ts';
import { plainFailures } from './plain-failures.ts';
import { newIdentity, sayPresence } from './presence.ts';
import { keepThreadsSmall } from './small-threads.ts';
import { takeBack } from './take-back.ts';
import { knowsVersions, takeOver, versionOf } from './versions.ts';
import { loadWorkflowBundle } from './workflow-bundle.ts';

/** What the workers are given. */
export interface WorkerOptions {
  /** The workers' own connection; the caller closes it after they have ended. */
  readonly nativeConnection: NativeConnection;
  /** For starting the mailroom and what is missing; its namespace is the workers'. */
  readonly client: Client;
  readonly store: WholeStore;
  /** Sends everything that is due in a partition; see `DeliverInput`. */
  readonly deliverMail: (input: DeliverInput) => Promise<DeliverOutcome>;
  /** Owes coordinators a letter about handovers that nobody answers; nobody is told without it. */
  readonly tellOfHandovers?: () => Promise<number>;
  /** Sends letters that could not go when they were to; without it none goes. */
  readonly sendOwedLetters?: () => Promise<number>;
  /** Owes who wants one an overview of their week; nobody gets one without it. */
  readonly oweOverviews?: () => Promise<number>;
  /** Whether other systems may be on this machine or in a private network; not in production. */
  readonly webhooksInside?: boolean;
  /** For how long what is kept; without it everything is kept. */
  readonly retention?: RetentionPeriods;
  readonly clock?: Clock;
  readonly logger?: Logger;
  /** How much is done at the same time; as little as one small machine can do if left out. */
  readonly sizing?: Pick<Sizing, 'decisionsAtOnce' | 'choresAtOnce' | 'workflowsInMemory'>;
  /** What encrypts on the way to Temporal, as the client has it; nothing is encrypted without it. */
  readonly dataConverter?: DataConverter | undefined;
  /** Folder in which the bundled workflows are kept between starts; without it they are bundled each time. */
  readonly bundleFolder?: string;
  /** The bundle itself, when the caller made it (tests that start many workers). */
  readonly workflowBundle?: { readonly code: string };
  /**
   * Name under which Temporal keeps the versions of these workers apart, so that work goes to the current one only (Worker
   * Versioning, all workflows upgrade by themselves); without it, any worker takes whatever comes.
   */
  readonly deployment?: string;
  /** There are no other workers, so these take over from a newer version too: somebody tries an older release. */
  readonly isAlone?: boolean;
  /** Longest sleep of the mailroom in milliseconds, when it is not running yet; 10 minutes if left out. */
  readonly sweepEvery?: number;
  /** Pause between two rounds of the chores in milliseconds, when they are not running yet; 10 seconds if left out. */
  readonly choresEvery?: number;
  /** Ends the wait for a Temporal server that does not answer while the workers start. */
  readonly signal?: AbortSignal;
}

/** The running workers. */
export interface Workers {
  /** Settles when all have ended; rejects when one of them failed. */
  readonly run: Promise<void>;
  /** Lets what is under way come to an end, and ends. */
  shutdown(): Promise<void>;
}

/**
 * Thousands of calls of a mailroom in one task take longer than the five seconds that the SDK allows, after which it would end
 * the whole process. Its types do not name this option, which it takes all the same.
 */
const unhurried = { isolateExecutionTimeout: '50 seconds' };

/** How often each worker makes sure that the lone workflows are there, in milliseconds. */
const ENSURE_EVERY = 10 * 60_000;

/** How often a delivery says that it lives, in milliseconds; well within the mailroom's heartbeat timeout. */
const HEARTBEAT = 2_000;

/**
 * What a workflow has to hear waits so long for the workers that have it in memory, and then goes to whichever: these may have been
 * killed, or are just being replaced. The ten seconds of the SDK are more than anybody waits for the answer to a command.
 */
const WAIT_FOR_MEMORY = '2 seconds';

/**
 * Starts the workers, and makes sure now and every ten minutes that the mailrooms and the chores run. The mailrooms are
 * woken, so that whatever fell due meanwhile goes out.
 */
export async function startWorkers(options: WorkerOptions): Promise<Workers> {
  const { nativeConnection, client, store, clock = systemClock, logger, sizing = smallSizing } = options;
  const workflowBundle =
    options.workflowBundle ??
    (await loadWorkflowBundle(options.bundleFolder, logger, options.dataConverter?.failureConverterPath));
  const { deployment } = options;
  const isVersioned = deployment !== undefined && (await knowsVersions(client, deployment));
  const version = isVersioned ? versionOf(deployment, workflowBundle) : undefined;
  const identity = newIdentity();
  const shared = {
    identity,
    connection: nativeConnection,
    namespace: client.options.namespace,
    workflowBundle,
    ...(options.dataConverter && { dataConverter: options.dataConverter }),
    ...(version && {
      workerDeploymentOptions: {
        ...{
          useWorkerVersioning: true as const,
          version,
          defaultVersioningBehavior: 'AUTO_UPGRADE' as const,
        },
      },
    }),
    interceptors: { activity: [plainFailures(logger)] },
    stickyQueueScheduleToStartTimeout: WAIT_FOR_MEMORY,
    // Otherwise the SDK hands on no more than one sign of life in four fifths of the time in which one has to come.
    maxHeartbeatThrottleInterval: HEARTBEAT,
    shutdownGraceTime: '5 seconds',
    shutdownForceTime: '20 seconds',
  };
  const start: EnrollingParts['startTrajectory'] = (input, at) =>
    startTrajectory({ client, store }, input, at);
  const { mailPartitions } = store;
  const { sweepEvery, choresEvery } = options;
  let isFirst = true;
  const ensureLone = async () => {
    const gone = await ensureLoneWorkflows(client, { mailPartitions, sweepEvery, choresEvery });
    const say = isFirst ? 'info' : 'warn';
    isFirst = false;
    for (const workflow of gone) logger?.[say]({ workflow }, 'This workflow was not there, and was started');
  };
  const decisions: AdvanceParts = {
    ...{ store, startTrajectory: start },
    tellTrajectory: (id, commandId) => tellTrajectory(client, id, commandId),
    callMailroom: (partition) => callMailroom(client, partition),
    ...(logger && { logger }),
  };
  const fillPlaces = createFillPlaces({ store, startTrajectory: start });
  keepThreadsSmall();
  const takingBack = takeBack(options);
  const workers = await Promise.all([
    Worker.create({
      ...shared,
      taskQueue: trajectoriesQueue,
      activities: {
        advanceTrajectory: createAdvanceTrajectory(decisions),
        // What an earlier release asked for on this queue.
        fillPlaces,
      },
      maxCachedWorkflows: sizing.workflowsInMemory,
      maxConcurrentLocalActivityExecutions: sizing.decisionsAtOnce,
    }),
    Worker.create({
      ...shared,
      taskQueue: mailQueue,
      activities: { deliverMail: alive(options.deliverMail) },
      maxCachedWorkflows: Math.min(10 + store.mailPartitions, sizing.workflowsInMemory),
      ...unhurried,
      maxConcurrentActivityTaskExecutions: 2 * store.mailPartitions,
    }),
    Worker.create({
      ...shared,
      taskQueue: choresQueue,
      activities: {
        fillPlaces,
        ...createChores({
          ...{ client, store, clock, logger, ensureLone, decisions },
          tellOfHandovers: options.tellOfHandovers,
          sendOwedLetters: options.sendOwedLetters,
          oweOverviews: options.oweOverviews,
          retention: options.retention,
          webhooksInside: options.webhooksInside,
        }),
        doBulkItems: createDoBulkItems({ store, temporal: { client }, clock, logger }, () =>
          Context.current().heartbeat(),
        ),
      },
      maxCachedWorkflows: Math.min(10, sizing.workflowsInMemory),
      maxConcurrentActivityTaskExecutions: sizing.choresAtOnce,
      maxConcurrentLocalActivityExecutions: sizing.choresAtOnce,
    }),
  ]);
  // Whoever asks for work from here on may have a task of them.
  await takingBack;
  const run = Promise.all(workers.map((worker) => worker.run())).then(() => undefined);
  // Whoever waits for `run` hears of a failure; nobody else must die of it.
  run.catch(() => undefined);
  const ensuring = setInterval(() => {
    ensureLone().catch((err) => logger?.warn({ err }, 'The lone workflows could not be looked for'));
  }, ENSURE_EVERY);
  let sayAbsence: (() => Promise<void>) | undefined;
  const shutdown = async () => {
    clearInterval(ensuring);
    for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
    await run.catch(() => undefined);
    await sayAbsence?.();
  };
  const begin = async () => {
    if (version) await takeOver(client, version, { isAlone: options.isAlone ?? false, logger });
    await ensureLone();
    for (let partition = 0; partition < mailPartitions; partition += 1) await callMailroom(client, partition);
  };
  try {
    sayAbsence = await sayPresence(store, identity, logger);
    await outlast(begin, { signal: options.signal, logger, what: 'the start of the lone workflows' });
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
