import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDatabase, storeOfSystem, type WholeStore } from '../../src/store/database/db.ts';
import { migrate } from '../../src/store/database/migrate.ts';
import { startPostgres } from '../support/environment.ts';
import { schemaEngineOn } from '../support/schema-engine.ts';

const migrationsFolder = fileURLToPath(new URL('../../prisma/migrations/', import.meta.url));
const schemaFile = fileURLToPath(new URL('../../prisma/schema.prisma', import.meta.url));

describe('migrations', () => {
  let database: Awaited<ReturnType<typeof startPostgres>>;
  let store: WholeStore;
  let folder: string;
  const freshDatabase = async (name: string) => {
    await store.pool.query(`CREATE DATABASE ${name}`);
    return database.databaseUrl.replace(/\/[^/?]+(\?|$)/, `/${name}$1`);
  };

  beforeAll(async () => {
    database = await startPostgres();
    store = storeOfSystem(openDatabase({ databaseUrl: database.databaseUrl }), 'operator');
    folder = await mkdtemp(join(tmpdir(), 'traject-migrations-'));
  });

  afterAll(async () => {
    await store?.database.close();
    await database?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('are applied once by two processes that start at the same moment', async () => {
    const url = await freshDatabase('at_once');
    const applied = await Promise.all([migrate(url), migrate(url), migrate(url)]);
    const names = (await readdir(migrationsFolder)).filter((name) => /^\d{14}_/.test(name)).sort();
    expect(applied.flat()).toEqual(names);
    expect(await migrate(url)).toEqual([]);
  });

  it('are on the books as Prisma itself keeps them', async () => {
    const url = await freshDatabase('books');
    await migrate(url);
    const engine = await schemaEngineOn(url);
    const diagnosis = await engine.diagnose(migrationsFolder);
    expect(diagnosis).toMatchObject({
      history: null,
      failedMigrationNames: [],
      editedMigrationNames: [],
      hasMigrationsTable: true,
    });
  });

  it('lead to what the schema says', async () => {
    const names = (await readdir(migrationsFolder)).filter((name) => /^\d{14}_/.test(name)).sort();
    const last = await readFile(join(migrationsFolder, names.at(-1)!, 'schema.prisma'), 'utf8');
    const engine = await schemaEngineOn(database.databaseUrl);
    expect(await engine.difference(last, await readFile(schemaFile, 'utf8'))).toContain(
      'This is an empty migration',
    );
  });

  it('are applied whole or not at all, and go on from there', async () => {
    const url = await freshDatabase('half');
    const write = async (name: string, sql: string) => {
      await mkdir(join(folder, name), { recursive: true });
      await writeFile(join(folder, name, 'migration.sql'), sql);
    };
    await write('20260901000000_first', 'CREATE TABLE one (id int);');
    await write('20260902000000_second', 'CREATE TABLE two (id int); CREATE TABLE one (id int);');
    await expect(migrate(url, folder)).rejects.toThrow('already exists');
    const other = storeOfSystem(openDatabase({ databaseUrl: url }), 'operator');
    const { rows } = await other.pool.query(`SELECT to_regclass('one') AS one, to_regclass('two') AS two`);
    await other.database.close();
    expect(rows).toEqual([{ one: 'one', two: null }]);
    await write('20260902000000_second', 'CREATE TABLE two (id int);');
    expect(await migrate(url, folder)).toEqual(['20260902000000_second']);
  });

  it('are never changed after they have been applied', async () => {
    const url = await freshDatabase('edited');
    const edited = await mkdtemp(join(tmpdir(), 'traject-edited-'));
    await mkdir(join(edited, '20260901000000_only'));
    const file = join(edited, '20260901000000_only', 'migration.sql');
    await writeFile(file, 'CREATE TABLE one (id int);');
    await migrate(url, edited);
    await writeFile(file, 'CREATE TABLE one (id bigint);');
    await expect(migrate(url, edited)).rejects.toMatchObject({ code: 'migration-edited' });
    await rm(edited, { recursive: true });
  });
});
