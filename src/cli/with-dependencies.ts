import type { Client } from '@temporalio/client';
import type { Dependencies } from '../application/dependencies.ts';
import { systemClock } from '../platform/clock.ts';
import { createLogger } from '../platform/logging.ts';
import { connectTemporal } from '../platform/temporal-client.ts';
import { remark } from './output.ts';
import type { CommandContext } from './with-store.ts';

/**
 * What the use cases of the API need, for a command in a terminal. Without a Temporal server enrolments stand all the
 * same; their workflows are started by the worker later.
 */
export async function withDependencies<Result>(
  { store, configuration }: CommandContext,
  use: (deps: Dependencies) => Promise<Result>,
): Promise<Result> {
  const connection = await reachTemporal(configuration);
  try {
    const temporal = { client: connection?.client ?? absentClient() };
    return await use({ store, temporal, configuration, clock: systemClock, logger: createLogger('error') });
  } finally {
    await connection?.close();
  }
}

async function reachTemporal(configuration: CommandContext['configuration']) {
  if (configuration.temporal.address !== undefined) {
    try {
      return await connectTemporal(configuration, { timeout: 5_000 });
    } catch {
      // Said below.
    }
  }
  remark('Temporal is not running: what is enrolled now starts as soon as a worker runs.');
  return undefined;
}

/** A client without a server: whatever is asked of it fails at once instead of after a long wait. */
function absentClient(): Client {
  const absent = async () => {
    throw new Error('Temporal is not running');
  };
  return { withDeadline: absent } as unknown as Client;
}
