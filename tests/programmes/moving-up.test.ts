import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createStartMissing } from '../../src/activities/chores/start-missing-workflows.ts';
import { createDeliverMail } from '../../src/activities/deliver-mail.ts';
import { createFillPlaces } from '../../src/activities/fill-places.ts';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { createMailTransport } from '../../src/platform/transport.ts';
import { findTrajectoryHead } from '../../src/store/trajectories/trajectories.ts';
import type { TrajectoryInput } from '../../src/workflows/types.ts';
import { type RunningApi, startApi } from '../api/running-api.ts';
import { today } from '../support/days.ts';
import { type MailSink, startMailSink } from '../support/environment.ts';
import { machineTime } from '../support/trajectories.ts';
import { until } from '../support/until.ts';
import { addProgramme, ask, placesOf, waitingIn } from './programme-setting.ts';

const headers = { 'If-Match': '*' };

/** Whether it was enrolled, with its workflow running. */
async function runs(api: RunningApi, trajectory: string): Promise<boolean> {
  const { status, body } = await api.get(`trajectories/${trajectory}/live`);
  return status === 200 && body.workflow === 'running';
}

async function raiseQuota(api: RunningApi, programme: string, quota: number) {
  const call = { id: 'first', from: '2020-09-01', until: '2099-12-31', quota };
  return api.call('PATCH', `programmes/${programme}`, { body: { calls: [call] }, headers });
}

describe('a place that comes free', () => {
  let api: RunningApi;
  let sink: MailSink;

  beforeAll(async () => {
    [api, sink] = await Promise.all([startApi(), startMailSink()]);
  });

  afterAll(async () => {
    await api?.stop();
    await sink?.stop();
  });

  it('goes to the first on the list when a trajectory stops, and the school gets its first mail, which says so', async () => {
    const programme = await addProgramme(api, { call: { quota: 1 } });
    const holder = await ask(api, programme);
    const principal = { name: 'Wanda Wachter', email: 'wanda@school.example' };
    const roles = { counsellor: api.world.counsellor, principal };
    const first = await ask(api, programme, { waiting_list: true, group: 'volger', roles });
    const second = await ask(api, programme, { waiting_list: true });
    const { body: stopped } = await api.post(`trajectories/${holder.body.id}/commands`, {
      type: 'stop',
      reason: 'the school merges',
    });
    expect(stopped.status).toBe('stopped');

    await until(() => runs(api, first.body.trajectory));
    const { body } = await api.get(`trajectories/${first.body.trajectory}`);
    expect(body).toMatchObject({ programme, cohort: 'first', group: 'volger', status: 'active' });
    expect(await waitingIn(api, programme)).toEqual([second.body.subject.id]);
    expect(await placesOf(api, programme)).toMatchObject({ taken: 1, free: 0, waiting: 1 });
    const settled = await api.get(`programmes/${programme}/waiting-list?status=enrolled`);
    expect(settled.body.items).toMatchObject([{ id: first.body.id, trajectory: first.body.trajectory }]);

    const transport = createMailTransport({ smtpUrl: sink.smtpUrl });
    const deliver = createDeliverMail({
      ...{ store: api.store, transport, clock: systemClock, logger: api.deps.logger },
      configuration: {
        http: { publicUrl: 'https://traject.example' },
        mail: { from: 'Traject <traject@pbd.example>' },
      },
      submitUndeliverable: async () => undefined,
    });
    try {
      await deliver({ partition: 0 });
      await deliver({ partition: 0 });
    } finally {
      transport.close();
    }
    const toWanda = sink.mails.filter(({ to }) => to.includes('wanda@school.example'));
    expect(toWanda).toHaveLength(1);
    expect(toWanda[0]?.mail.text?.replaceAll(/\s+/g, ' ')).toContain(
      'in Proefprogramma kwam een plaats vrij voor',
    );
    // Whoever did not wait is not told that the wait is over.
    const others = sink.mails.filter(({ to }) => !to.includes('wanda@school.example'));
    expect(others.filter(({ mail }) => mail.text?.includes('plaats vrij'))).toEqual([]);
  });

  it('is noticed by the workers when nobody tells them', async () => {
    const programme = await addProgramme(api, { call: { quota: 0 } });
    const { body } = await ask(api, programme, { waiting_list: true });
    // As when Temporal was away while the quota was raised.
    await api.store.pool.query(
      `UPDATE programme SET calls = jsonb_set(calls, '{0,quota}', '1') WHERE id = $1`,
      [programme],
    );
    await until(() => runs(api, body.trajectory));
    expect(await placesOf(api, programme)).toMatchObject({ taken: 1, waiting: 0 });
  });

  it('is given when quota or budget is raised, to as many as then fit, in order', async () => {
    const programme = await addProgramme(api, { call: { quota: 0 } });
    const entries = [];
    for (let i = 0; i < 3; i += 1) entries.push((await ask(api, programme, { waiting_list: true })).body);
    expect((await raiseQuota(api, programme, 2)).status).toBe(200);
    await until(async () => (await placesOf(api, programme)).taken === 2);
    expect(await waitingIn(api, programme)).toEqual([entries[2].subject.id]);

    const poor = await addProgramme(api, { budget_cents: 100, amount_cents: 100 });
    await ask(api, poor);
    const { body } = await ask(api, poor, { waiting_list: true });
    expect(body.why.en).toMatch(/€1\.00, and €0\.00 of the budget is free/);
    await api.call('PATCH', `programmes/${poor}`, { body: { budget_cents: 200 }, headers });
    await until(() => runs(api, body.trajectory));
    expect((await placesOf(api, poor)).budget).toMatchObject({ committed_cents: 200, free_cents: 0 });
  });

  it('frees of the budget what was not paid', async () => {
    const programme = await addProgramme(api, { budget_cents: 1000, amount_cents: 600 });
    const holder = await ask(api, programme);
    await api.post(`programmes/${programme}/payments`, { trajectory: holder.body.id, amount_cents: 400 });
    const { body } = await ask(api, programme, { waiting_list: true });
    await api.post(`trajectories/${holder.body.id}/commands`, { type: 'stop', reason: 'a test' });
    await until(() => runs(api, body.trajectory));
    expect((await placesOf(api, programme)).budget).toMatchObject({
      ...{ total_cents: 1000, committed_cents: 1000, spent_cents: 400, free_cents: 0 },
    });
  });
});

describe('giving places', () => {
  let api: RunningApi;

  beforeAll(async () => {
    api = await startApi({ workers: false });
  });

  afterAll(async () => {
    await api?.stop();
  });

  async function waitingFor(programme: string, count: number) {
    const entries = [];
    for (let i = 0; i < count; i += 1) entries.push((await ask(api, programme, { waiting_list: true })).body);
    return entries;
  }

  const trajectoriesOf = async (programme: string) =>
    (await api.get(`trajectories?programme=${programme}`)).body.items.map(({ id }: { id: string }) => id);

  it('side by side and again, enrols nobody twice and passes no quota', async () => {
    const programme = await addProgramme(api, { call: { quota: 0 } });
    const entries = await waitingFor(programme, 4);
    await raiseQuota(api, programme, 2);
    const started: TrajectoryInput[] = [];
    const fillPlaces = createFillPlaces({
      store: api.store,
      startTrajectory: async (input) => void started.push(input),
    });
    const request = { programmeId: programme, now: machineTime() };
    // More than there are connections: none of them may need a second one while it holds the lock.
    const outcomes = await Promise.all(Array.from({ length: 15 }, () => fillPlaces(request)));
    await fillPlaces(request);
    expect(outcomes.reduce((sum, { enrolled }) => sum + enrolled, 0)).toBe(2);
    const expected = entries.slice(0, 2).map(({ trajectory }) => trajectory);
    expect((await trajectoriesOf(programme)).sort()).toEqual([...expected].sort());
    expect(started.map(({ trajectoryId }) => trajectoryId).sort()).toEqual([...expected].sort());
  });

  it('stands when the worker dies right after it; the workflow is started later', async () => {
    const programme = await addProgramme(api, { call: { quota: 0 } });
    const [entry] = await waitingFor(programme, 1);
    await raiseQuota(api, programme, 1);
    const fillPlaces = createFillPlaces({
      store: api.store,
      startTrajectory: () => Promise.reject(new Error('died')),
    });
    expect(await fillPlaces({ programmeId: programme, now: machineTime() })).toMatchObject({ enrolled: 1 });
    expect(await runs(api, entry.trajectory)).toBe(false);
    const { store, temporal } = api;
    await createStartMissing({ client: temporal.client, store, clock: systemClock })();
    expect((await findTrajectoryHead(store, EVERYTHING, entry.trajectory))?.workflowStartedAt).toBeDefined();
  });

  it('passes over whoever can no longer be enrolled, says why, and gives the place to the next', async () => {
    const programme = await addProgramme(api, { call: { quota: 0 } });
    const [elsewhere, closed, next] = await waitingFor(programme, 3);
    const enrolment = await api.enrolment({ subject: elsewhere.subject.id });
    // Without a programme, and started in the school year in which its turn comes.
    await api.post('trajectories', { ...enrolment, start: today() });
    await api.store.pool.query('UPDATE school SET closed_at = now() WHERE number = $1', [closed.school]);
    await raiseQuota(api, programme, 1);
    const fillPlaces = createFillPlaces({ store: api.store, startTrajectory: async () => undefined });
    const outcome = await fillPlaces({ programmeId: programme, now: machineTime() });
    expect(outcome).toEqual({ enrolled: 1, refused: 2, more: false });
    expect(await trajectoriesOf(programme)).toEqual([next.trajectory]);
    const refused = await api.get(`programmes/${programme}/waiting-list?status=refused`);
    expect(refused.body.items.map((one: { refusal: string }) => one.refusal)).toEqual([
      'already-enrolled',
      'school-closed',
    ]);
  });

  it('keeps a free place for whoever waits: somebody new does not slip in before them', async () => {
    const programme = await addProgramme(api, { call: { quota: 0 } });
    const [first] = await waitingFor(programme, 1);
    await raiseQuota(api, programme, 1);
    expect((await ask(api, programme)).body.type).toMatch(/quota-full$/);
    const later = await ask(api, programme, { waiting_list: true });
    expect(later.body.place).toBe(2);
    const fillPlaces = createFillPlaces({ store: api.store, startTrajectory: async () => undefined });
    await fillPlaces({ programmeId: programme, now: machineTime() });
    expect(await trajectoriesOf(programme)).toEqual([first.trajectory]);
  });
});
