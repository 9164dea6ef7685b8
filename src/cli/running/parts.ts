import type { Parts } from '../../application/dependencies.ts';
import { systemClock } from '../../platform/clock.ts';
import type { Configuration } from '../../platform/configuration.ts';
import type { Logger } from '../../platform/logging.ts';
import type { Shutdown } from '../../platform/shutdown.ts';
import { connectTemporal, type TemporalConnection } from '../../platform/temporal-client.ts';
import { openDatabase } from '../../store/database/db.ts';
import { pendingMigrations } from '../../store/database/migrate.ts';
import { commandError } from '../errors.ts';

/** What the API and the workers are built from; the Temporal connection can make one for workers too. */
export type RunningParts = Parts & { readonly temporal: TemporalConnection };

/**
 * Opens the database and the connection to Temporal, and has them closed at the end.
 * @throws a command error when something is not named, or the database is not up to date
 */
export async function openParts(
  configuration: Configuration,
  logger: Logger,
  shutdown: Pick<Shutdown, 'add'>,
): Promise<RunningParts> {
  const { databaseUrl, temporal } = configuration;
  const missing = [
    ...(databaseUrl === undefined ? ['DATABASE_URL'] : []),
    ...(temporal.address === undefined ? ['TEMPORAL_ADDRESS'] : []),
  ];
  if (databaseUrl === undefined || missing.length > 0) {
    throw commandError(
      `Nothing runs here to work with: set ${missing.join(' and ')}, or use \`traject start\`.`,
    );
  }
  const pending = await pendingMigrations(databaseUrl);
  if (pending.length > 0) {
    throw commandError(
      `The database is not up to date (${pending.length} to apply): run \`traject migrate\` first.`,
    );
  }
  const database = openDatabase({
    databaseUrl,
    poolSize: configuration.sizing.databaseConnections,
    mailPartitions: configuration.sizing.mailPartitions,
    onConnectionLost: (error) => logger.warn({ err: error }, 'a connection to the database was lost'),
  });
  shutdown.add('database', () => database.close());
  const connection = await connectTemporal(configuration);
  shutdown.add('Temporal', () => connection.close());
  return { database, temporal: connection, configuration, clock: systemClock, logger };
}
