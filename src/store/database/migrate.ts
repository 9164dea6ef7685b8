import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { storeError } from './errors.ts';

/** One migration as it lies in the folder, in the form that Prisma itself uses. */
interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, in hexadecimal, as Prisma records it. */
  readonly checksum: string;
}

const migrationsFolder = fileURLToPath(new URL('../../../prisma/migrations/', import.meta.url));

/** Any number will do, as long as everybody who migrates this database takes the same one. */
const LOCK = 7_202_609_01;

/** The table in which `prisma migrate deploy` keeps its books, so that either can go on where the other stopped. */
const bookkeeping = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

/**
 * Brings the database up to date. Needs nothing but a connection: no engine, no download. Two processes that do this
 * at the same time wait for each other; each migration is applied whole or not at all.
 * @param databaseUrl PostgreSQL connection string
 * @returns the names of the migrations that were applied now, in order
 * @throws a store error `migration-edited` when a migration was changed after it had been applied, and
 *   `migration-failed` when one was left half-done by another tool
 */
export async function migrate(databaseUrl: string, folder = migrationsFolder): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await client.query(bookkeeping);
    const applied: string[] = [];
    for (const migration of await pendingOf(client, migrations)) {
      await apply(client, migration);
      applied.push(migration.name);
    }
    return applied;
  } finally {
    // Ending the session gives the lock back.
    await client.end();
  }
}

/**
 * What {@link migrate} would apply, in order; looks only.
 * @param databaseUrl PostgreSQL connection string
 * @throws as {@link migrate}
 */
export async function pendingMigrations(databaseUrl: string, folder = migrationsFolder): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const known = await client.query(`SELECT to_regclass('"_prisma_migrations"') AS books`);
    if (known.rows[0]?.books === null) return migrations.map(({ name }) => name);
    return (await pendingOf(client, migrations)).map(({ name }) => name);
  } finally {
    await client.end();
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

async function pendingOf(client: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<{ migration_name: string; checksum: string; finished_at: Date | null }>(
    'SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL',
  );
  const known = new Map(rows.map((row) => [row.migration_name, row]));
  return migrations.filter((migration) => {
    const record = known.get(migration.name);
    if (record === undefined) return true;
    if (record.finished_at === null) {
      throw storeError(
        'migration-failed',
        `Migration ${migration.name} was started before but not finished.`,
      );
    }
    if (record.checksum !== migration.checksum) {
      throw storeError(
        'migration-edited',
        `Migration ${migration.name} was changed after it had been applied; write a new one instead.`,
      );
    }
    return false;
  });
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), now(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
