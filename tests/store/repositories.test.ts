import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createForgetOldKeys } from '../../src/activities/chores/forget-old-keys.ts';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { adjustableClock } from '../../src/platform/clock.ts';
import type { Logger } from '../../src/platform/logging.ts';
import { deleteOverride, loadCalendar, saveOverride } from '../../src/store/calendar/overrides.ts';
import { inTransaction } from '../../src/store/database/transaction.ts';
import { loadOf } from '../../src/store/day/load.ts';
import { clearAlarm } from '../../src/store/mail/alarm.ts';
import { mailsOf, requestMail } from '../../src/store/mail/mails.ts';
import {
  claimIdempotencyKey,
  releaseIdempotencyKey,
  storeIdempotentAnswer,
} from '../../src/store/operations/idempotency.ts';
import { findLink, insertLinks, markLinkUsed, revokeLinks } from '../../src/store/people/links.ts';
import { namesByFunction } from '../../src/store/people/names.ts';
import { saveOrganisation } from '../../src/store/people/organisations.ts';
import {
  type Among,
  correctPerson,
  findPersonByEmail,
  insertPerson,
  listPeople,
  markUnreachable,
} from '../../src/store/people/people.ts';
import { allSchools, applySchools, findSchool, listSchools } from '../../src/store/people/schools.ts';
import {
  findTemplate,
  latestTemplate,
  latestTemplates,
  publishTemplate,
  templateOf,
  unreadableTemplates,
} from '../../src/store/templates/templates.ts';
import { attachmentsOf, insertAttachment, readAttachment } from '../../src/store/trajectories/attachments.ts';
import { type DatabaseSetting, enrolSchool, prepareDatabase } from '../support/trajectories.ts';

const at = '2026-09-15T08:00:00.000Z';
const later = '2026-09-16T08:00:00.000Z';
const templateFile = fileURLToPath(new URL('../support/two-conversations.yaml', import.meta.url));

describe('the store', () => {
  let setting: DatabaseSetting;
  beforeAll(async () => {
    setting = await prepareDatabase();
  });
  afterAll(() => setting?.stop());

  it('names everybody whose trajectories can be asked for, also beyond the first few hundred', async () => {
    const { store } = setting;
    const [service, other] = [randomUUID(), randomUUID()];
    for (const id of [service, other])
      await saveOrganisation(store, { id, kind: 'pbd', name: `Dienst ${id}` });
    await store.pool.query(
      `INSERT INTO person (id, name, language, function, organisation_id)
        SELECT gen_random_uuid(), 'Begeleider ' || lpad(n::text, 3, '0'), 'nl', 'counsellor', $1 FROM generate_series(1, 300) n`,
      [service],
    );
    await insertPerson(store, {
      ...{
        id: randomUUID(),
        name: 'Zoë Zorg',
        function: 'coordinator',
        language: 'nl',
        organisationId: other,
      },
    });
    const functions = ['counsellor', 'coordinator'];
    const all = await namesByFunction(store, EVERYTHING, functions);
    expect(all.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Begeleider 001', 'Begeleider 300', 'Zoë Zorg']),
    );
    const own = await namesByFunction(store, { kind: 'organisation', organisation: service }, functions);
    expect(own.map(({ name }) => name)).toEqual(
      Array.from({ length: 300 }, (_, nth) => `Begeleider ${String(nth + 1).padStart(3, '0')}`),
    );
  });

  it('gives the counsellors of a service page by page, with how many there are, whoever has most first', async () => {
    const { store } = setting;
    const [service, other] = [randomUUID(), randomUUID()];
    for (const id of [service, other])
      await saveOrganisation(store, { id, kind: 'pbd', name: `Dienst ${id}` });
    const add = (name: string, organisationId: string, more: { function?: string } = {}) =>
      insertPerson(store, {
        id: randomUUID(),
        name,
        language: 'nl',
        function: 'counsellor',
        organisationId,
        ...more,
      });
    for (const name of ['Cleo', 'Anke', 'Bram', 'Dries', 'Eva']) await add(name, service);
    await add('Wie coördineert en niets volgt', service, { function: 'coordinator' });
    await add('Iemand elders', other);
    const page = async (offset: number) => {
      const { items, total } = await loadOf(store, {
        organisation: service,
        today: '2026-09-15',
        limit: 2,
        offset,
      });
      return [items.map(({ name }) => name), total];
    };
    expect(await page(0)).toEqual([['Anke', 'Bram'], 5]);
    expect(await page(2)).toEqual([['Cleo', 'Dries'], 5]);
    expect(await page(4)).toEqual([['Eva'], 5]);
  });

  it('publishes a changed template as a new version, and the same one not again', async () => {
    const { store } = setting;
    const source = await readFile(templateFile, 'utf8');
    expect((await publishTemplate(store, source)).version).toBe(1);
    const changed = source.replace('Doen jullie mee?', 'Doen jullie nog mee?');
    const twice = await Promise.all([publishTemplate(store, changed), publishTemplate(store, changed)]);
    expect(twice.map(({ version }) => version)).toEqual([2, 2]);
    expect((await latestTemplate(store, 'two-conversations'))?.source).toBe(changed);
    expect((await findTemplate(store, 'two-conversations', 1))?.source).toBe(source);
    expect(await findTemplate(store, 'two-conversations', 3)).toBeUndefined();
    // Parsed once, also for a transaction: a commit that tells others of it asks for every template.
    const [latest] = await inTransaction(store, latestTemplates);
    expect(latest?.template).toBe((await latestTemplate(store, 'two-conversations'))?.template);
    await expect(publishTemplate(store, 'template: half')).rejects.toMatchObject({
      code: 'template-invalid',
    });
  });

  it('gives running trajectories the words of a newer version that differs in nothing else', async () => {
    const { store } = setting;
    const first = (await readFile(templateFile, 'utf8')).replace(
      'template: two-conversations',
      'template: worded',
    );
    const second = first.replace('Doen jullie mee?', 'Doen jullie nog mee?');
    const third = second.replace('Doen jullie nog mee?', 'Doen jullie voortaan mee?').replace('P2W', 'P3W');
    const asked = async (version: number) =>
      JSON.stringify(await templateOf(store, 'worded', version)).match(/Doen jullie[^"]*/)?.[0];
    await publishTemplate(store, first);
    expect(await asked(1)).toBe('Doen jullie mee?');
    await publishTemplate(store, second);
    expect([await asked(1), await asked(2)]).toEqual(['Doen jullie nog mee?', 'Doen jullie nog mee?']);
    expect((await publishTemplate(store, third)).version).toBe(3);
    expect([await asked(1), await asked(2), await asked(3)]).toEqual([
      ...['Doen jullie nog mee?', 'Doen jullie nog mee?', 'Doen jullie voortaan mee?'],
    ]);
    // Each version itself stays as it was published.
    expect((await findTemplate(store, 'worded', 1))?.source).toBe(first);
    await store.pool.query(`DELETE FROM template_version WHERE id = 'worded'`);
  });

  it('names a template that cannot be read any more, and lists all others', async () => {
    const { store } = setting;
    await store.pool.query(
      `INSERT INTO template_version (id, version, source, checksum) VALUES ('half', 1, 'template: half', 'half')`,
    );
    expect((await latestTemplates(store)).map(({ id }) => id)).toEqual(['two-conversations']);
    expect(await unreadableTemplates(store)).toEqual([
      { id: 'half', version: 1, why: expect.stringContaining('line 1') },
    ]);
    await store.pool.query(`DELETE FROM template_version WHERE id = 'half'`);
  });

  it('takes over what the register says, closes what is gone and opens what is back', async () => {
    const { store } = setting;
    const school = { number: '900901', name: 'De Linde', municipality: 'Gent', street: 'Kerkstraat' };
    await applySchools(store, [school, { number: '900902', name: 'De Eik' }], [], at);
    await applySchools(store, [{ number: '900901', name: 'De Linde' }], ['900902'], later);
    expect(await findSchool(store, EVERYTHING, '900901')).toEqual({ number: '900901', name: 'De Linde' });
    expect(await findSchool(store, EVERYTHING, '900902')).toEqual({
      number: '900902',
      name: 'De Eik',
      closedAt: later,
    });
    const names = async (closed: boolean) =>
      (await listSchools(store, EVERYTHING, { q: 'de ', closed }, { limit: 10 })).items.map(
        ({ name }) => name,
      );
    expect(await names(false)).toEqual(['De Linde']);
    expect(await names(true)).toEqual(['De Eik', 'De Linde']);
    await applySchools(store, [{ number: '900902', name: 'De Eik' }], [], later);
    expect((await allSchools(store)).filter(({ closed }) => closed)).toEqual([]);
    const first = await listSchools(store, EVERYTHING, { q: '9009' }, { limit: 1 });
    const second = await listSchools(store, EVERYTHING, { q: '9009' }, { limit: 1, cursor: first.next });
    expect([...first.items, ...second.items].map(({ number }) => number)).toEqual(['900902', '900901']);
    expect(second.next).toBeUndefined();
  });

  it('corrects people, and takes a new address for a good one', async () => {
    const { store } = setting;
    const id = randomUUID();
    const person = {
      id,
      name: 'An',
      email: 'an@linde.example',
      language: 'nl',
      schoolNumber: '900901',
    } as const;
    await insertPerson(store, person);
    expect(await insertPerson(store, { ...person, name: 'Somebody else' })).toMatchObject({ name: 'An' });
    await markUnreachable(store, id, 'old@linde.example', at);
    expect(await findPersonByEmail(store, 'AN@linde.example')).not.toHaveProperty('unreachableAt');
    await markUnreachable(store, id, 'an@linde.example', at);
    expect(await findPersonByEmail(store, 'an@linde.example', { school: '900901' })).toMatchObject({
      unreachableAt: at,
    });
    const corrected = await correctPerson(store, id, { email: 'an.b@linde.example', phone: null });
    expect(corrected).toEqual({ ...person, email: 'an.b@linde.example', remindersOff: false });
    const sought = { school: '900901', q: '%' };
    expect((await listPeople(store, EVERYTHING, sought, { limit: 5 })).items).toEqual([]);
    expect(
      (await listPeople(store, EVERYTHING, { school: '900901', q: 'AN.B' }, { limit: 5 })).items,
    ).toEqual([corrected]);
    expect(await correctPerson(store, randomUUID(), { name: 'Nobody' })).toBeUndefined();
  });

  it('finds people by address only among those who are meant', async () => {
    const { store } = setting;
    const email = 'same@linde.example';
    const service = randomUUID();
    const provider = randomUUID();
    await saveOrganisation(store, { id: service, kind: 'pbd', name: 'Dienst' });
    await saveOrganisation(store, { id: provider, kind: 'provider', name: 'Vormingshuis' });
    const add = async (more: object) => {
      const person = { id: randomUUID(), name: 'Same', email, language: 'nl', ...more } as const;
      return (await insertPerson(store, person)).id;
    };
    const found = async (among: Among) => (await findPersonByEmail(store, email, among))?.id;
    const counsellor = await add({ organisationId: service, function: 'counsellor' });
    expect(await found({ party: 'provider' })).toBeUndefined();
    expect(await found({ party: 'central' })).toBeUndefined();
    expect(await found({ party: 'school' })).toBeUndefined();
    expect(await found({ organisation: provider })).toBeUndefined();
    expect(await found({ party: 'pbd' })).toBe(counsellor);
    expect(await found({ party: 'pbd', organisation: service })).toBe(counsellor);
    const trainer = await add({ organisationId: provider });
    expect(await found({ party: 'provider' })).toBe(trainer);
    const principal = await add({ schoolNumber: '900901' });
    expect(await found({ party: 'school' })).toBe(principal);
    expect(await found({ party: 'school', school: '900902' })).toBeUndefined();
    await correctPerson(store, principal, { leftAt: at });
    const successor = await add({ schoolNumber: '900901' });
    expect(await found({ school: '900901' })).toBe(successor);
  });

  it('adds a person once when many do so at the same instant', async () => {
    const { store } = setting;
    for (const _round of Array.from({ length: 5 })) {
      const id = randomUUID();
      const names = Array.from({ length: 24 }, (_, number) => `An ${number}`);
      const added = await Promise.all(names.map((name) => insertPerson(store, { id, name, language: 'nl' })));
      expect(names).toContain(added[0]?.name);
      expect(added).toEqual(added.map(() => added[0]));
    }
  });

  it('gives a school its own days, seen at once where they were changed', async () => {
    const { store } = setting;
    const general = await loadCalendar(store);
    expect(await loadCalendar(store, '900901')).toBe(general);
    const id = randomUUID();
    await saveOverride(store, {
      id,
      from: '2026-10-05',
      to: '2026-10-05',
      kind: 'free-day',
      school: '900901',
    });
    const own = await loadCalendar(store, '900901');
    expect(own.overrides).toMatchObject([{ from: '2026-10-05', kind: 'free-day', school: '900901' }]);
    expect(await loadCalendar(store, '900901')).toBe(own);
    expect((await loadCalendar(store, '900902')).school).toBeUndefined();
    expect(await deleteOverride(store, EVERYTHING, id)).toBe(true);
    expect((await loadCalendar(store, '900901')).overrides).toEqual([]);
  });

  it('lets one have an idempotency key, and gives the others its answer', async () => {
    const { store } = setting;
    const use = { key: randomUUID(), principal: 'p', route: 'POST /x', fingerprint: 'f' };
    const claim = (change = {}, abandonedAfter = 60) =>
      claimIdempotencyKey(store, { ...use, ...change }, { abandonedAfter });
    const kinds = (await Promise.all([claim(), claim(), claim()])).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['claimed', 'in-flight', 'in-flight']);
    expect(await claim({ principal: 'q' })).toEqual({ kind: 'claimed' });
    expect(await claim({}, 0)).toEqual({ kind: 'claimed' });
    await releaseIdempotencyKey(store, use);
    expect(await claim()).toEqual({ kind: 'claimed' });
    const answer = {
      status: 201,
      body: { a: 1 },
      headers: { Location: '/x/1' },
      text: { type: 't', content: 'c' },
    };
    await storeIdempotentAnswer(store, use, answer);
    await releaseIdempotencyKey(store, use);
    expect(await claim({}, 0)).toEqual({ kind: 'answered', answer });
    expect(await claim({ fingerprint: 'g' })).toEqual({ kind: 'other-content' });
    await storeIdempotentAnswer(store, use, { status: 204 });
    expect(await claim()).toEqual({ kind: 'answered', answer: { status: 204 } });
  });

  it('forgets idempotency keys of more than a week ago', async () => {
    const { store } = setting;
    const logged: object[] = [];
    const clock = adjustableClock(at);
    const logger = { info: (facts: object) => void logged.push(facts) };
    const forgetOldKeys = createForgetOldKeys({ store, clock, logger: logger as unknown as Logger });
    const use = (key: string) => ({ key, principal: 'p', route: 'POST /y', fingerprint: 'f' });
    const claim = async (key: string, daysAgo: number) => {
      await claimIdempotencyKey(store, use(key), { abandonedAfter: 60 });
      await storeIdempotentAnswer(store, use(key), { status: 204 });
      await store.pool.query(
        'UPDATE idempotency_key SET created_at = now() - make_interval(days => $2) WHERE key = $1',
        [key, daysAgo],
      );
    };
    await Promise.all([claim('a', 8), claim('b', 30), claim('c', 6)]);
    expect(await forgetOldKeys()).toBe(2);
    expect(logged).toEqual([{ forgotten: 2 }]);
    const kept = await claimIdempotencyKey(store, use('c'), { abandonedAfter: 60 });
    expect(kept).toEqual({ kind: 'answered', answer: { status: 204 } });
    expect(await forgetOldKeys()).toBe(0);
    expect(logged).toEqual([{ forgotten: 2 }]);
  });

  it('keeps links by their hash, and revokes them by person or step', async () => {
    const { store, principal, counsellor } = setting;
    const { id } = await enrolSchool(setting, at);
    const link = (tokenHash: string, personId: string, path: string) => ({
      tokenHash,
      trajectoryId: id,
      personId,
      role: 'principal',
      path,
      createdAt: at,
      expiresAt: later,
    });
    await insertLinks(store, [
      link('a', principal, 'x'),
      link('b', principal, 'y'),
      link('c', counsellor, 'x'),
    ]);
    expect(await findLink(store, 'a')).toEqual(link('a', principal, 'x'));
    await markLinkUsed(store, 'a', later);
    expect(await revokeLinks(store, { trajectoryId: id, personId: principal, path: 'x' }, later)).toBe(1);
    expect(await findLink(store, 'a')).toMatchObject({ usedAt: later, revokedAt: later });
    expect(await revokeLinks(store, { trajectoryId: id }, later)).toBe(2);
    expect(await findLink(store, 'z')).toBeUndefined();
  });

  it('keeps files as they came', async () => {
    const { store, principal } = setting;
    const { id: trajectoryId } = await enrolSchool(setting, at);
    const id = randomUUID();
    const content = Buffer.from([0, 1, 2, 255, 0]);
    const file = { id, trajectoryId, name: 'visie.pdf', mediaType: 'application/pdf', uploadedBy: principal };
    const stored = await insertAttachment(store, { ...file, content, createdAt: at });
    expect(stored).toMatchObject({ ...file, size: 5, createdAt: at });
    expect(await insertAttachment(store, { ...file, name: 'other', content, createdAt: later })).toEqual(
      stored,
    );
    expect(Buffer.from((await readAttachment(store, EVERYTHING, id))!)).toEqual(content);
    expect(await attachmentsOf(store, EVERYTHING, trajectoryId)).toEqual([stored]);
  });

  it('keeps a file once when many hand it in at the same instant', async () => {
    const { store } = setting;
    const { id: trajectoryId } = await enrolSchool(setting, at);
    const id = randomUUID();
    const handIn = (name: string) =>
      insertAttachment(store, {
        id,
        trajectoryId,
        name,
        mediaType: 'application/pdf',
        content: Buffer.from(name),
        createdAt: at,
      });
    const names = Array.from({ length: 24 }, (_, number) => `visie-${number}.pdf`);
    const stored = await Promise.all(names.map(handIn));
    expect(await attachmentsOf(store, EVERYTHING, trajectoryId)).toEqual([stored[0]]);
    expect(stored).toEqual(stored.map(() => stored[0]));
    expect(Buffer.from((await readAttachment(store, EVERYTHING, id))!).toString()).toBe(stored[0]?.name);
  });

  it('plans a link that was asked for once, and wakes the mailroom unless it is awake already', async () => {
    const { store, principal } = setting;
    const { id } = await enrolSchool(setting, at);
    const request = (key: string, now: string) =>
      requestMail(store, {
        trajectoryId: id,
        key,
        personId: principal,
        role: 'principal',
        path: 'start/confirms',
        step: 'confirms',
        phase: 'start',
        now,
      });
    await clearAlarm(store, 0);
    expect(await request('one', later)).toEqual({ isNew: true, mailroom: 0 });
    expect(await request('one', later)).toEqual({ isNew: false });
    expect(await request('two', later)).toEqual({ isNew: true });
    // Five minutes on, nobody has listened.
    expect(await request('three', '2026-09-16T08:05:00.000Z')).toEqual({ isNew: true, mailroom: 0 });
    const asked = (await mailsOf(store, EVERYTHING, id)).filter(({ kind }) => kind === 'link');
    expect(asked.map(({ personId, immediate, status }) => [personId, immediate, status])).toEqual(
      asked.map(() => [principal, true, 'planned']),
    );
    expect(asked.length).toBe(3);
  });
});
