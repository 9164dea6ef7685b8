import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { createPassOnCalendarChanges } from '../../src/activities/chores/pass-on-calendar-changes.ts';
import { createPassOnCommands } from '../../src/activities/chores/pass-on-commands.ts';
import { startTrajectory } from '../../src/application/workflow-client/start-trajectory.ts';
import { tellTrajectory } from '../../src/application/workflow-client/trajectory.ts';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { addDays } from '../../src/domain/calendar/offset.ts';
import { localDateOf } from '../../src/domain/calendar/wall-clock.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { calendarProgress } from '../../src/store/calendar/changes.ts';
import { deleteOverride, saveOverride } from '../../src/store/calendar/overrides.ts';
import { mailsOf } from '../../src/store/mail/mails.ts';
import { openDefects } from '../../src/store/operations/defects.ts';
import { listTrajectories } from '../../src/store/trajectories/list.ts';
import { findTrajectoryHead, journalOf } from '../../src/store/trajectories/trajectories.ts';
import type { Workers } from '../../src/worker/start-workers.ts';
import { startDevServer } from '../support/environment.ts';
import { enrolSchool, machineTime } from '../support/trajectories.ts';
import { until } from '../support/until.ts';
import { ledgerOnly, prepareSetting, type Setting, startProduct } from './setting.ts';

describe('a school calendar that changes under running trajectories', () => {
  let setting: Setting;
  let server: Awaited<ReturnType<typeof startDevServer>>;
  let connection: Connection;
  let client: Client;
  let workers: Workers;
  let passOn: () => Promise<number>;

  beforeAll(async () => {
    setting = await prepareSetting();
    server = await startDevServer();
    connection = await Connection.connect({ address: server.address });
    client = new Client({ connection });
    const { store } = setting;
    workers = await startProduct(
      setting,
      { address: server.address, client },
      { deliverMail: ledgerOnly(store).deliverMail },
    );
    passOn = createPassOnCalendarChanges({
      ...{ client, store, clock: systemClock, startTrajectory: async () => undefined },
      tellTrajectory: (id, commandId) => tellTrajectory(client, id, commandId),
    });
  });

  afterAll(async () => {
    await workers?.shutdown();
    await connection?.close();
    await server?.stop();
    await setting?.stop();
  });

  /** A school that runs, with its coming reminder. */
  async function running() {
    const { id, number, summary } = await enrolSchool(setting, machineTime());
    await startTrajectory({ client, store: setting.store }, { trajectoryId: id, summary }, machineTime());
    return { id, number, version: summary.version };
  }
  const reminderOf = async (id: string) =>
    (await mailsOf(setting.store, EVERYTHING, id)).find(
      ({ rung, status }) => rung === 'due' && status === 'planned',
    )!;
  const changesIn = async (id: string) =>
    (await journalOf(setting.store, EVERYTHING, id)).filter(({ body }) => body.type === 'calendar-changed')
      .length;
  const versionOf = async (id: string) => (await findTrajectoryHead(setting.store, EVERYTHING, id))?.version;

  it("moves what falls on a school's own days off, and comes back when they are taken away", async () => {
    const [school, other] = [await running(), await running()];
    const before = await reminderOf(school.id);
    const day = localDateOf(before.sendAt);
    const override = { id: randomUUID(), from: day, to: addDays(day, 1), kind: 'free-day' as const };
    await saveOverride(setting.store, { ...override, school: school.number });
    await until(async () => (await passOn()) > 0 || (await changesIn(school.id)) > 0);
    await until(async () => (await changesIn(school.id)) === 1);

    const moved = await reminderOf(school.id);
    expect(moved.key).toBe(before.key);
    expect(localDateOf(moved.sendAt) > addDays(day, 1)).toBe(true);
    expect(moved.due).toBe(localDateOf(moved.sendAt));
    const said = (await journalOf(setting.store, EVERYTHING, school.id)).find(
      ({ body }) => body.type === 'calendar-changed',
    );
    expect(said?.body).toMatchObject({ moved: [{ from: day, to: moved.due }], mails: expect.any(Number) });
    // The other school has nothing to do with it.
    expect([await changesIn(other.id), await versionOf(other.id)]).toEqual([0, other.version]);

    await deleteOverride(setting.store, EVERYTHING, override.id);
    await until(async () => (await passOn()) > 0 || (await changesIn(school.id)) > 1);
    await until(async () => (await changesIn(school.id)) === 2);
    expect((await reminderOf(school.id)).sendAt).toBe(before.sendAt);
  });

  it('reaches everybody else while one stands still by a fault of ours, and that one when it is mended', async () => {
    const [standing, school] = [await running(), await running()];
    const { pool } = setting.store;
    const { rows } = await pool.query('SELECT state FROM trajectory WHERE id = $1', [standing.id]);
    await pool.query(`UPDATE trajectory SET state = state - 'nodes' WHERE id = $1`, [standing.id]);
    const [first, second] = [await reminderOf(standing.id), await reminderOf(school.id)];
    const [from, to] = [localDateOf(first.sendAt), localDateOf(second.sendAt)].sort();
    const override = { id: randomUUID(), from: from!, to: to!, kind: 'free-day' as const };
    await saveOverride(setting.store, { ...override, label: { nl: 'Verkiezingen', en: 'Elections' } });
    await until(async () => (await passOn()) > 0 || (await changesIn(school.id)) > 0);
    await until(async () => (await changesIn(school.id)) === 1);
    await until(async () => (await openDefects(setting.store)).length === 1);
    expect(await openDefects(setting.store)).toMatchObject([{ kind: 'command', trajectoryId: standing.id }]);

    await pool.query('UPDATE trajectory SET state = $2 WHERE id = $1', [
      standing.id,
      JSON.stringify(rows[0].state),
    ]);
    const clock = { now: () => systemClock.now().add({ minutes: 2 }) };
    await createPassOnCommands({ client, store: setting.store, clock })();
    await until(async () => (await changesIn(standing.id)) === 1);
    await until(async () => (await openDefects(setting.store)).length === 0);
    await deleteOverride(setting.store, EVERYTHING, override.id);
    await until(async () => (await passOn()) > 0 || (await changesIn(school.id)) > 1);
    await until(async () => (await changesIn(standing.id)) === 2);
  });

  it('leaves alone whatever it does not touch, and is passed on once', async () => {
    const school = await running();
    const pending = async () => {
      const { rows } = await setting.store.pool.query('SELECT FROM calendar_change WHERE done_at IS NULL');
      return rows.length;
    };
    await saveOverride(setting.store, {
      ...{ id: randomUUID(), from: '2019-03-04', to: '2019-03-05', kind: 'free-day' as const },
      label: { nl: 'Lang geleden', en: 'Long ago' },
    });
    expect(await pending()).toBe(1);
    await until(async () => {
      await passOn();
      return (await pending()) === 0;
    });
    // Done is said when all have been decided, and what it says is true.
    const [change] = await calendarProgress(setting.store, 1);
    const { rows } = await setting.store.pool.query(
      `SELECT FROM trajectory WHERE status IN ('active', 'paused')`,
    );
    expect(change).toMatchObject({ total: rows.length, decided: rows.length, moved: 0 });
    expect([await changesIn(school.id), await versionOf(school.id)]).toEqual([0, school.version]);
    expect(await passOn()).toBe(0);
  });

  it('works out the silence of rows from before there was a rule for it, also where nothing else moves', async () => {
    const { store } = setting;
    const { pool } = store;
    const ids = [(await running()).id, (await running()).id].sort() as [string, string];
    const silence = async () => {
      const { rows } = await pool.query<{ quiet_since: string | null; silent_from: string | null }>(
        `SELECT quiet_since::text, silent_from::text FROM trajectory WHERE id = ANY($1) ORDER BY id`,
        [ids],
      );
      return rows;
    };
    const told = async () =>
      (await mailsOf(store, EVERYTHING, ids[1])).flatMap(({ rung, key }) =>
        rung.endsWith('quiet') ? key : [],
      );
    const [meant, word] = [await silence(), await told()];
    const day = meant[0]?.silent_from ?? '';
    expect(day > localDateOf(machineTime())).toBe(true);
    // As the first release had them: without silence, and the second without word of it.
    await pool.query('UPDATE trajectory SET quiet_since = NULL, silent_from = NULL WHERE id = ANY($1)', [
      ids,
    ]);
    await pool.query(`DELETE FROM mail WHERE trajectory_id = $1 AND rung LIKE '%quiet'`, [ids[1]]);
    const migration = '../../prisma/migrations/20261129095600_silence/migration.sql';
    const sql = await readFile(new URL(migration, import.meta.url), 'utf8');
    await pool.query(sql.slice(sql.indexOf('INSERT INTO')));
    await until(async () => {
      await passOn();
      return (await silence()).every(({ quiet_since: since }) => since !== null);
    });
    expect(await silence()).toEqual(meant);
    expect(await told()).toEqual(word);
    expect(await changesIn(ids[0])).toBe(0);
    // Whoever looks for silent ones finds them from that day on.
    const { items } = await listTrajectories(store, EVERYTHING, { silent: true }, { limit: 200 }, day);
    expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining([...ids]));
  });
});
