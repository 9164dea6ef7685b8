import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { executeCommand } from '../../src/application/commands/execute.ts';
import type { CheckResult } from '../../src/cli/doctor/check-result.ts';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { fold } from '../../src/domain/trajectory/model/apply.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { loadConfiguration } from '../../src/platform/configuration.ts';
import { connectTemporal, type TemporalConnection } from '../../src/platform/temporal-client.ts';
import { findTrajectoryHead, journalOf } from '../../src/store/trajectories/trajectories.ts';
import type { Workers } from '../../src/worker/start-workers.ts';
import { lookUpdate, trajectoryWorkflowId } from '../../src/workflows/types.ts';
import { startDevServer } from '../support/environment.ts';
import { machineTime } from '../support/trajectories.ts';
import { until } from '../support/until.ts';
import { begin, prepareSetting, type Setting, startProduct } from '../workflow/setting.ts';
import { callTraject } from './call-traject.ts';

describe('The doctor, on real servers', () => {
  let setting: Setting;
  let server: Awaited<ReturnType<typeof startDevServer>>;
  let temporal: TemporalConnection;
  let workers: Workers;

  beforeAll(async () => {
    [setting, server] = await Promise.all([prepareSetting(), startDevServer()]);
    temporal = await connectTemporal(loadConfiguration({ TEMPORAL_ADDRESS: server.address }));
    workers = await startProduct(setting, { address: server.address, client: temporal.client });
  });

  afterAll(async () => {
    await workers?.shutdown();
    await temporal?.close();
    await server?.stop();
    await setting?.stop();
  });

  async function examine(options: string[] = [], env: Record<string, string> = {}): Promise<CheckResult[]> {
    const { stdout } = await callTraject(['doctor', '--json', ...options], {
      DATABASE_URL: setting.database.databaseUrl,
      TEMPORAL_ADDRESS: server.address,
      ...env,
    });
    return JSON.parse(stdout).findings;
  }

  async function workflows(...options: string[]): Promise<CheckResult | undefined> {
    return (await examine(options)).find(({ check }) => check === 'workflows');
  }

  it('names a workflow that was terminated, mends it when asked to, and it takes commands again', async () => {
    const { store } = setting;
    const [id, other] = [
      await begin(setting, temporal.client, machineTime()),
      await begin(setting, temporal.client, machineTime()),
    ];
    const runOf = (of: string) => temporal.client.workflow.getHandle(trajectoryWorkflowId(of)).describe();
    const untouched = await runOf(other);
    await temporal.client.workflow.getHandle(trajectoryWorkflowId(id)).terminate();
    const note = (text: string) =>
      executeCommand({
        deps: { store, temporal, clock: systemClock },
        trajectoryId: id,
        actor: { kind: 'person', person: setting.counsellor },
        command: { type: 'note', text },
      });
    await expect(note('Nobody hears this')).rejects.toMatchObject({ code: 'temporal-unavailable' });

    await until(async () => (await workflows())?.level === 'fail');
    const { reference } = (await findTrajectoryHead(store, EVERYTHING, id)) ?? {};
    expect(await workflows()).toEqual({
      check: 'workflows',
      level: 'fail',
      what: `1 of 2 running trajectories lost theirs: ${reference} (terminated)`,
      remedy: 'run `traject doctor --repair`, which starts them again from where they stand',
    });
    expect((await runOf(id)).status.name).toBe('TERMINATED');

    expect(await workflows('--repair')).toMatchObject({
      level: 'ok',
      what: `2 run, 1 of them started again: ${reference} (terminated)`,
    });
    expect(await note('Here again')).toMatchObject({ ok: true });
    expect((await runOf(other)).runId).toBe(untouched.runId);
    expect(await workflows('--repair')).toMatchObject({ level: 'ok', what: '2 run' });
  });

  it('names what stands still because of a fault of ours, and has it tried again when asked to', async () => {
    const { store } = setting;
    const id = await begin(setting, temporal.client, machineTime());
    const { reference } = (await findTrajectoryHead(store, EVERYTHING, id)) ?? {};
    await store.pool.query(`UPDATE trajectory SET state = state || '{"nodes": null}' WHERE id = $1`, [id]);
    const look = () => temporal.client.workflow.getHandle(trajectoryWorkflowId(id)).executeUpdate(lookUpdate);
    expect(await look()).toEqual({ ok: false });
    const stuck = async (...options: string[]) =>
      (await examine(options)).filter(({ check }) => check === 'stuck');
    expect(await stuck()).toEqual([
      expect.objectContaining({
        level: 'fail',
        what: expect.stringMatching(
          new RegExp(`^F-\\w{6}: a wake-up of ${reference} \\(TypeError, tried 1 time,`),
        ),
      }),
    ]);
    const state = JSON.stringify(fold(id, await journalOf(store, EVERYTHING, id)));
    await store.pool.query('UPDATE trajectory SET state = $2 WHERE id = $1', [id, state]);
    expect(await stuck('--repair')).toEqual([]);
  });

  it('counts anew what reports count when it is asked to, and says whether it is what was kept', async () => {
    const countedAs = async (...options: string[]) =>
      (await examine(options)).find(({ check }) => check === 'counted');
    await begin(setting, temporal.client, machineTime());
    expect(await countedAs()).toMatchObject({ level: 'ok', what: 'everything' });
    expect(await countedAs('--recount')).toMatchObject({
      level: 'ok',
      what: expect.stringMatching(/^\d+ trajectories, counted anew from their journals: the same came out$/),
    });
    await setting.store.pool.query('DELETE FROM observation');
    expect(await countedAs('--recount')).toMatchObject({
      level: 'warn',
      what: expect.stringContaining('reports had something else'),
    });
    expect(await countedAs('--recount')).toMatchObject({ level: 'ok' });
  });

  it('asks every workflow when it is to look deep, and tells one that is behind', async () => {
    const { store } = setting;
    const id = await begin(setting, temporal.client, machineTime());
    const handle = temporal.client.workflow.getHandle(trajectoryWorkflowId(id));
    // As after a dump that was put back: the row says what the workflow never heard, and nothing says so.
    await store.pool.query(
      `UPDATE trajectory SET status = 'stopped', ended_at = now(), wake_at = NULL, heard_end = true,
      state = state || '{"status": "stopped"}' WHERE id = $1`,
      [id],
    );
    const behind = async (...options: string[]) =>
      (await examine(['--deep', ...options])).filter(({ what }) => what.includes('behind'));
    await until(async () => (await behind())[0]?.level === 'fail');
    expect(await behind('--repair')).toMatchObject([{ level: 'ok' }]);
    expect(await handle.result()).toMatchObject({ status: 'stopped' });
  });

  it('warns of a few letters that wait or cannot go, and says what comes of them', async () => {
    const id = await begin(setting, temporal.client, machineTime());
    const first = await begin(setting, temporal.client, machineTime());
    const mails = async () => (await examine()).filter(({ check }) => check === 'mails');
    expect(await mails()).toEqual([]);
    const { pool } = setting.store;
    await pool.query(`UPDATE mail SET attempts = 1 WHERE trajectory_id = $1 AND status = 'planned'`, [id]);
    await pool.query(
      `UPDATE mail SET status = 'failed', updated_at = now() WHERE id = (SELECT id FROM mail WHERE trajectory_id = $1 LIMIT 1)`,
      [first],
    );
    expect(await mails()).toEqual([
      expect.objectContaining({
        level: 'warn',
        what: expect.stringMatching(/^\d were put off by the mail server$/),
        remedy: 'nothing: they are tried again',
      }),
      expect.objectContaining({ level: 'warn', what: '1 could not be delivered in 30 days' }),
    ]);
  });

  it('goes on when there is no such namespace', async () => {
    const findings = await examine([], { TEMPORAL_NAMESPACE: 'elsewhere' });
    expect(findings).toContainEqual(
      expect.objectContaining({ check: 'Temporal', level: 'fail', what: 'there is no namespace elsewhere' }),
    );
    expect(findings.map(({ check }) => check)).toContain('mail server');
  });
});
