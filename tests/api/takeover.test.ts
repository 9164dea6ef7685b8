import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assignSchoolTo } from '../../src/application/schools/assign.ts';
import { insertPerson } from '../../src/store/people/people.ts';
import { type RunningApi, startApi } from './running-api.ts';

describe('A counsellor who wants to take over a school of another service', () => {
  let api: RunningApi;
  let principal: string;

  beforeAll(async () => {
    api = await startApi({ workers: false });
    principal = randomUUID();
    await insertPerson(api.store, {
      ...{ id: principal, name: 'Vera Verborgen', email: 'vera@school.example', language: 'nl' },
      ...{ function: 'principal', schoolNumber: api.world.otherSchool },
    });
  });

  afterAll(async () => {
    await api?.stop();
  });

  const correct = () =>
    api.call('PATCH', `people/${principal}`, {
      as: api.world.counsellor,
      body: { email: 'mine@school.example' },
      headers: { 'If-Match': '*' },
    });

  it('cannot enrol it', async () => {
    const roles = { counsellor: api.world.counsellor, principal };
    const subject = { kind: 'school', id: api.world.otherSchool };
    const asked = await api.enrolment({ subject, roles });
    const answer = await api.post('trajectories', asked, { as: api.world.counsellor });
    expect([answer.status, answer.body.errors[0].path]).toEqual([403, 'subject.id']);
    expect(JSON.stringify(answer.body)).not.toContain('Vera');
  });

  it('cannot reach its people, even when the direction let her follow a trajectory of it', async () => {
    const roles = { counsellor: api.world.counsellor, principal };
    const subject = { kind: 'school', id: api.world.otherSchool };
    const given = await api.post('trajectories', await api.enrolment({ subject, roles }));
    expect(given.status).toBe(201);
    expect((await correct()).status).toBe(404);
    expect((await api.get(`people/${principal}`, { as: api.world.counsellor })).status).toBe(404);
    expect(
      (await api.get(`people?school=${api.world.otherSchool}`, { as: api.world.counsellor })).body.items,
    ).toEqual([]);
    expect((await api.get(`people/${principal}`)).body.email).toBe('vera@school.example');
  });

  it('cannot give a role to its people, nor to those of its service, in the words of nobody at all', async () => {
    const { counsellor, otherCounsellor } = api.world;
    const named = async (person: string) => {
      const asked = await api.enrolment({ roles: { counsellor, principal: person } });
      const { status, body } = await api.post('trajectories', asked, { as: counsellor });
      return { status, errors: body.errors };
    };
    const nobody = await named(randomUUID());
    expect(nobody.status).toBe(422);
    expect(await named(principal)).toEqual(nobody);
    expect(await named(otherCounsellor)).toEqual(nobody);
  });

  it('deals with it once the direction assigns it to her service', async () => {
    await assignSchoolTo(api.deps, { school: api.world.otherSchool, organisation: api.world.service });
    expect((await correct()).status).toBe(200);
  });
});
