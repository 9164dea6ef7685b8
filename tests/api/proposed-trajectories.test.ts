import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { publishTemplate } from '../../src/store/templates/templates.ts';
import { findTrajectory } from '../../src/store/trajectories/trajectories.ts';
import { until } from '../support/until.ts';
import { type RunningApi, startApi } from './running-api.ts';

/** Waits for the coaching of the proposer, and is proposed by it. */
const coached = `
template: coached
subject: school
title: { nl: Coaching, en: Coaching }
summary: { nl: Een gesprek, en: One conversation }
source: made for tests
available_from: 2020-09-01
counsellor: counsellor
roles:
  - { role: counsellor, party: pbd, title: { nl: Begeleider, en: Counsellor } }
phases:
  - phase: only
    title: { nl: Enige, en: Only }
    steps:
      - { step: talk, kind: confirm, title: { nl: Praat, en: Talk }, due: { in: P2W }, reminders: [{ rung: ask, at: open }] }
`;

/** Done by itself as soon as the coaching of the same school runs. */
const watcher = coached
  .replace('template: coached', 'template: watcher')
  .replace('kind: confirm,', `kind: confirm, done_when: { if: 'linked.coached.status = "active"' },`);

describe('a trajectory that proposes another', () => {
  let api: RunningApi;

  beforeAll(async () => {
    api = await startApi();
    const proposer = await readFile(new URL('./proposer.yaml', import.meta.url), 'utf8');
    for (const source of [proposer, coached, watcher]) await publishTemplate(api.store, source);
  });

  afterAll(async () => {
    await api?.stop();
  });

  const stateOf = async (id: string) => (await findTrajectory(api.store, EVERYTHING, id))!.state;
  const nodeOf = async (id: string, step: string) => (await stateOf(id)).nodes[`going_on/${step}`];

  /** Enrols a school in the proposer and does its first step. */
  async function begun(): Promise<{ id: string; school: string }> {
    const { counsellor, principal } = api.world;
    const enrolment = await api.enrolment({ template: 'proposer', roles: { counsellor, head: principal } });
    const { id, school } = (await api.post('trajectories', enrolment)).body;
    return { id, school: school.number ?? school };
  }

  const does = (id: string, step: string, outcome?: string) =>
    api.post(`trajectories/${id}/commands`, {
      type: 'complete',
      step: `going_on/${step}`,
      ...(outcome === undefined ? {} : { outcome }),
    });

  it('starts it by itself, for the same school and with the people who have the named roles', async () => {
    const { id, school } = await begun();
    expect((await does(id, 'begin')).status).toBe(200);
    const step = await nodeOf(id, 'aftercare');
    expect(step).toMatchObject({ status: 'done', outcome: 'started', started: expect.any(String) });

    const started = await api.get(`trajectories/${step?.started}`);
    expect(started.body).toMatchObject({
      template: 'two-conversations',
      status: 'active',
      subject: { kind: 'school', id: school },
      organisation: { id: api.world.service },
      from: { trajectory: id, step: 'going_on/aftercare' },
    });
    expect((await stateOf(step!.started!)).roles).toMatchObject({
      counsellor: { person: api.world.counsellor },
      principal: { person: api.world.principal },
    });
    await until(
      async () => (await api.get(`trajectories/${step?.started}/live`)).body.workflow === 'running',
    );
    // Nobody was asked to start what started by itself.
    const mails = await api.get(`trajectories/${id}/mails`);
    expect(mails.body.items.filter((mail: { step: string }) => mail.step === 'aftercare')).toEqual([]);
  });

  it('takes the one that runs already for the one that it proposes', async () => {
    const { id, school } = await begun();
    const running = await api.post(
      'trajectories',
      await api.enrolment({ subject: { kind: 'school', id: school } }),
    );
    expect(running.status).toBe(201);
    await does(id, 'begin');
    expect(await nodeOf(id, 'aftercare')).toMatchObject({ status: 'done', started: running.body.id });
  });

  it('asks the counsellor when it cannot be started, and the journal says why', async () => {
    const { id } = await begun();
    await does(id, 'begin');
    expect(await nodeOf(id, 'elsewhere')).toMatchObject({ status: 'open', notStarted: 'template-unknown' });
    const { body } = await api.get(`trajectories/${id}/mails`);
    const asked = body.items.find((mail: { step: string }) => mail.step === 'elsewhere');
    expect(asked).toMatchObject({ to: 'counsellor', rung: 'ask' });
    const journal = await api.get(`trajectories/${id}/journal`);
    expect(journal.body.items).toContainEqual(
      expect.objectContaining({
        type: 'not-started',
        details: { path: 'going_on/elsewhere', reason: 'template-unknown' },
      }),
    );
  });

  it('has its step done by the enrolment that names it, and goes on', async () => {
    const { id, school } = await begun();
    await does(id, 'begin');
    await does(id, 'elsewhere', 'declined');
    const enrolment = {
      template: 'coached',
      subject: school,
      roles: { counsellor: api.world.counsellor },
      from: { trajectory: id, step: 'going_on/coaching' },
    };
    const key = `coaching-${id}`;
    const answer = await api.post('trajectories', enrolment, { key });
    expect(answer.status).toBe(201);
    expect(answer.body.from).toEqual(enrolment.from);
    await until(async () => (await nodeOf(id, 'coaching'))?.status === 'done');
    // Carried out, but nobody knows: as when the process died before its answer was kept.
    await api.store.pool.query('DELETE FROM idempotency_key WHERE key = $1', [key]);
    const again = await api.post('trajectories', enrolment, { key });
    expect([again.status, again.body.id]).toEqual([201, answer.body.id]);
    expect(await nodeOf(id, 'coaching')).toMatchObject({ started: answer.body.id });
    expect((await nodeOf(id, 'last'))?.status).toBe('open');
    expect((await api.get(`trajectories/${id}`)).body.started).toEqual([
      expect.objectContaining({ step: 'going_on/aftercare' }),
      { step: 'going_on/coaching', trajectory: answer.body.id },
    ]);
  });

  it('is heard of by those that wait for it as soon as it is enrolled', async () => {
    const roles = { counsellor: api.world.counsellor };
    const waiting = await api.post('trajectories', await api.enrolment({ template: 'watcher', roles }));
    expect(waiting.body.status).toBe('active');
    const subject = waiting.body.subject.id;
    await api.post('trajectories', { template: 'coached', subject, roles });
    await until(async () => (await stateOf(waiting.body.id)).status === 'completed');
  });

  it('refuses an enrolment that does not fit its step, and names the field', async () => {
    const { id, school } = await begun();
    await does(id, 'begin');
    const refused = async (from: object, template = 'coached') => {
      const roles = { counsellor: api.world.counsellor };
      const { status, body } = await api.post('trajectories', { template, subject: school, roles, from });
      return [status, body.errors[0].path, body.errors[0].code];
    };
    const unknown = '00000000-0000-4000-8000-000000000000';
    const coaching = 'going_on/coaching';
    expect(await refused({ trajectory: unknown, step: coaching })).toEqual([
      422,
      'from.trajectory',
      'unknown-trajectory',
    ]);
    expect(await refused({ trajectory: id, step: 'going_on/begin' })).toEqual([
      422,
      'from.step',
      'not-a-proposal',
    ]);
    expect(await refused({ trajectory: id, step: 'going_on/elsewhere' })).toEqual([
      422,
      'from.step',
      'proposes-another',
    ]);
    // It waits for the one before it.
    expect(await refused({ trajectory: id, step: coaching })).toEqual([422, 'from.step', 'step-not-open']);
  });
});
