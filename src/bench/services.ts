import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Configuration } from '../platform/configuration.ts';
import type { Progress } from '../platform/embedded/parts/finding.ts';
import { freePort, loopback } from '../platform/embedded/ports.ts';
import { startPostgresService } from '../platform/embedded/services/postgres.ts';
import { startTemporalService } from '../platform/embedded/services/temporal.ts';
import { startTemporalOnPostgres } from '../platform/embedded/temporal-on-postgres.ts';
import { platformError } from '../platform/errors.ts';
import { connectTemporal, type TemporalConnection } from '../platform/temporal-client.ts';
import { until } from '../platform/waiting.ts';
import { type MailLog, openMailLog, sinkListens } from './mail-log.ts';
import { startScript, startWorkerProcess, type WorkerProcess } from './processes.ts';
import type { WorkerOrder } from './worker-order.ts';

/** Which Temporal server is measured on: the embedded one, one on Postgres, or the one in the environment. */
export type ServerKind = 'embedded' | 'postgres' | 'address';

/** Everything that runs for a measurement. */
export type Services = {
  /** The server in words. */
  server: string;
  temporal: TemporalConnection;
  databaseUrl: string;
  /** Of the mail sink. */
  smtpUrl: string;
  mailLog: MailLog;
  /** Starts workers in a process of their own. */
  startWorker(kind: WorkerOrder['kind']): Promise<WorkerProcess>;
  /** Stops what was started and removes its data. */
  stop(): Promise<void>;
};

const words: Record<ServerKind, string> = {
  embedded: 'Temporal development server (SQLite)',
  postgres: 'Temporal server on PostgreSQL',
  address: 'Temporal server named by TEMPORAL_ADDRESS',
};

/**
 * Starts what a measurement needs, in a temporary folder: a database, a mail sink, and a Temporal server. Nothing that
 * belongs to an installation is touched; on a server that others use too, the measurement has a namespace of its own.
 */
export async function startServices(
  kind: ServerKind,
  configuration: Configuration,
  progress: Progress,
): Promise<Services> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const each of stops.toReversed()) await each();
    stops.length = 0;
  };
  try {
    const folder = await mkdtemp(join(tmpdir(), 'traject-bench-'));
    stops.push(() => rm(folder, { recursive: true, force: true }));
    // Postgres, which does not run as root, has to get at its data below.
    await chmod(folder, 0o711);
    const search = { parts: configuration.parts, progress };
    progress('starting PostgreSQL');
    const postgres = await startPostgresService(search, {
      folder: join(folder, 'postgres'),
      port: await freePort(),
      logFile: join(folder, 'postgres.log'),
      durable: true,
    });
    stops.push(() => postgres.service.stop());
    progress(`starting ${words[kind]}`);
    const server = await startServer(kind, configuration, {
      search,
      folder,
      databaseUrl: postgres.databaseUrl,
    });
    stops.push(server.stop);
    const temporal = await connectTemporal({ temporal: server.temporal });
    stops.push(() => temporal.close());
    if (kind === 'address') stops.push(await ownNamespace(temporal));
    const sink = await startSink(folder);
    stops.push(sink.stop);
    const { databaseUrl } = postgres;
    const { smtpUrl, mailLog } = sink;
    const version = await serverVersion(temporal);
    return {
      ...{ server: `${words[kind]}, ${version}`, temporal, databaseUrl },
      ...{ smtpUrl, mailLog, stop },
      startWorker: (worker) =>
        startWorkerProcess(folder, { kind: worker, temporal: server.temporal, databaseUrl, smtpUrl }),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Starts a database alone, in a temporary folder. */
export async function startDatabase(
  configuration: Configuration,
  progress: Progress,
): Promise<{ databaseUrl: string; stop: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'traject-bench-'));
  await chmod(folder, 0o711);
  progress('starting PostgreSQL');
  const { databaseUrl, service } = await startPostgresService(
    { parts: configuration.parts, progress },
    {
      ...{ folder: join(folder, 'postgres'), port: await freePort(), logFile: join(folder, 'postgres.log') },
      durable: false,
    },
  );
  return {
    databaseUrl,
    async stop() {
      await service.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startServer(
  kind: ServerKind,
  configuration: Configuration,
  {
    search,
    folder,
    databaseUrl,
  }: { search: Parameters<typeof startTemporalService>[0]; folder: string; databaseUrl: string },
): Promise<{ temporal: Configuration['temporal']; stop: () => Promise<void> }> {
  const local = (address: string): Configuration['temporal'] => ({
    ...{ address, namespace: 'default', apiKey: undefined, tls: undefined },
    ...{ payloadKeys: [], deployment: undefined },
  });
  if (kind === 'postgres') {
    const running = await startTemporalOnPostgres(search, { databaseUrl, folder: join(folder, 'temporal') });
    return { temporal: local(running.temporalAddress), stop: running.stop };
  }
  if (kind === 'embedded') {
    const running = await startTemporalService(search, {
      folder: join(folder, 'temporal'),
      port: await freePort(),
      uiPort: undefined,
      namespace: 'default',
      logFile: join(folder, 'temporal.log'),
    });
    return { temporal: local(running.temporalAddress), stop: () => running.service.stop() };
  }
  if (configuration.temporal.address === undefined) {
    throw platformError(
      'configuration-missing',
      'TEMPORAL_ADDRESS is not set: there is no server to measure on.',
    );
  }
  const namespace = `traject-bench-${randomUUID().slice(0, 8)}`;
  return { temporal: { ...configuration.temporal, namespace }, stop: async () => undefined };
}

/** Workers of an installation on the same server would take the work otherwise. Gives the way to remove it. */
async function ownNamespace({
  connection,
  client,
  namespace,
}: TemporalConnection): Promise<() => Promise<void>> {
  try {
    await connection.workflowService.registerNamespace({
      namespace,
      workflowExecutionRetentionPeriod: { seconds: (24 * 3600) as never },
    });
  } catch (error) {
    throw platformError(
      'part-failed',
      `The server does not let a namespace be made for the measurement.`,
      error,
    );
  }
  // Every part of the server has to hear of it.
  const known = () =>
    client.workflow
      .getHandle('none')
      .describe()
      .then(
        () => true,
        (error: unknown) => error instanceof Error && error.name === 'WorkflowNotFoundError',
      );
  await until(known, { timeout: 60_000, every: 500 });
  return async () => {
    await connection.operatorService.deleteNamespace({ namespace });
  };
}

async function startSink(
  folder: string,
): Promise<{ smtpUrl: string; mailLog: MailLog; stop: () => Promise<void> }> {
  const port = await freePort();
  const file = join(folder, 'mails.txt');
  await writeFile(file, '');
  const stop = await startScript({
    ...{ name: 'The mail sink', script: 'sink.ts', args: [String(port), file], folder },
    isReady: () => sinkListens(file),
  });
  const mailLog = openMailLog(file);
  return {
    ...{ smtpUrl: `smtp://${loopback}:${port}`, mailLog },
    async stop() {
      mailLog.close();
      await stop();
    },
  };
}

async function serverVersion({ connection }: TemporalConnection): Promise<string> {
  const { serverVersion: version } = await connection.workflowService.getSystemInfo({});
  return `version ${version}`;
}
