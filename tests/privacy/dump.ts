import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import pg from 'pg';

const debian = '/usr/lib/postgresql';

/** Folder with a PostgreSQL that brings its `pg_dump` along, as Debian's does; nothing where there is none. */
export function postgresWithDump(): string | undefined {
  const releases = existsSync(debian) ? readdirSync(debian) : [];
  const folders = releases.map((release) => join(debian, release, 'bin'));
  return folders.find((folder) =>
    ['initdb', 'postgres', 'pg_dump'].every((one) => existsSync(join(folder, one))),
  );
}

/**
 * A backup of a database as it is now, made by `pg_dump` where there is one of the server's release, else by copying every
 * column of every table; with files also as the text that they hold.
 */
export async function dumpOf(databaseUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const release = String((await client.query('SHOW server_version')).rows[0].server_version).split('.')[0];
    const program = join(debian, String(release), 'bin', 'pg_dump');
    const backup = existsSync(program)
      ? (await execa(program, [databaseUrl], { maxBuffer: 200_000_000 })).stdout
      : await copyOf(client);
    const files = await client.query<{ content: Buffer }>('SELECT content FROM attachment');
    return [backup, ...files.rows.map(({ content }) => content.toString('latin1'))].join('\n');
  } finally {
    await client.end();
  }
}

async function copyOf(client: pg.Client): Promise<string> {
  const tables = await client.query(
    `SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  );
  const texts: string[] = [];
  for (const { table_name } of tables.rows) {
    const rows = await client.query(`SELECT one::text AS text FROM "${table_name}" one`);
    texts.push(...rows.rows.map(({ text }) => text));
  }
  return texts.join('\n');
}
