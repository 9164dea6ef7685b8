import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDoBulkItems } from '../../src/activities/do-bulk-items.ts';
import { authorise } from '../../src/application/access/authorise.ts';
import { enrolList } from '../../src/application/enrolment-lists/enrol.ts';
import { keepList } from '../../src/application/enrolment-lists/keep.ts';
import { readListOf } from '../../src/application/enrolment-lists/read-lists.ts';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { findPerson } from '../../src/store/people/people.ts';
import { until } from '../support/until.ts';
import { type RunningApi, startApi, TODAY } from './running-api.ts';

describe('What is asked of many trajectories at once', () => {
  let api: RunningApi;

  beforeAll(async () => {
    api = await startApi();
  });

  afterAll(async () => {
    await api?.stop();
  });

  async function enrolled(more: object = {}): Promise<string> {
    const answer = await api.post('trajectories', await api.enrolment(more));
    expect(answer.status).toBe(201);
    return answer.body.id;
  }

  const note = { type: 'note', text: 'The network of schools meets in June.' };
  const operation = async (id: string) => (await api.get(`bulk/${id}`)).body;
  const ended = (id: string) => until(async () => (await operation(id)).finished_at !== null);
  const notesOf = async (trajectory: string) => {
    const { body } = await api.get(`trajectories/${trajectory}/journal`);
    return body.items.filter(({ type }: { type: string }) => type === 'noted').length;
  };

  it('goes on by itself, and says of each what became of it', async () => {
    const [first, second, third] = [await enrolled(), await enrolled(), await enrolled()];
    await api.post(`trajectories/${second}/commands`, { type: 'pause', reason: 'renovation' });
    const begun = await api.post('bulk', {
      command: { type: 'pause', reason: 'a storm closes the schools' },
      trajectories: [first, second, third, first],
    });
    expect(begun.status).toBe(202);
    expect(begun.headers.get('location')).toBe(`/api/v1/bulk/${begun.body.id}`);
    await ended(begun.body.id);
    const { counts, items } = await operation(begun.body.id);
    expect(counts).toEqual({ total: 3, done: 2, refused: 1, kept: 0, waiting: 0 });
    expect(items).toMatchObject([
      { trajectory: first, outcome: 'done', code: null },
      {
        trajectory: second,
        outcome: 'refused',
        code: 'trajectory-paused',
        message: { nl: expect.any(String) },
      },
      { trajectory: third, outcome: 'done' },
    ]);
    expect((await api.get(`trajectories/${third}`)).body.status).toBe('paused');
  });

  it('says beforehand what would become of each, and changes nothing', async () => {
    const school = await api.addSchool();
    const running = await enrolled({ subject: { kind: 'school', id: school } });
    const body = { command: { type: 'stop', reason: 'the school merges' }, filter: { school } };
    const preview = await api.post('bulk?dry_run=true', body);
    expect(preview.status).toBe(200);
    expect(preview.body).toMatchObject({
      ...{ total: 1, done: 1, refused: 0 },
      items: [{ trajectory: running, outcome: 'done', status: { before: 'active', after: 'stopped' } }],
    });
    expect(preview.body.items[0].mails.withdrawn).toBeGreaterThan(0);
    expect((await api.get(`trajectories/${running}`)).body.status).toBe('active');

    // Of each what it says of one: which dates move, who hears of it at once, and what is not undone.
    const named = { trajectories: [running] };
    const looked = async (command: object) => {
      const [many, one] = [
        await api.post('bulk?dry_run=true', { command, ...named }),
        await api.post(`trajectories/${running}/commands?dry_run=true`, command),
      ];
      return { item: many.body.items[0], one: one.body };
    };
    const pause = await looked({ type: 'pause', reason: 'renovation', until: '2027-03-01' });
    expect(pause.item.dates.length).toBeGreaterThan(1);
    expect(pause.item.dates).toEqual(pause.one.dates);
    const person = { name: 'Nora Nieuw', email: 'nora.nieuw@school.example' };
    const assign = await looked({ type: 'assign', role: 'principal', person });
    expect(assign.item.told).toEqual([{ role: 'principal', person: { id: null, name: 'Nora Nieuw' } }]);
    expect(assign.item.told).toEqual(assign.one.told);
    expect(assign.item.cannot_be_undone).toEqual(assign.one.cannot_be_undone);

    const newcomer = { name: 'Nele Nieuw', email: 'nele.nieuw@school.example' };
    const command = { type: 'assign', role: 'principal', person: newcomer };
    await api.post('bulk?dry_run=true', { command, trajectories: [running] });
    expect((await api.get('people?q=nele.nieuw')).body.items).toEqual([]);
  });

  it('holds each trajectory to what whoever asks deals with', async () => {
    const { counsellor, otherCounsellor } = api.world;
    const own = await enrolled();
    const body = { command: note, trajectories: [own] };
    const preview = await api.post('bulk?dry_run=true', body, { as: otherCounsellor });
    expect(preview.body.items).toMatchObject([{ reference: null, outcome: 'refused', code: 'not-found' }]);
    const begun = await api.post('bulk', body, { as: otherCounsellor });
    await ended(begun.body.id);
    expect((await operation(begun.body.id)).items).toMatchObject([{ outcome: 'refused', code: 'not-found' }]);
    expect(await notesOf(own)).toBe(0);
    expect((await api.get(`bulk/${begun.body.id}`, { as: counsellor })).status).toBe(404);
  });

  it('is refused when nothing is selected, when two selections are given, and with a version', async () => {
    const empty = await api.post('bulk', { command: note, filter: { school: '999999' } });
    expect([empty.status, empty.body.errors[0].code]).toEqual([422, 'nothing-selected']);
    const own = await enrolled();
    const both = await api.post('bulk', { command: note, trajectories: [own], filter: {} });
    expect([both.status, both.body.errors[0].code]).toEqual([400, 'one-selection']);
    const versioned = await api.post('bulk', {
      command: { ...note, expected_version: 1 },
      trajectories: [own],
    });
    expect([versioned.status, versioned.body.errors[0].path]).toEqual([400, 'command.expected_version']);
  });

  it('is begun once with one key', async () => {
    const own = await enrolled();
    const body = { command: note, trajectories: [own] };
    const [one, two] = await Promise.all([
      api.post('bulk', body, { key: 'twice' }),
      api.post('bulk', body, { key: 'twice' }),
    ]);
    const begun = one.status === 202 ? one : two;
    await ended(begun.body.id);
    expect(await notesOf(own)).toBe(1);
  });

  it('goes on with the others when a fault of ours keeps one from being asked', async () => {
    const [broken, other] = [await enrolled(), await enrolled()];
    const { pool } = api.store;
    await pool.query(`CREATE FUNCTION not_asked() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'planted'; END $$`);
    await pool.query(`CREATE TRIGGER not_asked BEFORE INSERT ON command FOR EACH ROW
      WHEN (NEW.trajectory_id = '${broken}') EXECUTE FUNCTION not_asked()`);
    const begun = await api.post('bulk', { command: note, trajectories: [broken, other] });
    await ended(begun.body.id);
    expect((await operation(begun.body.id)).items).toMatchObject([
      { trajectory: broken, outcome: 'refused', code: 'defect', message: { nl: expect.any(String) } },
      { trajectory: other, outcome: 'done' },
    ]);
    await pool.query('DROP FUNCTION not_asked CASCADE');
    const again = await api.post('bulk', { command: note, trajectories: [broken] });
    await ended(again.body.id);
    expect(await Promise.all([broken, other].map(notesOf))).toEqual([1, 1]);
  });

  it('enrols the other schools of a list when a fault of ours keeps one of them from being enrolled', async () => {
    const [broken, other] = [await api.addSchool(), await api.addSchool()];
    const { pool } = api.store;
    const person = (await findPerson(api.store, EVERYTHING, api.world.counsellor))!;
    const asking = { deps: api.deps, caller: await authorise({ deps: api.deps, person, access: 'enrol' }) };
    const rows = [broken, other].map((school) => `${school}\tDirecteur ${school}\td${school}@school.example`);
    const text = ['school\tdirecteur\temail', ...rows].join('\n');
    const known = { template: 'two-conversations', start: TODAY, counsellor_email: person.email! };
    const list = await keepList(asking, { text }, { known, key: 'brought' });
    await pool.query(`CREATE FUNCTION not_enrolled() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'planted'; END $$`);
    await pool.query(`CREATE TRIGGER not_enrolled BEFORE INSERT ON trajectory FOR EACH ROW
      WHEN (NEW.school_number = '${broken}') EXECUTE FUNCTION not_enrolled()`);
    const outcomes = async () => (await readListOf(asking, list)).rows.map(({ result }) => result);
    const haveCome = async () => (await outcomes()).every((result) => result !== undefined);
    await enrolList(asking, list, 'once');
    await until(haveCome);
    const ours = { nl: expect.stringContaining('fout aan onze kant') };
    expect(await outcomes()).toMatchObject([{ outcome: 'refused', message: ours }, { outcome: 'done' }]);
    await pool.query('DROP FUNCTION not_enrolled CASCADE');
    api.clock.advance('PT1M');
    await enrolList(asking, list, 'again');
    await until(async () => (await outcomes()).every((result) => result?.outcome === 'done'));
    for (const school of [broken, other]) {
      expect((await api.get(`trajectories?school=${school}`)).body.items).toHaveLength(1);
    }
  });

  it('does nothing twice when a worker dies between doing an item and saying so', async () => {
    const all = [];
    for (let count = 0; count < 4; count += 1) all.push(await enrolled());
    const begun = await api.post('bulk', { command: note, trajectories: all });
    await ended(begun.body.id);
    // As if the database had been told of none of it.
    await api.store.pool.query(
      'UPDATE bulk_item SET outcome = NULL, version = NULL WHERE operation_id = $1',
      [begun.body.id],
    );
    await api.store.pool.query('UPDATE bulk_operation SET finished_at = NULL WHERE id = $1', [begun.body.id]);
    // Side by side, as when the worker that was taken for dead lives on.
    const doItems = createDoBulkItems(api.deps, () => undefined);
    const now = new Date().toISOString();
    await Promise.all([1, 2].map(() => doItems({ operationId: begun.body.id, now })));
    expect((await operation(begun.body.id)).counts).toMatchObject({ total: 4, done: 4 });
    expect(await Promise.all(all.map(notesOf))).toEqual([1, 1, 1, 1]);
  });
});
