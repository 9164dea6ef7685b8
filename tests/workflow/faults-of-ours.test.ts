import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { createAdvanceTrajectory } from '../../src/activities/advance-trajectory.ts';
import { createPassOnCommands } from '../../src/activities/chores/pass-on-commands.ts';
import { createTellBehind } from '../../src/activities/chores/tell-behind.ts';
import { isOutage } from '../../src/application/outage.ts';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { instantOf } from '../../src/domain/calendar/instant.ts';
import { localDateOf } from '../../src/domain/calendar/wall-clock.ts';
import type { Command } from '../../src/domain/trajectory/model/commands.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { findDefect, openDefects } from '../../src/store/operations/defects.ts';
import { findCommand, insertCommand } from '../../src/store/trajectories/commands.ts';
import { isTrajectoryBehind } from '../../src/store/trajectories/outbox.ts';
import {
  findTrajectoryHead,
  journalOf,
  markWorkflowStarted,
} from '../../src/store/trajectories/trajectories.ts';
import type { Workers } from '../../src/worker/start-workers.ts';
import { lookUpdate, stateQuery, trajectoryWorkflowId } from '../../src/workflows/types.ts';
import { startDevServer } from '../support/environment.ts';
import { ask, enrolSchool, machineTime } from '../support/trajectories.ts';
import { until } from '../support/until.ts';
import { begin, prepareSetting, type Setting, send, startProduct } from './setting.ts';

describe('on the real server', () => {
  let setting: Setting;
  let server: Awaited<ReturnType<typeof startDevServer>>;
  let connection: Connection;
  let client: Client;
  let workers: Workers;

  beforeAll(async () => {
    [setting, server] = await Promise.all([prepareSetting(), startDevServer()]);
    connection = await Connection.connect({ address: server.address });
    client = new Client({ connection });
    workers = await startProduct(setting, { address: server.address, client });
  });

  afterAll(async () => {
    await workers?.shutdown();
    await connection?.close();
    await server?.stop();
    await setting?.stop();
  });

  const handleOf = (id: string) => client.workflow.getHandle(trajectoryWorkflowId(id));
  const typesOf = async (id: string) =>
    (await journalOf(setting.store, EVERYTHING, id)).map(({ body }) => body.type);
  /** A clock that is ahead, for chores that leave alone what is young. */
  const ahead = (minutes: number) => ({ now: () => systemClock.now().add({ minutes }) });

  /** Makes every decision about a trajectory fail by a fault of ours, until it is lifted. */
  async function plantDefect(id: string): Promise<() => Promise<unknown>> {
    const { pool } = setting.store;
    await pool.query(`UPDATE trajectory SET state = state || '{"kept": 0}' WHERE id = $1`, [id]);
    await pool.query(
      `UPDATE trajectory SET state = jsonb_set(state, '{kept}', state -> 'nodes') - 'nodes' WHERE id = $1`,
      [id],
    );
    return () =>
      pool.query(
        `UPDATE trajectory SET state = jsonb_set(state, '{nodes}', state -> 'kept') - 'kept' WHERE id = $1`,
        [id],
      );
  }

  /** A command as a school sends it in, under a link. */
  async function sendIn(trajectoryId: string, command: Command): Promise<string> {
    const id = randomUUID();
    const actor = { kind: 'link', person: setting.principal } as const;
    await insertCommand(setting.store, { id, trajectoryId, actor, command, receivedAt: machineTime() });
    return id;
  }

  describe('a fault of ours in a decision', () => {
    it('answers what the staff asked, once and for all, and holds up nothing else', async () => {
      const [id, other] = [
        await begin(setting, client, machineTime()),
        await begin(setting, client, machineTime()),
      ];
      const lift = await plantDefect(id);
      const inVain = await ask(setting, id, { type: 'note', text: 'in vain' }, machineTime());
      expect(await send(client, id, inVain)).toEqual({ ok: false, rejection: 'internal-defect' });
      const defect = await findDefect(setting.store, 'command', inVain);
      expect(defect).toMatchObject({ trajectoryId: id, error: 'TypeError', attempts: 1 });
      const { result } = (await findCommand(setting.store, inVain))!;
      expect(result).toMatchObject({ ok: false, rejection: { code: 'internal-defect' } });
      expect(JSON.stringify(result)).toContain(defect!.reference);
      const note = await ask(setting, other, { type: 'note', text: 'all is well' }, machineTime());
      expect(await send(client, other, note)).toMatchObject({ ok: true });

      await lift();
      // Its key keeps the answer; asked again with a new one, it is done, and nothing stands still any more.
      expect(await send(client, id, inVain)).toEqual({ ok: false, rejection: 'internal-defect' });
      const again = await ask(setting, id, { type: 'note', text: 'again' }, machineTime());
      expect(await send(client, id, again)).toMatchObject({ ok: true });
      expect(await typesOf(id)).toEqual(['enrolled', 'opened', 'opened', 'noted']);
      expect(await findDefect(setting.store, 'command', inVain)).toBeUndefined();
    });

    it('keeps what a school sent in, and carries it out once when it is mended', async () => {
      const id = await begin(setting, client, machineTime());
      const lift = await plantDefect(id);
      const form = await sendIn(id, { type: 'complete', step: 'start/confirms' });
      expect(await send(client, id, form)).toEqual({ ok: false, rejection: 'internal-defect' });
      expect((await findCommand(setting.store, form))?.result).toBeUndefined();
      await lift();
      await createPassOnCommands({ client, store: setting.store, clock: ahead(2) })();
      await until(async () => (await findCommand(setting.store, form))?.result !== undefined);
      expect((await typesOf(id)).filter((type) => type === 'completed')).toHaveLength(1);
      await until(async () => (await findDefect(setting.store, 'command', form)) === undefined);
    });

    it('notes a wake-up that fails, takes commands meanwhile, and tries it again', async () => {
      const { id, summary } = await enrolSchool(setting, machineTime());
      const lift = await plantDefect(id);
      await client.workflow.start('trajectory', {
        taskQueue: 'trajectories',
        workflowId: trajectoryWorkflowId(id),
        args: [{ trajectoryId: id, summary: { ...summary, wakeAt: machineTime() } }],
      });
      await until(async () => (await findDefect(setting.store, 'wake-up', id)) !== undefined);
      const first = (await findDefect(setting.store, 'wake-up', id))!;
      expect(await handleOf(id).executeUpdate(lookUpdate)).toEqual({ ok: false });
      const second = (await findDefect(setting.store, 'wake-up', id))!;
      expect(second).toMatchObject({ reference: first.reference, attempts: 2 });
      expect(pauseOf(second)).toBe(2 * pauseOf(first));
      const note = await ask(setting, id, { type: 'note', text: 'meanwhile' }, machineTime());
      expect(await send(client, id, note)).toEqual({ ok: false, rejection: 'internal-defect' });
      await lift();
      expect(await handleOf(id).executeUpdate(lookUpdate)).toMatchObject({ ok: true });
      expect((await openDefects(setting.store)).filter(({ kind }) => kind === 'wake-up')).toEqual([]);
      expect((await handleOf(id).query(stateQuery)).version).toBe(3);
    });

    it('is looked at again by a workflow that has not seen its trajectory yet', async () => {
      const { id } = await enrolSchool(setting, machineTime());
      const lift = await plantDefect(id);
      await client.workflow.start('trajectory', {
        taskQueue: 'trajectories',
        workflowId: trajectoryWorkflowId(id),
        args: [{ trajectoryId: id, historyBound: 12 }],
      });
      await until(async () => (await findDefect(setting.store, 'wake-up', id)) !== undefined);
      for (let look = 0; look < 4; look += 1) await handleOf(id).executeUpdate(lookUpdate);
      await lift();
      // Its history was cut meanwhile: a run that knows nothing begins by looking.
      await until(async () => (await handleOf(id).query(stateQuery)).version === 3);
    });
  });

  describe('a workflow that has not heard what was committed', () => {
    /** Commits a command as an activity does whose result is then lost. */
    async function commitUnheard(id: string, command: Command): Promise<void> {
      const wakeAt = (await findTrajectoryHead(setting.store, EVERYTHING, id))?.wakeAt;
      const advance = createAdvanceTrajectory({
        store: setting.store,
        startTrajectory: async () => undefined,
      });
      const commandId = await ask(setting, id, command, machineTime());
      const heard = wakeAt === undefined ? {} : { wakeAt };
      await advance({ trajectoryId: id, now: machineTime(), commandId, heard });
    }

    /** Commits a command as whoever decides for many does, in no workflow. */
    async function commitBeside(id: string, command: Command): Promise<void> {
      const parts = { store: setting.store, startTrajectory: async () => undefined };
      const commandId = await ask(setting, id, command, machineTime());
      await createAdvanceTrajectory(parts)({ trajectoryId: id, now: machineTime(), commandId });
    }

    const tellAll = () => createTellBehind({ client, store: setting.store, clock: ahead(1) })();

    it('is told of a wake-up that comes sooner', async () => {
      const id = await begin(setting, client, machineTime());
      const tomorrow = localDateOf(instantOf(Date.now() + 86_400_000));
      await commitUnheard(id, { type: 'pause', reason: 'moving', until: tomorrow });
      const wakeAt = (await findTrajectoryHead(setting.store, EVERYTHING, id))?.wakeAt;
      expect(wakeAt).toBeDefined();
      expect(await isTrajectoryBehind(setting.store, id)).toBe(true);
      await tellAll();
      expect((await handleOf(id).query(stateQuery)).wakeAt).toBe(wakeAt);
      expect(await isTrajectoryBehind(setting.store, id)).toBe(false);
    });

    it('is told of a wake-up that was decided beside it, sooner than the last that it heard of', async () => {
      const id = await begin(setting, client, machineTime());
      const wakeAt = async () => (await findTrajectoryHead(setting.store, EVERYTHING, id))?.wakeAt;
      const asks = async (command: Command) =>
        expect(await send(client, id, await ask(setting, id, command, machineTime()))).toMatchObject({
          ok: true,
        });
      await asks({ type: 'complete', step: 'start/confirms' });
      await tellAll();
      const inAMonth = await wakeAt();
      await asks({
        type: 'pause',
        reason: 'moving',
        until: localDateOf(instantOf(Date.now() + 100 * 86_400_000)),
      });
      const inHundredDays = await wakeAt();
      expect(inHundredDays! > inAMonth!).toBe(true);
      expect(await isTrajectoryBehind(setting.store, id)).toBe(false);
      await commitBeside(id, { type: 'resume' });
      expect(await isTrajectoryBehind(setting.store, id)).toBe(true);
      await tellAll();
      expect((await handleOf(id).query(stateQuery)).wakeAt).toBe(await wakeAt());
      expect(await isTrajectoryBehind(setting.store, id)).toBe(false);
    });

    it('that does not answer keeps none of the others from hearing', async () => {
      const { id: silent } = await enrolSchool(setting, machineTime());
      await client.workflow.start('trajectory', {
        taskQueue: 'where-nobody-listens',
        workflowId: trajectoryWorkflowId(silent),
        args: [{ trajectoryId: silent }],
      });
      await markWorkflowStarted(setting.store, { id: silent, at: machineTime() });
      await commitUnheard(silent, { type: 'stop', reason: 'merged' });
      const id = await begin(setting, client, machineTime());
      await commitUnheard(id, { type: 'stop', reason: 'merged' });
      const told = createTellBehind({ client, store: setting.store, clock: ahead(1) });
      const failure = await told().catch((error: unknown) => error);
      expect(isOutage(failure)).toBe(true);
      expect(await handleOf(id).result()).toMatchObject({ status: 'stopped' });
      // It is left alone for a while, so that it does not hold up the next round.
      expect(await told()).toBe(0);
      expect(await isTrajectoryBehind(setting.store, silent)).toBe(true);
      await handleOf(silent).terminate();
    });

    it('is told of the end', async () => {
      const id = await begin(setting, client, machineTime());
      await commitUnheard(id, { type: 'stop', reason: 'merged' });
      expect(await isTrajectoryBehind(setting.store, id)).toBe(true);
      await tellAll();
      expect(await handleOf(id).result()).toMatchObject({ status: 'stopped' });
      await tellAll();
      expect(await isTrajectoryBehind(setting.store, id)).toBe(false);
    });

    it('is left alone when it wakes too early or has heard all', async () => {
      const id = await begin(setting, client, machineTime());
      const note = await ask(setting, id, { type: 'note', text: 'nothing changes' }, machineTime());
      await send(client, id, note);
      expect(await isTrajectoryBehind(setting.store, id)).toBe(false);
    });
  });
});

function pauseOf({ lastAt, nextAttemptAt = '' }: { lastAt: string; nextAttemptAt?: string }): number {
  return Date.parse(nextAttemptAt) - Date.parse(lastAt);
}
