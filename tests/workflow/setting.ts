import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Client } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { localDateOf } from '../../src/domain/calendar/wall-clock.ts';
import type { Template } from '../../src/domain/template/types.ts';
import type { Command } from '../../src/domain/trajectory/commands.ts';
import { enrol } from '../../src/domain/trajectory/enrol.ts';
import { summarise } from '../../src/domain/trajectory/summary.ts';
import { insertCommand } from '../../src/store/commands.repository.ts';
import { openStore, type Store } from '../../src/store/db.ts';
import { clearAlarm, setAlarm } from '../../src/store/mail-alarm.repository.ts';
import { migrate } from '../../src/store/migrate.ts';
import { insertPerson } from '../../src/store/people.repository.ts';
import { applySchools } from '../../src/store/schools.repository.ts';
import { publishTemplate } from '../../src/store/templates.repository.ts';
import { insertEnrolled } from '../../src/store/trajectory-commits.repository.ts';
import { startTrajectory } from '../../src/worker/start-trajectory.ts';
import { startWorkers, type Workers } from '../../src/worker/start-workers.ts';
import { loadWorkflowBundle } from '../../src/worker/workflow-bundle.ts';
import {
  type CommandAnswer,
  commandUpdate,
  type DeliverInput,
  type DeliverOutcome,
  trajectoryWorkflowId,
} from '../../src/workflows/types.ts';
import { startPostgres } from '../support/environment.ts';

/** A database with one small template and two people in it. */
export interface Setting {
  readonly store: Store;
  readonly database: Awaited<ReturnType<typeof startPostgres>>;
  readonly template: Template;
  readonly counsellor: string;
  readonly principal: string;
  readonly workflowBundle: { readonly code: string };
  stop(): Promise<void>;
}

const templateFile = fileURLToPath(new URL('../support/two-conversations.yaml', import.meta.url));

/** Starts a Postgres with everything that a trajectory needs, and bundles the workflows. */
export async function prepareSetting(): Promise<Setting> {
  const database = await startPostgres();
  await migrate(database.databaseUrl);
  const store = openStore({ databaseUrl: database.databaseUrl });
  const { template } = await publishTemplate(store, await readFile(templateFile, 'utf8'));
  const people = await Promise.all(
    ['counsellor', 'principal'].map((who) =>
      insertPerson(store, {
        id: randomUUID(),
        name: `The ${who}`,
        email: `${who}@school.example`,
        language: 'nl',
        function: who,
      }),
    ),
  );
  const workflowBundle = await loadWorkflowBundle();
  return {
    store,
    database,
    template,
    counsellor: people[0]!.id,
    principal: people[1]!.id,
    workflowBundle,
    async stop() {
      await store.close();
      await database.stop();
    },
  };
}

/** Sends nothing, but keeps the ledger and the alarm as the mailroom's activity does. */
export function ledgerOnly(store: Store) {
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
  });
  return {
    run: workers.run,
    async shutdown() {
      await workers.shutdown();
      await nativeConnection.close();
    },
  };
}

let schoolNumber = 900_000;

/** Enrols one more school at an instant, and stores it; the workflow is started apart. */
export async function enrolSchool(setting: Setting, now: string) {
  const { store, template, counsellor, principal } = setting;
  schoolNumber += 1;
  const number = String(schoolNumber);
  await applySchools(store, [{ number, name: `School ${number}` }], [], now);
  const id = randomUUID();
  const context = { calendar: { overrides: [] } };
  const start = localDateOf(now);
  const advanced = enrol(
    {
      id,
      now,
      actor: { kind: 'person', person: counsellor },
      subject: { kind: 'school', id: number },
      start,
      roles: { counsellor, principal },
    },
    template,
    1,
    context,
  );
  if (advanced.rejected) throw new Error(advanced.code);
  const { mailroom } = await insertEnrolled(store, {
    advanced,
    template,
    context,
    now,
    reference: `TC-${number}`,
    period: '2026-2027',
    school: number,
  });
  const summary = summarise(advanced, template, context);
  return { id, number, summary, ...(mailroom === undefined ? {} : { mailroom }) };
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

/** Stores a command; gives its id. */
export async function ask(
  setting: Setting,
  trajectoryId: string,
  command: Command,
  now: string,
  expectedVersion?: number,
): Promise<string> {
  const id = randomUUID();
  await insertCommand(setting.store, {
    id,
    trajectoryId,
    actor: { kind: 'person', person: setting.principal },
    command,
    receivedAt: now,
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
  });
  return id;
}

/** Has a stored command carried out by the workflow. */
export function send(client: Client, trajectoryId: string, commandId: string): Promise<CommandAnswer> {
  return client.workflow
    .getHandle(trajectoryWorkflowId(trajectoryId))
    .executeUpdate(commandUpdate, { args: [{ commandId }], updateId: commandId });
}

/** The time of this machine, as an instant. */
export function machineTime(): string {
  return new Date().toISOString();
}
