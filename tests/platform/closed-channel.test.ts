import { expect, it } from '@jest/globals';
import { loadConfiguration } from '../../src/platform/configuration.ts';
import { connectTemporal } from '../../src/platform/temporal-client.ts';
import { startDevServer } from '../support/environment.ts';

it('A call that waits to be tried again ends when its connection is closed, and the process lives on', async () => {
  const server = await startDevServer();
  const temporal = await connectTemporal(
    loadConfiguration({ NODE_ENV: 'test', TEMPORAL_ADDRESS: server.address }),
  );
  await server.stop();
  const asked = temporal.client.workflowService.getSystemInfo({}).then(
    () => 'answered',
    () => 'not answered',
  );
  await temporal.close();
  expect(await asked).toBe('not answered');
});
