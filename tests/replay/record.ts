// Records the histories that tests/replay/replay.test.ts replays. Run it before a change of the shell is released, and
// commit what it writes: later versions then have to replay what this one did.
//   node --import ./src/platform/typescript.js tests/replay/record.ts
// Histories are never overwritten: each recording goes under the date and hour at which it was made.
import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { startBulkWorkflow } from '../../src/application/workflow-client/bulk.ts';
import { startTrajectory } from '../../src/application/workflow-client/start-trajectory.ts';
import { startWaitingList } from '../../src/application/workflow-client/waiting-list.ts';
import { insertBulk } from '../../src/store/operations/bulk.ts';
import { findDefect } from '../../src/store/operations/defects.ts';
import { publishTemplate } from '../../src/store/templates/templates.ts';
import { findCommand } from '../../src/store/trajectories/commands.ts';
import {
  bulkWorkflowId,
  commandStored,
  lookUpdate,
  trajectoryWorkflowId,
  waitingListWorkflowId,
} from '../../src/workflows/types.ts';
import { startDevServer } from '../support/environment.ts';
import { enrolFollower, follower } from '../support/follower.ts';
import { type History, historiesOf, historyToText } from '../support/replay.ts';
import { ask, enrolSchool, machineTime } from '../support/trajectories.ts';
import { until } from '../support/until.ts';
import { begin, prepareSetting, type Setting, send, startProduct } from '../workflow/setting.ts';

const folder = fileURLToPath(new URL('./histories/', import.meta.url));

const [setting, server] = await Promise.all([prepareSetting(), startDevServer()]);
const connection = await Connection.connect({ address: server.address });
const client = new Client({ connection });
const workers = await startProduct(setting, { address: server.address, client }, { sweepEvery: 1_000 });
try {
  const stamp = new Date().toISOString().slice(0, 13).replace('T', '-');
  await record(stamp, 'ended', await toItsEnd(setting));
  await record(stamp, 'cut', await withCutHistory(setting));
  await record(stamp, 'woken', await wokenByTime(setting));
  await record(stamp, 'without-summary', await withoutSummary(setting));
  await record(stamp, 'mailroom', await historiesOf(client, 'mailroom-0'));
  await record(stamp, 'told', await toldOfAnother(setting));
  await record(stamp, 'failed', await failedAndMended(setting));
  await record(
    stamp,
    'mailroom-cut',
    await untilCut('mailroom', 'mail', 'mailroom-7', { partition: 7, sweepEvery: 100 }),
  );
  await record(stamp, 'chores-cut', await untilCut('chores', 'chores', 'chores-recorded', { every: 100 }));
  await record(stamp, 'daily', await doneDaily());
  await record(stamp, 'waiting-list', await calledTwice());
  await record(stamp, 'bulk', await askedOfMany(setting));
} finally {
  await workers.shutdown();
  await connection.close();
  await server.stop();
  await setting.stop();
}

/** Refused, paused, resumed, answered, stopped; every command twice. */
async function toItsEnd(setting: Setting): Promise<History[]> {
  const id = await begin(setting, client, machineTime());
  const act = async (command: Parameters<typeof ask>[2]) => {
    const commandId = await ask(setting, id, command, machineTime());
    await Promise.all([send(client, id, commandId), send(client, id, commandId)]);
  };
  await act({ type: 'complete', step: 'talks/first_talk' });
  await act({ type: 'pause', reason: 'moving' });
  await act({ type: 'resume' });
  await act({ type: 'complete', step: 'start/confirms' });
  await act({ type: 'stop', reason: 'merged' });
  await client.workflow.getHandle(trajectoryWorkflowId(id)).result();
  return historiesOf(client, trajectoryWorkflowId(id));
}

async function withCutHistory(setting: Setting): Promise<History[]> {
  const id = await begin(setting, client, machineTime(), { historyBound: 30 });
  const notes = Array.from({ length: 8 }, (_, index) => index);
  for (const note of notes) {
    const ids = await Promise.all(
      ['a', 'b'].map((text) => ask(setting, id, { type: 'note', text: `${text}${note}` }, machineTime())),
    );
    await Promise.all(ids.map((commandId) => send(client, id, commandId)));
  }
  return historiesOf(client, trajectoryWorkflowId(id));
}

/** Told to look in a second: a timer that fires, and another one that a command cuts short. */
async function wokenByTime(setting: Setting): Promise<History[]> {
  const { id, summary } = await enrolSchool(setting, machineTime());
  const workflowId = trajectoryWorkflowId(id);
  const soon = new Date(Date.now() + 1_000).toISOString();
  await client.workflow.start('trajectory', {
    taskQueue: 'trajectories',
    workflowId,
    args: [{ trajectoryId: id, summary: { ...summary, wakeAt: soon } }],
  });
  const handle = client.workflow.getHandle(workflowId);
  await until(async () => (await handle.query<{ wakeAt?: string }>('state')).wakeAt === undefined);
  for (const command of [
    { type: 'complete', step: 'start/confirms' },
    { type: 'stop', reason: 'merged' },
  ] as const) {
    await send(client, id, await ask(setting, id, command, machineTime()));
  }
  await handle.result();
  return historiesOf(client, workflowId);
}

async function withoutSummary(setting: Setting): Promise<History[]> {
  const { id } = await enrolSchool(setting, machineTime());
  const workflowId = trajectoryWorkflowId(id);
  await client.workflow.start('trajectory', {
    taskQueue: 'trajectories',
    workflowId,
    args: [{ trajectoryId: id, mailroom: 999 }],
  });
  await until(
    async () => (await client.workflow.getHandle(workflowId).query<{ version: number }>('state')).version > 0,
  );
  return historiesOf(client, workflowId);
}

/** One trajectory tells another what it has reached, and that is also told by a signal that nobody waits for. */
async function toldOfAnother(setting: Setting): Promise<History[]> {
  await publishTemplate(setting.store, follower);
  const { id, number, summary } = await enrolSchool(setting, machineTime());
  await startTrajectory({ client, store: setting.store }, { trajectoryId: id, summary }, machineTime());
  const other = await enrolFollower(setting, number);
  await startTrajectory({ client, store: setting.store }, other, machineTime());
  await send(client, id, await ask(setting, id, { type: 'complete', step: 'start/confirms' }, machineTime()));
  await client.workflow.getHandle(trajectoryWorkflowId(other.trajectoryId)).result();
  const note = await ask(setting, id, { type: 'note', text: 'by signal' }, machineTime());
  await client.workflow.getHandle(trajectoryWorkflowId(id)).signal(commandStored, { commandId: note });
  await until(async () => (await findCommand(setting.store, note))?.result !== undefined);
  await send(client, id, await ask(setting, id, { type: 'stop', reason: 'merged' }, machineTime()));
  await client.workflow.getHandle(trajectoryWorkflowId(id)).result();
  return [
    ...(await historiesOf(client, trajectoryWorkflowId(id))),
    ...(await historiesOf(client, trajectoryWorkflowId(other.trajectoryId))),
  ];
}

/** A wake-up and a command that fail by a fault of ours, and go well once it is lifted. */
async function failedAndMended(setting: Setting): Promise<History[]> {
  const { id, summary } = await enrolSchool(setting, machineTime());
  const { pool } = setting.store;
  const { rows } = await pool.query<{ state: object }>('SELECT state FROM trajectory WHERE id = $1', [id]);
  await pool.query(`UPDATE trajectory SET state = state || '{"nodes": null}' WHERE id = $1`, [id]);
  const handle = await client.workflow.start('trajectory', {
    taskQueue: 'trajectories',
    workflowId: trajectoryWorkflowId(id),
    args: [{ trajectoryId: id, summary: { ...summary, wakeAt: machineTime() } }],
  });
  await until(async () => (await findDefect(setting.store, 'wake-up', id)) !== undefined);
  await handle.executeUpdate(lookUpdate);
  await send(client, id, await ask(setting, id, { type: 'note', text: 'in vain' }, machineTime()));
  await pool.query('UPDATE trajectory SET state = $2 WHERE id = $1', [id, JSON.stringify(rows[0]?.state)]);
  await handle.executeUpdate(lookUpdate);
  await send(client, id, await ask(setting, id, { type: 'stop', reason: 'merged' }, machineTime()));
  await handle.result();
  return historiesOf(client, trajectoryWorkflowId(id));
}

/** A loop that has begun a second run. */
async function untilCut(
  type: string,
  taskQueue: string,
  workflowId: string,
  input: object,
): Promise<History[]> {
  await client.workflow.start(type, { taskQueue, workflowId, args: [{ ...input, historyBound: 20 }] });
  await until(async () => (await historiesOf(client, workflowId)).length > 2);
  const histories = await historiesOf(client, workflowId);
  await client.workflow.getHandle(workflowId).terminate('recorded');
  return histories.slice(0, 2);
}

async function doneDaily(): Promise<History[]> {
  await client.workflow.execute('daily', { taskQueue: 'chores', workflowId: 'daily-recorded', args: [] });
  return historiesOf(client, 'daily-recorded');
}

/** A waiting list that is called again while it looks. */
async function calledTwice(): Promise<History[]> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const programmeId = randomUUID();
    const workflowId = waitingListWorkflowId(programmeId);
    await startWaitingList(client, programmeId);
    await startWaitingList(client, programmeId);
    await client.workflow.getHandle(workflowId).result();
    const histories = await historiesOf(client, workflowId);
    const looks = histories[0]?.events?.filter((event) => event.activityTaskScheduledEventAttributes);
    if ((looks?.length ?? 0) > 1) return histories.slice(0, 1);
  }
  throw new Error('No waiting list was called while it looked');
}

/** An operation on more trajectories than are done in one go. */
async function askedOfMany(setting: Setting): Promise<History[]> {
  const { store } = setting;
  const id = randomUUID();
  const trajectoryId = await begin(setting, client, machineTime());
  const items = Array.from({ length: 11 }, (_, index) => ({
    trajectoryId,
    command: { type: 'note', text: `note ${index}` },
  }));
  await insertBulk(store, { id, kind: 'command', actor: { kind: 'system' }, items, at: machineTime() });
  await startBulkWorkflow(client, id);
  await client.workflow.getHandle(bulkWorkflowId(id)).result();
  return historiesOf(client, bulkWorkflowId(id));
}

async function record(stamp: string, name: string, histories: readonly History[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [index, history] of histories.entries()) {
    const file = join(folder, `${stamp}-${name}-${index + 1}.json`);
    await writeFile(file, historyToText(history), { flag: 'wx' });
    process.stdout.write(`${file}\n`);
  }
}
