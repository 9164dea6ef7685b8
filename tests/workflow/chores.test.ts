import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { createRound } from '../../src/activities/chores/round.ts';
import { ensureLoneWorkflows } from '../../src/application/workflow-client/lone-workflows.ts';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { createLogger } from '../../src/platform/logging.ts';
import { findDefect, hastenDefects } from '../../src/store/operations/defects.ts';
import { findTrajectoryHead } from '../../src/store/trajectories/trajectories.ts';
import type { Workers } from '../../src/worker/start-workers.ts';
import { choresWorkflowId, dailyScheduleId, mailroomWorkflowId } from '../../src/workflows/types.ts';
import { startDevServer } from '../support/environment.ts';
import { historiesOf, replay } from '../support/replay.ts';
import { enrolSchool, machineTime } from '../support/trajectories.ts';
import { until } from '../support/until.ts';
import { prepareSetting, type Setting, startProduct } from './setting.ts';

describe('the chores, on the real server', () => {
  let setting: Setting;
  let server: Awaited<ReturnType<typeof startDevServer>>;
  let connection: Connection;
  let client: Client;
  let workers: Workers;
  const written: string[] = [];
  const logger = createLogger('warn', { write: (line) => void written.push(line) });

  beforeAll(async () => {
    [setting, server] = await Promise.all([prepareSetting(), startDevServer()]);
    connection = await Connection.connect({ address: server.address });
    client = new Client({ connection });
    workers = await startProduct(setting, { address: server.address, client }, { choresEvery: 300, logger });
  });

  afterAll(async () => {
    await workers?.shutdown();
    await connection?.close();
    await server?.stop();
    await setting?.stop();
  });

  const statusOf = async (id: string) => (await client.workflow.getHandle(id).describe()).status.name;

  it('start a mailroom that is gone, and say so', async () => {
    await client.workflow.getHandle(mailroomWorkflowId(0)).terminate('somebody meant well');
    await until(async () => (await statusOf(mailroomWorkflowId(0))) === 'RUNNING');
    const { raw } = await client.workflow.getHandle(mailroomWorkflowId(0)).describe();
    expect(Number(raw.executionConfig?.defaultWorkflowTaskTimeout?.seconds)).toBe(20);
    await until(() => written.some((line) => line.includes('"workflow":"mailroom-0"')));
  });

  it('are started once, however many make sure of it, and the daily Schedule with them', async () => {
    await client.workflow.getHandle(choresWorkflowId).terminate('gone');
    const all = await Promise.all(
      [1, 2, 3].map(() => ensureLoneWorkflows(client, { mailPartitions: 1, choresEvery: 300 })),
    );
    expect(all.flat()).toEqual([choresWorkflowId]);
    const { spec } = await client.schedule.getHandle(dailyScheduleId).describe();
    expect(spec.timezone).toBe('Europe/Brussels');
  });

  it('are done though one of them fails by a fault of ours, which is named until it has gone well', async () => {
    const { pool } = setting.store;
    await pool.query('ALTER TABLE programme_waiting RENAME TO programme_waiting_away');
    const chore = 'wake waiting lists';
    await until(async () => (await findDefect(setting.store, 'chore', chore)) !== undefined);
    const defect = (await findDefect(setting.store, 'chore', chore))!;
    expect(defect).toMatchObject({ error: 'error 42P01', attempts: 1 });
    // Enrolled without a workflow: another chore, which goes on.
    const { id } = await enrolSchool(setting, machineTime());
    await until(
      async () => (await findTrajectoryHead(setting.store, EVERYTHING, id))?.workflowStartedAt !== undefined,
    );
    const errors = written.filter((line) => line.includes(defect.reference));
    expect(errors.map((line) => JSON.parse(line).level)).toEqual(['error']);
    await pool.query('ALTER TABLE programme_waiting_away RENAME TO programme_waiting');
    await hastenDefects(setting.store, machineTime());
    await until(async () => (await findDefect(setting.store, 'chore', chore)) === undefined);
  });

  it('do not wait for one that takes long, and do not begin it twice', async () => {
    const done: string[] = [];
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const round = createRound({ store: setting.store, limit: 20 }, [
      {
        name: 'long',
        work: async () => {
          done.push('long');
          await gate;
        },
      },
      { name: 'short', work: async () => void done.push('short') },
    ]);
    await round({ now: machineTime() });
    await round({ now: machineTime() });
    expect(done).toEqual(['long', 'short', 'short']);
    open();
    await gate;
    await until(async () => {
      await round({ now: machineTime() });
      return done.filter((name) => name === 'long').length === 2;
    });
  });

  it('begin a new run before their history grows, and replay', async () => {
    await client.workflow.start('chores', {
      taskQueue: 'chores',
      workflowId: choresWorkflowId,
      // At once: a worker starts it again as soon as it is gone.
      workflowIdConflictPolicy: 'TERMINATE_EXISTING',
      args: [{ every: 50, historyBound: 20 }],
    });
    await until(async () => (await historiesOf(client, choresWorkflowId)).length > 1);
    const histories = await historiesOf(client, choresWorkflowId);
    expect(await replay(setting.workflowBundle, histories)).toEqual(histories.map(() => undefined));
  });
});
