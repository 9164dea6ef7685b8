import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sendOwedLetters } from '../../src/application/owed-letters/send.ts';
import { keepNoLonger } from '../../src/application/privacy/retention.ts';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { retentionPeriods } from '../../src/domain/privacy/retention.ts';
import { fold } from '../../src/domain/trajectory/model/apply.ts';
import { adjustableClock } from '../../src/platform/clock.ts';
import { loadConfiguration } from '../../src/platform/configuration.ts';
import { createLogger } from '../../src/platform/logging.ts';
import { rowsOf } from '../../src/store/database/db.ts';
import { saveOrganisation } from '../../src/store/people/organisations.ts';
import { insertPerson } from '../../src/store/people/people.ts';
import { retentionRuns } from '../../src/store/privacy/retention.ts';
import { insertAttachment } from '../../src/store/trajectories/attachments.ts';
import { findTrajectory, journalOf } from '../../src/store/trajectories/trajectories.ts';
import { type MailSink, startMailSink } from '../support/environment.ts';
import { type DatabaseSetting, enrolSchool, prepareDatabase } from '../support/trajectories.ts';

const ENDED = '2026-09-01T08:00:00.000Z';

describe('what is kept for a time', () => {
  let setting: DatabaseSetting;
  let ended: string;
  let running: string;
  const clock = adjustableClock('2031-08-15T08:00:00Z');
  let sink: MailSink;

  beforeAll(async () => {
    [setting, sink] = await Promise.all([prepareDatabase(), startMailSink()]);
    const { store } = setting;
    const administrator = {
      id: randomUUID(),
      name: 'Ann Admin',
      language: 'nl',
      function: 'administrator',
    } as const;
    const organisationId = randomUUID();
    await saveOrganisation(store, { id: organisationId, kind: 'central', name: 'Centrale directie' });
    await insertPerson(store, { ...administrator, email: 'ann@pbd.example', organisationId });
    ended = await oldTrajectory(setting, true);
    running = await oldTrajectory(setting, false);
  });

  afterAll(async () => {
    await Promise.all([setting?.stop(), sink?.stop()]);
  });

  const keep = () =>
    keepNoLonger({
      ...{ store: setting.store, clock, periods: retentionPeriods({ 'mail-texts': 'never' }) },
    });
  /** What the administrators are told, once the day has been gone through. */
  const told = async (at: string) => {
    clock.set(at);
    const environment = { NODE_ENV: 'test', SMTP_URL: sink.smtpUrl, MAIL_FROM: 'traject@pbd.example' };
    const { store } = setting;
    const configuration = loadConfiguration(environment);
    await sendOwedLetters({ store, clock, configuration, logger: createLogger('silent') });
    return sink.mails.map(({ mail }) => mail);
  };

  it('is announced a month before it goes, and until that day everything is there', async () => {
    const { coming, gone } = await keep();
    expect(gone).toEqual([]);
    expect(coming).toEqual([
      { kind: 'documents', count: 1, on: '2031-09-14' },
      { kind: 'words', count: 1, on: '2031-09-14' },
    ]);
    expect(await told('2031-08-15T08:05:00Z')).toHaveLength(0);
    sink.answer(() => ({ code: 451 }));
    expect(await told('2031-08-15T08:10:00Z')).toHaveLength(0);
    sink.answer(() => undefined);
    const sent = await told('2031-08-15T09:00:00Z');
    expect(sent).toHaveLength(1);
    expect([sent[0]?.to].flat()[0]?.value).toEqual([{ name: 'Ann Admin', address: 'ann@pbd.example' }]);
    expect(sent[0]?.from?.value).toEqual([{ name: 'Centrale directie', address: 'traject@pbd.example' }]);
    expect(sent[0]?.text).toContain('Op zondag 14 september 2031 wissen we documenten van trajecten');

    clock.set('2031-09-13T08:00:00Z');
    expect((await keep()).gone).toEqual([]);
    expect(await notesOf(ended)).toEqual(['Zij is ziek, zegt Jan.']);
  });

  it('goes on its day and is told, while what was decided still folds to what is stored', async () => {
    clock.set('2031-09-14T08:00:00Z');
    expect((await keep()).gone).toEqual([
      { kind: 'documents', count: 1, on: '2031-09-14' },
      { kind: 'words', count: 1, on: '2031-09-14' },
    ]);
    const sent = await told('2031-09-14T08:10:00Z');
    expect(sent.at(-1)?.text).toContain('Gewist zijn documenten van trajecten die voorbij zijn: 1.');

    const { store } = setting;
    expect(await notesOf(ended)).toEqual(['[…]']);
    expect(await namesOf(ended)).toEqual(['gewist-erased.pdf']);
    const state = (await findTrajectory(store, EVERYTHING, ended))?.state;
    expect(fold(ended, await journalOf(store, EVERYTHING, ended))).toEqual(state);
    expect(await retentionRuns(store, '2031-09-14T00:00:00Z')).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: 'words', removed: 1 })]),
    );
  });

  it('does not go while its trajectory runs, nor what is set to be kept for ever', async () => {
    expect(await notesOf(running)).toEqual(['Zij is ziek, zegt Jan.']);
    expect(await namesOf(running)).toEqual(['Visie.pdf']);
    const { rows } = await setting.store.pool.query('SELECT count(*)::int AS count FROM mail_content');
    expect(rows).toEqual([{ count: 2 }]);
  });

  it('goes for people too, once nothing in which they had a part is younger', async () => {
    const { store, principal } = setting;
    await rowsOf(store, {
      text: 'UPDATE trajectory SET ended_at = $2, status = $3 WHERE id = $1',
      values: [running, ENDED, 'completed'],
    });
    await rowsOf(store, { text: `UPDATE person SET left_at = $1, created_at = $1`, values: [ENDED] });
    await rowsOf(store, { text: `UPDATE person SET left_at = NULL WHERE function <> 'principal'` });
    clock.set('2031-10-01T08:00:00Z');
    expect((await keep()).coming.find(({ kind }) => kind === 'people')?.count).toBe(1);
    clock.set('2031-11-01T08:00:00Z');
    await keep();
    const { rows } = await store.pool.query(
      'SELECT id, erased_at IS NULL AS known FROM person WHERE id = $1',
      [principal],
    );
    expect(rows).toEqual([{ id: principal, known: false }]);
  });

  async function notesOf(id: string) {
    const journal = await journalOf(setting.store, EVERYTHING, id);
    return journal.flatMap(({ body }) => (body.type === 'noted' ? [body.text] : []));
  }

  async function namesOf(id: string) {
    const { rows } = await setting.store.pool.query('SELECT name FROM attachment WHERE trajectory_id = $1', [
      id,
    ]);
    return rows.map(({ name }) => name);
  }
});

/** A trajectory of five years ago with a note, a document and a mail. */
async function oldTrajectory(setting: DatabaseSetting, hasEnded: boolean): Promise<string> {
  const { store, principal } = setting;
  const { id } = await enrolSchool(setting, ENDED);
  await rowsOf(store, {
    text: `INSERT INTO trajectory_event (trajectory_id, version, at, type, actor, body)
      SELECT $1, max(version) + 1, $2, 'noted', '{"kind": "system"}', '{"type": "noted", "text": "Zij is ziek, zegt Jan."}'
      FROM trajectory_event WHERE trajectory_id = $1`,
    values: [id, ENDED],
  });
  const state = fold(id, await journalOf(store, EVERYTHING, id));
  await rowsOf(store, {
    text: 'UPDATE trajectory SET state = $2, version = $3, ended_at = $4, status = $5 WHERE id = $1',
    values: [
      id,
      JSON.stringify(state),
      state.version,
      hasEnded ? ENDED : null,
      hasEnded ? 'stopped' : 'active',
    ],
  });
  const content = Buffer.from('visie');
  await insertAttachment(store, {
    ...{
      id: randomUUID(),
      trajectoryId: id,
      name: 'Visie.pdf',
      mediaType: 'application/pdf',
      content,
      createdAt: ENDED,
    },
  });
  const mail = randomUUID();
  await rowsOf(store, {
    text: `INSERT INTO mail (id, key, trajectory_id, kind, rung, path, step, phase, to_role, person_id, send_at, sent_at, status)
      VALUES ($1, 'ask', $2, 'ask', 'ask', 'start/confirms', 'confirms', 'start', 'principal', $3, $4, $4, 'sent')`,
    values: [mail, id, principal, ENDED],
  });
  await rowsOf(store, {
    text: 'INSERT INTO mail_content VALUES ($1, $2, $3)',
    values: [mail, 'Dag', 'Dag'],
  });
  return id;
}
