import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Configuration, loadConfiguration, type Purpose } from '../platform/configuration.ts';
import { completeFromRunning, type Embedded, startEmbedded } from '../platform/embedded/start.ts';
import { readEnvironment } from '../platform/environment.ts';
import { createLogger } from '../platform/logging.ts';
import { openDatabase, storeOfSystem, type WholeStore } from '../store/database/db.ts';
import { migrate } from '../store/database/migrate.ts';
import { commandError } from './errors.ts';
import { remark } from './output.ts';

/** The configuration of a command in another terminal: the environment, completed by what `traject start` runs. */
export async function readConfiguration(purpose: Purpose): Promise<Configuration> {
  return completeFromRunning(loadConfiguration(readEnvironment(), purpose));
}

/** What a command that works on the database is given. */
export interface CommandContext {
  readonly store: WholeStore;
  readonly configuration: Configuration;
}

/**
 * Opens the database for one command and closes it afterwards: the one named in the environment, else that of the
 * instance that runs here, else the embedded one, started for this command only.
 * @param options `create` makes the embedded database if there is none yet; `asItIs` leaves it without migrations
 * @throws a command error when there is no database at all
 */
export async function withStore<Result>(
  use: (context: CommandContext) => Promise<Result>,
  options: { create?: boolean; asItIs?: boolean } = {},
): Promise<Result> {
  const configuration = await readConfiguration('database');
  const embedded =
    configuration.databaseUrl === undefined ? await startDatabase(configuration, options) : undefined;
  const databaseUrl = embedded?.databaseUrl ?? configuration.databaseUrl ?? '';
  try {
    if (embedded !== undefined && !options.asItIs) await migrate(databaseUrl);
    const database = openDatabase({ databaseUrl, mailPartitions: configuration.sizing.mailPartitions });
    const store = storeOfSystem(database, 'operator');
    try {
      return await use({ store, configuration: { ...configuration, databaseUrl } });
    } finally {
      await database.close();
    }
  } finally {
    await embedded?.stop();
  }
}

/** Nobody is there for this command: only the database is started, the other services count as named. */
async function startDatabase(
  configuration: Configuration,
  { create }: { create?: boolean },
): Promise<Embedded> {
  if (!create && !existsSync(join(configuration.dataDirectory, 'postgres'))) {
    throw commandError('There is no database yet: run `traject start`, or name one in DATABASE_URL.');
  }
  return startEmbedded(configuration, {
    progress: remark,
    logger: createLogger(configuration.logLevel),
    only: ['postgres'],
  });
}
