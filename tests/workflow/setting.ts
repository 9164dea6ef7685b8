import { type Client, WorkflowUpdateRPCTimeoutOrCancelledError } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { NativeConnection } from '@temporalio/worker';
import { startTrajectory } from '../../src/application/workflow-client/start-trajectory.ts';
import type { Logger } from '../../src/platform/logging.ts';
import type { WholeStore } from '../../src/store/database/db.ts';
import { clearAlarm, setAlarm } from '../../src/store/mail/alarm.ts';
import { startWorkers, type Workers } from '../../src/worker/start-workers.ts';
import {
  type CommandAnswer,
  commandUpdate,
  type DeliverInput,
  type DeliverOutcome,
  trajectoryWorkflowId,
} from '../../src/workflows/types.ts';
import { bundledWorkflows } from '../support/bundle.ts';
import { type DatabaseSetting, enrolSchool, prepareDatabase } from '../support/trajectories.ts';

/** A database with a template and people in it, and the bundled workflows. */
export interface Setting extends DatabaseSetting {
  readonly workflowBundle: { readonly code: string };
}

/** Starts a Postgres with everything that a trajectory needs, and bundles the workflows. */
export async function prepareSetting(options: { folder?: string } = {}): Promise<Setting> {
  const [database, workflowBundle] = await Promise.all([prepareDatabase(options), bundledWorkflows()]);
  return { ...database, workflowBundle };
}

/** Sends nothing, but keeps the ledger and the alarm as the mailroom's activity does. */
export function ledgerOnly(store: WholeStore) {
  const rounds: DeliverInput[] = [];
  const deliverMail = async (input: DeliverInput): Promise<DeliverOutcome> => {
    rounds.push(input);
    await clearAlarm(store, input.partition);
    const { rows: sent } = await store.pool.query(
      `UPDATE mail SET status = 'sent', sent_at = $2 WHERE partition = $1 AND status = 'planned' AND send_at <= $2
        RETURNING id`,
      [input.partition, input.now],
    );
    const { rows } = await store.pool.query<{ at: Date | null }>(
      `SELECT min(send_at) AS at FROM mail WHERE partition = $1 AND status = 'planned'`,
      [input.partition],
    );
    const nextAt = rows[0]?.at?.toISOString();
    if (nextAt === undefined) return { sent: sent.length };
    await setAlarm(store, input.partition, nextAt);
    return { sent: sent.length, nextAt };
  };
  return { deliverMail, rounds };
}

/** Workers of the product on their own connection, which goes with them. */
export async function startProduct(
  setting: Setting,
  server: { readonly address: string; readonly client: Client },
  options: {
    readonly deliverMail?: (input: DeliverInput) => Promise<DeliverOutcome>;
    readonly sweepEvery?: number;
    readonly choresEvery?: number;
    readonly logger?: Logger;
    readonly deployment?: string;
    readonly isAlone?: boolean;
    readonly dataConverter?: DataConverter | undefined;
  } = {},
): Promise<Workers> {
  const nativeConnection = await NativeConnection.connect({ address: server.address });
  const workers = await startWorkers({
    nativeConnection,
    client: server.client,
    store: setting.store,
    deliverMail: options.deliverMail ?? ledgerOnly(setting.store).deliverMail,
    workflowBundle: setting.workflowBundle,
    sweepEvery: options.sweepEvery ?? 60_000,
    ...(options.choresEvery === undefined ? {} : { choresEvery: options.choresEvery }),
    ...(options.deployment && { deployment: options.deployment, isAlone: options.isAlone ?? false }),
    ...(options.logger && { logger: options.logger }),
    dataConverter: options.dataConverter,
  });
  return {
    run: workers.run,
    async shutdown() {
      await workers.shutdown();
      await nativeConnection.close();
    },
  };
}

/** Enrols a school and starts its workflow. */
export async function begin(
  setting: Setting,
  client: Client,
  now: string,
  options: { readonly historyBound?: number } = {},
): Promise<string> {
  const { id, summary, mailroom } = await enrolSchool(setting, now);
  await startTrajectory(
    { client, store: setting.store },
    { trajectoryId: id, summary, ...(mailroom === undefined ? {} : { mailroom }), ...options },
    now,
  );
  return id;
}

/** As long as the API waits for an answer, in milliseconds. */
const PATIENCE = 5_000;

/**
 * Has a stored command carried out by the workflow. As the callers of the API do, asks again with the same id when no
 * answer came: an Update that arrives while a history is cut may be left without one.
 */
export async function send(
  client: Client,
  trajectoryId: string,
  commandId: string,
  attempts = 6,
): Promise<CommandAnswer> {
  try {
    return await client.withDeadline(Date.now() + PATIENCE, () =>
      client.workflow
        .getHandle(trajectoryWorkflowId(trajectoryId))
        .executeUpdate(commandUpdate, { args: [{ commandId }], updateId: commandId }),
    );
  } catch (error) {
    if (attempts <= 1 || !(error instanceof WorkflowUpdateRPCTimeoutOrCancelledError)) throw error;
    return send(client, trajectoryId, commandId, attempts - 1);
  }
}
