import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { trajectoryWorkflowId } from '../../src/workflows/types.ts';
import { type Asked, type RunningApi, startApi } from './running-api.ts';

describe('a trajectory that ended, over the API', () => {
  let api: RunningApi;

  beforeAll(async () => {
    api = await startApi();
  });

  afterAll(async () => {
    await api?.stop();
  });

  const command = (id: string, body: object, asked?: Asked) =>
    api.post(`trajectories/${id}/commands`, body, asked);
  const confirm = { type: 'complete', step: 'start/confirms' };

  async function stopped(more: object = {}): Promise<string> {
    const { body } = await api.post('trajectories', await api.enrolment(more));
    await command(body.id, { type: 'stop', reason: 'no time' });
    // Its workflow is over before anybody thinks of reopening.
    await api.temporal.client.workflow.getHandle(trajectoryWorkflowId(body.id)).result();
    return body.id;
  }

  it('goes on where it ended, under the same workflow id, with its history', async () => {
    const id = await stopped();
    const again = await command(id, { type: 'reopen', reason: 'They have time after all' });
    expect(again.status).toBe(200);
    expect(again.body).toMatchObject({
      status: 'active',
      open: [{ path: 'start/confirms', round: 2 }],
    });
    const done = await command(id, confirm);
    expect(done.body.phases).toMatchObject([{ status: 'done' }, { path: 'talks', status: 'open' }]);
    const { body: journal } = await api.get(`trajectories/${id}/journal`);
    expect(journal.items.map(({ type }: { type: string }) => type)).toEqual(
      expect.arrayContaining(['enrolled', 'stopped', 'continued', 'reopened', 'completed']),
    );
    const live = await api.get(`trajectories/${id}/live`);
    expect(live.body).toMatchObject({ workflow: 'running' });
  });

  it('mails from now on, and not what was owed before', async () => {
    const id = await stopped();
    await command(id, { type: 'reopen', step: 'start/confirms', reason: 'a slip' });
    const { body } = await api.get(`trajectories/${id}/mails`);
    const planned = body.items.filter(({ status }: { status: string }) => status === 'planned');
    expect(planned.length).toBeGreaterThan(0);
  });

  it('is not reopened while the same school goes through it anew, and says where', async () => {
    const enrolment = await api.enrolment();
    const { body } = await api.post('trajectories', enrolment);
    await command(body.id, { type: 'stop', reason: 'no time' });
    const next = await api.post('trajectories', enrolment);
    expect(next.status).toBe(201);
    const refused = await command(body.id, { type: 'reopen', reason: 'why not' });
    expect(refused).toMatchObject({
      status: 409,
      body: { trajectory: expect.stringContaining(next.body.id) },
    });
  });

  it('takes its place in a programme again when that is free, and is refused when it is not', async () => {
    const call = { id: '2026', from: '2026-01-01', until: '2099-12-31', quota: 1 };
    const programme = {
      name: { nl: 'Programma', en: 'Programme' },
      lots: [{ template: 'two-conversations' }],
      calls: [call],
    };
    const made = await api.post('programmes', programme);
    expect(made.status).toBe(201);
    const inProgramme = { programme: made.body.id, cohort: '2026' };
    const first = await stopped(inProgramme);
    expect((await command(first, { type: 'reopen', reason: 'still free' })).status).toBe(200);
    await command(first, { type: 'stop', reason: 'again' });
    const second = await api.post('trajectories', await api.enrolment(inProgramme));
    expect(second.status).toBe(201);
    const refused = await command(first, { type: 'reopen', reason: 'too late' });
    expect(refused).toMatchObject({ status: 409, body: { type: expect.stringContaining('quota-full') } });
    expect((await api.get(`trajectories/${first}`)).body.status).toBe('stopped');
  });

  it('was enrolled by mistake: it counts in no report and cannot be reopened', async () => {
    const count = async () => (await api.get('reports/coverage')).body;
    const before = await count();
    const { body } = await api.post('trajectories', await api.enrolment());
    const withdrawn = await command(body.id, { type: 'withdraw', reason: 'the wrong school' });
    expect(withdrawn.body.status).toBe('stopped');
    const refused = await command(body.id, { type: 'reopen', reason: 'why' });
    expect(refused).toMatchObject({
      status: 409,
      body: { type: expect.stringContaining('trajectory-mistaken') },
    });
    expect(JSON.stringify(await count()).match(/"reached":\d+/g)).toEqual(
      JSON.stringify(before).match(/"reached":\d+/g),
    );
    const { body: mails } = await api.get(`trajectories/${body.id}/mails`);
    expect(mails.items).toContainEqual(expect.objectContaining({ step: 'mistaken', to: 'principal' }));
  });

  it('records what was done outside on its own day, and whose answer it was', async () => {
    const { body } = await api.post('trajectories', await api.enrolment({ start: '2026-09-07' }));
    const given = { name: 'Griet Geeft', email: 'griet@school.example' };
    const answer = await command(body.id, { ...confirm, on: '2026-09-08', given_by: given });
    expect(answer.body.steps[0]).toMatchObject({ status: 'done', closed_on: '2026-09-08' });
    const { body: journal } = await api.get(`trajectories/${body.id}/journal`);
    const done = journal.items.find(({ type }: { type: string }) => type === 'completed');
    const [person] = (await api.get('people?q=Griet')).body.items;
    expect(done.details).toMatchObject({ on: '2026-09-08', given_by: person.id });
    const other = await api.post('trajectories', await api.enrolment());
    const refused = await command(other.body.id, { ...confirm, on: '2099-01-01' });
    expect(refused).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'on', code: 'done-in-future' }] },
    });
  });

  it('is found from its successor when the school is enrolled anew', async () => {
    const enrolment = await api.enrolment();
    const { body } = await api.post('trajectories', enrolment);
    await command(body.id, { type: 'stop', reason: 'no time' });
    const next = await api.post('trajectories', enrolment);
    expect((await api.get(`trajectories/${next.body.id}`)).body.former).toMatchObject({ id: body.id });
  });
});
