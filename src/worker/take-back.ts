import type { Client } from '@temporalio/client';
import { whoWorks, workforceSaid } from '../application/operations/pollers.ts';
import { endAbandoned } from '../application/workflow-client/abandoned.ts';
import type { Logger } from '../platform/logging.ts';
import type { WholeStore } from '../store/database/db.ts';

/** Longest wait for Temporal, in milliseconds: nobody starts late for this. */
const PATIENCE = 2_000;

/**
 * Takes back what the last worker took along, where nobody else works; must be done before anybody does. What this cannot do now, the
 * timeout of a task does in twenty seconds.
 */
export async function takeBack({
  client,
  store,
  logger,
}: {
  readonly client: Client;
  readonly store: WholeStore;
  readonly logger?: Pick<Logger, 'info' | 'debug'> | undefined;
}): Promise<void> {
  try {
    if (workforceSaid(await whoWorks({ store })).living > 0) return;
    const ended = await client.withDeadline(Date.now() + PATIENCE, () =>
      endAbandoned(client, store.mailPartitions),
    );
    for (const workflow of ended) {
      logger?.info(
        { workflow },
        'A worker that ended had taken a task of this workflow along; it begins anew',
      );
    }
  } catch (err) {
    logger?.debug({ err }, 'Whether a worker that ended took something along could not be seen');
  }
}
