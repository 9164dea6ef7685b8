import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApi, startApi } from './running-api.ts';

describe('People', () => {
  let api: RunningApi;

  beforeAll(async () => {
    api = await startApi();
  });

  afterAll(async () => {
    await api?.stop();
  });

  const enrol = async (school: string, principal: object, query = '') => {
    const roles = { counsellor: api.world.counsellor, principal };
    const subject = { kind: 'school', id: school };
    return api.post(`trajectories${query}`, await api.enrolment({ subject, roles, beside: true }));
  };
  const peopleOf = async (school: string) =>
    (await api.get(`people?school=${school}`)).body.items as {
      id: string;
      name: string;
      language: string;
    }[];
  const holderOf = (
    body: { roles: { role: string; person: { id: string; name: string } }[] },
    role: string,
  ) => body.roles.find((one) => one.role === role)?.person;

  it('who are named again under another name or language are said to be, and kept as they were unless asked', async () => {
    const school = await api.addSchool();
    const an = { name: 'An Janssens', email: `an@${school}.example`, language: 'nl' };
    const known = (await api.post('people', { ...an, school })).body;
    const married = { name: 'An Peeters-Janssens', email: an.email.toUpperCase(), language: 'en' };
    const differs = [
      { field: 'name', known: 'An Janssens', given: 'An Peeters-Janssens' },
      { field: 'language', known: 'nl', given: 'en' },
    ];
    const said = (done: string, name = 'An Janssens') => [
      { role: 'principal', person: { id: known.id, name }, differs, done },
    ];
    const looked = await enrol(school, { ...married, known: 'update' }, '?dry_run=true');
    expect(looked.body.known_otherwise).toEqual(said('update'));
    const kept = await enrol(school, married);
    expect([kept.status, kept.body.known_otherwise]).toEqual([201, said('keep')]);
    expect(await peopleOf(school)).toMatchObject([{ id: known.id, name: 'An Janssens', language: 'nl' }]);

    const roles = { counsellor: api.world.counsellor, principal: { ...married, known: 'update' } };
    const updated = await api.post(
      'trajectories',
      await api.enrolment({
        subject: { kind: 'school', id: school },
        start: '2027-09-01',
        beside: true,
        roles,
      }),
    );
    expect(updated.body.known_otherwise).toEqual(said('update'));
    expect(await peopleOf(school)).toMatchObject([
      { id: known.id, name: 'An Peeters-Janssens', language: 'en' },
    ]);
  });

  it('with one mailbox are two people, named in one breath or one after the other', async () => {
    const school = await api.addSchool();
    const email = `info@${school}.example`;
    const roles = {
      counsellor: api.world.counsellor,
      principal: { name: 'Piet Pas', email },
      ict_coordinator: { name: 'Mia Pas', email },
    };
    const subject = { kind: 'school', id: school };
    const { body, status } = await api.post('trajectories', await api.enrolment({ subject, roles }));
    expect(status).toBe(201);
    expect([holderOf(body, 'principal')?.name, holderOf(body, 'ict_coordinator')?.name]).toEqual([
      'Piet Pas',
      'Mia Pas',
    ]);
    const person = { name: 'Jef Jacobs', email };
    await api.post(`trajectories/${body.id}/commands`, { type: 'assign', role: 'ict_coordinator', person });
    await api.post(`trajectories/${body.id}/commands`, {
      ...{ type: 'assign', role: 'principal', person: { name: 'Mia Pas', email } },
    });
    expect((await peopleOf(school)).map(({ name }) => name)).toEqual(['Jef Jacobs', 'Mia Pas', 'Piet Pas']);
    const after = (await api.get(`trajectories/${body.id}`)).body;
    expect(holderOf(after, 'principal')?.id).toBe(holderOf(body, 'ict_coordinator')?.id);
  });

  it('get one step alone by a command, with a preview, and give it back', async () => {
    const school = await api.addSchool();
    const { body } = await enrol(school, { name: 'Rik Raes', email: `rik@${school}.example` });
    const [open] = body.open;
    const person = { name: 'Zoë Zels', email: `zoe@${school}.example` };
    const command = { type: 'delegate', step: open.path, person };
    const looked = await api.post(`trajectories/${body.id}/commands?dry_run=true`, command);
    expect(looked.status).toBe(200);
    expect(await peopleOf(school)).toHaveLength(1);
    const { status } = await api.post(`trajectories/${body.id}/commands`, command);
    expect(status).toBe(200);
    const given = (await api.get(`trajectories/${body.id}`)).body;
    expect(given.open[0].person?.name ?? given.open[0]).toBe('Zoë Zels');
    expect(holderOf(given, 'principal')?.name).toBe('Rik Raes');
    const foreign = { type: 'delegate', step: open.path, person: api.world.otherCounsellor };
    const refused = await api.post(`trajectories/${body.id}/commands`, foreign, { as: api.world.counsellor });
    expect([refused.status, refused.body.errors[0].path]).toEqual([422, 'person']);
    await api.post(`trajectories/${body.id}/commands`, { type: 'delegate', step: open.path });
    const back = (await api.get(`trajectories/${body.id}`)).body;
    expect(back.open[0].person?.name).toBe('Rik Raes');
  });
});
