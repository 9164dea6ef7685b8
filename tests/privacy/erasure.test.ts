import { randomUUID } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { ERASED } from '../../src/domain/privacy/traces.ts';
import { fold } from '../../src/domain/trajectory/model/apply.ts';
import { addContentReason } from '../../src/store/access/content-reasons.ts';
import { rowsOf } from '../../src/store/database/db.ts';
import { oweLetters } from '../../src/store/letters/owed.ts';
import { ERASED_NAME } from '../../src/store/privacy/erase.ts';
import { insertAttachment } from '../../src/store/trajectories/attachments.ts';
import { findTrajectory, journalOf } from '../../src/store/trajectories/trajectories.ts';
import { type Asker, startWorld, type World } from '../access/world.ts';
import { zipOf } from '../support/zip.ts';
import { dumpOf, postgresWithDump } from './dump.ts';

const NAME = 'Fientje Vandermolen';
const EMAIL = 'fientje.vandermolen@school.example';
const PHONE = '+32 470 98 76 54';
const AT = '2026-10-01T08:00:00.000Z';

describe('somebody who asks to be forgotten', () => {
  /** Who answers such a question, with a reason; the direction deals with nobody as such. */
  const administrator = 'the administrator';
  let world: World;
  let person: string;

  beforeAll(async () => {
    world = await startWorld({ postgresDirectory: postgresWithDump() });
    person = await fillEverything(world);
    const { id: personId } = world.people.find(({ name }) => name === administrator) as Asker;
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const why = { id: randomUUID(), subject: person, reason: 'Ze vraagt om vergeten te worden' };
    await addContentReason(world.store, { ...why, personId, givenAt: new Date().toISOString(), until });
  });

  afterAll(async () => {
    await world?.stop();
  });

  const ask = async (address: string, init: RequestInit = {}, name = 'the direction') => {
    const { headers } = world.people.find((one) => one.name === name) as Asker;
    const type = init.body === undefined ? {} : { 'Content-Type': 'application/json' };
    return fetch(`${world.url}${address}`, {
      ...init,
      headers: { ...headers, ...type, ...(init.headers as Record<string, string>) },
    });
  };

  it('first gets all that is kept: as JSON, and as a text to read', async () => {
    const data = await (await ask(`/api/v1/people/${person}/personal-data`, {}, administrator)).json();
    expect(data.person).toMatchObject({ name: NAME, email: EMAIL });
    expect(data.acts.map(({ what }: { what: { type: string } }) => what.type)).toContain('completed');
    expect(data.mails).toEqual([expect.objectContaining({ subject: `Dag ${NAME}` })]);
    expect(Object.keys(data.rows)).toEqual(
      expect.arrayContaining(['attachment', 'command', 'link', 'mail', 'sign_in_account', 'trajectory_role']),
    );
    expect(JSON.stringify(data)).not.toContain('a-hash-of-a-token');
    expect(data.mentions.map(({ table }: { table: string }) => table)).toEqual(
      expect.arrayContaining(['trajectory_event', 'handover', 'mail_content', 'template_draft']),
    );

    const read = await ask(
      `/api/v1/people/${person}/personal-data`,
      { headers: { Accept: 'text/plain' } },
      administrator,
    );
    const text = await read.text();
    expect(text).toContain(`Wat we over ${NAME} bewaren`);
    expect(text).toContain('Ik bel mevrouw Vandermolen zelf');
  });

  it('sees beforehand what goes, and nothing has gone', async () => {
    const body = JSON.stringify({ confirmed: true });
    const response = await ask(
      `/api/v1/people/${person}/erase?dry_run=true`,
      { method: 'POST', body },
      administrator,
    );
    expect(response.status).toBe(200);
    const foreseen = await response.json();
    expect(foreseen.emptied).toEqual([
      { trajectory: world.first.own.id, reference: 'OWN-APPELAAR', role: 'principal' },
    ]);
    expect(foreseen.documents.map(({ name }: { name: string }) => name).sort()).toEqual([
      'Brief.docx',
      'Verslag.pdf',
    ]);
    expect(foreseen.to_look_at.map(({ name }: { name: string }) => name)).toEqual(['Foto.png']);
    expect(tracesIn(await dumpOf(world.databaseUrl))).not.toEqual([]);
  });

  it('is refused as long as she follows trajectories herself', async () => {
    const body = JSON.stringify({ confirmed: true });
    const { first } = world;
    const response = await ask(
      `/api/v1/people/${first.counsellor}/erase`,
      { method: 'POST', body },
      administrator,
    );
    expect(response.status).toBe(409);
    expect((await response.json()).type).toContain('still-follows');
  });

  it('is then found nowhere: in no table, no document, no list, no search and no backup made afterwards', async () => {
    const body = JSON.stringify({ confirmed: true });
    const response = await ask(`/api/v1/people/${person}/erase`, { method: 'POST', body }, administrator);
    expect(await response.json()).toMatchObject({ person, dry_run: false });

    expect(tracesIn(await dumpOf(world.databaseUrl))).toEqual([]);
    for (const address of ['/api/v1/people?q=vander', '/search/suggestions?q=vander', `/people/${person}`]) {
      expect(tracesIn(await (await ask(address, {}, administrator)).text())).toEqual([]);
    }
    for (const address of [
      ...[`/trajectories/${world.first.own.id}`, `/api/v1/trajectories/${world.first.own.id}/journal`],
      ...[`/api/v1/trajectories/${world.first.own.id}/mails`],
      ...[`/api/v1/trajectories/${world.first.own.id}/attachments`],
    ]) {
      expect(tracesIn(await (await ask(address)).text())).toEqual([]);
    }
    const again = await ask(`/api/v1/people/${person}/erase`, { method: 'POST', body }, administrator);
    expect((await again.json()).type).toContain('erased-before');
  });

  it('leaves a trajectory of which the state still follows from the journal, and whose page reads well', async () => {
    const { store, first } = world;
    const stored = await findTrajectory(store, EVERYTHING, first.own.id);
    const journal = await journalOf(store, EVERYTHING, first.own.id);
    expect(fold(first.own.id, journal)).toEqual(stored?.state);
    expect(journal.map(({ body }) => body.type)).toEqual(
      expect.arrayContaining(['enrolled', 'completed', 'noted']),
    );

    const page = await (await ask(`/trajectories/${first.own.id}`)).text();
    expect(page).toContain(ERASED_NAME);
    expect(page).toContain(`${ERASED} belde terug`);
  });

  it('is written down as done, without a word of who it was', async () => {
    const [row] = await rowsOf<{ person_id: string; counts: object }>(world.store, {
      text: 'SELECT person_id, counts FROM erasure',
    });
    expect(row).toMatchObject({ person_id: person, counts: { person: 1, owed_letter: 2 } });
    const audit = await (await ask(`/api/v1/audit?subject=${person}`, {}, administrator)).json();
    expect(audit.items.map(({ action }: { action: string }) => action)).toContain('erase-people');
  });
});

const traces = [/fientje/i, /vandermolen/i, /470\W{0,3}98\W{0,3}76/];

function tracesIn(text: string): string[] {
  return traces.flatMap((trace) => text.match(trace)?.[0] ?? []);
}

/** Somebody with a part in a trajectory, named in every place where somebody can be. */
async function fillEverything({ store, first, template }: World): Promise<string> {
  const id = randomUUID();
  const add = (text: string, ...values: unknown[]) => rowsOf(store, { text, values });
  await add(
    `INSERT INTO person (id, name, email, phone, function, school_number) VALUES ($1, $2, $3, $4, 'principal', $5)`,
    ...[id, NAME, EMAIL, PHONE, first.school],
  );
  const trajectory = first.own.id;
  await add(
    `UPDATE trajectory_role SET person_id = $2 WHERE trajectory_id = $1 AND role = 'principal'`,
    ...[trajectory, id],
  );
  const comment = `Ik bel mevrouw Vandermolen zelf, of mail ${EMAIL}.`;
  await event(store, trajectory, id, { type: 'assigned', role: 'principal', person: id });
  await event(store, trajectory, id, {
    ...{ type: 'completed', path: 'start/confirms', outcome: 'confirmed', comment },
    answers: { who: NAME, more: [`bel ${PHONE}`] },
  });
  await event(store, trajectory, first.counsellor, { type: 'noted', text: 'Fientje belde terug.' });
  const state = fold(trajectory, await journalOf(store, EVERYTHING, trajectory));
  await add(
    'UPDATE trajectory SET state = $2, version = $3 WHERE id = $1',
    trajectory,
    JSON.stringify(state),
    state.version,
  );
  const actor = JSON.stringify({ kind: 'person', person: id });
  await add(
    'INSERT INTO command (id, trajectory_id, actor, body, received_at) VALUES ($1, $2, $3, $4, $5)',
    ...[randomUUID(), trajectory, actor, JSON.stringify({ type: 'complete', comment }), AT],
  );
  const mail = randomUUID();
  await add(
    `INSERT INTO mail (id, key, trajectory_id, kind, rung, path, step, phase, to_role, person_id, send_at, sent_at, status)
      VALUES ($1, 'start/confirms ask', $2, 'ask', 'ask', 'start/confirms', 'confirms', 'start', 'principal', $3, $4, $4, 'sent')`,
    ...[mail, trajectory, id, AT],
  );
  await add(
    'INSERT INTO mail_content VALUES ($1, $2, $3)',
    mail,
    `Dag ${NAME}`,
    `Dag Fientje,\n\nDoe je mee?`,
  );
  const toOther = randomUUID();
  await add(
    `INSERT INTO mail (id, key, trajectory_id, kind, rung, path, step, phase, to_role, person_id, send_at, sent_at, status)
      VALUES ($1, 'told', $2, 'notice', 'told', 'start/confirms', 'confirms', 'start', 'counsellor', $3, $4, $4, 'sent')`,
    ...[toOther, trajectory, first.counsellor, AT],
  );
  await add('INSERT INTO mail_content VALUES ($1, $2, $3)', toOther, `${NAME} antwoordde`, `Van ${NAME}.`);
  await add(
    `INSERT INTO mail_attempt (mail_id, at, outcome, code, response, domain) VALUES ($1, $2, 'refused', 550, $3, 'school.example')`,
    ...[mail, AT, `550 5.1.1 <${EMAIL}> unknown`],
  );
  await add(
    `INSERT INTO mail_incoming (digest, received_at, kind, mail_id, status, sender, subject, text)
      VALUES ('x', $1, 'other', $2, 'kept', $3, 'Vraag', 'Groeten, Fientje')`,
    ...[AT, mail, `${NAME} <${EMAIL}>`],
  );
  await add(
    `INSERT INTO link (token_hash, trajectory_id, person_id, role, path, expires_at) VALUES ('a-hash-of-a-token', $1, $2, 'principal', 'start/confirms', $3)`,
    ...[trajectory, id, AT],
  );
  await oweLetters(
    store,
    [
      { kind: 'answered', subject: randomUUID(), person: id },
      { kind: 'new-address', subject: id, person: first.counsellor },
    ],
    AT,
  );
  await add(
    `INSERT INTO sign_in_account (id, person_id, issuer, subject, address, created_at) VALUES ($1, $2, 'https://idp.example', $3, $4, $5)`,
    ...[randomUUID(), id, `sub-${EMAIL}`, EMAIL, AT],
  );
  await add(
    `INSERT INTO handover (id, from_person, to_person, scope, "on", note, offered_by, offered_at) VALUES ($1, $2, $3, '{}', '2026-10-05', $4, $2, $5)`,
    ...[randomUUID(), first.counsellor, first.colleague, `Let op ${NAME}`, AT],
  );
  const operation = randomUUID();
  await add(
    `INSERT INTO bulk_operation (id, kind, actor, body, created_at) VALUES ($1, 'command', $2, $3, $4)`,
    ...[operation, actor, JSON.stringify({ person: { name: NAME, email: EMAIL } }), AT],
  );
  await add(
    'INSERT INTO bulk_item (operation_id, place, trajectory_id, command) VALUES ($1, 1, $2, $3)',
    ...[operation, trajectory, JSON.stringify({ type: 'note', text: `Vraag het ${NAME}` })],
  );
  await add(
    `INSERT INTO idempotency_key (key, principal, route, fingerprint, status, body) VALUES ('k', $1, 'POST /people', 'f', 201, $2)`,
    ...[first.counsellor, JSON.stringify({ name: NAME })],
  );
  await add(
    'UPDATE template_draft SET source = source || $2 WHERE id = $1',
    template,
    `\n# Vraag na bij ${NAME}\n`,
  );
  await add(
    `INSERT INTO saved_list (id, name, query, created_by, created_at) VALUES ($1, $2, 'q=vandermolen', $3, $4)`,
    ...[randomUUID(), `Scholen van ${NAME}`, first.counsellor, AT],
  );
  const hand = (name: string, mediaType: string, content: Buffer) =>
    insertAttachment(store, {
      ...{
        id: randomUUID(),
        trajectoryId: trajectory,
        name,
        mediaType,
        content,
        createdAt: AT,
        uploadedBy: id,
      },
    });
  const word = `<w:r><w:t>Vander</w:t></w:r><w:r><w:t>molen belt</w:t></w:r>`;
  await hand(
    'Brief.docx',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    zipOf({ 'word/document.xml': word }),
  );
  const stream = deflateSync(Buffer.from('BT [(Fien) -2 (tje)] TJ ET'));
  await hand(
    'Verslag.pdf',
    'application/pdf',
    Buffer.concat([Buffer.from('%PDF-1.7\n5 0 obj\n<<>>\nstream\n'), stream, Buffer.from('\nendstream\n')]),
  );
  await hand('Foto.png', 'image/png', Buffer.from('\u0089PNG'));
  return id;
}

async function event(store: World['store'], trajectory: string, by: string, body: object): Promise<void> {
  await rowsOf(store, {
    text: `INSERT INTO trajectory_event (trajectory_id, version, at, type, actor, body)
      SELECT $1, max(version) + 1, $2, $3, $4, $5 FROM trajectory_event WHERE trajectory_id = $1`,
    values: [
      ...[trajectory, AT, (body as { type: string }).type],
      ...[JSON.stringify({ kind: 'person', person: by }), JSON.stringify(body)],
    ],
  });
}
