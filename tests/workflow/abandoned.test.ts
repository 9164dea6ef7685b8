import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { ensureLoneWorkflows } from '../../src/application/workflow-client/lone-workflows.ts';
import { noteAbsence, notePresence } from '../../src/store/operations/presence.ts';
import { mailQueue, mailroomWorkflowId } from '../../src/workflows/types.ts';
import { startDevServer } from '../support/environment.ts';
import { until } from '../support/until.ts';
import { ledgerOnly, prepareSetting, type Setting, startProduct } from './setting.ts';

const SELDOM = 3_600_000;
const mailroom = mailroomWorkflowId(0);

describe('a mailroom whose task went with a worker that ended', () => {
  let setting: Setting;
  let server: Awaited<ReturnType<typeof startDevServer>>;
  let connection: Connection;
  let client: Client;

  beforeAll(async () => {
    [setting, server] = await Promise.all([prepareSetting(), startDevServer()]);
    connection = await Connection.connect({ address: server.address });
    client = new Client({ connection });
  });

  afterAll(async () => {
    await connection?.close();
    await server?.stop();
    await setting?.stop();
  });

  /** Takes a task of a new mailroom, and never answers; gives the run of that. */
  async function takeAlong(): Promise<string> {
    const handle = client.workflow.getHandle(mailroom);
    await handle.terminate('another begins').catch(() => undefined);
    await ensureLoneWorkflows(client, { mailPartitions: 1, sweepEvery: SELDOM, choresEvery: SELDOM });
    const task = await client.withDeadline(Date.now() + 20_000, () =>
      client.workflowService.pollWorkflowTaskQueue({
        ...{ namespace: 'default', identity: 'one that ended', taskQueue: { name: mailQueue } },
      }),
    );
    expect(task.workflowExecution?.workflowId).toBe(mailroom);
    return task.workflowExecution?.runId ?? '';
  }

  async function startedAfter() {
    const { deliverMail, rounds } = ledgerOnly(setting.store);
    const options = { deliverMail, choresEvery: SELDOM };
    const workers = await startProduct(setting, { ...server, client }, options);
    return { rounds, stop: () => workers.shutdown() };
  }

  it('begins anew when no other worker lives, and no mail waits until the task times out', async () => {
    const lost = await takeAlong();
    const { rounds, stop } = await startedAfter();
    try {
      await until(() => rounds.length > 0);
      const { status } = await client.workflow.getHandle(mailroom, lost).describe();
      expect(status.name).toBe('TERMINATED');
      expect((await client.workflow.getHandle(mailroom).describe()).status.name).toBe('RUNNING');
    } finally {
      await stop();
    }
  });

  it('is left alone when another worker lives, which may be at it', async () => {
    await notePresence(setting.store, 'another');
    const taken = await takeAlong();
    const { stop } = await startedAfter();
    try {
      const { status } = await client.workflow.getHandle(mailroom, taken).describe();
      expect(status.name).toBe('RUNNING');
    } finally {
      await stop();
      await noteAbsence(setting.store, 'another');
    }
  });
});
