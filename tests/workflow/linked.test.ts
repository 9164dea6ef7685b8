import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { createPassOnCommands } from '../../src/activities/chores/pass-on-commands.ts';
import { startTrajectory } from '../../src/application/workflow-client/start-trajectory.ts';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { adjustableClock } from '../../src/platform/clock.ts';
import { publishTemplate } from '../../src/store/templates/templates.ts';
import { findCommand, insertCommand } from '../../src/store/trajectories/commands.ts';
import { findTrajectory, journalOf, markWorkflowStarted } from '../../src/store/trajectories/trajectories.ts';
import type { Workers } from '../../src/worker/start-workers.ts';
import { trajectoryWorkflowId } from '../../src/workflows/types.ts';
import { startDevServer } from '../support/environment.ts';
import { enrolFollower, follower } from '../support/follower.ts';
import { ask, enrolSchool, machineTime } from '../support/trajectories.ts';
import { until } from '../support/until.ts';
import { ledgerOnly, prepareSetting, type Setting, send, startProduct } from './setting.ts';

describe('two trajectories of one school, on the real server', () => {
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
    const { deliverMail } = ledgerOnly(setting.store);
    workers = await startProduct(setting, { address: server.address, client }, { deliverMail });
  });

  afterAll(async () => {
    await workers?.shutdown();
    await connection?.close();
    await server?.stop();
    await setting?.stop();
  });

  /** Enrols a school in the follower and starts its workflow; gives the trajectory's id. */
  async function follow(school: string): Promise<string> {
    const input = await enrolFollower(setting, school);
    await startTrajectory({ client, store: setting.store }, input, machineTime());
    return input.trajectoryId;
  }

  it('what one reaches does the step of the other that waits for it, once', async () => {
    const begin = async () => {
      const { id, number, summary } = await enrolSchool(setting, machineTime());
      await startTrajectory({ client, store: setting.store }, { trajectoryId: id, summary }, machineTime());
      return { id, number };
    };
    // Nobody has to hear of this one; that is not remembered once a template is published that asks for it.
    const { id: before } = await begin();
    await send(
      client,
      before,
      await ask(setting, before, { type: 'complete', step: 'start/confirms' }, machineTime()),
    );
    await publishTemplate(setting.store, follower);
    const { id, number } = await begin();
    const waiting = await follow(number);
    expect(
      (await findTrajectory(setting.store, EVERYTHING, waiting))?.state.nodes['waiting/other_started']
        ?.status,
    ).toBe('open');

    const command = await ask(setting, id, { type: 'complete', step: 'start/confirms' }, machineTime());
    expect(await send(client, id, command)).toMatchObject({ ok: true });
    await until(
      async () => (await findTrajectory(setting.store, EVERYTHING, waiting))?.status === 'completed',
    );
    const journal = await journalOf(setting.store, EVERYTHING, waiting);
    expect(
      journal.filter(({ body }) => body.type === 'linked' && body.trajectory.phases.start === 'done'),
    ).toHaveLength(1);
    expect(journal.find(({ body }) => body.type === 'completed')?.actor).toEqual({ kind: 'system' });
  });

  it('who starts later knows at once how far the other has come', async () => {
    const { id, number, summary } = await enrolSchool(setting, machineTime());
    await startTrajectory({ client, store: setting.store }, { trajectoryId: id, summary }, machineTime());
    const command = await ask(setting, id, { type: 'complete', step: 'start/confirms' }, machineTime());
    await send(client, id, command);
    const late = await follow(number);
    expect((await findTrajectory(setting.store, EVERYTHING, late))?.status).toBe('completed');
  });

  it('who was not there yet when the news came hears of it all the same', async () => {
    const { store } = setting;
    const { id, number, summary } = await enrolSchool(setting, machineTime());
    await startTrajectory({ client, store }, { trajectoryId: id, summary }, machineTime());
    const waiting = await enrolFollower(setting, number);
    // As if it had been started already, so that the workers leave it alone until the news has been told, to nobody.
    await markWorkflowStarted(store, { id: waiting.trajectoryId, at: machineTime() });
    const command = await ask(setting, id, { type: 'complete', step: 'start/confirms' }, machineTime());
    expect(await send(client, id, command)).toMatchObject({ ok: true });
    await startTrajectory({ client, store }, waiting, machineTime());

    const passOn = createPassOnCommands({ client, store, clock: adjustableClock(later(60)) });
    expect(await passOn()).toBe(1);
    await until(
      async () => (await findTrajectory(store, EVERYTHING, waiting.trajectoryId))?.status === 'completed',
    );
    const again = createPassOnCommands({ client, store, clock: adjustableClock(later(120)) });
    expect(await again()).toBe(0);
  });

  it('what cannot be told is not done either, so that nothing stands half', async () => {
    const { store } = setting;
    const { id, number, summary } = await enrolSchool(setting, machineTime());
    await startTrajectory({ client, store }, { trajectoryId: id, summary }, machineTime());
    const waiting = await follow(number);
    await store.pool.query(`CREATE FUNCTION not_told() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'planted'; END $$`);
    await store.pool.query(`CREATE TRIGGER not_told BEFORE INSERT ON command FOR EACH ROW
      WHEN (NEW.trajectory_id = '${waiting}') EXECUTE FUNCTION not_told()`);
    const confirm = async () =>
      send(client, id, await ask(setting, id, { type: 'complete', step: 'start/confirms' }, machineTime()));
    expect(await confirm()).toEqual({ ok: false, rejection: 'internal-defect' });
    expect((await journalOf(store, EVERYTHING, id)).map(({ body }) => body.type)).not.toContain('completed');
    await store.pool.query('DROP FUNCTION not_told CASCADE');
    expect(await confirm()).toMatchObject({ ok: true });
    await until(async () => (await findTrajectory(store, EVERYTHING, waiting))?.status === 'completed');
  });

  it('what nobody decides is called for less and less often, and answered once its trajectory has ended', async () => {
    const { store } = setting;
    const { id, summary } = await enrolSchool(setting, machineTime());
    const news = {
      id: randomUUID(),
      actor: { kind: 'system' },
      command: { type: 'calendar-changed' },
    } as const;
    // Nobody listens on this queue, as when a workflow is stuck.
    const stuck = { taskQueue: 'nobody', workflowId: trajectoryWorkflowId(id) };
    const handle = await client.workflow.start('trajectory', {
      ...stuck,
      args: [{ trajectoryId: id, summary }],
    });
    await markWorkflowStarted(store, { id, at: machineTime() });
    const clock = adjustableClock(later(3600));
    await insertCommand(store, { ...news, trajectoryId: id, receivedAt: clock.now().toString() });
    const passOn = createPassOnCommands({ client, store, clock });
    const calls: number[] = [];
    for (let minute = 0; minute <= 10; minute += 0.5) {
      clock.advance('PT30S');
      if ((await passOn()) > 0) calls.push(minute);
    }
    expect(calls).toEqual([0, 1, 3, 7]);

    await handle.terminate();
    await store.pool.query(`UPDATE trajectory SET status = 'stopped', ended_at = now() WHERE id = $1`, [id]);
    clock.advance('PT1H');
    expect(await passOn()).toBe(0);
    expect((await findCommand(store, news.id))?.result).toMatchObject({
      ok: false,
      rejection: { code: 'trajectory-ended' },
    });
  });

  /** So many seconds from now, as an instant. */
  const later = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();
});
