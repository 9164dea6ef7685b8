import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection, WorkflowUpdateFailedError } from '@temporalio/client';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { mailsOf } from '../../src/store/mail/mails.ts';
import { findCommand } from '../../src/store/trajectories/commands.ts';
import {
  findTrajectoryHead,
  journalOf,
  markWorkflowStarted,
} from '../../src/store/trajectories/trajectories.ts';
import type { Workers } from '../../src/worker/start-workers.ts';
import {
  commandUpdate,
  dailyScheduleId,
  mailPlanned,
  stateQuery,
  trajectoryWorkflowId,
} from '../../src/workflows/types.ts';
import { startDevServer } from '../support/environment.ts';
import { historiesOf, replay } from '../support/replay.ts';
import { ask, enrolSchool, machineTime } from '../support/trajectories.ts';
import { until } from '../support/until.ts';
import { begin, ledgerOnly, prepareSetting, type Setting, send, startProduct } from './setting.ts';

describe('the durable shell, on the real server', () => {
  let setting: Setting;
  let server: Awaited<ReturnType<typeof startDevServer>>;
  let connection: Connection;
  let client: Client;
  let workers: Workers;
  let rounds: ReturnType<typeof ledgerOnly>['rounds'];

  const note = (text: string) => ({ type: 'note', text }) as const;
  const notesOf = async (id: string) =>
    (await journalOf(setting.store, EVERYTHING, id)).flatMap(({ body }) =>
      body.type === 'noted' ? [body.text] : [],
    );

  beforeAll(async () => {
    [setting, server] = await Promise.all([prepareSetting(), startDevServer()]);
    connection = await Connection.connect({ address: server.address });
    client = new Client({ connection });
    await setting.store.pool.query(
      `INSERT INTO idempotency_key (key, principal, route, fingerprint, created_at)
        VALUES ('old', 'p', 'POST /x', 'f', now() - interval '8 days'), ('new', 'p', 'POST /x', 'f', now())`,
    );
    const ledger = ledgerOnly(setting.store);
    rounds = ledger.rounds;
    workers = await startProduct(
      setting,
      { address: server.address, client },
      { deliverMail: ledger.deliverMail },
    );
  });

  afterAll(async () => {
    await workers?.shutdown();
    await connection?.close();
    await server?.stop();
    await setting?.stop();
  });

  it('forgets once a day what the API answered more than a week ago', async () => {
    await client.schedule.getHandle(dailyScheduleId).trigger();
    await until(async () => {
      const { rows } = await setting.store.pool.query<{ key: string }>('SELECT key FROM idempotency_key');
      return rows.length === 1 && rows[0]?.key === 'new';
    });
  });

  it('carries out a command once, however often and by whatever way it comes', async () => {
    const id = await begin(setting, client, machineTime());
    const commandId = await ask(setting, id, note('only once'), machineTime());
    const handle = client.workflow.getHandle(trajectoryWorkflowId(id));
    const answers = await Promise.all([
      send(client, id, commandId),
      send(client, id, commandId),
      // Another update id: the server takes it for something new, as it does after the history was cut.
      handle.executeUpdate(commandUpdate, { args: [{ commandId }], updateId: randomUUID() }),
      handle.executeUpdate(commandUpdate, { args: [{ commandId }], updateId: randomUUID() }),
    ]);
    expect(answers.map((answer) => answer.ok && answer.summary.version)).toEqual([4, 4, 4, 4]);
    expect(await notesOf(id)).toEqual(['only once']);
    expect((await findCommand(setting.store, commandId))?.result).toEqual({ ok: true, version: 4 });
  });

  it('gives a refusal as an answer, with the sentence kept beside the command', async () => {
    const id = await begin(setting, client, machineTime());
    const notOpen = await ask(setting, id, { type: 'complete', step: 'talks/first_talk' }, machineTime());
    const tooLate = await ask(setting, id, note('I saw version 1'), machineTime(), 1);
    expect(await send(client, id, notOpen)).toMatchObject({ ok: false });
    expect(await send(client, id, tooLate)).toEqual({ ok: false, rejection: 'version-conflict' });
    expect(await send(client, id, tooLate)).toEqual({ ok: false, rejection: 'version-conflict' });
    expect((await findCommand(setting.store, tooLate))?.result).toMatchObject({
      ok: false,
      rejection: { code: 'version-conflict', message: { nl: expect.any(String), en: expect.any(String) } },
    });
    expect((await findTrajectoryHead(setting.store, EVERYTHING, id))?.version).toBe(3);
    const other = await begin(setting, client, machineTime());
    expect(await send(client, other, notOpen)).toEqual({ ok: false, rejection: 'command-unknown' });
  });

  it('does not even take in what is not the id of a command', async () => {
    const id = await begin(setting, client, machineTime());
    const handle = client.workflow.getHandle(trajectoryWorkflowId(id));
    for (const commandId of [
      '',
      'DROP TABLE',
      '12345678-1234-1234-1234-12345678901',
      7 as unknown as string,
    ]) {
      await expect(handle.executeUpdate(commandUpdate, { args: [{ commandId }] })).rejects.toThrow(
        WorkflowUpdateFailedError,
      );
    }
    const { events } = await handle.fetchHistory();
    expect(events?.some((event) => event.workflowExecutionUpdateAcceptedEventAttributes)).toBe(false);
  });

  it('answers where it stands with the version that is stored, and ends when it was stopped', async () => {
    const id = await begin(setting, client, machineTime());
    const handle = client.workflow.getHandle(trajectoryWorkflowId(id));
    await send(client, id, await ask(setting, id, { type: 'pause', reason: 'moving' }, machineTime()));
    expect(await handle.query(stateQuery)).toMatchObject({ id, version: 4, status: 'paused' });
    await send(client, id, await ask(setting, id, { type: 'stop', reason: 'merged' }, machineTime()));
    expect(await handle.result()).toMatchObject({ id, status: 'stopped' });
    expect((await mailsOf(setting.store, EVERYTHING, id)).find(({ rung }) => rung === 'due')).toMatchObject({
      status: 'withdrawn',
      reason: 'paused',
    });
    const late = await ask(setting, id, note('too late'), machineTime());
    await expect(send(client, id, late)).rejects.toThrow();
  });

  it('loses and doubles nothing when its history is cut under a stream of commands', async () => {
    const id = await begin(setting, client, machineTime(), { historyBound: 40 });
    const texts = Array.from({ length: 60 }, (_, index) => `note ${index}`);
    const waiting = [...texts];
    const sender = async () => {
      for (let text = waiting.shift(); text !== undefined; text = waiting.shift()) {
        const commandId = await ask(setting, id, note(text), machineTime());
        expect(await send(client, id, commandId)).toMatchObject({ ok: true });
      }
    };
    await Promise.all([sender(), sender(), sender(), sender()]);
    expect((await notesOf(id)).sort()).toEqual([...texts].sort());
    const histories = await historiesOf(client, trajectoryWorkflowId(id));
    expect(histories.length).toBeGreaterThan(2);
    expect(await replay(setting.workflowBundle, histories)).toEqual(histories.map(() => undefined));
  });

  it('goes on when the mailroom that it should wake is not there', async () => {
    const { id, summary } = await enrolSchool(setting, '2035-09-03T08:00:00.000Z');
    await client.workflow.start('trajectory', {
      taskQueue: 'trajectories',
      workflowId: trajectoryWorkflowId(id),
      args: [{ trajectoryId: id, summary, mailroom: 999 }],
    });
    const commandId = await ask(setting, id, { type: 'stop', reason: 'for the test' }, machineTime());
    expect(await send(client, id, commandId)).toMatchObject({ ok: true });
    expect(await client.workflow.getHandle(trajectoryWorkflowId(id)).result()).toMatchObject({
      status: 'stopped',
    });
  });

  it('wakes the mailroom when something is planned before its alarm, and only then', async () => {
    const id = await begin(setting, client, machineTime());
    await until(async () =>
      (await mailsOf(setting.store, EVERYTHING, id)).some(({ status }) => status === 'sent'),
    );
    await until(async () => {
      const { rows } = await setting.store.pool.query('SELECT FROM mail_alarm WHERE at IS NOT NULL');
      return rows.length === 1;
    });
    // A call that came while it looked has it look once more.
    await until(async () => {
      const { raw } = await client.workflow.getHandle('mailroom-0').describe();
      return !raw.pendingWorkflowTask && raw.pendingActivities?.length === 0;
    });
    const before = rounds.length;
    // Later than what the alarm stands at: only its own, later mails are planned.
    await send(client, id, await ask(setting, id, note('no mail of mine'), machineTime()));
    const { id: later, summary } = await enrolSchool(setting, '2035-09-03T08:00:00.000Z');
    expect(summary.version).toBe(3);
    // What has no workflow is started by a chore, which calls the mailroom for all that it starts.
    await markWorkflowStarted(setting.store, { id: later, at: machineTime() });
    await send(client, id, await ask(setting, id, note('still none'), machineTime()));
    expect(rounds.length).toBe(before);
  });

  it('starts what was enrolled while Temporal was away', async () => {
    const { id } = await enrolSchool(setting, machineTime());
    expect((await findTrajectoryHead(setting.store, EVERYTHING, id))?.workflowStartedAt).toBeUndefined();
    await client.workflow.getHandle('mailroom-0').signal(mailPlanned);
    await until(
      async () => (await findTrajectoryHead(setting.store, EVERYTHING, id))?.workflowStartedAt !== undefined,
    );
    await until(async () =>
      (await mailsOf(setting.store, EVERYTHING, id)).some(({ status }) => status === 'sent'),
    );
    const commandId = await ask(setting, id, note('it runs'), machineTime());
    expect(await send(client, id, commandId)).toMatchObject({ ok: true, summary: { id, version: 4 } });
  });

  it("cuts the mailroom's history too, without missing a call", async () => {
    await client.workflow.getHandle('mailroom-0').terminate('replaced by one with a short history');
    await client.workflow.start('mailroom', {
      taskQueue: 'mail',
      workflowId: 'mailroom-0',
      // The chores may have been quicker.
      workflowIdConflictPolicy: 'TERMINATE_EXISTING',
      // As an earlier release did.
      workflowTaskTimeout: '1 minute',
      args: [{ partition: 0, historyBound: 20, sweepEvery: 600_000 }],
    });
    for (let count = 0; count < 6; count += 1) {
      const id = await begin(setting, client, machineTime());
      await until(async () =>
        (await mailsOf(setting.store, EVERYTHING, id)).some(({ status }) => status === 'sent'),
      );
    }
    const histories = await historiesOf(client, 'mailroom-0');
    expect(histories.length).toBeGreaterThan(1);
    expect(await replay(setting.workflowBundle, histories)).toEqual(histories.map(() => undefined));
    // A worker that ends may take its task along: mail waits for so long, and no longer, until another one has it.
    const { raw } = await client.workflow.getHandle('mailroom-0').describe();
    expect(Number(raw.executionConfig?.defaultWorkflowTaskTimeout?.seconds)).toBe(20);
  });
});
