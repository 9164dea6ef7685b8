import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { loadConfiguration } from '../../src/platform/configuration.ts';
import { findPostgres } from '../../src/platform/embedded/parts/postgres.ts';
import { findTemporalTestServer } from '../../src/platform/embedded/parts/temporal-test-server.ts';
import { freePort } from '../../src/platform/embedded/ports.ts';
import { startPostgresService } from '../../src/platform/embedded/services/postgres.ts';
import { startTemporalService } from '../../src/platform/embedded/services/temporal.ts';
import { readEnvironment } from '../../src/platform/environment.ts';

import { copyMigratedDatabase } from './migrated-database.ts';

export { freePort } from '../../src/platform/embedded/ports.ts';
export { type MailSink, type ReceivedMail, type Refusal, startMailSink } from './mail-sink.ts';

/** A server that runs for a test. */
export type TestServer = {
  port: number;
  /** Folder with its data; give it, with the port, to a later start to bring the same server back. */
  folder: string;
  /** Process id of the server itself, to kill it; it then comes back by itself, as it does in the embedded default. */
  pid(): number;
  /** Stops it; its data go too, unless the folder was given. */
  stop(): Promise<void>;
};

export const search = {
  parts: loadConfiguration(readEnvironment()).parts,
  progress: (line: string) => process.stderr.write(`${line}\n`),
};

/**
 * Starts a Postgres in a temporary folder, empty or migrated, or brings back one whose folder and port are given. What it has
 * answered for outlives its being killed only with `durable`; without, it is faster.
 */
export function startPostgres(options: PostgresOptions = {}): Promise<TestServer & { databaseUrl: string }> {
  return options.port === undefined ? patiently(() => startOnePostgres(options)) : startOnePostgres(options);
}

type PostgresOptions = {
  folder?: string;
  port?: number;
  durable?: boolean;
  /** Every migration is in it. */
  migrated?: boolean;
  /** Folder with the programs of another PostgreSQL than the one that comes along. */
  postgresDirectory?: string | undefined;
};

async function startOnePostgres(options: PostgresOptions): Promise<TestServer & { databaseUrl: string }> {
  const { folder, remove } = await chooseFolder(options.folder);
  const port = options.port ?? (await freePort());
  const logFile = join(folder, 'postgres.log');
  const { postgresDirectory = search.parts.postgresDirectory } = options;
  const parts = { ...search.parts, postgresDirectory };
  if (options.migrated && !existsSync(join(folder, 'postgres'))) {
    const { postgres, major } = await findPostgres({ parts });
    await copyMigratedDatabase(folder, `${postgres} ${major}`, async () =>
      startPostgres({ folder: (await chooseFolder(undefined)).folder, postgresDirectory }),
    );
  }
  const { service, databaseUrl } = await startPostgresService(
    { ...search, parts },
    {
      folder: join(folder, 'postgres'),
      port,
      logFile,
      durable: options.durable ?? false,
    },
  );
  return { databaseUrl, port, folder, pid: service.pid, stop: () => service.stop().then(remove) };
}

/**
 * Starts a Temporal development server, or brings back one whose folder and port are given. Without `file` it keeps
 * everything in memory, which is faster but does not survive being killed.
 */
export function startDevServer(
  options: DevServerOptions = {},
): Promise<TestServer & { address: string; namespace: string }> {
  return options.port === undefined
    ? patiently(() => startOneDevServer(options))
    : startOneDevServer(options);
}

type DevServerOptions = { file?: boolean; folder?: string; port?: number; namespace?: string };

async function startOneDevServer(
  options: DevServerOptions,
): Promise<TestServer & { address: string; namespace: string }> {
  const { folder, remove } = await chooseFolder(options.folder);
  const port = options.port ?? (await freePort());
  const namespace = options.namespace ?? 'default';
  const { service, temporalAddress } = await startTemporalService(search, {
    folder: options.file || options.folder !== undefined ? join(folder, 'temporal') : undefined,
    port,
    uiPort: undefined,
    namespace,
    logFile: join(folder, 'temporal.log'),
  });
  return {
    address: temporalAddress,
    namespace,
    port,
    folder,
    pid: service.pid,
    stop: () => service.stop().then(remove),
  };
}

/**
 * Starts the time-skipping test server. It has one clock for everything on it, no visibility, and skips only while
 * the result of a workflow is awaited (or `environment.sleep`).
 */
export async function startTimeSkippingServer(): Promise<{
  environment: TestWorkflowEnvironment;
  stop(): Promise<void>;
}> {
  const path = await findTemporalTestServer(search);
  const environment = await patiently(() =>
    TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path } } }),
  );
  return { environment, stop: () => environment.teardown() };
}

// A free port may be taken by another process before the server listens on it, and the SDK gives its own server five
// seconds to start, which a busy machine may not have.
async function patiently<Result>(start: () => Promise<Result>, attempts = 4): Promise<Result> {
  try {
    return await start();
  } catch (error) {
    if (attempts <= 1) throw error;
    return patiently(start, attempts - 1);
  }
}

async function chooseFolder(
  given: string | undefined,
): Promise<{ folder: string; remove: () => Promise<void> }> {
  if (given !== undefined) return { folder: given, remove: async () => undefined };
  const folder = await mkdtemp(join(tmpdir(), 'traject-test-'));
  // Postgres, which does not run as root, has to get at its data below.
  await chmod(folder, 0o711);
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
