import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addAuditEntry, forgetAudit, verifyAudit } from '../../src/store/access/audit.ts';
import { addContentReason } from '../../src/store/access/content-reasons.ts';
import { openDatabase, rowsOf, storeOfSystem } from '../../src/store/database/db.ts';
import { type DatabaseSetting, prepareDatabase } from '../support/trajectories.ts';
import { startWorld, type World } from './world.ts';

describe('the audit', () => {
  let world: World;

  beforeAll(async () => {
    world = await startWorld();
  });

  afterAll(async () => {
    await world?.stop();
  });

  const ask = async (name: string, path: string, init: RequestInit = {}) => {
    const { headers } = world.people.find((one) => one.name === name) as World['people'][number];
    const type = { 'Content-Type': 'application/json', 'If-Match': '*' };
    const response = await fetch(`${world.url}/api/v1${path}`, { ...init, headers: { ...headers, ...type } });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  };
  const linesFor = async (name: string, query = '') => (await ask(name, `/audit${query}`)).body.items;

  it('says who read a trajectory or corrected somebody, to the administrator and to the service that it concerns', async () => {
    const { first } = world;
    await ask('counsellor', `/trajectories/${first.own.id}`);
    await ask('the administrator', `/trajectories/${first.own.id}`);
    await ask('counsellor', `/people/${first.principal}`, {
      method: 'PATCH',
      body: '{"phone":"+32 470 00 00 00"}',
    });
    const about = await linesFor('the administrator', `?subject=${first.own.id}`);
    expect(about.map(({ role, action }: Record<string, string>) => [role, action])).toEqual([
      ['administrator', 'see-trajectory'],
      ['counsellor', 'see-trajectory'],
    ]);
    expect(await linesFor('coordinator', `?subject=${first.own.id}`)).toEqual(about);
    const [corrected] = await linesFor('coordinator', `?subject=${first.principal}`);
    expect(corrected).toMatchObject({ action: 'change-people', person: { id: first.counsellor } });
    expect(await linesFor('another coordinator', `?subject=${first.own.id}`)).toEqual([]);
    expect((await ask('counsellor', '/audit')).status).toBe(403);
  });

  it('has no line of what was refused, or of what has no people in it', async () => {
    const before = await verifyAudit(world.store);
    await ask('another counsellor', `/trajectories/${world.first.own.id}`);
    await ask('another counsellor', `/people/${world.first.principal}`);
    await ask('counsellor', '/templates');
    expect(await verifyAudit(world.store)).toEqual(before);
  });

  it('has a line of a page once it was shown, and none of one that was refused, or of a form that came from elsewhere', async () => {
    const { url, first, people } = world;
    const page = (name: string, path: string, init: RequestInit = {}) => {
      const { headers } = people.find((one) => one.name === name) as World['people'][number];
      return fetch(`${url}${path}`, {
        ...{ ...init, redirect: 'manual' },
        headers: { ...headers, Accept: 'text/html' },
      });
    };
    const { lines } = await verifyAudit(world.store);
    const form = { method: 'POST', body: new URLSearchParams({ answer: 'confirm' }) };
    const contact = `/trajectories/${first.own.id}/named-contacts/${randomUUID()}`;
    const refused = [
      await page('another counsellor', `/trajectories/${first.own.id}`),
      await page('another counsellor', `/people/${first.principal}`),
      await page('the administrator', `/people/${first.principal}/privacy`),
      await page('counsellor', contact, form),
      await page('counsellor', `/people/${randomUUID()}`),
    ];
    expect(refused.map(({ status }) => status)).toEqual([404, 404, 403, 403, 404]);
    expect((await verifyAudit(world.store)).lines).toBe(lines);
    const { id: personId } = people.find(
      ({ name }) => name === 'the administrator',
    ) as World['people'][number];
    const givenAt = new Date().toISOString();
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const why = { id: randomUUID(), subject: first.principal, reason: 'Zij vroeg erom', givenAt, until };
    await addContentReason(world.store, { ...why, personId });
    const [shown, asFile] = [
      await page('counsellor', `/trajectories/${first.own.id}`),
      await page('the administrator', `/people/${first.principal}/privacy.json`),
    ];
    expect([shown.status, asFile.status]).toEqual([200, 200]);
    expect(await shown.text()).toContain('</html>');
    expect((await verifyAudit(world.store)).lines).toBe(lines + 3);
    const list = await page('counsellor', '/schools/export.csv');
    expect([list.status, await list.text()]).toEqual([200, expect.stringContaining(first.school)]);
    expect((await page('counsellor', '/trajectories/export.csv')).status).toBe(200);
    const taken = (await linesFor('coordinator')).filter(
      ({ action }: { action: string }) => action === 'export',
    );
    expect(taken).toMatchObject([
      { subject: 'trajectories', person: { id: first.counsellor } },
      { subject: 'schools', person: { id: first.counsellor } },
    ]);
    const all = await linesFor('the administrator', `?subject=${first.principal}`);
    expect(all.map(({ action }: { action: string }) => action)).toContain('export');
  });

  it('tells a service nothing of who named the id of something of its own on a page, and found nothing', async () => {
    const { url, second, people } = world;
    const { headers } = people.find(({ name }) => name === 'coordinator') as World['people'][number];
    const asked = { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams() } as const;
    expect((await fetch(`${url}/held-changes/${second.own.id}`, asked)).status).toBe(403);
    expect(await linesFor('another coordinator', `?subject=${second.own.id}`)).toEqual([]);
  });

  it('counts every line once when many are written at the same moment', async () => {
    const before = (await verifyAudit(world.store)).lines;
    await Promise.all(Array.from({ length: 20 }, () => ask('counsellor', '/people?limit=1')));
    expect(await verifyAudit(world.store)).toEqual({ lines: before + 20 });
  });

  it('is only added to, and shows where somebody changed it all the same', async () => {
    const change = (text: string) => rowsOf(world.store, { text });
    for (const text of [
      `UPDATE audit_entry SET role = 'x'`,
      'DELETE FROM audit_entry',
      'TRUNCATE audit_entry',
    ]) {
      await expect(change(text)).rejects.toThrow();
    }
    await change('ALTER TABLE audit_entry DISABLE TRIGGER USER');
    await change(`UPDATE audit_entry SET role = 'x' WHERE number = 3`);
    expect((await verifyAudit(world.store)).brokenAt).toBe(3);
  });
});

describe('lines of the audit whose time is over', () => {
  let setting: DatabaseSetting;

  beforeAll(async () => {
    setting = await prepareDatabase();
  });

  afterAll(async () => {
    await setting?.stop();
  });

  const add = (at: string) => addAuditEntry(setting.store, { at, role: 'operator', action: 'create-key' });
  const numbers = async () => {
    const { rows } = await setting.store.pool.query(
      'SELECT number::int AS number FROM audit_entry ORDER BY number',
    );
    return rows.map(({ number }) => number);
  };

  it('go from the first on, and the chain goes on from where they ended', async () => {
    const recent = new Date().toISOString();
    for (const at of ['2020-01-01T00:00:00Z', '2020-02-01T00:00:00Z', recent, '2020-03-01T00:00:00Z'])
      await add(at);
    expect(await forgetAudit(setting.store, '2025-01-01T00:00:00Z')).toBe(2);
    expect(await numbers()).toEqual([3, 4]);
    expect(await verifyAudit(setting.store)).toEqual({ lines: 2 });
    // Whoever asks for more gets nothing that is younger than a year.
    expect(await forgetAudit(setting.store, '2999-01-01T00:00:00Z')).toBe(0);
    await add(recent);
    expect(await verifyAudit(setting.store)).toEqual({ lines: 3 });
    expect(await numbers()).toEqual([3, 4, 5]);
  });

  it('cannot be taken away by the role with which the program runs', async () => {
    const { store, database } = setting;
    const grants = readFileSync(new URL('../../docs/access.md', import.meta.url), 'utf8');
    const statements = /```sql\n([\s\S]*?)```/.exec(grants)?.[1]?.replace("'…'", "'app'") ?? '';
    await store.pool.query(statements);
    const url = new URL(database.databaseUrl);
    url.username = 'traject_app';
    url.password = 'app';
    const app = storeOfSystem(openDatabase({ databaseUrl: url.toString() }), 'operator');
    try {
      await addAuditEntry(app, { at: new Date().toISOString(), role: 'operator', action: 'create-key' });
      for (const text of [
        `UPDATE audit_entry SET role = 'x'`,
        'DELETE FROM audit_entry',
        'TRUNCATE audit_entry',
        'UPDATE audit_anchor SET number = 0',
        `SELECT set_config('traject.audit_forgets', 'on', true); DELETE FROM audit_entry`,
      ]) {
        await expect(app.pool.query(text)).rejects.toThrow(/permission denied/);
      }
      expect(await verifyAudit(app)).toEqual({ lines: 4 });
    } finally {
      await app.database.close();
    }
  });
});
