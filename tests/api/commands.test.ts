import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { executeCommand } from '../../src/application/commands/execute.ts';
import { fileForwarded } from '../../src/application/mail/file.ts';
import { publishTemplate } from '../../src/store/templates/templates.ts';
import { type Asked, type RunningApi, startApi, TODAY } from './running-api.ts';

describe('commands over the API', () => {
  let api: RunningApi;

  beforeAll(async () => {
    api = await startApi();
  });

  afterAll(async () => {
    await api?.stop();
  });

  async function enrolled(): Promise<{ id: string; version: number }> {
    const { body } = await api.post('trajectories', await api.enrolment());
    return body;
  }

  const command = (id: string, body: object, asked?: Asked) =>
    api.post(`trajectories/${id}/commands`, body, asked);
  const confirm = { type: 'complete', step: 'start/confirms' };

  it('answers with the new state and its version', async () => {
    const { id, version } = await enrolled();
    const answer = await command(id, confirm);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('etag')).toBe(`"${answer.body.version}"`);
    expect(answer.body.version).toBeGreaterThan(version);
    expect(answer.body.steps[0]).toMatchObject({
      path: 'start/confirms',
      status: 'done',
      outcome: 'confirmed',
    });
    expect(answer.body.phases).toMatchObject([{ status: 'done' }, { path: 'talks', status: 'open' }]);
  });

  it('files a mail that a school sent, pasted, as it was saved or forwarded; by who may act on the trajectory', async () => {
    const { id } = await enrolled();
    const path = `trajectories/${id}/filed-mails`;
    const pasted = { sender: 'An Peeters <an@school.example>', subject: 'Verbouwing', text: 'Tot Pasen.' };
    expect((await api.post(path, pasted)).status).toBe(201);
    const message = [
      'From: An Peeters <an@school.example>',
      'Date: Tue, 15 Sep 2026 09:00:00 +0200',
      ...['Subject: =?utf-8?q?Verzetten=3F?=', '', 'Kan het een week later?'],
    ].join('\r\n');
    expect((await api.post(path, { message, step: 'start/confirms' })).status).toBe(201);
    const { email } = (await api.get(`people/${api.world.counsellor}`)).body;
    const forwarded = { sender: email, senderAddress: email, subject: 'FW', text: 'x', digest: 'd' };
    expect(await fileForwarded(api.deps, id, forwarded)).toBe(true);
    expect(await fileForwarded(api.deps, id, forwarded)).toBe(true);
    const other = (await api.get(`people/${api.world.otherCounsellor}`)).body.email;
    for (const senderAddress of [other, 'an@school.example'])
      expect(await fileForwarded(api.deps, id, { ...forwarded, senderAddress })).toBe(false);

    const { items } = (await api.get(path)).body;
    expect(items.map(({ subject }: { subject: string }) => subject).sort()).toEqual([
      'FW',
      'Verbouwing',
      'Verzetten?',
    ]);
    expect(items.find(({ subject }: { subject: string }) => subject === 'Verzetten?')).toMatchObject({
      ...{ step: 'start/confirms', text: expect.stringContaining('Kan het een week later?') },
      ...{ written_at: '2026-09-15T09:00:00+02:00', filed_by: { id: api.world.administrator } },
    });
    const journal = (await api.get(`trajectories/${id}/journal`)).body.items;
    expect(journal.filter(({ type }: { type: string }) => type === 'mail-filed')).toHaveLength(3);
    expect((await api.post(path, pasted, { as: api.world.otherCounsellor })).status).toBe(404);
    const wrong = await api.post(path, { ...pasted, step: 'start/nothing' });
    expect([wrong.status, (await api.get(path)).body.items.length]).toEqual([422, 3]);
  });

  it('shows what is confidential to whom its template names and to nobody else, on the way back, later and in the journal', async () => {
    const source = new URL('../templates/zorgmaatregel.yaml', import.meta.url);
    await publishTemplate(api.store, await readFile(source, 'utf8'));
    const { counsellor, principal, teacher, administrator } = api.world;
    const somebody = (name: string) => ({ name, email: `${name.toLowerCase()}@gezin.example` });
    const roles = {
      counsellor,
      principal,
      teacher,
      lead: administrator,
      parent: somebody('Ouder'),
      board: administrator,
    };
    const subject = { kind: 'pupil', id: '900001', key: 'ab' };
    const begun = await api.post('trajectories', { template: 'zorgmaatregel', subject, start: TODAY, roles });
    expect([begun.status, begun.body.errors]).toEqual([201, undefined]);
    const seen = 'Ze komt vaak te laat en zegt weinig.';
    const told = { type: 'complete', step: 'signal/observation', answers: { seen }, given_by: teacher };
    const answer = await command(begun.body.id, told);
    expect([answer.status, answer.body.answers?.observation]).toEqual([200, { outcome: 'submitted' }]);
    const path = `trajectories/${begun.body.id}`;
    const read = async (as: string) => (await api.get(path, { as })).body.answers.observation;
    expect(await read(counsellor)).toEqual({ seen, outcome: 'submitted' });
    expect(await read(administrator)).toEqual({ outcome: 'submitted' });
    const journal = async (as: string) => JSON.stringify((await api.get(`${path}/journal`, { as })).body);
    expect(await journal(counsellor)).toContain(seen);
    expect(await journal(administrator)).not.toContain(seen);
    const page = async (as: string) =>
      String((await api.get(`/trajectories/${begun.body.id}?lang=nl`, { as })).body);
    expect(await page(administrator)).not.toContain(seen);
  });

  it('answers 500 with a reference when a fault of ours keeps it from being decided, and names the trajectory as stuck', async () => {
    const { id } = await enrolled();
    const { pool } = api.deps.store;
    const { rows } = await pool.query<{ state: object }>('SELECT state FROM trajectory WHERE id = $1', [id]);
    await pool.query(`UPDATE trajectory SET state = state || '{"nodes": null}' WHERE id = $1`, [id]);
    const note = { type: 'note', text: 'Nothing comes of it' };
    const asked = { key: randomUUID() };
    const answer = await command(id, note, asked);
    expect(answer.status).toBe(500);
    expect(answer.body.type).toBe('https://traject.example/problems/internal-defect');
    const [reference] = /F-\w{6}/.exec(answer.body.title) ?? [];
    const stuck = async () => (await api.get('trajectories?stuck=true')).body.items;
    expect(await stuck()).toMatchObject([{ id, stuck: reference }]);
    await pool.query('UPDATE trajectory SET state = $2 WHERE id = $1', [id, JSON.stringify(rows[0]?.state)]);
    // Its key keeps the answer; with a new one it is done.
    expect((await command(id, note, asked)).body.title).toBe(answer.body.title);
    expect((await command(id, note)).status).toBe(200);
    expect(await stuck()).toEqual([]);
  });

  it('journals who did it', async () => {
    const { id } = await enrolled();
    await command(id, { type: 'note', text: 'Called them; they are glad.' }, { as: api.world.counsellor });
    const { body } = await api.get(`trajectories/${id}/journal`);
    expect(body.items.at(-1)).toMatchObject({
      type: 'noted',
      actor: { kind: 'person', person: { id: api.world.counsellor, name: 'Bea Begeleider' } },
      details: { text: 'Called them; they are glad.' },
    });
  });

  it('pauses, resumes, reopens, reschedules, skips and stops', async () => {
    const { id } = await enrolled();
    expect((await command(id, { type: 'pause', reason: 'renovation' })).body.status).toBe('paused');
    expect((await command(id, { type: 'resume' })).body.status).toBe('active');
    const due = '2099-01-15';
    const later = await command(id, { type: 'reschedule', step: 'start/confirms', due });
    expect(later.body.open[0].due).toBe(due);
    await command(id, confirm);
    const reopened = await command(id, { type: 'reopen', step: 'start/confirms', reason: 'too early' });
    expect(reopened.body.open[0]).toMatchObject({ path: 'start/confirms', round: 2 });
    const skipped = await command(id, { type: 'skip', step: 'start/confirms', reason: 'known already' });
    expect(skipped.body.steps[0].status).toBe('skipped');
    const stopped = await command(id, { type: 'stop', reason: 'the school closes' });
    expect(stopped.body).toMatchObject({ status: 'stopped', open: [], wake_at: null });
  });

  it('gives an open pause its end, and shows beforehand what that changes', async () => {
    const { id } = await enrolled();
    await command(id, { type: 'pause', reason: 'renovation' });
    const ends = { type: 'pause', reason: 'renovation until spring', until: '2099-03-02' };
    const seen = await api.post(`trajectories/${id}/commands?dry_run=true`, ends);
    expect(seen).toMatchObject({ status: 200, body: { status: { before: 'paused', after: 'paused' } } });
    expect((await api.get(`trajectories/${id}`)).body.wake_at.slice(0, 4)).not.toBe('2099');
    const { status, body } = await command(id, ends);
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'paused', wake_at: expect.stringMatching(/^2099-03-02T/) });
    const { items } = (await api.get(`trajectories/${id}/journal`)).body;
    expect(items.at(-1)).toMatchObject({
      type: 'pause-changed',
      details: { reason: 'renovation until spring', until: '2099-03-02' },
    });
    for (const again of [ends, { type: 'pause', reason: 'once more' }]) {
      const refused = { status: 409, body: { errors: [{ code: 'trajectory-paused', path: 'type' }] } };
      expect(await command(id, again)).toMatchObject(refused);
    }
    expect((await command(id, { type: 'resume' })).body.status).toBe('active');
  });

  it('assigns somebody new, who then belongs to the school', async () => {
    const { id } = await enrolled();
    const person = { name: 'Olga Opvolger', email: 'olga@school.example' };
    const { body } = await command(id, { type: 'assign', role: 'principal', person });
    const principal = body.roles.find(({ role }: { role: string }) => role === 'principal').person;
    expect(principal.name).toBe('Olga Opvolger');
    expect((await api.get(`people/${principal.id}`)).body).toMatchObject({ ...person, school: body.school });
  });

  it('takes nobody of another service for who is named by address in a role of the service', async () => {
    const { id } = await enrolled();
    const person = { name: 'Zus Zuid', email: 'zus@school.example' };
    const theirs = { ...person, function: 'counsellor', organisation: api.world.otherService };
    const known = (await api.post('people', theirs)).body.id;
    const { body } = await command(id, { type: 'assign', role: 'counsellor', person });
    const given = body.roles.find(({ role }: { role: string }) => role === 'counsellor').person.id;
    expect(given).not.toBe(known);
    expect((await api.get(`people/${given}`)).body.organisation).toBe(api.world.service);
  });

  it('hands a role over on a date', async () => {
    const { id } = await enrolled();
    const on = '2099-09-01';
    const { body } = await command(id, { type: 'handover', role: 'principal', to: api.world.teacher, on });
    expect(body.handovers).toEqual([
      { role: 'principal', to: { id: api.world.teacher, name: 'Lea Leraar' }, on },
    ]);
  });

  describe('refuses, with the code and sentence of the rule, naming the field:', () => {
    const cases: [string, object, number, string, string][] = [
      [
        'a step that is not open',
        { type: 'complete', step: 'talks/first_talk' },
        409,
        'step-not-open',
        'step',
      ],
      ['a step that does not exist', { type: 'complete', step: 'dance/waltz' }, 422, 'step-unknown', 'step'],
      [
        'an outcome that it does not have',
        { ...confirm, outcome: 'perhaps' },
        422,
        'outcome-invalid',
        'outcome',
      ],
      ['answers to what is no form', { ...confirm, answers: { a: 1 } }, 422, 'answers-unexpected', 'answers'],
      [
        'a file of nobody',
        { ...confirm, attachments: [randomUUID()] },
        422,
        'unknown-attachment',
        'attachments.0',
      ],
      [
        'a person who does not exist',
        { type: 'assign', role: 'principal', person: randomUUID() },
        422,
        'unknown-person',
        'person',
      ],
      [
        'a role that does not exist',
        { type: 'assign', role: 'jester', person: 'PRINCIPAL' },
        422,
        'role-unknown',
        'role',
      ],
      [
        'a date in the past',
        { type: 'handover', role: 'principal', to: 'PRINCIPAL', on: '2020-01-01' },
        422,
        'date-in-the-past',
        'on',
      ],
      ['resuming what is not paused', { type: 'resume' }, 409, 'trajectory-not-paused', 'type'],
      ['a command that does not exist', { type: 'dance' }, 400, 'invalid-request', 'type'],
      [
        'a command for the system alone',
        { type: 'undeliverable', role: 'principal' },
        400,
        'invalid-request',
        'type',
      ],
      ['no command', {}, 400, 'invalid-request', 'type'],
      ['a missing field', { type: 'pause' }, 400, 'invalid-request', 'reason'],
      ['an empty text', { type: 'note', text: '  ' }, 400, 'invalid-request', 'text'],
      ['an unknown field', { ...confirm, colour: 'green' }, 400, 'invalid-request', 'colour'],
      [
        'a moment without a zone',
        {
          type: 'reschedule',
          step: 'start/confirms',
          appointments: [{ start: '2099-01-01T10:00', end: '2099-01-01T11:00:00Z' }],
        },
        400,
        'invalid-request',
        'appointments.0.start',
      ],
    ];

    it.each(cases)('%s', async (_what, body, status, code, path) => {
      const { id, version } = await enrolled();
      const asked = JSON.parse(JSON.stringify(body).replaceAll('PRINCIPAL', api.world.principal));
      const answer = await command(id, asked);
      expect(answer.status).toBe(status);
      expect(answer.body.type).toBe(`https://traject.example/problems/${code}`);
      expect(answer.body.errors.map((error: { path: string }) => error.path)).toEqual([path]);
      expect((await api.get(`trajectories/${id}`)).body.version).toBe(version);
    });

    it.each([
      ['assign', 'person', {}],
      ['handover', 'to', { on: '2099-09-01' }],
    ])('a person who may not be named, to %s', async (type, field, more) => {
      const { id } = await enrolled();
      const as = api.world.counsellor;
      const ask = async (role: string, person: unknown, asker = { as }) => {
        const { status, body } = await command(id, { type, role, [field]: person, ...more }, asker);
        return [status, body.errors?.[0]?.code, body.errors?.[0]?.path];
      };
      const climber = {
        name: 'Kas Klimmer',
        email: 'klimmer@school.example',
        function: 'administrator',
      };
      expect(await ask('principal', climber)).toEqual([403, 'forbidden', `${field}.function`]);
      expect((await api.get('people?q=klimmer')).body.items).toEqual([]);
      const gone = await api.post('people', { name: 'Weg', school: '900001' });
      const left = { body: { has_left: true }, headers: { 'If-Match': '*' } };
      await api.call('PATCH', `people/${gone.body.id}`, left);
      expect(await ask('principal', gone.body.id)).toEqual([422, 'person-has-left', field]);
      // Whom a counsellor may not know of does not exist; the direction hears what is the matter.
      const other = api.world.otherCounsellor;
      expect(await ask('counsellor', other)).toEqual([422, 'unknown-person', field]);
      const known = await ask('counsellor', other, { as: api.world.administrator });
      expect(known).toEqual([403, 'other-service', field]);
    });

    it('answers that break the schema of the form, each by its name', async () => {
      const source = await readFile(new URL('../../templates/digitale-school.yaml', import.meta.url), 'utf8');
      await publishTemplate(api.store, source);
      const { counsellor, central: coordinator, principal } = api.world;
      const enrolment = await api.enrolment({
        template: 'digitale-school',
        roles: { counsellor, coordinator, principal },
        under_way: { phase: 'intake', since: TODAY },
      });
      const { body } = await api.post('trajectories', enrolment);
      const step = 'intake/self_assessment';
      const form = body.open.find(({ path }: { path: string }) => path === step).form;
      const fields = Object.keys(form.properties);
      const answers = { [fields[0] ?? '']: 'far too much', nonsense: true };
      const answer = await command(body.id, { type: 'complete', step, answers });
      expect([answer.status, answer.body.type]).toEqual([
        422,
        'https://traject.example/problems/answers-invalid',
      ]);
      const paths = answer.body.errors.map((error: { path: string }) => error.path);
      expect(paths).toEqual(expect.arrayContaining([`answers.${fields[0]}`]));
      for (const path of paths) expect(path).toMatch(/^answers/);
    });

    it('anything once the trajectory has ended, also when Temporal has forgotten it', async () => {
      const { id } = await enrolled();
      await command(id, { type: 'stop', reason: 'a test' });
      const answer = await command(id, { type: 'note', text: 'too late' }, { language: 'nl' });
      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({
        type: 'https://traject.example/problems/trajectory-ended',
        title: 'Dit traject is afgelopen; er kan niets meer aan gewijzigd worden.',
      });
    });

    it('a trajectory that does not exist, or of another service', async () => {
      const { id } = await enrolled();
      expect((await command(randomUUID(), confirm)).status).toBe(404);
      expect((await command('not-an-id', confirm)).status).toBe(404);
      const other = await command(id, confirm, { as: api.world.otherCounsellor });
      expect(other.status).toBe(404);
      expect(other.body.errors[0].path).toBe('id');
    });

    it('somebody who only looks on, or has no part in this', async () => {
      const { id } = await enrolled();
      expect((await api.get(`trajectories/${id}`, { as: api.world.central })).status).toBe(200);
      expect((await command(id, confirm, { as: api.world.central })).status).toBe(403);
      expect((await command(id, confirm, { as: api.world.principal })).status).toBe(403);
      expect((await command(id, confirm, { as: randomUUID() })).status).toBe(401);
    });
  });

  describe('with a version', () => {
    it('is done when the version is the one that was seen', async () => {
      const { id, version } = await enrolled();
      const byHeader = await command(
        id,
        { type: 'note', text: 'one' },
        { headers: { 'If-Match': `"${version}"` } },
      );
      expect(byHeader.status).toBe(200);
      const byField = await command(id, { type: 'note', text: 'two', expected_version: version + 1 });
      expect(byField.status).toBe(200);
      const any = await command(id, { type: 'note', text: 'three' }, { headers: { 'If-Match': '*' } });
      expect(any.status).toBe(200);
      const listed = await command(
        id,
        { type: 'note', text: 'four' },
        { headers: { 'If-Match': `"${version}", "${version + 3}"` } },
      );
      expect(listed.status).toBe(200);
    });

    it('answers 412 to If-Match and 409 to the field when it has changed', async () => {
      const { id, version } = await enrolled();
      await command(id, { type: 'note', text: 'somebody was first' });
      const header = await command(id, confirm, { headers: { 'If-Match': `"${version}"` } });
      expect(header.status).toBe(412);
      expect(header.headers.get('etag')).toBe(`"${version + 1}"`);
      expect(header.body.errors[0]).toMatchObject({ path: 'If-Match', code: 'version-conflict' });
      const field = await command(id, { ...confirm, expected_version: version });
      expect(field.status).toBe(409);
      expect(field.body.errors[0]).toMatchObject({ path: 'expected_version', code: 'version-conflict' });
      const weak = await command(id, confirm, { headers: { 'If-Match': `W/"${version + 1}"` } });
      expect(weak.status).toBe(412);
      expect((await command(id, confirm, { headers: { 'If-Match': '12' } })).status).toBe(400);
    });

    it('lets one of two commands win that saw the same version', async () => {
      const { id, version } = await enrolled();
      const answers = await Promise.all(
        ['one', 'two'].map((text) =>
          command(id, { type: 'note', text }, { headers: { 'If-Match': `"${version}"` } }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    });
  });

  describe('with an Idempotency-Key', () => {
    it('is done once, and the answer is the first one, even when the version has moved on', async () => {
      const { id, version } = await enrolled();
      const key = randomUUID();
      const asked = { key, headers: { 'If-Match': `"${version}"` } };
      const first = await command(id, { type: 'note', text: 'once' }, asked);
      await command(id, { type: 'note', text: 'in between' });
      const second = await command(id, { type: 'note', text: 'once' }, asked);
      expect(second.body).toEqual(first.body);
      expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
      const journal = await api.get(`trajectories/${id}/journal`);
      const notes = journal.body.items.filter(({ type }: { type: string }) => type === 'noted');
      expect(notes).toHaveLength(2);
    });

    it('finishes what a crash cut off: the command is not done twice', async () => {
      const { id } = await enrolled();
      const key = randomUUID();
      const first = await command(id, { type: 'note', text: 'once' }, { key });
      await api.store.pool.query('DELETE FROM idempotency_key WHERE key = $1', [key]);
      const second = await command(id, { type: 'note', text: 'once' }, { key });
      expect(second.status).toBe(200);
      expect(second.body.version).toBe(first.body.version);
    });

    it('is honoured below the API too, for pages and the mailroom', async () => {
      const { id } = await enrolled();
      const { store, temporal, clock } = api;
      const request = {
        deps: { store, temporal, clock },
        trajectoryId: id,
        actor: { kind: 'link', person: api.world.principal } as const,
        command: { type: 'complete', step: 'start/confirms' } as const,
        idempotencyKey: 'the-form-that-was-shown',
      };
      const first = await executeCommand(request);
      expect(first).toMatchObject({ ok: true });
      expect(await executeCommand(request)).toEqual(first);
      const refused = await executeCommand({ ...request, idempotencyKey: 'another-form' });
      expect(refused).toMatchObject({ ok: false, rejection: { code: 'step-not-open' } });
    });
  });
});
