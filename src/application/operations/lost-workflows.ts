import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { Instant } from '../../domain/calendar/types.ts';
import { type Store, storeOfSystem } from '../../store/database/db.ts';
import { type Carried, carriedTrajectories, endedTrajectories } from '../../store/operations/condition.ts';
import { type Behind, behindTrajectories } from '../../store/trajectories/outbox.ts';
import { trajectoryWorkflowId } from '../../workflows/types.ts';
import { isOutage } from '../outage.ts';
import { askTrajectory } from '../workflow-client/ask-trajectory.ts';
import { isBehindRow } from '../workflow-client/behind.ts';
import { callMailroom } from '../workflow-client/mailroom.ts';
import { restartTrajectory } from '../workflow-client/start-trajectory.ts';
import { tellBehind } from '../workflow-client/tell-behind.ts';

/** Most workflows that are told at once what they have not heard. */
const MOST_TOLD = 100_000;

/** How many workflows are asked about, or started, side by side. */
const AT_ONCE = 20;

/** A running trajectory that no workflow carries any more. */
export interface Lost extends Carried {
  /** How its workflow ended, such as `terminated`; `not there` when Temporal knows of none. */
  readonly how: string;
}

/**
 * Finds the running trajectories that no workflow carries although one was started: it was terminated, it failed, or
 * Temporal was emptied. They answer no command until {@link restartLost}.
 * @returns how many should be carried, and those that are not
 */
export async function findLost({
  client,
  store,
}: {
  readonly client: Client;
  readonly store: Store;
}): Promise<{ readonly carried: number; readonly lost: readonly Lost[] }> {
  const carried = await carriedTrajectories(store);
  const running = new Set(await runningTrajectories(client));
  // The list lags behind a little, so each that it lacks is asked about.
  const suspected = carried.filter(({ id }) => !running.has(id));
  const lost: Lost[] = [];
  await inBatches(suspected, async (trajectory) => {
    const how = await howItEnded(client, trajectory.id);
    if (how !== undefined) lost.push({ ...trajectory, how });
  });
  // Some may have ended meanwhile, as they should.
  const still = await carriedTrajectories(
    store,
    lost.map(({ id }) => id),
  );
  const ids = new Set(still.map(({ id }) => id));
  return { carried: carried.length, lost: lost.filter(({ id }) => ids.has(id)) };
}

/**
 * Starts the workflows of trajectories that have lost theirs. Each looks where it stands and goes on from there, when it is
 * its time or somebody acts.
 * @param at the instant of the start
 */
export async function restartLost(
  { client, store }: { readonly client: Client; readonly store: Store },
  lost: readonly Lost[],
  at: Instant,
): Promise<void> {
  await inBatches(lost, ({ id, wakeAt }) =>
    restartTrajectory(client, { trajectoryId: id, quietUntil: wakeAt ?? 'somebody acts' }, at),
  );
  // An alarm may have been lowered while nobody could tell the mailroom: one call for each, however many were lost.
  for (let partition = 0; partition < store.mailPartitions; partition += 1)
    await callMailroom(client, partition);
}

/** @returns `undefined` when it has not ended */
async function howItEnded(client: Client, trajectoryId: string): Promise<string | undefined> {
  try {
    const { status } = await client.workflow.getHandle(trajectoryWorkflowId(trajectoryId)).describe();
    return status.name === 'RUNNING' ? undefined : status.name.toLowerCase().replaceAll('_', ' ');
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'not there';
    throw error;
  }
}

/** What {@link findBehind} found. */
export interface FoundBehind {
  readonly behind: readonly Behind[];
  /** Those that did not say where they are: their worker is away, or their own task fails. */
  readonly silent: readonly Behind[];
}

/**
 * Asks every running workflow until when it sleeps, and compares with what the database says: for after a dump was put back
 * beside a Temporal that knows more. One that would wake too late, or runs while all is over, is behind.
 */
export async function findBehind({
  client,
  store,
}: {
  readonly client: Client;
  readonly store: Store;
}): Promise<FoundBehind> {
  const running = new Set(await runningTrajectories(client));
  const carried = (await carriedTrajectories(store)).filter(({ id }) => running.has(id));
  const known = new Set(carried.map(({ id }) => id));
  const unknown = [...running].filter((id) => !known.has(id));
  const behind: Behind[] = [...(await endedTrajectories(store, unknown))];
  const silent: Behind[] = [];
  await inBatches(carried, async ({ id, reference, wakeAt }) => {
    try {
      const { found } = await askTrajectory({ temporal: { client } }, id);
      if (found !== undefined && isBehindRow(found, { wakeAt })) behind.push({ id, reference });
    } catch (error) {
      if (!isOutage(error)) throw error;
      silent.push({ id, reference });
    }
  });
  return { behind, silent };
}

/** How long one may take to look where its trajectory stands, in milliseconds. */
const PATIENCE = 5_000;

/**
 * Tells workflows that are behind to look where their trajectories stand.
 * @returns those that do not answer
 */
export async function tellAllBehind(
  { client, store }: { readonly client: Client; readonly store: Store },
  behind: readonly Behind[],
): Promise<readonly Behind[]> {
  const silent: Behind[] = [];
  await inBatches(behind, async (one) => {
    try {
      await client.withDeadline(Date.now() + PATIENCE, () => tellBehind({ client, store }, one.id));
    } catch (error) {
      if (!isOutage(error)) throw error;
      silent.push(one);
    }
  });
  return silent;
}

/**
 * Tells every workflow that has not heard what was committed before an instant.
 * @returns those that do not answer
 */
export async function tellUnheard(
  { client, store }: { readonly client: Client; readonly store: Store },
  before: Instant,
): Promise<readonly Behind[]> {
  return tellAllBehind(
    { client, store },
    await behindTrajectories(storeOfSystem(store, 'work'), before, MOST_TOLD),
  );
}

/** The trajectories whose workflow runs. */
async function runningTrajectories(client: Client): Promise<string[]> {
  const query = `WorkflowType = 'trajectory' AND ExecutionStatus = 'Running'`;
  const ids: string[] = [];
  for await (const { workflowId } of client.workflow.list({ query, pageSize: 1_000 }))
    ids.push(workflowId.replace(trajectoryWorkflowId(''), ''));
  return ids;
}

async function inBatches<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  for (let from = 0; from < items.length; from += AT_ONCE) {
    await Promise.all(items.slice(from, from + AT_ONCE).map(work));
  }
}
