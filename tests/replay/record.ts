// Records the histories that tests/replay/replay.test.ts replays. Run it before a change of the shell is released, and
// commit what it writes: later versions then have to replay what this one did.
//   npx tsx tests/replay/record.ts
// Histories are never overwritten: each recording goes under the date and hour at which it was made.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { trajectoryWorkflowId } from '../../src/workflows/types.ts';
import { startDevServer } from '../support/environment.ts';
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

async function record(stamp: string, name: string, histories: readonly History[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [index, history] of histories.entries()) {
    const file = join(folder, `${stamp}-${name}-${index + 1}.json`);
    await writeFile(file, historyToText(history), { flag: 'wx' });
    process.stdout.write(`${file}\n`);
  }
}
