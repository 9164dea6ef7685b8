import pg from 'pg';
import type { Unscoped } from '../database/db.ts';
import { copySteps, registerStatement } from './bench-statements.ts';

/** Whoever looks at a filled database, by id. */
export type BenchReaders = {
  readonly coordinator: string;
  /** A counsellor of the coordinator's service. */
  readonly counsellor: string;
  readonly service: string;
};

/** Makes an empty database beside this one. */
export async function createBenchDatabase(databaseUrl: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`CREATE DATABASE "${name.replaceAll('"', '""')}"`).finally(() => client.end());
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Fills an empty database with a register, services and their people. */
export async function fillRegister(
  store: Unscoped<'work'>,
  { schools, services, counsellors }: { schools: number; services: number; counsellors: number },
): Promise<BenchReaders> {
  await store.pool.query(registerStatement, [schools, services, counsellors]);
  const { rows } = await store.pool.query<BenchReaders>(
    // Those of whom there is something to see, however few trajectories there are.
    `SELECT md5('coordinator 0')::uuid AS coordinator, md5('service 0')::uuid AS service, md5('counsellor 0')::uuid AS counsellor`,
  );
  return rows[0] as BenchReaders;
}

/**
 * Copies lives that are stored, each time with another school and other people.
 * @param lives ids of those that run and of those that have ended; how many copies there are to be of each, at how many of the
 *   schools, and among how many of the counsellors; who is the counsellor and the principal in them
 */
export async function copyLives(
  databaseUrl: string,
  lives: {
    readonly running: readonly string[];
    readonly ended: readonly string[];
    readonly toRun: number;
    readonly toHaveEnded: number;
    readonly schools: number;
    readonly counsellors: number;
    readonly counsellor: string;
    readonly principal: string;
  },
): Promise<void> {
  // It takes longer than any statement of the product may.
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2, options: '-c synchronous_commit=off' });
  try {
    const [choose, copyHeads, ...parts] = copySteps;
    const values = [lives.counsellor, lives.principal];
    const { running, ended, toRun, toHaveEnded, schools, counsellors } = lives;
    await pool.query(choose, [running, ended, toRun, toHaveEnded, schools, counsellors]);
    await pool.query(copyHeads.replaceAll('COLUMNS', await givenColumns(pool)), values);
    const left = [...parts];
    const work = async () => {
      for (let text = left.shift(); text !== undefined; text = left.shift()) {
        await pool.query(text, text.includes('$1') ? values : []);
      }
    };
    await Promise.all([work(), work()]);
    await pool.query('DROP TABLE copy');
    await pool.query('ANALYZE');
  } finally {
    await pool.end();
  }
}

/**
 * Leaves a database as that of an installation is most of the time: cleared of what was replaced, and with its sizes known.
 * @returns its bytes
 */
export async function settleBench(databaseUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('VACUUM ANALYZE');
    const { rows } = await client.query<{ bytes: string }>(
      'SELECT pg_database_size(current_database()) AS bytes',
    );
    return Number(rows[0]?.bytes);
  } finally {
    await client.end();
  }
}

async function givenColumns(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ columns: string }>(
    `SELECT string_agg(quote_ident(column_name), ', ') AS columns FROM information_schema.columns
      WHERE table_schema = current_schema() AND table_name = 'trajectory' AND is_generated = 'NEVER'`,
  );
  return rows[0]?.columns ?? '';
}

/** Some of what is in a filled database, for questions that are about one thing. */
export async function someOfBench(store: Unscoped<'work'>): Promise<{
  readonly running: readonly string[];
  readonly ended: readonly string[];
  readonly school: readonly string[];
}> {
  const ids = async (text: string) => (await store.pool.query<{ id: string }>(text)).rows.map(({ id }) => id);
  const some = `AND template = 'digitale-school' ORDER BY md5(id::text) LIMIT 30`;
  return {
    running: await ids(`SELECT id FROM trajectory WHERE status = 'active' ${some}`),
    ended: await ids(`SELECT id FROM trajectory WHERE true ${some}`),
    school: await ids(
      `SELECT number AS id FROM school WHERE EXISTS (SELECT FROM trajectory WHERE school_number = number)
        ORDER BY md5(number) LIMIT 30`,
    ),
  };
}

/** For how many years all trajectories together have run. */
export async function yearsRun(store: Unscoped<'work'>): Promise<number> {
  const { rows } = await store.pool.query<{ years: number }>(
    `SELECT sum(extract(epoch FROM coalesce(ended_at, now()) - start::timestamptz) / 31557600)::float AS years FROM trajectory`,
  );
  return rows[0]?.years ?? Number.NaN;
}
