import type { Client } from '@temporalio/client';
import { startBulkWorkflow } from '../../application/workflow-client/bulk.ts';
import type { WholeStore } from '../../store/database/db.ts';
import { unfinishedBulks } from '../../store/operations/bulk.ts';

/**
 * Makes the chore that has operations on many go on whose workflow is not there: Temporal was away when they were asked
 * for. One that runs goes on as it is.
 * @returns a function that says how many are under way
 */
export function createStartBulkOperations({
  client,
  store,
}: {
  readonly client: Client;
  readonly store: WholeStore;
}) {
  return async function startBulkOperations(): Promise<number> {
    const unfinished = await unfinishedBulks(store);
    for (const id of unfinished) await startBulkWorkflow(client, id);
    return unfinished.length;
  };
}
