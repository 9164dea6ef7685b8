import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApp, listen } from '../../src/api/server.ts';
import { changePerson } from '../../src/application/people/change.ts';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { insertLinks } from '../../src/store/people/links.ts';
import { insertPerson } from '../../src/store/people/people.ts';
import { createPages } from '../../src/web/routes.ts';
import { type RunningApi, startApi } from '../api/running-api.ts';
import { today } from '../support/days.ts';
import { startMailSink } from '../support/environment.ts';

describe('a role for somebody of another organisation', () => {
  let api: RunningApi;
  let outsider: string;
  let server: Awaited<ReturnType<typeof listen>>;

  beforeAll(async () => {
    api = await startApi({ changesPerHour: 4 });
    server = await listen(createApp(api.deps, { pages: createPages(api.deps) }), { port: 0 });
    outsider = randomUUID();
    await insertPerson(api.store, {
      ...{ id: outsider, name: 'Olaf Outsider', email: 'olaf@huis.example', language: 'nl' },
      ...{ function: 'counsellor', organisationId: api.world.otherService },
    });
  });

  afterAll(async () => {
    await server?.close();
    await api?.stop();
  });

  const enrolled = async (): Promise<string> =>
    (await api.post('trajectories', await api.enrolment())).body.id;
  const holderOf = async (id: string, role: string) => {
    const { roles } = (await api.get(`trajectories/${id}`)).body;
    return roles.find((one: { role: string }) => one.role === role).person.id;
  };
  const coordinator = async (): Promise<string> => {
    const id = randomUUID();
    await insertPerson(api.store, {
      ...{ id, name: 'Cor Coördinator', email: `${id}@dienst.example`, language: 'nl' },
      ...{ function: 'coordinator', organisationId: api.world.service },
    });
    return id;
  };

  it('is given only when it is said that this is meant, and looking at it asks the same', async () => {
    const id = await enrolled();
    const give = { type: 'assign', role: 'principal', person: outsider };
    for (const query of ['', '?dry_run=true']) {
      const asked = await api.post(`trajectories/${id}/commands${query}`, give);
      expect([asked.status, asked.body.errors]).toEqual([
        409,
        [expect.objectContaining({ path: 'confirmed', code: 'confirmation-required' })],
      ]);
    }
    expect(await holderOf(id, 'principal')).toBe(api.world.principal);
    const given = await api.post(`trajectories/${id}/commands`, { ...give, confirmed: true });
    expect(given.status).toBe(200);
    expect(await holderOf(id, 'principal')).toBe(outsider);
  });

  it('is asked about at an enrolment, at a handover and for a single step as well', async () => {
    const roles = { counsellor: api.world.counsellor, principal: outsider };
    const asked = await api.enrolment({ roles });
    const refused = await api.post('trajectories', asked);
    expect([refused.status, refused.body.errors[0].path]).toEqual([409, 'confirmed']);
    expect((await api.post('trajectories', { ...asked, confirmed: true })).status).toBe(201);

    const id = await enrolled();
    const on = today();
    for (const command of [
      { type: 'handover', role: 'principal', to: outsider, on: '2026-09-20' },
      { type: 'delegate', step: 'start/confirms', person: outsider },
    ]) {
      const { status, body } = await api.post(`trajectories/${id}/commands`, command);
      expect([command.type, status, body.errors?.[0].code]).toEqual([
        ...[command.type, 409, 'confirmation-required'],
      ]);
    }
    const offer = { from: api.world.counsellor, to: outsider, on };
    expect((await api.post('handovers', offer)).body.errors[0].code).toBe('confirmation-required');
  });

  it('and its documents are 250 MB at most, and a name is no address to click on', async () => {
    const id = await enrolled();
    const upload = async () => {
      const form = new FormData();
      form.append('file', new Blob(['%PDF-1.4\n%%EOF\n'], { type: 'application/pdf' }), 'plan.pdf');
      return api.post(`trajectories/${id}/attachments`, form);
    };
    const first = await upload();
    expect(first.status).toBe(201);
    const { attachment } = api.store.prisma;
    await attachment.update({ where: { id: first.body.id }, data: { size: 250 * 1024 * 1024 - 5 } });
    expect((await upload()).status).toBe(413);

    const named = { name: 'Klik op http://evil.example', email: 'mia@school.example' };
    const lured = await api.post(`trajectories/${id}/commands`, {
      ...{ type: 'assign', role: 'principal', person: named },
    });
    expect([lured.status, lured.body.errors[0]]).toEqual([
      422,
      expect.objectContaining({ path: 'person.name', code: 'name-is-address' }),
    ]);
    const added = await api.post('people', { name: 'www.evil.example', school: '900001' });
    expect([added.status, added.body.errors[0].path]).toEqual([422, 'name']);
  });

  it('of somebody with a link is told, with a new address, to the old one and the counsellor, and old links die', async () => {
    const sink = await startMailSink();
    try {
      const person = randomUUID();
      await insertPerson(api.store, {
        ...{ id: person, name: 'Vera Verhuisd', email: 'vera@oud.example', language: 'nl' },
        ...{ function: 'principal', schoolNumber: '900001' },
      });
      const roles = { counsellor: api.world.counsellor, principal: person };
      const { body } = await api.post('trajectories', await api.enrolment({ roles }));
      const token = randomBytes(32).toString('base64url');
      await insertLinks(api.store, [
        {
          ...{ tokenHash: createHash('sha256').update(token).digest('hex'), personId: person },
          ...{ trajectoryId: body.id, role: 'principal', path: 'start/confirms' },
          createdAt: api.clock.now().toString({ smallestUnit: 'millisecond' }),
          expiresAt: api.clock.now().add('PT24H').toString({ smallestUnit: 'millisecond' }),
        },
      ]);
      const open = async () => (await fetch(`${server.url}/p/${token}`)).status;
      expect(await open()).toBe(200);
      const { mail } = api.deps.configuration;
      const configuration = { ...api.deps.configuration, mail: { ...mail, smtpUrl: sink.smtpUrl } };
      const deps = { ...api.deps, configuration };
      const correction = { email: 'vera@nieuw.example' };
      await changePerson({ deps, scope: EVERYTHING, id: person, ifMatch: '*', correction });
      const mails = await sink.waitFor(2);
      expect(mails.map(({ to }) => to[0]).sort()).toEqual([
        ...['bea.begeleider@school.example', 'vera@oud.example'],
      ]);
      expect(mails.map(({ mail: { text } }) => text).join('\n')).not.toContain('vera@nieuw.example');
      expect(await open()).not.toBe(200);
      // Whoever gives the address herself knows it: the letter to the old one is the only one.
      const again = { email: 'vera@nog-nieuwer.example' };
      const by = api.world.counsellor;
      await changePerson({ deps, scope: EVERYTHING, by, id: person, ifMatch: '*', correction: again });
      const [, , ...later] = await sink.waitFor(3);
      expect(later.map(({ to }) => to[0])).toEqual(['vera@nieuw.example']);
    } finally {
      await sink.stop();
    }
  });

  describe('changes of the last hour by one person above the bound', () => {
    const bea = () => ({ as: api.world.counsellor });
    /** What waits, by its kind. */
    const held = async (as = boss) => {
      const { items } = (await api.get('held-changes', { as })).body;
      return Object.fromEntries(items.map((one: { kind: string }) => [one.kind, one]));
    };
    let id: string;
    let boss: string;
    let school: string;
    const nora = () => ({ name: 'Nora Nieuw', email: 'nora@school.example', language: 'nl', school });

    it('are kept, and nothing is done, from the first one above it on', async () => {
      boss = await coordinator();
      id = await enrolled();
      const note = (text: string) => api.post(`trajectories/${id}/commands`, { type: 'note', text }, bea());
      for (const text of ['een', 'twee', 'drie', 'vier']) expect((await note(text)).status).toBe(200);
      const fifth = await note('vijf');
      expect([fifth.status, fifth.body.type]).toEqual([409, expect.stringContaining('held-for-coordinator')]);
      const correction = { as: api.world.counsellor, body: { phone: '+32 2 123 45 67' } };
      const person = await api.call('PATCH', `people/${api.world.teacher}`, {
        ...correction,
        headers: { 'If-Match': '*' },
      });
      expect(person.body.type).toContain('held-for-coordinator');
      const many = { command: { type: 'note', text: 'zes' }, trajectories: [id] };
      expect((await api.post('bulk', many, bea())).body.type).toContain('held-for-coordinator');
      school = await api.addSchool();
      const added = await api.post('people', nora(), bea());
      expect([added.status, added.body.type]).toEqual([409, expect.stringContaining('held-for-coordinator')]);
      const subject = { kind: 'school', id: school };
      const enrolling = await api.post('trajectories', await api.enrolment({ subject }), bea());
      expect(enrolling.body.type).toContain('held-for-coordinator');
      expect((await api.get(`people?school=${school}`)).body.items).toEqual([]);
      expect((await api.get(`trajectories?school=${school}`)).body.items).toEqual([]);
      const journal = JSON.stringify((await api.get(`trajectories/${id}/journal`)).body);
      expect(journal).toContain('vier');
      expect(journal).not.toMatch(/vijf|zes/);
      expect((await api.get(`people/${api.world.teacher}`)).body.phone).toBeNull();
    });

    it('are not kept when they would be refused in any case', async () => {
      const wrong = { type: 'skip', step: 'start/nothing', reason: 'x' };
      const refused = await api.post(`trajectories/${id}/commands`, wrong, bea());
      expect([refused.status, refused.body.errors[0].path]).toEqual([422, 'step']);
      const named = await api.post('people', { ...nora(), name: 'www.elders.example' }, bea());
      expect([named.status, named.body.errors[0].path]).toEqual([422, 'name']);
      const asked = await api.enrolment({ template: 'geen-model' });
      expect((await api.post('trajectories', asked, bea())).status).toBe(422);
    });

    it('stand on the day and the audit page of the coordinator, and of nobody else', async () => {
      const { command, bulk, person } = await held();
      expect([bulk, person].every((one) => one !== undefined)).toBe(true);
      expect(command).toMatchObject({
        ...{ asked_by: { name: 'Bea Begeleider' }, trajectory: id },
        asked: { type: 'note', text: 'vijf' },
      });
      expect((await held(api.world.administrator)).command.asked).toEqual({ type: 'note' });
      expect((await api.get('held-changes', bea())).status).toBe(403);
      const { store, world } = api;
      const other = randomUUID();
      await insertPerson(store, {
        ...{ id: other, name: 'Zara Zuid', language: 'nl', function: 'coordinator' },
        organisationId: world.otherService,
      });
      expect((await api.get('held-changes', { as: other })).body.items).toEqual([]);
      expect((await api.post(`held-changes/${command.id}/release`, undefined, { as: other })).status).toBe(
        404,
      );
      for (const page of ['/', '/admin/audit']) {
        const headers = { 'X-Demo-Person': boss, Accept: 'text/html' };
        const text = await (await fetch(`${server.url}${page}`, { headers })).text();
        expect(text).toContain('Bea Begeleider vroeg op');
        expect(text).toContain(`/held-changes/${command.id}`);
      }
    });

    it('are done in the name of who asked when they are let through, and not when they are refused', async () => {
      const { command: note, person, bulk: many, enrolment, ...others } = await held();
      const answer = (which: { id: string }, what: string) =>
        api.post(`held-changes/${which.id}/${what}`, undefined, { as: boss });
      expect((await answer(note, 'release')).body).toMatchObject({ answer: 'released' });
      expect((await answer(person, 'release')).status).toBe(200);
      expect((await answer(many, 'refuse')).body).toMatchObject({ answer: 'refused' });
      expect((await answer(enrolment, 'release')).status).toBe(200);
      expect((await answer(others['new-person'], 'release')).status).toBe(200);
      const [begun] = (await api.get(`trajectories?school=${school}`)).body.items;
      const [first] = (await api.get(`trajectories/${begun.id}/journal`)).body.items;
      expect(first.actor).toMatchObject({ person: { id: api.world.counsellor } });
      expect((await api.get(`people?school=${school}`)).body.items).toMatchObject([{ name: 'Nora Nieuw' }]);
      expect((await answer(note, 'refuse')).status).toBe(409);
      const journal = (await api.get(`trajectories/${id}/journal`)).body.items;
      expect(journal.at(-1)).toMatchObject({ actor: { person: { id: api.world.counsellor } } });
      expect(JSON.stringify(journal)).toContain('vijf');
      expect(JSON.stringify(journal)).not.toContain('zes');
      expect((await api.get(`people/${api.world.teacher}`)).body.phone).toBe('+32 2 123 45 67');
      expect((await api.get('held-changes', { as: boss })).body.items).toEqual([]);
    });

    it('of a coordinator wait for somebody else, and an hour later she can go on', async () => {
      const note = (text: string) =>
        api.post(`trajectories/${id}/commands`, { type: 'note', text }, { as: boss });
      // Whom she adds and whom she enrols counts like the rest.
      expect((await api.post('people', { ...nora(), name: 'Olga Oud' }, { as: boss })).status).toBe(201);
      expect((await api.post('trajectories', await api.enrolment(), { as: boss })).status).toBe(201);
      for (const text of ['c', 'd']) expect((await note(text)).status).toBe(200);
      expect((await note('e')).status).toBe(409);
      const [own] = (await api.get('held-changes', { as: boss })).body.items;
      expect((await api.post(`held-changes/${own.id}/release`, undefined, { as: boss })).status).toBe(403);
      api.clock.advance('PT61M');
      expect((await note('f')).status).toBe(200);
      expect((await api.post(`held-changes/${own.id}/release`, undefined)).status).toBe(200);
    });
  });
});
