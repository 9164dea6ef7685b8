import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { instantOf } from '../../src/domain/calendar/instant.ts';
import { localDateOf } from '../../src/domain/calendar/wall-clock.ts';
import { type RunningApi, startApi } from './running-api.ts';

describe('what would change, asked of the API', () => {
  let api: RunningApi;

  beforeAll(async () => {
    api = await startApi();
    // Decisions take the time of the machine, and what is foreseen is foreseen at that moment.
    api.clock.set(new Date().toISOString());
  });

  afterAll(async () => {
    await api?.stop();
  });

  const start = () => localDateOf(instantOf(api.clock.now().epochMilliseconds));
  const enrolled = async () => {
    const answer = await api.post('trajectories', await api.enrolment({ start: start() }));
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const keysOf = async (id: string) => {
    const { body } = await api.get(`trajectories/${id}/agenda`);
    return new Map<string, string>(
      body.entries.flatMap((one: { kind: string; key: string; at: string }) =>
        one.kind === 'mail' ? [[one.key, one.at.slice(0, 10)]] : [],
      ),
    );
  };

  const asked: [string, object][] = [
    ['completing a step', { type: 'complete', step: 'start/confirms' }],
    ['skipping a step', { type: 'skip', step: 'start/confirms', reason: 'known' }],
    ['another due date', { type: 'reschedule', step: 'start/confirms', due: '2099-01-15' }],
    ['a pause', { type: 'pause', reason: 'renovation', until: '2098-09-01' }],
    ['stopping', { type: 'stop', reason: 'it closes' }],
    ['a note', { type: 'note', text: 'They are glad.' }],
  ];

  it.each(asked)('%s: what is foreseen is what then happens', async (_what, body) => {
    const { id, version } = await enrolled();
    const before = await keysOf(id);
    const seen = await api.post(`trajectories/${id}/commands?dry_run=true`, body);
    expect(seen.status).toBe(200);
    expect((await api.get(`trajectories/${id}`)).body.version).toBe(version);
    const done = await api.post(`trajectories/${id}/commands`, body, {
      headers: { 'If-Match': seen.headers.get('etag') ?? '' },
    });
    expect(done.status).toBe(200);
    expect(seen.body.status.after).toBe(done.body.status);
    for (const { path, after } of seen.body.steps) {
      const now = [...done.body.steps, ...done.body.phases].find((one) => one.path === path);
      expect(now.status).toBe(after);
    }
    for (const { kind, path, after } of seen.body.dates) {
      const open = done.body.open.find((one: { path: string }) => one.path === path);
      if (kind === 'due' && open !== undefined && done.body.status === 'active') expect(open.due).toBe(after);
    }
    const foreseen = new Map(before);
    for (const { change, key, after } of seen.body.mails) {
      if (change === 'withdrawn') foreseen.delete(key);
      else foreseen.set(key, after.at.slice(0, 10));
    }
    const fact = await keysOf(id);
    for (const [key, on] of fact) expect([key, foreseen.get(key)]).toEqual([key, on]);
  });

  it('refuses as the command itself would', async () => {
    const { id } = await enrolled();
    const closed = { type: 'complete', step: 'talks/first_talk' };
    const looked = await api.post(`trajectories/${id}/commands?dry_run=true`, closed);
    const asked = await api.post(`trajectories/${id}/commands`, closed);
    expect([looked.status, looked.body.type]).toEqual([asked.status, asked.body.type]);
    expect(looked.status).toBe(409);
  });

  it('adds nobody, and answers a key that was only looked with when it is used', async () => {
    const { id } = await enrolled();
    const person = { name: 'Nele Nieuw', email: 'nele@school.example' };
    const assign = { type: 'assign', role: 'principal', person };
    const seen = await api.post(`trajectories/${id}/commands?dry_run=true`, assign, { key: 'look-first' });
    expect(seen.body.told).toEqual([{ role: 'principal', person: { id: null, name: 'Nele Nieuw' } }]);
    expect((await api.get('people?q=nele@school.example')).body.items).toEqual([]);
    const done = await api.post(`trajectories/${id}/commands`, assign, { key: 'look-first' });
    expect(done.body.roles).toContainEqual(
      expect.objectContaining({ person: expect.objectContaining({ name: 'Nele Nieuw' }) }),
    );
  });

  it('names somebody new to whom one step would be passed on', async () => {
    const { id } = await enrolled();
    const person = { name: 'Dirk Door', email: 'dirk@school.example' };
    const delegate = { type: 'delegate', step: 'start/confirms', person };
    const { body } = await api.post(`trajectories/${id}/commands?dry_run=true`, delegate);
    expect(body.told).toEqual([{ role: 'principal', person: { id: null, name: 'Dirk Door' } }]);
  });

  it('says what cannot be undone, in both languages', async () => {
    const { id } = await enrolled();
    const { body } = await api.post(`trajectories/${id}/commands?dry_run=true`, {
      type: 'stop',
      reason: 'x',
    });
    expect(body.cannot_be_undone).toEqual([
      { code: 'trajectory-ends', message: { nl: expect.any(String), en: expect.any(String) } },
    ]);
  });

  it('shows an enrolment before it is done: who gets which mail when, and nothing is kept', async () => {
    const person = { name: 'Piet Pas', email: 'piet@school.example' };
    const enrolment = await api.enrolment({
      start: start(),
      roles: { counsellor: api.world.counsellor, principal: person },
    });
    const seen = await api.post('trajectories?dry_run=true', enrolment);
    expect(seen.status).toBe(200);
    expect(seen.body).toMatchObject({ version: null, status: { before: null, after: 'active' } });
    expect(seen.body.told).toEqual([{ role: 'principal', person: { id: null, name: 'Piet Pas' } }]);
    expect((await api.get('people?q=piet@school.example')).body.items).toEqual([]);
    const { id } = (await api.post('trajectories', enrolment)).body;
    const fact = await keysOf(id);
    const foreseen = seen.body.mails.map((one: { key: string; after: { at: string } }) => [
      one.key,
      one.after.at.slice(0, 10),
    ]);
    // Mornings are spread by the trajectory's id, so that only the days are known beforehand.
    expect(new Map(foreseen)).toEqual(fact);
    const again = await api.post('trajectories?dry_run=true', enrolment);
    expect([again.status, again.body.trajectory]).toEqual([409, `/api/v1/trajectories/${id}`]);
  });

  it('shows nothing of another service', async () => {
    const { id } = await enrolled();
    const note = { type: 'note', text: 'x' };
    const looked = await api.post(`trajectories/${id}/commands?dry_run=true`, note, {
      as: api.world.otherCounsellor,
    });
    expect(looked.status).toBe(404);
  });
});
