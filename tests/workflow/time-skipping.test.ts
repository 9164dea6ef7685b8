import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { mailsOf } from '../../src/store/mail/mails.ts';
import { findTrajectory, journalOf } from '../../src/store/trajectories/trajectories.ts';
import type { Workers } from '../../src/worker/start-workers.ts';
import { stateQuery, trajectoryWorkflowId } from '../../src/workflows/types.ts';
import { startTimeSkippingServer } from '../support/environment.ts';
import { ask } from '../support/trajectories.ts';
import { begin, prepareSetting, type Setting, send, startProduct } from './setting.ts';

describe('a trajectory over months, on the time-skipping server', () => {
  let setting: Setting;
  let server: Awaited<ReturnType<typeof startTimeSkippingServer>>;
  let workers: Workers;
  const now = async () => new Date(await server.environment.currentTimeMs()).toISOString();

  beforeAll(async () => {
    [setting, server] = await Promise.all([prepareSetting(), startTimeSkippingServer()]);
    const { client, address } = server.environment;
    // Looking every ten minutes would be a hundred thousand looks in the years that a test skips.
    const every = 20 * 24 * 3_600_000;
    workers = await startProduct(setting, { client, address }, { sweepEvery: every, choresEvery: every });
  });

  afterAll(async () => {
    await workers?.shutdown();
    await server?.stop();
    await setting?.stop();
  });

  it('sleeps until time changes its state, takes what people do in between, and ends', async () => {
    const { client } = server.environment;
    const id = await begin(setting, client, await now());
    const handle = client.workflow.getHandle(trajectoryWorkflowId(id));
    const complete = async (step: string) =>
      send(client, id, await ask(setting, id, { type: 'complete', step }, await now()));

    await server.environment.sleep('1 day');
    expect(await complete('start/confirms')).toMatchObject({
      ok: true,
      summary: { status: 'active', open: [] },
    });
    await server.environment.sleep('32 days');
    const woken = await handle.query(stateQuery);
    expect(woken.open).toMatchObject([{ path: 'talks/first_talk', role: 'principal' }]);
    expect((await findTrajectory(setting.store, EVERYTHING, id))?.version).toBe(woken.version);

    // The request waits for a school day, which may be after a holiday.
    await server.environment.sleep(Date.parse(woken.nextMailAt!) + 60_000 - Date.parse(await now()));
    expect(await complete('talks/first_talk')).toMatchObject({ ok: true });
    // Nobody answers the second conversation: it opens after three months and is passed over when it expires.
    const result = await handle.result();
    expect(result).toMatchObject({ id, status: 'completed', open: [] });

    const journal = await journalOf(setting.store, EVERYTHING, id);
    expect(journal.map(({ version }) => version)).toEqual(journal.map((_, index) => index + 1));
    expect(journal.map(({ body }) => body.type)).toEqual([
      'enrolled',
      'opened',
      'opened',
      'completed',
      'closed',
      'opened',
      'opened',
      'completed',
      'opened',
      'expired',
      'closed',
      'finished',
    ]);
    const mails = await mailsOf(setting.store, EVERYTHING, id);
    // By step: whether the second is asked for before the last reminder of the first was due depends on the holidays.
    const fatesOf = (step: string) =>
      mails.flatMap(({ path, rung, status, reason }) => (path === step ? [[rung, status, reason]] : []));
    expect(fatesOf('start/confirms')).toEqual([
      ['ask', 'sent', undefined],
      ['due', 'withdrawn', 'step-done'],
      ['quiet', 'withdrawn', 'step-done'],
    ]);
    expect(fatesOf('talks/first_talk').slice(0, 2)).toEqual([
      ['ask', 'sent', undefined],
      ['due', 'withdrawn', 'step-done'],
    ]);
    expect(mails.filter(({ status }) => status === 'planned')).toEqual([]);
  });

  it('begins by looking when it was started without a summary', async () => {
    const { client } = server.environment;
    const id = await begin(setting, client, await now());
    await client.workflow.getHandle(trajectoryWorkflowId(id)).terminate('for the test');
    const again = await client.workflow.start('trajectory', {
      taskQueue: 'trajectories',
      workflowId: `${trajectoryWorkflowId(id)}-again`,
      args: [{ trajectoryId: id }],
    });
    const commandId = await ask(setting, id, { type: 'stop', reason: 'for the test' }, await now());
    expect(await again.executeUpdate('command', { args: [{ commandId }] })).toMatchObject({ ok: true });
    expect(await again.result()).toMatchObject({ id, status: 'stopped' });
  });
});
