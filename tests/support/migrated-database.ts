import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { migrate } from '../../src/store/database/migrate.ts';

const migrations = fileURLToPath(new URL('../../prisma/migrations/', import.meta.url));
const maker = fileURLToPath(new URL('../../src/platform/embedded/services/postgres.ts', import.meta.url));

/**
 * Puts a database with every migration in it into a folder, as a copy of one that is made once on this machine for these
 * migrations: to make one and to migrate it takes longer than many a file of tests.
 * @param program which PostgreSQL: each has its own
 * @param start starts PostgreSQL in a folder of its own
 */
export async function copyMigratedDatabase(
  to: string,
  program: string,
  start: () => Promise<{ databaseUrl: string; folder: string; stop(): Promise<void> }>,
): Promise<void> {
  const home = join(tmpdir(), 'traject-migrated', await fingerprint(program));
  if (!existsSync(home)) await make(home, start);
  await mkdir(to, { recursive: true });
  for (const part of ['postgres', 'postgres-password']) {
    // With its owner: Postgres does not run as root.
    await execa('cp', ['-a', join(home, part), join(to, part)]);
  }
}

/** Made in a folder beside it and put in place at the end; of two that are made at the same time one stays. */
async function make(home: string, start: Parameters<typeof copyMigratedDatabase>[2]): Promise<void> {
  const { databaseUrl, folder, stop } = await start();
  await migrate(databaseUrl);
  await stop();
  await mkdir(join(home, '..'), { recursive: true });
  await chmod(folder, 0o700);
  await rename(folder, home).catch(async (error) => {
    await rm(folder, { recursive: true });
    if (!existsSync(home)) throw error;
  });
  for (const name of await readdir(join(home, '..'))) {
    const other = join(home, '..', name);
    const { mtimeMs } = await stat(other);
    if (Date.now() - mtimeMs > 24 * 3_600_000) await rm(other, { recursive: true, force: true });
  }
}

/** Changes with the migrations, with PostgreSQL, and with how a database is made. */
async function fingerprint(program: string): Promise<string> {
  const hash = createHash('sha256')
    .update(program)
    .update(await readFile(maker));
  for (const name of (await readdir(migrations)).sort()) {
    const file = join(migrations, name, 'migration.sql');
    if (existsSync(file)) hash.update(name).update(await readFile(file));
  }
  return hash.digest('hex').slice(0, 16);
}
