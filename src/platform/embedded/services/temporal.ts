import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { platformError } from '../../errors.ts';
import { until } from '../../waiting.ts';
import type { Search } from '../parts/finding.ts';
import { findTemporalCli } from '../parts/temporal-cli.ts';
import { freePort, isPortFree, loopback } from '../ports.ts';
import { type OnSpawn, type Supervised, supervise } from '../processes/supervised.ts';

/** A running Temporal server and how to reach it. */
export type TemporalService = {
  temporalAddress: string;
  temporalUiUrl: string | undefined;
  service: Supervised;
};

/**
 * Starts the Temporal development server on the loopback address, with its state in a SQLite file below a folder.
 * Returns once the namespace answers.
 * @param options `folder` for the file (absolute), or `undefined` to keep everything in memory; `uiPort` for its
 *   pages, `'any'` for the usual one or a free one, `undefined` for no pages
 * @throws a platform error `part-missing` or `part-failed`
 */
export async function startTemporalService(
  search: Search,
  options: {
    folder: string | undefined;
    port: number;
    uiPort: number | 'any' | undefined;
    namespace: string;
    logFile: string;
    onSpawn?: OnSpawn;
  },
): Promise<TemporalService> {
  const { folder, port, namespace } = options;
  const program = await findTemporalCli(search);
  const uiPort = options.uiPort === 'any' ? await usualOrFreePort(port + 1000) : options.uiPort;
  const file = folder === undefined ? undefined : await databaseFile(folder);
  const args = [
    ...[
      'server',
      'start-dev',
      '--ip',
      loopback,
      '--port',
      String(port),
      '--log-level',
      'warn',
      '--log-format',
      'json',
    ],
    ...(namespace === 'default' ? [] : ['--namespace', namespace]),
    ...(uiPort === undefined ? ['--headless'] : ['--ui-ip', loopback, '--ui-port', String(uiPort)]),
    // A write-ahead log spares most of the waiting for the disk; a killed server still loses nothing.
    ...(file === undefined ? [] : ['--db-filename', file, '--sqlite-pragma', 'journal_mode=wal']),
    ...(file === undefined ? [] : ['--sqlite-pragma', 'synchronous=normal']),
  ];
  const service = await supervise(
    {
      name: 'Temporal',
      command: program,
      args,
      cwd: folder ?? '/',
      logFile: options.logFile,
      // It finds ports for its own parts before it listens on them, and another program may be quicker.
      attempts: 3,
      // Of one that keeps nothing there is nothing to bring in order, for which it takes seconds.
      stopSignal: folder === undefined ? 'SIGKILL' : 'SIGINT',
      patience: 10_000,
    },
    options.onSpawn,
  );
  const temporalAddress = `${loopback}:${port}`;
  await waitForAnswer(service, temporalAddress, options.logFile, ({ workflowService }) =>
    workflowService.describeNamespace({ namespace }),
  );
  if (folder !== undefined) await writeFile(completeMark(folder), '');
  return {
    service,
    temporalAddress,
    temporalUiUrl: uiPort === undefined ? undefined : `http://${loopback}:${uiPort}`,
  };
}

/**
 * Waits until a Temporal server answers a question, then tells its supervisor that it works.
 * @param ask puts the question; an exception means not yet
 * @throws a platform error `part-failed` after stopping it
 */
export async function waitForAnswer(
  service: Supervised,
  address: string,
  logFile: string,
  ask: (connection: Connection) => Promise<unknown>,
): Promise<void> {
  let problem: string | undefined;
  void service.failed.then((reason) => {
    problem = reason;
  });
  const connection = Connection.lazy({ address, connectTimeout: 1_000, interceptors: [] });
  const answers = async () => {
    if (problem !== undefined) return true;
    await connection.withDeadline(Date.now() + 2_000, () => ask(connection));
    return true;
  };
  try {
    if ((await until(answers, { timeout: 60_000 })) && problem === undefined) return service.ready();
  } finally {
    await connection.close();
  }
  await service.stop();
  throw platformError(
    'part-failed',
    `${problem ?? `${service.name} was not ready within a minute; see ${logFile}`}.`,
  );
}

const completeMark = (folder: string) => join(folder, 'complete');

/** A file whose first start was cut short is not whole and holds nothing yet. */
async function databaseFile(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (!existsSync(completeMark(folder))) {
    for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true });
  }
  return join(folder, 'temporal.db');
}

async function usualOrFreePort(usual: number): Promise<number> {
  return usual <= 65_535 && (await isPortFree(usual)) ? usual : freePort();
}
