import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import type { Workers } from '../../src/worker/start-workers.ts';
import { versionOf } from '../../src/worker/versions.ts';
import { stateQuery, trajectoryWorkflowId } from '../../src/workflows/types.ts';
import { startDevServer } from '../support/environment.ts';
import { ask, machineTime } from '../support/trajectories.ts';
import { begin, prepareSetting, type Setting, send, startProduct } from './setting.ts';

const deployment = 'traject';

describe('workers that say what version they are', () => {
  let setting: Setting;
  let server: Awaited<ReturnType<typeof startDevServer>>;
  let connection: Connection;
  let client: Client;
  const running: Workers[] = [];

  beforeAll(async () => {
    [setting, server] = await Promise.all([prepareSetting(), startDevServer()]);
    connection = await Connection.connect({ address: server.address });
    client = new Client({ connection });
  });

  afterAll(async () => {
    for (const workers of [...running]) await end(workers);
    await connection?.close();
    await server?.stop();
    await setting?.stop();
  });

  /** Workers of a release: the same workflows, in code that differs by a comment. */
  async function start(release: string, isAlone = false): Promise<{ workers: Workers; buildId: string }> {
    const workflowBundle = { code: `/* ${release} */ ${setting.workflowBundle.code}` };
    const workers = await startProduct(
      { ...setting, workflowBundle },
      { address: server.address, client },
      { deployment, isAlone },
    );
    running.push(workers);
    return { workers, buildId: versionOf(deployment, workflowBundle).buildId };
  }

  async function end(workers: Workers): Promise<void> {
    running.splice(running.indexOf(workers), 1);
    await workers.shutdown();
  }

  const current = async () => {
    const { workerDeploymentInfo } = await client.workflowService.describeWorkerDeployment({
      ...{ namespace: client.options.namespace, deploymentName: deployment },
    });
    return workerDeploymentInfo?.routingConfig?.currentDeploymentVersion?.buildId;
  };

  it('take over from the release before, with every trajectory that runs; an older one takes nothing back', async () => {
    const first = await start('first');
    expect(await current()).toBe(first.buildId);
    const id = await begin(setting, client, machineTime());
    const note = async (text: string) =>
      send(client, id, await ask(setting, id, { type: 'note', text }, machineTime()));
    expect(await note('with the first release')).toMatchObject({ ok: true });

    const second = await start('second');
    expect(await current()).toBe(second.buildId);
    await end(first.workers);
    expect(await note('with the second release')).toMatchObject({ ok: true });

    await start('first');
    expect(await current()).toBe(second.buildId);
    await end(second.workers);
    // Nobody serves the current version now; what is asked waits for it and is not done by older code.
    const handle = client.workflow.getHandle(trajectoryWorkflowId(id));
    const { versioningInfo } = (await handle.describe()).raw.workflowExecutionInfo ?? {};
    expect(versioningInfo?.deploymentVersion?.buildId).toBe(second.buildId);
    await start('second');
    expect(await note('with the second release again')).toMatchObject({ ok: true });
    expect((await handle.query(stateQuery)).version).toBeGreaterThan(1);
  });

  it('take over from a newer release when they are alone, as somebody does who tries an older one', async () => {
    const newer = await start('third');
    const id = await begin(setting, client, machineTime());
    for (const workers of [...running]) await end(workers);
    const older = await start('first', true);
    expect(await current()).toBe(older.buildId);
    expect(older.buildId).not.toBe(newer.buildId);
    const note = await ask(setting, id, { type: 'note', text: 'with the first release' }, machineTime());
    expect(await send(client, id, note)).toMatchObject({ ok: true });
  });
});
