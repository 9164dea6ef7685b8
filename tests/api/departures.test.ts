import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { peopleInRoles } from '../../src/store/mail/delivery.ts';
import { insertPerson } from '../../src/store/people/people.ts';
import { applySchools } from '../../src/store/people/schools.ts';
import { until } from '../support/until.ts';
import { type RunningApi, startApi } from './running-api.ts';

describe('Who and what is gone', () => {
  let api: RunningApi;

  beforeAll(async () => {
    api = await startApi();
  });

  afterAll(async () => {
    await api?.stop();
  });

  const enrolled = async (more: object = {}) =>
    (await api.post('trajectories', await api.enrolment(more))).body;
  const person = async (more: object) => {
    const id = randomUUID();
    await insertPerson(api.store, {
      id,
      name: `Somebody ${id.slice(0, 4)}`,
      language: 'nl',
      email: `${id}@school.example`,
      ...more,
    });
    return id;
  };
  const change = async (id: string, body: object) => {
    const { headers } = await api.get(`people/${id}`);
    return api.call('PATCH', `people/${id}`, { body, headers: { 'If-Match': headers.get('etag') ?? '' } });
  };
  const departures = async (query: string) => (await api.get(`departures?${query}`)).body.items;
  const settled = (query: string) => until(async () => (await departures(query)).length === 0);
  const rolesOf = async (id: string) =>
    Object.fromEntries(
      (await api.get(`trajectories/${id}`)).body.roles.map(
        (one: { role: string; person: { id: string } }) => [one.role, one.person?.id],
      ),
    );
  const reachable = async (trajectory: string, role: string) =>
    (await peopleInRoles(api.store, [trajectory], api.clock.now().toString())).find(
      (one) => one.role === role,
    )?.reachable;

  it('a counsellor: what was hers goes to the coordinator at once, and the journal keeps her name', async () => {
    const service = { organisationId: api.world.service };
    const coordinator = await person({ ...service, function: 'coordinator' });
    const leaver = await person({ ...service, function: 'counsellor', name: 'Lien Vertrekker' });
    const [one, two] = [
      await enrolled({ roles: { counsellor: leaver, principal: api.world.principal } }),
      await enrolled({ roles: { counsellor: leaver, principal: api.world.principal } }),
    ];
    expect((await change(leaver, { has_left: true })).status).toBe(200);
    await settled(`person=${leaver}`);
    expect([await rolesOf(one.id), await rolesOf(two.id)]).toMatchObject([
      { counsellor: coordinator },
      { counsellor: coordinator },
    ]);
    // Who had it before stays known, by name.
    expect(JSON.stringify((await api.get(`trajectories/${one.id}/journal`)).body)).toContain(leaver);
    expect((await api.get(`people/${leaver}`)).body.name).toBe('Lien Vertrekker');
  });

  it('a principal who moves: mails about the old school stop, and one list says what is left behind', async () => {
    const [old, other] = [await api.addSchool('De Oude'), await api.addSchool('De Andere')];
    const mover = await person({ schoolNumber: old, function: 'principal', name: 'Moes Verhuizer' });
    const { id, reference } = await enrolled({
      subject: { kind: 'school', id: old },
      roles: { counsellor: api.world.counsellor, principal: mover },
    });
    expect(await reachable(id, 'principal')).toBe(true);
    await change(mover, { school: other, email: 'moes@andere.example' });
    expect(await reachable(id, 'principal')).toBe(false);
    const left = await departures(`person=${mover}`);
    expect(left).toMatchObject([
      {
        kind: 'moved',
        person: { name: 'Moes Verhuizer' },
        owner: { id: expect.any(String) },
        trajectories: [{ reference, roles: ['principal'], open: ['start/confirms'] }],
      },
    ]);
    expect(left[0].owner.id).not.toBe(mover);
    expect(left[0].trajectories[0].mails_planned).toBeGreaterThan(0);

    const to = { name: 'Nora Nieuw', email: 'nora@oude.example' };
    const body = { of: { person: mover }, settlement: { kind: 'hand-over', to } };
    const preview = await api.post('departures/settle?dry_run=true', body);
    expect(preview.body).toMatchObject({ total: 1, done: 1, refused: 0 });
    expect(await departures(`person=${mover}`)).toHaveLength(1);
    expect((await api.post('departures/settle', body)).status).toBe(202);
    await settled(`person=${mover}`);
    expect(await reachable(id, 'principal')).toBe(true);
    expect((await api.post('departures/settle', body)).body.errors[0].code).toBe('nothing-left-behind');

    await change(mover, { school: old });
    await change(mover, { school: other });
    await change(mover, { school: old });
    const again = await enrolled({
      subject: { kind: 'school', id: old },
      start: '2028-09-01',
      beside: true,
      roles: { counsellor: api.world.counsellor, principal: mover },
    });
    expect(await reachable(again.id, 'principal')).toBe(true);
  });

  it('two schools that close and one new number: what runs there moves on, with its people, previewed and each by itself', async () => {
    const [first, second, successor] = [
      await api.addSchool('De Eerste'),
      await api.addSchool('De Tweede'),
      await api.addSchool('De Nieuwe'),
    ];
    const principal = await person({ schoolNumber: first, function: 'principal' });
    const at = (school: string) => ({
      subject: { kind: 'school', id: school },
      roles: { counsellor: api.world.counsellor, principal },
    });
    const [one, two] = [await enrolled(at(first)), await enrolled(at(second))];
    await applySchools(api.store, [], [first, second], api.clock.now().toString());
    const settlement = { kind: 'move', school: successor, reason: 'Fusie' };
    const preview = await api.post('departures/settle?dry_run=true', { of: { school: first }, settlement });
    expect(preview.body).toMatchObject({ total: 1, done: 1, refused: 0 });
    expect((await api.post('departures/settle', { of: { school: first }, settlement })).status).toBe(202);
    await settled(`school=${first}`);
    const moved = (await api.get(`trajectories/${one.id}`)).body;
    expect([moved.subject.id, moved.school]).toEqual([successor, successor]);
    expect((await api.get(`people/${principal}`)).body.school).toBe(successor);
    expect(await reachable(one.id, 'principal')).toBe(true);
    // The same model runs there by now: that is for somebody to decide.
    const { body } = await api.post('departures/settle', { of: { school: second }, settlement });
    await until(async () => (await api.get(`bulk/${body.id}`)).body.finished_at !== null);
    expect((await api.get(`bulk/${body.id}`)).body.items).toMatchObject([
      { outcome: 'refused', code: 'already-enrolled' },
    ]);
    expect((await api.get(`trajectories/${two.id}`)).body.school).toBe(second);
    const foreign = { type: 'move', school: api.world.otherSchool };
    const refused = await api.post(`trajectories/${one.id}/commands`, foreign, { as: api.world.counsellor });
    expect([refused.status, refused.body.errors[0].path]).toEqual([403, 'school']);
  });

  it('a trajectory that moves keeps to the free days of its new school from then on, as is said beforehand', async () => {
    const [before, after] = [await api.addSchool(), await api.addSchool()];
    const { id, open } = await enrolled({ subject: { kind: 'school', id: before } });
    const [{ due }] = open;
    const free = { kind: 'free-day', from: due, to: due, school: after };
    expect((await api.post('calendar/overrides', free)).status).toBe(201);
    const command = { type: 'move', school: after };
    const looked = await api.post(`trajectories/${id}/commands?dry_run=true`, command);
    expect(looked.body.dates).toContainEqual(expect.objectContaining({ before: due }));
    const moved = await api.post(`trajectories/${id}/commands`, command);
    expect(moved.body.school).toBe(after);
    expect(moved.body.open[0].due > due).toBe(true);
    const row = await api.store.prisma.trajectory_step.findFirst({
      where: { trajectory_id: id, status: 'open' },
    });
    expect(row?.due?.toISOString().slice(0, 10)).toBe(moved.body.open[0].due);
  });

  it('a school that closes: its people are not mailed, and its trajectories can be stopped together', async () => {
    const school = await api.addSchool('De Gesloten');
    const principal = await person({ schoolNumber: school, function: 'principal' });
    const { id } = await enrolled({
      subject: { kind: 'school', id: school },
      roles: { counsellor: api.world.counsellor, principal },
    });
    await applySchools(api.store, [], [school], api.clock.now().toString());
    expect([await reachable(id, 'principal'), await reachable(id, 'counsellor')]).toEqual([false, true]);
    expect(await departures(`school=${school}`)).toMatchObject([
      { kind: 'closed', school: { number: school, name: 'De Gesloten' }, trajectories: [{ id }] },
    ]);
    const reason = 'The school merges with De Nieuwe.';
    await api.post('departures/settle', { of: { school }, settlement: { kind: 'stop', reason } });
    await settled(`school=${school}`);
    expect((await api.get(`trajectories/${id}`)).body.status).toBe('stopped');
  });

  it('somebody of another service sees nothing of it', async () => {
    const { otherCounsellor } = api.world;
    const { body } = await api.get('departures', { as: otherCounsellor });
    expect(body.items).toEqual([]);
  });
});
