import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { openDefects } from '../../src/store/operations/defects.ts';
import type { Workers } from '../../src/worker/start-workers.ts';
import { mailroomWorkflowId, trajectoryWorkflowId } from '../../src/workflows/types.ts';
import { startDevServer } from '../support/environment.ts';
import { ask, machineTime } from '../support/trajectories.ts';
import { until } from '../support/until.ts';
import { begin, prepareSetting, type Setting, send, startProduct } from './setting.ts';

describe('an activity that fails, on the real server', () => {
  let setting: Setting;
  let server: Awaited<ReturnType<typeof startDevServer>>;
  let connection: Connection;
  let client: Client;
  let workers: Workers;

  beforeAll(async () => {
    setting = await prepareSetting();
    server = await startDevServer();
    connection = await Connection.connect({ address: server.address });
    client = new Client({ connection });
    const deliverMail = async () => {
      throw Object.assign(new Error('cannot write "An Maes" <an@school.example>'), { code: '22P02' });
    };
    workers = await startProduct(setting, { address: server.address, client }, { deliverMail });
  });

  afterAll(async () => {
    await workers?.shutdown();
    await connection?.close();
    await server?.stop();
    await setting?.stop();
  });

  it('says in Temporal of what kind the error was, and nothing that it says', async () => {
    const mailroom = client.workflow.getHandle(mailroomWorkflowId(0));
    const lastFailure = async () => (await mailroom.describe()).raw.pendingActivities?.[0]?.lastFailure;
    await until(async () => (await lastFailure()) != null);
    const failure = await lastFailure();
    expect(failure).toMatchObject({
      message: 'Error 22P02; the log of the worker says more',
      applicationFailureInfo: { type: 'Error' },
    });
    expect(JSON.stringify(failure)).not.toContain('Maes');
  });

  it('does so too when it runs beside the workflow, which goes on when the disk is no longer full', async () => {
    const { pool } = setting.store;
    await pool.query(`CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'could not write "An Maes"' USING ERRCODE = '53100'; END $$`);
    await pool.query(`CREATE TRIGGER full_disk BEFORE UPDATE ON trajectory FOR EACH ROW
      WHEN (OLD.version <> NEW.version) EXECUTE FUNCTION full_disk()`);
    const id = await begin(setting, client, machineTime());
    const handle = client.workflow.getHandle(trajectoryWorkflowId(id));
    const commandId = await ask(setting, id, { type: 'note', text: 'a full disk' }, machineTime());
    const answer = send(client, id, commandId);
    // After some tries the server keeps the time until the next, and the last failure.
    const failures = async () =>
      ((await handle.fetchHistory()).events ?? []).flatMap(
        ({ markerRecordedEventAttributes }) => markerRecordedEventAttributes?.failure ?? [],
      );
    await until(async () => (await failures()).length > 0);
    expect((await failures())[0]?.message).toBe('error 53100; the log of the worker says more');
    expect(JSON.stringify(await failures())).not.toContain('Maes');
    await pool.query('DROP FUNCTION full_disk CASCADE');
    expect(await answer).toMatchObject({ ok: true });
    expect(await openDefects(setting.store)).toEqual([]);
  });
});
