import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { publishTemplate } from '../../src/store/templates/templates.ts';
import { findTrajectoryHead } from '../../src/store/trajectories/trajectories.ts';
import { type RunningApi, startApi, TODAY } from './running-api.ts';

describe('enrolling over the API', () => {
  let api: RunningApi;

  beforeAll(async () => {
    api = await startApi();
  });

  afterAll(async () => {
    await api?.stop();
  });

  it('answers 201 with the trajectory, where it is and its version, and its workflow runs', async () => {
    const answer = await api.post(
      'trajectories',
      await api.enrolment({ reason: 'asked for it', group: 'volger' }),
    );
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/api/v1/trajectories/${answer.body.id}`);
    expect(answer.headers.get('etag')).toBe(`"${answer.body.version}"`);
    expect(answer.body).toMatchObject({
      template: 'two-conversations',
      status: 'active',
      start: TODAY,
      period: '2026-2027',
      group: 'volger',
      waiting_for: ['school'],
      organisation: { id: api.world.service },
      open: [{ path: 'start/confirms', due: '2026-09-28', person: { name: 'Dirk Directeur' } }],
    });
    const live = await api.get(`trajectories/${answer.body.id.toUpperCase()}/live`);
    expect(live.body).toMatchObject({
      workflow: 'running',
      agrees: true,
      state: { version: answer.body.version, open: [{ path: 'start/confirms', role: 'principal' }] },
    });
  });

  it('takes new people by name and address, and the same address at the same school is the same person', async () => {
    const principal = { name: 'Nora Nieuw', email: 'nora@school.example', language: 'en' };
    const enrolment = await api.enrolment({ roles: { counsellor: api.world.counsellor, principal } });
    const { body } = await api.post('trajectories', enrolment);
    const { id } = body.open[0].person;
    const person = await api.get(`people/${id}`);
    expect(person.body).toMatchObject({ ...principal, school: body.school, reminders_off: false });

    await api.post(`trajectories/${body.id}/commands`, { type: 'stop', reason: 'a test' });
    const again = await api.post('trajectories', {
      ...enrolment,
      roles: { counsellor: api.world.counsellor, principal: { ...principal, email: 'NORA@school.example' } },
    });
    expect(again.status).toBe(201);
    expect(again.body.open[0].person.id).toBe(id);
  });

  it('enrols somebody of no school in a model for teams that takes such people too', async () => {
    const source = await readFile(new URL('../support/two-conversations.yaml', import.meta.url), 'utf8');
    const forTeams = source.replace('template: two-conversations', 'template: for-teams');
    await publishTemplate(api.store, forTeams.replace('subject: school', 'subject: team\nalso: [person]'));
    const inspector = await api.post('people', {
      ...{ name: 'Ine Inspecteur', email: 'ine@inspectie.example', function: 'inspector' },
      organisation: api.world.service,
    });
    const subject = { kind: 'person', id: inspector.body.id };
    const roles = { counsellor: api.world.counsellor, principal: inspector.body.id };
    const { body } = await api.post('trajectories', {
      template: 'for-teams',
      subject,
      roles,
      confirmed: true,
    });
    expect(body).toMatchObject({
      subject: { ...subject, name: 'Ine Inspecteur' },
      open: [{ path: 'start/confirms', person: { name: 'Ine Inspecteur' } }],
    });
    expect(body.school ?? null).toBeNull();
    const pupil = { template: 'for-teams', subject: { kind: 'pupil', id: '900001', key: 'ab' }, roles };
    expect((await api.post('trajectories', pupil)).body).toMatchObject({
      errors: [{ path: 'subject.kind' }],
    });
  });

  it('enrols a school community as one, by its own name, in a model that takes such', async () => {
    const source = await readFile(new URL('../support/two-conversations.yaml', import.meta.url), 'utf8');
    const forTeams = source.replace('template: two-conversations', 'template: for-communities');
    await publishTemplate(api.store, forTeams.replace('subject: school', 'subject: team\nalso: [community]'));
    const { body: community } = await api.post('organisations', { kind: 'community', name: 'SG De Vaart' });
    const roles = { counsellor: api.world.counsellor, principal: api.world.principal };
    const enrolled = (id: string) =>
      api.post('trajectories', {
        ...{ template: 'for-communities', subject: { kind: 'community', id }, roles, confirmed: true },
      });
    const { body } = await enrolled(community.id);
    expect(body).toMatchObject({ subject: { kind: 'community', id: community.id, name: 'SG De Vaart' } });
    expect(body.school ?? null).toBeNull();
    const { body: listed } = await api.get('trajectories?template=for-communities');
    expect(listed.items).toMatchObject([{ subject: { name: 'SG De Vaart' } }]);
    // Once at a time, and nothing else goes by that kind.
    expect((await enrolled(community.id)).status).toBe(409);
    expect((await enrolled(api.world.service)).body).toMatchObject({
      errors: [{ path: 'subject.id', code: 'unknown-subject' }],
    });
  });

  it('enrols an organisation of any kind that whoever enrols knows of, by its own name', async () => {
    const source = await readFile(new URL('../support/two-conversations.yaml', import.meta.url), 'utf8');
    const forOrganisations = source.replace('template: two-conversations', 'template: for-organisations');
    await publishTemplate(api.store, forOrganisations.replace('subject: school', 'subject: organisation'));
    const { body: company } = await api.post('organisations', { kind: 'company', name: 'Bytes & Co' });
    const { counsellor, principal } = api.world;
    const enrolled = (id: string, as?: string) =>
      api.post(
        'trajectories',
        { template: 'for-organisations', subject: { id }, roles: { counsellor, principal }, confirmed: true },
        as === undefined ? {} : { as },
      );
    const { status, body } = await enrolled(company.id, counsellor);
    expect([status, body.subject]).toEqual([
      201,
      { kind: 'organisation', id: company.id, name: 'Bytes & Co' },
    ]);
    expect((await api.get('trajectories?template=for-organisations')).body.items).toMatchObject([
      { subject: { name: 'Bytes & Co' }, school: null },
    ]);
    expect((await enrolled(company.id)).status).toBe(409);
    const unknown = { errors: [{ path: 'subject.id', code: 'unknown-subject' }] };
    expect((await enrolled(randomUUID())).body).toMatchObject(unknown);
    const { body: otherService } = await api.post('organisations', { kind: 'pbd', name: 'Dienst Verweg' });
    expect((await enrolled(otherService.id, counsellor)).body).toMatchObject(unknown);
    expect((await enrolled(otherService.id)).status).toBe(201);
  });

  it('enrols what is already under way, and sends nothing for what lies before', async () => {
    const answer = await api.post(
      'trajectories',
      await api.enrolment({ start: '2025-09-01', under_way: { phase: 'talks', since: '2026-02-02' } }),
    );
    expect(answer.body.phases).toMatchObject([
      { path: 'start', status: 'withdrawn' },
      { path: 'talks', status: 'open', opened_on: '2026-02-02' },
    ]);
    const mails = await api.get(`trajectories/${answer.body.id}/mails`);
    expect(mails.body.items.filter((mail: { send_at: string }) => mail.send_at < TODAY)).toEqual([]);
  });

  it('shows right after enrolment every mail that a silent school will get', async () => {
    const { body } = await api.post('trajectories', await api.enrolment());
    const agenda = await api.get(`trajectories/${body.id}/agenda`);
    const planned = await api.get(`trajectories/${body.id}/mails`);
    const mails = agenda.body.entries.filter((entry: { kind: string }) => entry.kind === 'mail');
    expect(mails.map(({ rung }: { rung: string }) => rung)).toEqual(['ask', 'due', 'quiet']);
    expect(mails.map(({ key }: { key: string }) => key)).toEqual(
      planned.body.items.map(({ key }: { key: string }) => key),
    );
    expect(planned.body.items[1].why).toEqual({ nl: expect.any(String), en: expect.any(String) });
  });

  describe('refuses, naming the field:', () => {
    const cases: [string, object, number, string, string][] = [
      ['an unknown template', { template: 'no-such-thing' }, 422, 'unknown-template', 'template'],
      ['an unknown version of it', { template_version: 99 }, 422, 'unknown-template', 'template_version'],
      [
        'an unknown school',
        { subject: { kind: 'school', id: '999999' } },
        422,
        'unknown-subject',
        'subject.id',
      ],
      [
        'a subject of another kind',
        { subject: { kind: 'programme', id: 'x' } },
        422,
        'subject-unsuited',
        'subject.kind',
      ],
      ["a date before the template's start", { start: '2020-08-31' }, 422, 'start-too-early', 'start'],
      ['a date that does not exist', { start: '2027-02-29' }, 400, 'invalid-request', 'start'],
      [
        'a phase that does not exist',
        { under_way: { phase: 'dance', since: TODAY } },
        422,
        'phase-unknown',
        'under_way.phase',
      ],
      ['an unknown field', { colour: 'green' }, 400, 'invalid-request', 'colour'],
      [
        'an unknown field deeper down',
        { under_way: { phase: 'talks', since: TODAY, until: TODAY } },
        400,
        'invalid-request',
        'under_way.until',
      ],
      ['a group that does not exist', { group: 'laggard' }, 400, 'invalid-request', 'group'],
      ['a missing field', { template: undefined }, 400, 'invalid-request', 'template'],
      ['a field of the wrong type', { reason: 7 }, 400, 'invalid-request', 'reason'],
      ['a text that no database keeps', { reason: 'a\u0000b' }, 400, 'invalid-request', 'reason'],
    ];

    it.each(cases)('%s', async (_what, change, status, code, path) => {
      const answer = await api.post('trajectories', await api.enrolment(change));
      expect(answer.status).toBe(status);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(answer.body).toMatchObject({
        type: `https://traject.example/problems/${code}`,
        status,
        title: expect.any(String),
        instance: expect.stringMatching(/^urn:uuid:/),
      });
      expect(answer.body.errors).toEqual(
        expect.arrayContaining([{ path, code: expect.any(String), message: expect.any(String) }]),
      );
    });

    it.each([
      [
        'a required role without a person',
        { principal: undefined },
        'role-without-person',
        'roles.principal',
      ],
      ['a role that does not exist', { jester: randomUUID() }, 'role-unknown', 'roles.jester'],
      ['a person who does not exist', { principal: randomUUID() }, 'unknown-person', 'roles.principal'],
      [
        'a new person without an address',
        { principal: { name: 'No Mail' } },
        'invalid-request',
        'roles.principal.email',
      ],
    ])('%s', async (_what, roles, code, path) => {
      const { counsellor, principal } = api.world;
      const answer = await api.post(
        'trajectories',
        await api.enrolment({ roles: { counsellor, principal, ...roles } }),
      );
      expect(answer.body.type).toBe(`https://traject.example/problems/${code}`);
      expect(answer.body.errors.map((error: { path: string }) => error.path)).toEqual([path]);
    });

    it('a school twice in the same template and period, with where the running one is', async () => {
      const enrolment = await api.enrolment();
      const first = await api.post('trajectories', enrolment);
      const second = await api.post(
        'trajectories',
        { ...enrolment, start: '2026-10-01' },
        { language: 'nl' },
      );
      expect(second.status).toBe(409);
      expect(second.body).toMatchObject({
        type: 'https://traject.example/problems/already-enrolled',
        trajectory: `/api/v1/trajectories/${first.body.id}`,
        detail: 'Er loopt al een traject van dit model in 2026-2027.',
        errors: [{ path: 'subject', code: 'already-enrolled' }],
      });
      expect((await api.get(second.body.trajectory)).status).toBe(200);
    });

    it('a person twice in the same template and period, in whatever case the id is written', async () => {
      const source = await readFile(new URL('../support/two-conversations.yaml', import.meta.url), 'utf8');
      const forPeople = source
        .replace('template: two-conversations', 'template: for-people')
        .replace('subject: school', 'subject: person');
      await publishTemplate(api.store, forPeople);
      const enrolFor = async (id: string) =>
        api.post('trajectories', await api.enrolment({ template: 'for-people', subject: { id } }));
      const first = await enrolFor(api.world.teacher.toUpperCase());
      expect([first.status, first.body.subject.id]).toEqual([201, api.world.teacher]);
      const second = await enrolFor(api.world.teacher);
      expect([second.status, second.body.errors[0].path]).toEqual([409, 'subject']);
      expect((await enrolFor('-'.repeat(36))).body.errors[0].path).toBe('subject.id');
    });

    it('a counsellor who enrols for another service', async () => {
      const as = api.world.otherCounsellor;
      const answer = await api.post('trajectories', await api.enrolment(), { as });
      expect([answer.status, answer.body.errors[0].path]).toEqual([403, 'subject.id']);
      const subject = { kind: 'school', id: api.world.otherSchool };
      const foreign = await api.post('trajectories', await api.enrolment({ subject }), { as });
      expect([foreign.status, foreign.body.errors[0]]).toMatchObject([
        422,
        { path: 'roles.counsellor', code: 'unknown-person' },
      ]);
    });

    it('somebody new with a function that only an administrator gives, and adds nobody', async () => {
      const { counsellor } = api.world;
      const principal = { name: 'Pia Gewoon', email: 'pia.gewoon@school.example' };
      const climber = { name: 'Kas Klimmer', email: 'klimmer@school.example', function: 'administrator' };
      const roles = { principal, counsellor, ict_coordinator: climber };
      const enrolment = await api.enrolment({ template: 'digitale-school', roles });
      const source = await readFile(new URL('../../templates/digitale-school.yaml', import.meta.url), 'utf8');
      await publishTemplate(api.store, source);
      const coordinator = api.world.central;
      const asked = { ...enrolment, roles: { ...roles, coordinator } };
      // The direction enrols too, and deals with people as little.
      for (const as of [counsellor, api.world.central]) {
        const answer = await api.post('trajectories', asked, { as });
        expect([answer.status, answer.body.errors[0].path]).toEqual([403, 'roles.ict_coordinator.function']);
      }
      expect((await api.get('people?q=klimmer')).body.items).toEqual([]);
      expect((await api.get('people?q=gewoon')).body.items).toEqual([]);
      const given = await api.post('trajectories', asked, { as: api.world.administrator });
      expect(given.status).toBe(201);
      expect((await api.get('people?q=klimmer')).body.items).toMatchObject([{ function: 'administrator' }]);
    });

    it('nobody who is new is kept from an enrolment that is refused', async () => {
      const stranger = { name: 'Sam Spoorloos', email: 'spoorloos@school.example' };
      const { counsellor } = api.world;
      const answer = await api.post(
        'trajectories',
        await api.enrolment({ start: '2019-01-01', roles: { counsellor, principal: stranger } }),
      );
      expect(answer.status).toBe(422);
      expect((await api.get('people?q=spoorloos')).body.items).toEqual([]);
    });
  });

  describe('with an Idempotency-Key', () => {
    it('gives the first answer again: the same status, headers and body, and one trajectory', async () => {
      const enrolment = await api.enrolment();
      const key = randomUUID();
      const first = await api.post('trajectories', enrolment, { key });
      const second = await api.post('trajectories', enrolment, { key: `"${key}"` });
      expect(first.status).toBe(201);
      expect(second.status).toBe(201);
      // To the letter: the order of the fields as well.
      expect(JSON.stringify(second.body)).toBe(JSON.stringify(first.body));
      for (const header of ['location', 'etag', 'content-type']) {
        expect(second.headers.get(header)).toBe(first.headers.get(header));
      }
    });

    it('gives a refusal again too', async () => {
      const enrolment = await api.enrolment({ template: 'no-such-thing' });
      const key = randomUUID();
      const first = await api.post('trajectories', enrolment, { key });
      expect(first.status).toBe(422);
      expect((await api.post('trajectories', enrolment, { key })).body).toEqual(first.body);
    });

    it('refuses the same key with another content', async () => {
      const key = randomUUID();
      const enrolment = await api.enrolment();
      await api.post('trajectories', enrolment, { key });
      const other = await api.post('trajectories', { ...enrolment, reason: 'another' }, { key });
      expect(other.status).toBe(422);
      expect(other.body.errors).toMatchObject([{ path: 'Idempotency-Key', code: 'reused' }]);
    });

    it('is not confused with the same key of somebody else', async () => {
      const key = randomUUID();
      const mine = await api.post('trajectories', await api.enrolment(), { key });
      const theirs = await api.post('trajectories', await api.enrolment(), { key, as: api.world.counsellor });
      expect(theirs.status).toBe(201);
      expect(theirs.body.id).not.toBe(mine.body.id);
    });

    it('enrols once when the same request is sent five times at the same moment', async () => {
      const enrolment = await api.enrolment();
      const key = randomUUID();
      const answers = await Promise.all(
        Array.from({ length: 5 }, () => api.post('trajectories', enrolment, { key })),
      );
      const statuses = answers.map(({ status }) => status).sort();
      expect(statuses.filter((status) => status !== 201 && status !== 409)).toEqual([]);
      const conflicts = answers.filter(({ status }) => status === 409);
      expect(conflicts.every(({ body }) => body.errors[0].code === 'in-flight')).toBe(true);
      expect(new Set(answers.flatMap(({ status, body }) => (status === 201 ? [body.id] : []))).size).toBe(1);
    });

    it('finishes what a crash cut off: the same key gives the trajectory that was stored', async () => {
      const enrolment = await api.enrolment();
      const key = randomUUID();
      const first = await api.post('trajectories', enrolment, { key });
      // As if the process had died after the commit, before it could keep its answer.
      await api.store.pool.query('DELETE FROM idempotency_key WHERE key = $1', [key]);
      const second = await api.post('trajectories', enrolment, { key });
      expect(second.status).toBe(201);
      expect(second.body.id).toBe(first.body.id);
      expect(await findTrajectoryHead(api.store, EVERYTHING, first.body.id)).toMatchObject({
        version: first.body.version,
      });
    });

    it('says what a key may look like', async () => {
      const answer = await api.post('trajectories', await api.enrolment(), { key: 'with spaces' });
      expect(answer.status).toBe(400);
      expect(answer.body.errors[0].path).toBe('Idempotency-Key');
    });
  });
});
