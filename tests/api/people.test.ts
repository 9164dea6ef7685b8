import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { erasePerson } from '../../src/application/privacy/erase.ts';
import { demoDocument } from '../../src/demo/document.ts';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { correctPerson, findPerson } from '../../src/store/people/people.ts';
import { ERASED_NAME } from '../../src/store/privacy/erase.ts';
import { publishTemplate } from '../../src/store/templates/templates.ts';
import { startMailSink } from '../support/mail-sink.ts';
import { png } from '../support/pictures.ts';
import { until } from '../support/until.ts';
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

  it('with letters before the @ that are not plain are taken where the mail server offers them, and refused with the reason where not', async () => {
    const school = await api.addSchool();
    const jose = { name: 'José', email: `josé@${school}.example`, language: 'nl', school };
    const answered = async () => {
      const { status, body } = await api.post('people', jose);
      return [status, body.errors?.[0]?.path, body.errors?.[0]?.code];
    };
    expect(await answered()).toEqual([422, 'email', 'address-not-checked']);
    const plain = await startMailSink({ plainAddressesOnly: true });
    const able = await startMailSink();
    api.deps.configuration.mail.smtpUrl = plain.smtpUrl;
    expect(await answered()).toEqual([422, 'email', 'address-not-taken']);
    const named = await enrol(school, { name: jose.name, email: jose.email }, '?dry_run=true');
    expect(named.body.errors[0]).toMatchObject({ path: 'roles.principal.email', code: 'address-not-taken' });
    api.deps.configuration.mail.smtpUrl = able.smtpUrl;
    expect(await answered()).toEqual([201, undefined, undefined]);
    api.deps.configuration.mail.smtpUrl = undefined;
    await Promise.all([plain.stop(), able.stop()]);
  });

  it('of a guidance service write under its letterhead, which is set for it: name, signature, and a logo judged by its content and size', async () => {
    const [service, as] = [api.world.service, api.world.counsellor];
    const at = `organisations/${service}/letterhead`;
    const head = await api.get(at, { as });
    expect(head.body).toMatchObject({
      organisation: service,
      sender_name: null,
      signature: null,
      logo: null,
    });
    const words = { sender_name: 'Kompas', signature: { nl: 'Kompas\nwww.kompas.example', en: 'Kompas' } };
    expect((await api.call('PUT', at, { as, body: words })).status).toBe(403);
    expect((await api.call('PUT', at, { body: words })).body).toMatchObject(words);
    expect((await api.get(at, { as: api.world.otherCounsellor })).status).toBe(404);
    const wrong = await api.call('PUT', at, { body: { ...words, signature: { nl: 'Kompas' } } });
    expect([wrong.status, wrong.body.errors[0].path]).toEqual([400, 'signature.en']);

    const upload = (content: Buffer, more = {}) => {
      const body = new FormData();
      body.set('file', new File([new Uint8Array(content)], 'logo.png'));
      return api.call('POST', `${at}/logo`, { body, key: randomUUID(), ...more });
    };
    const refusals = await Promise.all([
      upload(png, { as }),
      upload(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')),
      upload(Buffer.from(demoDocument('Ons logo'))),
      upload(Buffer.concat([png, Buffer.alloc(100 * 1024)])),
      upload(Buffer.alloc(0)),
    ]);
    expect(refusals.map(({ status }) => status)).toEqual([403, 415, 415, 413, 400]);
    const { body } = await upload(png);
    expect(body.logo).toMatchObject({ media_type: 'image/png', size: png.length });
    expect((await api.call('DELETE', `${at}/logo`)).status).toBe(204);
    expect((await api.call('PUT', at, { body: {} })).body).toMatchObject({ sender_name: null, logo: null });
  });

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

  it('read model trajectories in a further language only where a published one has it', async () => {
    const school = await api.addSchool();
    const claire = { name: 'Claire Dubois', email: `claire@${school}.example`, school };
    const refused = async (body: object) => {
      const { status, body: problem } = await api.post('people', { ...claire, ...body });
      return [status, problem.errors?.[0]?.path, problem.errors?.[0]?.code];
    };
    expect(await refused({ further_language: 'fr' })).toEqual([422, 'further_language', 'unknown-language']);
    expect(await refused({ language: 'fr' })).toEqual([400, 'language', expect.any(String)]);
    const source = await readFile(new URL('../unit/planted/sound-in-french.yaml', import.meta.url), 'utf8');
    await publishTemplate(api.deps.store, source);
    const added = await api.post('people', { ...claire, further_language: 'fr' });
    expect(added).toMatchObject({ status: 201, body: { language: 'nl', further_language: 'fr' } });
    const other = await enrol(school, { name: claire.name, email: claire.email, further_language: 'de' });
    expect(other.body.errors[0]).toMatchObject({
      ...{ path: 'roles.principal.further_language', code: 'unknown-language' },
      message: expect.stringContaining('fr'),
    });
    const id = String(added.body.id);
    await correctPerson(api.deps.store, id, { furtherLanguage: null });
    const named = { name: claire.name, email: claire.email, further_language: 'fr', known: 'update' };
    const enrolled = await enrol(school, named);
    expect(enrolled.body.known_otherwise[0].differs).toEqual([
      { field: 'further_language', known: null, given: 'fr' },
    ]);
    const read = await api.get(`people/${id}`);
    expect(read.body.further_language).toBe('fr');
  });

  it('with one mailbox are two people, named in one breath or one after the other', async () => {
    const file = new URL('../../templates/digitale-school.yaml', import.meta.url);
    await publishTemplate(api.store, await readFile(file, 'utf8'));
    const school = await api.addSchool();
    const email = `info@${school}.example`;
    const roles = {
      ...{ counsellor: api.world.counsellor, coordinator: api.world.central },
      principal: { name: 'Piet Pas', email },
      ict_coordinator: { name: 'Mia Pas', email },
    };
    const asked = { template: 'digitale-school', subject: { kind: 'school', id: school }, roles };
    const { body, status } = await api.post('trajectories', await api.enrolment(asked));
    expect([status, body.errors]).toEqual([201, undefined]);
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

  it('of a school get no role of a guidance service, at enrolling or later', async () => {
    const school = await api.addSchool();
    const { body } = await enrol(school, { name: 'Ria Rol', email: `ria@${school}.example` });
    const person = holderOf(body, 'principal')?.id;
    const command = { type: 'assign', role: 'counsellor', person };
    const refused = await api.post(`trajectories/${body.id}/commands`, command);
    expect([refused.status, refused.body.errors[0].code]).toEqual([422, 'not-of-a-service']);
    const roles = { counsellor: person, principal: person };
    const asked = await api.enrolment({ subject: { kind: 'school', id: await api.addSchool() }, roles });
    const enrolled = await api.post('trajectories', asked);
    expect([enrolled.status, enrolled.body.errors[0].path]).toEqual([422, 'roles.counsellor']);
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

  describe('that are one', () => {
    /** Somebody who is there twice, each with a trajectory of their own; the second turned reminders off. */
    async function twice() {
      const [school, other] = [await api.addSchool(), await api.addSchool()];
      const email = `an@${school}.example`;
      const first = await enrol(school, { name: 'An Janssens', email });
      const second = await enrol(other, { name: 'An Peeters', email: `an@${other}.example` });
      const [kept, gone] = [holderOf(first.body, 'principal')!, holderOf(second.body, 'principal')!];
      const { headers } = await api.get(`people/${gone.id}`);
      await api.call('PATCH', `people/${gone.id}`, {
        ...{ body: { reminders_off: true }, headers: { 'If-Match': headers.get('etag') ?? '' } },
      });
      return { merge: { kept: kept.id, gone: gone.id }, first: first.body, second: second.body };
    }
    const principalOf = async (id: string) =>
      holderOf((await api.get(`trajectories/${id}`)).body, 'principal')?.id;

    it('come together: roles and mails move, running and ended; what was switched off stays off; the journal says so', async () => {
      const { merge, second } = await twice();
      const ended = await enrol(await api.addSchool(), { name: 'X', email: 'x@school.example' });
      await api.post(`trajectories/${ended.body.id}/commands`, {
        ...{ type: 'assign', role: 'principal', person: merge.gone },
      });
      await api.post(`trajectories/${ended.body.id}/commands`, { type: 'stop', reason: 'Gedaan' });
      await api.store.prisma.mail.create({
        data: {
          ...{
            key: 'sent',
            trajectory_id: second.id,
            kind: 'ask',
            rung: 'asked',
            path: 'a',
            step: 'a',
            phase: 'a',
          },
          ...{
            to_role: 'principal',
            person_id: merge.gone,
            status: 'sent',
            send_at: new Date(),
            sent_at: new Date(),
          },
        },
      });
      const looked = await api.post('people/merge?dry_run=true', merge);
      expect(looked.body).toMatchObject({ mails: 1, links_die: true, reminders_off: true });
      expect(looked.body.trajectories).toHaveLength(2);
      expect(await principalOf(second.id)).toBe(merge.gone);

      const { status } = await api.post('people/merge', merge);
      expect(status).toBe(200);
      await until(async () => (await principalOf(second.id)) === merge.kept);
      await until(async () => (await principalOf(ended.body.id)) === merge.kept);
      for (const id of [second.id, ended.body.id]) {
        const journal = JSON.stringify((await api.get(`trajectories/${id}/journal`)).body);
        expect(journal).toContain('"merged"');
      }
      expect((await api.get(`people/${merge.kept}`)).body).toMatchObject({ reminders_off: true });
      expect((await api.get(`people/${merge.gone}`)).body).toMatchObject({
        ...{ name: 'An Peeters', merged_into: merge.kept },
      });
      expect(await api.store.prisma.mail.count({ where: { person_id: merge.gone } })).toBe(0);
      const sent = await api.store.prisma.mail.findMany({
        where: { trajectory_id: second.id, status: 'planned' },
      });
      // Nobody is asked anew.
      expect(sent.filter(({ key }) => key.includes('@'))).toEqual([]);
      const again = await api.post('people/merge', merge);
      expect([again.status, again.body.errors[0].code]).toEqual([409, 'merged-before']);
    });

    it('are not changed apart any more, and are erased together', async () => {
      const { merge } = await twice();
      await api.post('people/merge', merge);
      const { headers } = await api.get(`people/${merge.gone}`);
      const changed = await api.call('PATCH', `people/${merge.gone}`, {
        ...{ body: { has_left: false }, headers: { 'If-Match': headers.get('etag') ?? '' } },
      });
      expect([changed.status, changed.body.errors[0].code]).toEqual([409, 'merged-before']);
      await erasePerson({ deps: api.deps, scope: EVERYTHING, id: merge.kept });
      for (const id of [merge.kept, merge.gone]) {
        expect(await findPerson(api.store, EVERYTHING, id)).toMatchObject({ name: ERASED_NAME });
      }
    });

    it('are merged only by who deals with both, and staff only by an administrator', async () => {
      const { merge } = await twice();
      const as = api.world.otherCounsellor;
      const mine = (
        await api.post(
          'people',
          { name: 'Ik Zelf', email: 'ik@dienst.example', school: api.world.otherSchool },
          { as },
        )
      ).body;
      for (const taken of [{ kept: mine.id, gone: merge.gone }, { kept: merge.kept, gone: mine.id }, merge]) {
        expect((await api.post('people/merge', taken, { as })).status).toBe(404);
        expect((await api.post('people/merge?dry_run=true', taken, { as })).status).toBe(404);
      }
      const colleague = { kept: api.world.counsellor, gone: merge.gone };
      expect((await api.post('people/merge', colleague, { as: api.world.counsellor })).status).toBe(403);
      expect(
        (await api.post('people/merge', { kept: merge.kept, gone: merge.kept })).body.errors[0].code,
      ).toBe('to-themselves');
      expect((await api.get(`people/${merge.gone}`)).body.merged_into).toBeNull();
    });

    it('as schools: trajectories, people and free days come together, and the one that is gone is closed', async () => {
      const [kept, gone] = [await api.addSchool('De Brug'), await api.addSchool('De Brug (dubbel)')];
      const { body } = await enrol(gone, { name: 'Bo Brug', email: `bo@${gone}.example` });
      await api.post('calendar', { from: '2026-10-05', to: '2026-10-05', kind: 'free-day', school: gone });
      expect((await api.post('schools/merge', { kept, gone }, { as: api.world.counsellor })).status).toBe(
        403,
      );
      const looked = await api.post('schools/merge?dry_run=true', { kept, gone });
      expect(looked.body).toMatchObject({ people: 1, trajectories: [{ id: body.id, has_ended: false }] });
      expect((await api.post('schools/merge', { kept, gone })).status).toBe(200);
      await until(async () => (await api.get(`trajectories/${body.id}`)).body.subject.id === kept);
      expect((await api.get(`trajectories/${body.id}`)).body.school).toBe(kept);
      expect(await peopleOf(kept)).toMatchObject([{ name: 'Bo Brug' }]);
      expect((await api.get(`schools/${gone}`)).body.closed_at).not.toBeNull();
      const journal = JSON.stringify((await api.get(`trajectories/${body.id}/journal`)).body);
      expect(journal).toContain('"moved"');
      const both = await enrol(kept, { name: 'Bo Brug', email: `bo@${gone}.example` });
      expect(both.body.errors[0].code).toBe('already-enrolled');
    });

    it('as schools are not, while the same model runs at both', async () => {
      const [kept, gone] = [await api.addSchool(), await api.addSchool()];
      for (const school of [kept, gone]) await enrol(school, { name: 'Y', email: `y@${school}.example` });
      const { status, body } = await api.post('schools/merge', { kept, gone });
      expect([status, body.errors[0].code]).toEqual([409, 'run-in-both']);
    });
  });
});
