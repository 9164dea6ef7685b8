import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { executeCommand } from '../../src/application/commands/execute.ts';
import { newLink } from '../../src/application/links/new-link.ts';
import { nowOf } from '../../src/application/now.ts';
import { findLink, insertLinks } from '../../src/store/people/links.ts';
import { until } from '../support/until.ts';
import { type RunningApi, startApi } from './running-api.ts';

describe('somebody who cannot be reached', () => {
  let api: RunningApi;

  beforeAll(async () => {
    api = await startApi();
  });

  afterAll(async () => {
    await api?.stop();
  });

  const command = (id: string, body: object) => api.post(`trajectories/${id}/commands`, body);

  /** A school whose principal's address was refused, with the task that asks to find somebody. */
  async function lost() {
    const role = 'principal';
    const school = await api.addSchool();
    const email = `lost.${school}@school.example`;
    const { body } = await api.post('trajectories', {
      ...(await api.enrolment()),
      subject: { kind: 'school', id: school },
      roles: { counsellor: api.world.counsellor, principal: { name: 'Lieve Verloren', email } },
    });
    const actor = { kind: 'system' } as const;
    await executeCommand({
      deps: api.deps,
      trajectoryId: body.id,
      actor,
      command: { type: 'undeliverable', role },
    });
    const view = (await api.get(`trajectories/${body.id}`)).body;
    const task = view.open.find(({ step }: { step: string }) => step === 'no_contact');
    const principal = view.roles.find((one: { role: string }) => one.role === 'principal').person.id;
    return { id: body.id as string, task, step: task.path as string, principal: principal as string, email };
  }
  const openTask = async (id: string) =>
    (await api.get(`trajectories/${id}`)).body.open.find(
      ({ step }: { step: string }) => step === 'no_contact',
    );

  it('is not found by saying so: the address itself is asked for, and another one', async () => {
    const { id, step, email } = await lost();
    const complete = { type: 'complete', step, outcome: 'corrected' };
    expect(await command(id, complete)).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'answers.email' }] },
    });
    expect(await command(id, { ...complete, answers: { email: email.toUpperCase() } })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'answers.email' }] },
    });
    expect(await openTask(id)).toBeDefined();
  });

  it('is found at another address, which goes to the person and not into the journal', async () => {
    const { id, step, principal } = await lost();
    const answers = { email: 'found@school.example' };
    expect((await command(id, { type: 'complete', step, outcome: 'corrected', answers })).status).toBe(200);
    expect(await openTask(id)).toBeUndefined();
    expect((await api.get(`people/${principal}`)).body.email).toBe(answers.email);
    const journal = await api.get(`trajectories/${id}/journal`);
    expect(JSON.stringify(journal.body)).not.toContain(answers.email);
    const { body } = await api.get(`trajectories/${id}/mails`);
    expect(
      body.items.filter(
        ({ status, kind }: { status: string; kind: string }) => status === 'planned' && kind === 'ask',
      ),
    ).not.toEqual([]);
  });

  it('is shown beforehand as reached: at the other address what is owed goes, and somebody new goes by the name', async () => {
    const { id, step, principal } = await lost();
    await api.store.pool.query('UPDATE person SET unreachable_at = now() WHERE id = $1', [principal]);
    const look = async (outcome: string, answers: object) =>
      (
        await api.post(`trajectories/${id}/commands?dry_run=true`, {
          type: 'complete',
          step,
          outcome,
          answers,
        })
      ).body;
    const corrected = await look('corrected', { email: `found.${principal}@school.example` });
    expect(corrected.told).toMatchObject([{ role: 'principal', person: { id: principal } }]);
    const kept = corrected.mails.filter(
      (one: { after: { will_not_go: unknown } | null }) => one.after?.will_not_go,
    );
    expect(kept).toEqual([]);
    const replaced = await look('replaced', { name: 'Nele Nieuw', email: 'nele.nieuw@school.example' });
    expect(replaced.told).toEqual([{ role: 'principal', person: { id: null, name: 'Nele Nieuw' } }]);
  });

  it('is replaced by somebody else, who needs a name', async () => {
    const { id, step } = await lost();
    const replaced = { type: 'complete', step, outcome: 'replaced' };
    expect(await command(id, { ...replaced, answers: { email: 'new@school.example' } })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'answers.name' }] },
    });
    const answers = { name: 'Nele Nieuw', email: 'new@school.example' };
    const { body } = await command(id, { ...replaced, answers });
    expect(body.roles.find(({ role }: { role: string }) => role === 'principal').person.name).toBe(
      'Nele Nieuw',
    );
    expect(await openTask(id)).toBeUndefined();
  });

  it('was tried by telephone: that is noted, and the task stays with a later date', async () => {
    const { id, step, task } = await lost();
    const telephoned = { type: 'complete', step, outcome: 'telephoned' };
    expect(await command(id, telephoned)).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'comment' }] },
    });
    expect((await command(id, { ...telephoned, comment: 'No answer, again on Monday' })).status).toBe(200);
    const still = await openTask(id);
    expect(still).toMatchObject({ path: step });
    expect(still.due).not.toBe(task.due);
    expect(JSON.stringify((await api.get(`trajectories/${id}/journal`)).body)).toContain('again on Monday');
  });

  it('is found by correcting the address anywhere: the task closes, what is owed goes, and the old link dies', async () => {
    const { id, step, principal } = await lost();
    const now = nowOf(api.deps);
    const { link } = newLink({ trajectoryId: id, personId: principal, role: 'principal', path: step }, now);
    await insertLinks(api.store, [link]);
    await api.call('PATCH', `people/${principal}`, {
      body: { email: 'anywhere@school.example' },
      headers: { 'If-Match': '*' },
    });
    await until(async () => (await openTask(id)) === undefined);
    expect((await findLink(api.store, link.tokenHash))?.revokedAt).toBeDefined();
    const { body } = await api.get(`trajectories/${id}/mails`);
    expect(body.items).toContainEqual(expect.objectContaining({ step: 'address', to: 'counsellor' }));
    expect(
      body.items.filter(
        ({ status, kind }: { status: string; kind: string }) => status === 'planned' && kind === 'ask',
      ),
    ).not.toEqual([]);
  });

  it('has no address for a name', async () => {
    const email = 'an@school.example';
    const wrong = await api.post('people', { name: email, email, language: 'nl' });
    expect([wrong.status, wrong.body.errors[0].path, wrong.body.errors[0].code]).toEqual([
      ...[422, 'name', 'name-is-address'],
    ]);
  });

  it('is said at once to have an address that somebody of the same school has', async () => {
    const school = await api.addSchool();
    const add = (name: string, email: string) => api.post('people', { name, email, language: 'nl', school });
    const first = await add('Dora Dubbel', 'dup@school.example');
    expect(first.body.same_address_as).toBeNull();
    const second = await add('Dirk Dubbel', 'DUP@school.example');
    expect(second).toMatchObject({
      status: 201,
      body: { same_address_as: { id: first.body.id, name: 'Dora Dubbel' } },
    });
  });
});
