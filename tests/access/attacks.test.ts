import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { saveOverride } from '../../src/store/calendar/overrides.ts';
import { rowsOf, type Store, storeWithin } from '../../src/store/database/db.ts';
import { addFigures } from '../../src/store/figures/figures.ts';
import { changeGathering, insertGathering } from '../../src/store/gatherings/gatherings.ts';
import { saveHold } from '../../src/store/mail/holds.ts';
import { saveLetterheadWords } from '../../src/store/people/letterheads.ts';
import { revokeLinks } from '../../src/store/people/links.ts';
import { answerNamedContact, insertNamedContact } from '../../src/store/people/named-contacts.ts';
import { saveOrganisation } from '../../src/store/people/organisations.ts';
import { correctPerson, insertPerson } from '../../src/store/people/people.ts';
import { assignSchool } from '../../src/store/people/school-reach.ts';
import { insertAttachment } from '../../src/store/trajectories/attachments.ts';
import { storeCommand } from '../../src/store/trajectories/commands.ts';
import { insertFiledMail, removeFiledMail } from '../../src/store/trajectories/filed-mails.ts';
import { type Asker, startWorld, type World } from './world.ts';

const NOW = '2026-09-14T08:00:00.000Z';

describe('a counsellor who tries to get at what another service has', () => {
  let world: World;

  beforeAll(async () => {
    world = await startWorld();
  });

  afterAll(async () => {
    await world?.stop();
  });

  const counsellor = () => world.people.find(({ name }) => name === 'counsellor') as Asker;
  /** A word of the other service, as it stands in names, files and references. */
  const words = /berkenrijs/i;
  const send = async (path: string, body: object) => {
    const response = await fetch(`${world.url}/api/v1/${path}`, {
      method: 'POST',
      headers: {
        ...counsellor().headers,
        'Content-Type': 'application/json',
        'Idempotency-Key': randomUUID(),
      },
      body: JSON.stringify(body),
    });
    return { status: response.status, text: await response.text() };
  };
  const read = async (address: string, asker = counsellor()) => {
    const response = await fetch(`${world.url}${address}`, { headers: asker.headers });
    return { status: response.status, text: await response.text() };
  };

  it('reads nothing of a trajectory beside hers that another service follows', async () => {
    const { store, first, second } = world;
    const beside = JSON.stringify({ 'two-conversations': { id: second.own.id, status: 'active' } });
    await rowsOf(store, {
      text: `UPDATE trajectory SET state = jsonb_set(state, '{linked}', $2::jsonb) WHERE id = $1`,
      values: [first.own.id, beside],
    });
    const direction = world.people.find(({ name }) => name === 'the direction') as Asker;
    expect((await read(`/trajectories/${first.own.id}`, direction)).text).toContain('OWN-BERKENRIJS');
    const { status, text } = await read(`/trajectories/${first.own.id}`);
    expect(status).toBe(200);
    expect(text).not.toContain('BERKENRIJS');
    expect(text).not.toContain(second.own.id);
  });

  it('reads nothing of the trajectory of before, that another service followed', async () => {
    const { store, first, second } = world;
    await rowsOf(store, {
      text: `UPDATE trajectory SET subject_id = $2, ended_at = created_at, status = 'completed',
        created_at = created_at - interval '1 year' WHERE id = $1`,
      values: [second.colleagues.id, first.school],
    });
    const direction = world.people.find(({ name }) => name === 'the direction') as Asker;
    const address = `/api/v1/trajectories/${first.own.id}`;
    expect((await read(address, direction)).text).toContain(second.colleagues.id);
    expect((await read(address)).text).not.toContain(second.colleagues.id);
  });

  it('gets no word and no file of a trajectory by its id, as it is or as it was', async () => {
    const { first, second } = world;
    const { id, attachment } = second.own;
    for (const address of [
      ...['', '?at=2026-09-15', '/journal', '/agenda', '/mails', '/attachments', '/live'].map(
        (rest) => `trajectories/${id}${rest}`,
      ),
      `trajectories/${id}/attachments/${attachment}`,
      // The file of another trajectory, under the address of one's own.
      `trajectories/${first.own.id}/attachments/${attachment}`,
    ]) {
      const { status, text } = await read(`/api/v1/${address}`);
      expect([address, status]).toEqual([address, 404]);
      expect(text).not.toMatch(words);
    }
  });

  it('gets nothing out of a filter, a drill-down or an export that names the other service', async () => {
    const { second } = world;
    const trajectories = `trajectories?organisation=${second.organisation}&counsellor=${second.counsellor}`;
    expect(JSON.parse((await read(`/api/v1/${trajectories}`)).text).items).toEqual([]);
    for (const address of [
      ...[`trajectories?school=${second.school}`, 'trajectories?q=berkenrijs', 'people?q=berkenrijs'],
      ...[`people?school=${second.school}`, `people?organisation=${second.organisation}`],
      ...[`reports/workload?organisation=${second.organisation}`, 'reports/milestones', 'reports/coverage'],
      ...['reports/indicators/training_sessions/trajectories', 'reports/forecast'],
    ]) {
      for (const type of ['application/json', 'text/csv']) {
        const { headers } = counsellor();
        const response = await fetch(`${world.url}/api/v1/${address}`, {
          headers: { ...headers, Accept: type },
        });
        expect(`${address} ${await response.text()}`.replace(address, '')).not.toMatch(words);
      }
    }
    for (const address of [
      '/search?q=berk',
      '/search/suggestions?q=berk',
      `/trajectories?school=${second.school}`,
    ]) {
      expect((await read(address)).text.replaceAll(/value="[^"]*"|q=[^"&]*/g, '')).not.toMatch(words);
    }
  });

  it('can neither name somebody of it in a role, nor look what that would do, nor take over', async () => {
    const { first, second } = world;
    const own = `trajectories/${first.own.id}/commands`;
    const [today, nobody] = ['2027-09-01', randomUUID()];
    const said = async (path: string, body: object) => {
      const { status, text } = await send(path, body);
      expect(text).not.toMatch(words);
      return { status, text: text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id') };
    };
    const pairs = [
      [own, (person: string) => ({ type: 'assign', role: 'principal', person })],
      [`${own}?dry_run=true`, (person: string) => ({ type: 'assign', role: 'principal', person })],
      [`${own}?dry_run=true`, (to: string) => ({ type: 'handover', role: 'counsellor', to, on: today })],
      ['handovers', (to: string) => ({ from: first.counsellor, to, on: today })],
      ['handovers', (from: string) => ({ from, to: first.counsellor, on: today })],
    ] as const;
    for (const [path, body] of pairs) {
      for (const person of [second.colleague, second.principal]) {
        const theirs = await said(path, body(person));
        expect(theirs.status).toBeGreaterThanOrEqual(400);
        // In the words for somebody who does not exist.
        expect([path, theirs]).toEqual([path, await said(path, body(nobody))]);
      }
    }
  });

  it('can make one of nobody: neither of its people, nor of its schools', async () => {
    const { first, second } = world;
    const merged = async (path: string, body: object) => {
      const { status, text } = await send(path, body);
      expect(text).not.toMatch(words);
      return { status, text: text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id') };
    };
    for (const query of ['', '?dry_run=true']) {
      for (const pair of [
        (id: string) => ({ kept: first.principal, gone: id }),
        (id: string) => ({ kept: id, gone: first.principal }),
      ]) {
        const theirs = await merged(`people/merge${query}`, pair(second.principal));
        expect(theirs.status).toBe(404);
        expect(theirs).toEqual(await merged(`people/merge${query}`, pair(randomUUID())));
      }
      const schools = await merged(`schools/merge${query}`, { kept: first.school, gone: second.school });
      expect(schools.status).toBe(403);
    }
  });

  it('hears the same of an id that it guessed as of one that nobody has, in the API and on the pages', async () => {
    const { second } = world;
    const same = async (address: string, theirs: string, nobody: string = randomUUID()) => {
      const [there, nowhere] = [
        await read(address.replace('ID', theirs)),
        await read(address.replace('ID', nobody)),
      ];
      const plain = (text: string) =>
        text
          .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{6}/g, 'id')
          .replaceAll(/value="[^"]*"/g, '');
      expect([address, there.status]).toEqual([address, 404]);
      expect(there.text).not.toMatch(words);
      expect([address, plain(there.text)]).toEqual([address, plain(nowhere.text)]);
    };
    const { own, colleagues, principal, colleague, school } = second;
    for (const id of [own.id, colleagues.id]) {
      for (const rest of ['', '?at=2026-09-15', '/journal', '/agenda', '/mails', '/live', '/filed-mails']) {
        await same(`/api/v1/trajectories/ID${rest}`, id);
      }
      for (const page of ['', '/acts/pause', '?at=2026-09-15']) await same(`/trajectories/ID${page}`, id);
    }
    for (const id of [principal, colleague]) {
      await same('/api/v1/people/ID', id);
      await same('/people/ID', id);
    }
    await same('/api/v1/schools/ID', school, '999999');
    await same('/schools/ID', school, '999999');
  });

  it('can neither ask nor preview anything of many of its trajectories, nor of one that is said to be hers', async () => {
    const { first, second } = world;
    const command = { type: 'note', text: 'x' };
    const many = { command, trajectories: [second.own.id, first.own.id] };
    const previewed = await send('bulk?dry_run=true', many);
    expect(previewed.text).not.toMatch(words);
    const { trajectory: _, ...theirs } = JSON.parse(previewed.text).items[0];
    const nobody = await send('bulk?dry_run=true', { command, trajectories: [randomUUID()] });
    const { trajectory: __, ...unknown } = JSON.parse(nobody.text).items[0];
    expect(theirs).toMatchObject({ outcome: 'refused', code: 'not-found', reference: null });
    expect(theirs).toEqual(unknown);
    const filtered = await send('bulk?dry_run=true', {
      command,
      filter: { organisation: second.organisation },
    });
    expect(filtered.text).not.toContain(second.own.id);
    const enrolment = {
      template: 'two-conversations',
      subject: { kind: 'school', id: second.school },
      roles: {},
    };
    const looked = await send('trajectories?dry_run=true', enrolment);
    expect(looked.status).toBeGreaterThanOrEqual(400);
    expect(looked.text).not.toMatch(words);
  });

  it('writes nothing that is theirs, were it ever to come as far as the store', async () => {
    const { store: whole, first, second } = world;
    const [gathering, contact, mail] = [randomUUID(), randomUUID(), randomUUID()];
    const { organisation, counsellor: organiser, principal, school, own } = second;
    const meets = { title: 'Netwerkdag', start: '2026-10-01T08:00:00.000Z', end: '2026-10-01T10:00:00.000Z' };
    await insertGathering(whole, { id: gathering, ...meets, organiser, organisation, sequence: 0 }, NOW);
    await insertNamedContact(whole, {
      ...{ id: contact, trajectoryId: own.id, path: 'ask', role: 'principal', whole: true, language: 'nl' },
      ...{ askedBy: principal, askedAt: NOW, name: 'Nora Nieuw', email: 'nora@school.example' },
    });
    const letter = { trajectoryId: own.id, sender: 'S', subject: 'O', text: 'T', filedAt: NOW };
    await insertFiledMail(whole, { id: mail, ...letter });
    const before = await rowsOfAll(whole);
    const outOfReach = { code: 'out-of-reach' };
    const figure = {
      indicator: 'reach',
      schoolYear: '2026-2027',
      value: 1,
      source: 'entered',
      evidence: 'x',
    } as const;
    for (const scope of [
      { kind: 'organisation', organisation: first.organisation },
      { kind: 'own', organisation: first.organisation, person: first.counsellor },
      { kind: 'training', organisation: world.otherHouse },
    ] as const) {
      const store = storeWithin(whole, scope);
      const command = { type: 'note', text: 'x' } as const;
      const asked = { id: randomUUID(), trajectoryId: own.id, receivedAt: NOW, command };
      const day = { id: randomUUID(), from: '2026-10-01', to: '2026-10-02', kind: 'free-day' } as const;
      const attachment = { name: 'x.pdf', mediaType: 'application/pdf', content: Buffer.from('x') };
      for (const write of [
        () => storeCommand(store, { ...asked, actor: { kind: 'person', person: first.counsellor } }),
        () => insertFiledMail(store, { id: randomUUID(), ...letter }),
        () =>
          insertAttachment(store, { id: randomUUID(), trajectoryId: own.id, createdAt: NOW, ...attachment }),
        () => revokeLinks(store, { trajectoryId: own.id }, NOW),
        () => correctPerson(store, principal, { email: 'mine@elsewhere.example' }),
        () => insertPerson(store, { id: randomUUID(), name: 'Eva', language: 'nl', schoolNumber: school }),
        () =>
          insertPerson(store, {
            id: randomUUID(),
            name: 'Eva',
            language: 'nl',
            organisationId: organisation,
          }),
        () => saveOverride(store, { ...day, school }),
        () => saveOverride(store, day),
        () => changeGathering(store, gathering, { start: meets.start, end: meets.end, calledOffAt: NOW }),
        () => saveHold(store, { organisationId: organisation, reason: 'x', heldAt: NOW }),
        () => saveHold(store, { reason: 'x', heldAt: NOW }),
        () => saveLetterheadWords(store, organisation, { senderName: 'Wij' }, { now: NOW }),
        () => assignSchool(store, { school, organisation: first.organisation, now: NOW }),
        () => saveOrganisation(store, { id: organisation, kind: 'pbd', name: 'Van ons' }),
        () => addFigures(store, [{ ...figure, partner: world.house }], { by: organiser, now: NOW }),
        () => addFigures(store, [figure], { by: organiser, now: NOW }),
      ]) {
        await expect(write()).rejects.toMatchObject(outOfReach);
      }
      await removeFiledMail(store, mail);
      const answered = { id: contact, answer: 'confirmed', by: first.counsellor, at: NOW } as const;
      expect(await answerNamedContact(store, answered)).toBe(false);
    }
    expect(await rowsOfAll(whole)).toEqual(before);
    // The service itself does all of it.
    const theirs = storeWithin(whole, { kind: 'organisation', organisation });
    expect(await correctPerson(theirs, principal, { phone: '02 123 45 67' })).toMatchObject({
      id: principal,
    });
    await removeFiledMail(theirs, mail);
    const partners = storeWithin(whole, { kind: 'organisation', organisation: world.house });
    await addFigures(partners, [{ ...figure, partner: world.house }], { by: organiser, now: NOW });
    expect(await rowsOfAll(whole)).not.toEqual(before);
  });
});

/** Every row of what the store keeps of two services. */
async function rowsOfAll(store: Store): Promise<object> {
  const tables = ['trajectory', 'command', 'filed_mail', 'attachment', 'link', 'person', 'organisation'];
  const more = [
    'calendar_override',
    'gathering',
    'mail_hold',
    'letterhead',
    'school_assignment',
    'named_contact',
    'figure',
  ];
  const rows = await Promise.all(
    [...tables, ...more].map((table) => rowsOf(store, { text: `SELECT * FROM ${table} ORDER BY 1` })),
  );
  return Object.fromEntries([...tables, ...more].map((table, index) => [table, rows[index]]));
}
