import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execa } from 'execa';
import { isOutage } from '../../src/application/outage.ts';
import { openDatabase, rowsOf, storeOfSystem, type WholeStore } from '../../src/store/database/db.ts';
import { CHANNEL } from '../../src/store/database/notices.ts';
import { inTransaction } from '../../src/store/database/transaction.ts';
import { startPostgres } from '../support/environment.ts';
import { until } from '../support/until.ts';

let postgres: Awaited<ReturnType<typeof startPostgres>>;
let store: WholeStore;

beforeAll(async () => {
  postgres = await startPostgres();
  store = storeOfSystem(openDatabase({ databaseUrl: postgres.databaseUrl }), 'operator');
});
afterAll(async () => {
  await store?.database.close();
  await postgres?.stop();
});

describe('A transaction', () => {
  it('whose connection is lost between two statements is an outage, and does not end the process', async () => {
    const work = inTransaction(store, async (within) => {
      const [row] = await rowsOf<{ pid: number }>(within, {
        text: 'SELECT pg_backend_pid() AS pid',
        values: [],
      });
      await store.pool.query('SELECT pg_terminate_backend($1)', [row?.pid]);
      await until(async () => {
        const { rows } = await store.pool.query('SELECT FROM pg_stat_activity WHERE pid = $1', [row?.pid]);
        return rows.length === 0;
      });
      await rowsOf(within, { text: 'SELECT 1', values: [] });
    });
    expect(isOutage(await work.catch((error: unknown) => error))).toBe(true);
    expect((await store.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('goes on after a statement that is refused, which undoes only itself, also among statements asked for at once', async () => {
    await store.pool.query('CREATE TABLE tried (n int PRIMARY KEY)');
    const add = (within: WholeStore, n: number) =>
      rowsOf(within, { text: 'INSERT INTO tried VALUES ($1)', values: [n] });
    await inTransaction(store, async (within) => {
      await add(within, 1);
      const tried = await Promise.allSettled([1, 2, 1, 3].map((n) => add(within, n)));
      expect(tried.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled']);
      await add(within, 4);
    });
    const kept = await store.pool.query<{ n: number }>('SELECT n FROM tried ORDER BY n');
    expect(kept.rows.map(({ n }) => n)).toEqual([1, 2, 3, 4]);
    const given = await inTransaction(store, async (within) => {
      await add(within, 5);
      throw new Error('given up');
    }).catch((error: Error) => error.message);
    expect(given).toBe('given up');
    expect((await store.pool.query('SELECT FROM tried')).rows).toHaveLength(4);
    expect(await inTransaction(store, async () => 'nothing asked')).toBe('nothing asked');
  });
});

describe('A notice', () => {
  const isListening = async () => {
    const { rows } = await store.pool.query(`SELECT FROM pg_stat_activity WHERE query LIKE 'LISTEN%'`);
    return rows.length > 0;
  };
  const tell = (within: WholeStore, words: string) =>
    rowsOf(within, { text: 'SELECT pg_notify($1, $2)', values: [CHANNEL, words] });

  it('is heard by whoever listens for its key, once what it tells of is committed, and by nobody afterwards', async () => {
    const heard: string[] = [];
    const end = store.database.notices.listen('mine', (words) => heard.push(words));
    await until(isListening);
    await inTransaction(store, async (within) => {
      await tell(within, 'other not this');
      await tell(within, 'mine in time');
      expect(heard).toEqual([]);
    });
    await until(() => heard.length > 0);
    end();
    const endOther = store.database.notices.listen('after', (words) => heard.push(words));
    await tell(store, 'mine too late');
    await tell(store, 'after all');
    await until(() => heard.length > 1);
    endOther();
    expect(heard).toEqual(['in time', 'all']);
  });

  it('is heard again after the connection was lost', async () => {
    const heard: string[] = [];
    store.database.notices.listen('before', () => undefined)();
    await until(isListening);
    await store.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'`,
    );
    await until(async () => !(await isListening()));
    await until(async () => {
      store.database.notices.listen('again', (words) => heard.push(words));
      return isListening();
    });
    await tell(store, 'again here');
    await until(() => heard.length > 0);
    expect(new Set(heard)).toEqual(new Set(['here']));
  });

  // With nothing else to wait for, a process would end before it has closed what keeps it from nothing.
  it('keeps no process alive, and lets it end in good order', async () => {
    const source = (path: string) => new URL(`../../src/${path}`, import.meta.url).href;
    const program = `
      import { openDatabase } from '${source('store/database/db.ts')}';
      const database = openDatabase({ databaseUrl: process.env.DATABASE_URL });
      let isHeard = false;
      database.notices.listen('mine', () => { isHeard = true; });
      while (!isHeard) await database.pool.query("SELECT pg_notify('${CHANNEL}', 'mine now')");
      await database.close();
      console.log('closed');`;
    const { stdout, exitCode } = await execa({
      ...{ reject: false, env: { DATABASE_URL: postgres.databaseUrl } },
    })(process.execPath, [
      '--import',
      source('platform/typescript.js'),
      '--input-type=module',
      '-e',
      program,
    ]);
    expect([stdout, exitCode]).toEqual(['closed', 0]);
  });
});
