import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { isAnswer } from '../temporal-client.ts';
import type { Search } from './parts/finding.ts';
import { findTemporalServer } from './parts/temporal-server.ts';
import { runTool } from './parts/tools.ts';
import { freePort, loopback } from './ports.ts';
import { supervise } from './processes/supervised.ts';
import { waitForAnswer } from './services/temporal.ts';
import { temporalServerSettings } from './temporal-server-settings.ts';

/** A Temporal server as in production, with its state in Postgres. */
export type TemporalOnPostgres = { temporalAddress: string; stop(): Promise<void> };

/**
 * Starts a Temporal server that keeps its state in two databases, `temporal` and `temporal_visibility`, of a Postgres
 * server; makes them if they are not there. Returns once it can be asked for workflows.
 * @param options `databaseUrl` of any database on that server, as a user that may make databases; `folder` for
 *   settings and the log (absolute); `port` on the loopback address, a free one if left out
 * @throws a platform error `part-missing` or `part-failed`
 */
export async function startTemporalOnPostgres(
  search: Search,
  options: { databaseUrl: string; folder: string; port?: number; namespace?: string },
): Promise<TemporalOnPostgres> {
  const { folder, databaseUrl, namespace = 'default' } = options;
  const { server, sqlTool } = await findTemporalServer(search);
  for (const [database, schema] of [
    ['temporal', 'temporal'],
    ['temporal_visibility', 'visibility'],
  ] as const) {
    await prepareDatabase(sqlTool, databaseUrl, database, schema);
  }
  const port = options.port ?? (await freePort());
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const settings = await temporalServerSettings(databaseUrl, port, join(folder, 'dynamic.yaml'));
  await writeFile(join(folder, 'development.yaml'), settings, { mode: 0o600 });
  await writeFile(join(folder, 'dynamic.yaml'), '{}\n');

  const logFile = join(folder, 'temporal-server.log');
  const service = await supervise({
    name: 'Temporal on Postgres',
    command: server,
    args: ['--root', folder, '--config', '.', '--env', 'development', '--allow-no-auth', 'start'],
    cwd: folder,
    logFile,
    attempts: 3,
    stopSignal: 'SIGTERM',
    patience: 30_000,
  });
  const temporalAddress = `${loopback}:${port}`;
  await waitForAnswer(service, temporalAddress, logFile, async (connection) => {
    await registerNamespace(connection, namespace);
    await askForHistory(connection, namespace);
  });
  return { temporalAddress, stop: service.stop };
}

/** Making a database or its version table that is already there is refused by the tool; updating tells the rest. */
async function prepareDatabase(
  sqlTool: string,
  databaseUrl: string,
  database: string,
  schema: string,
): Promise<void> {
  const { hostname, port, username, password } = new URL(databaseUrl);
  const doing = `preparing the database ${database}`;
  const env = { SQL_USER: decodeURIComponent(username), SQL_PASSWORD: decodeURIComponent(password) };
  const tool = (args: string[]) => {
    const place = [
      '--plugin',
      'postgres12',
      '--endpoint',
      hostname,
      '--port',
      port || '5432',
      '--database',
      database,
    ];
    return runTool(sqlTool, [...place, ...args], { doing, env });
  };
  await tool(['create-database']);
  await tool(['setup-schema', '--version', '0.0']).catch(() => undefined);
  await tool(['update-schema', '--schema-name', `postgresql/v12/${schema}`]);
}

async function registerNamespace({ workflowService }: Connection, namespace: string): Promise<void> {
  const workflowExecutionRetentionPeriod = msToTs('7 days');
  try {
    await workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod });
  } catch (error) {
    if (!isAnswer(error, 'alreadyExists')) throw error;
  }
}

// The part that keeps the histories joins after the one that takes the calls: until then there are "not enough hosts".
async function askForHistory({ workflowService }: Connection, namespace: string): Promise<void> {
  try {
    await workflowService.describeWorkflowExecution({ namespace, execution: { workflowId: 'nobody' } });
  } catch (error) {
    if (!isAnswer(error, 'notFound')) throw error;
  }
}
