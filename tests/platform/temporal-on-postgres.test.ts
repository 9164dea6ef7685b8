import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { loadConfiguration } from '../../src/platform/configuration.ts';
import { startTemporalOnPostgres } from '../../src/platform/embedded/temporal-on-postgres.ts';
import { readEnvironment } from '../../src/platform/environment.ts';
import { connectTemporal } from '../../src/platform/temporal-client.ts';
import { startPostgres } from '../support/environment.ts';

it('a Temporal server on Postgres keeps its workflows from one start to the next', async () => {
  const { parts } = loadConfiguration(readEnvironment());
  const search = { parts, progress: (line: string) => process.stderr.write(`${line}\n`) };
  const postgres = await startPostgres();
  const folder = join(postgres.folder, 'temporal');
  const start = async () => {
    const server = await startTemporalOnPostgres(search, { databaseUrl: postgres.databaseUrl, folder });
    return {
      server,
      temporal: await connectTemporal(loadConfiguration({ TEMPORAL_ADDRESS: server.temporalAddress })),
    };
  };
  try {
    const first = await start();
    const workflow = { workflowId: 'kept', taskQueue: 'nobody', args: [] };
    const { firstExecutionRunId } = await first.temporal.client.workflow.start('never', workflow);
    await first.temporal.close();
    await first.server.stop();

    const second = await start();
    const { runId, status } = await second.temporal.client.workflow.getHandle('kept').describe();
    expect({ runId, status: status.name }).toEqual({ runId: firstExecutionRunId, status: 'RUNNING' });
    await second.temporal.close();
    await second.server.stop();
  } finally {
    await postgres.stop();
  }
});
