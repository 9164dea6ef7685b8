import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '../generated/client.ts';

/** The open database: Prisma for what is read and written row by row, the pool for statements on the hot path. */
export interface Store {
  readonly prisma: PrismaClient;
  readonly pool: pg.Pool;
  /** How many mailrooms share the work; a trajectory's mails always go to the same one. */
  readonly mailPartitions: number;
  /** Ends all connections; the store is of no use afterwards. */
  close(): Promise<void>;
}

/** How the store is opened. */
export interface StoreOptions {
  readonly databaseUrl: string;
  /** Most connections at the same time; 10 if left out. */
  readonly poolSize?: number;
  /** How many mailrooms there are; must be the same for every process. 1 if left out. */
  readonly mailPartitions?: number;
  /** Told of connections that broke while nobody used them. */
  readonly onConnectionLost?: (error: Error) => void;
}

/** Longest wait for a connection, in milliseconds; a database that is down is said soon. */
const CONNECTION_TIMEOUT = 10_000;
/** Longest wait for the answer to a statement, in milliseconds. */
const STATEMENT_TIMEOUT = 30_000;

/**
 * Opens the store. Connects on first use, so that a process can start before its database.
 * @param options see {@link StoreOptions}
 */
export function openStore(options: StoreOptions): Store {
  const pool = new pg.Pool({
    connectionString: options.databaseUrl,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: CONNECTION_TIMEOUT,
    statement_timeout: STATEMENT_TIMEOUT,
    query_timeout: STATEMENT_TIMEOUT + 5_000,
    keepAlive: true,
    allowExitOnIdle: true,
  });
  pool.on('error', (error) => options.onConnectionLost?.(error));
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  let closing: Promise<void> | undefined;
  const close = async () => {
    await prisma.$disconnect();
    await pool.end();
  };
  return {
    prisma,
    pool,
    mailPartitions: options.mailPartitions ?? 1,
    close() {
      closing ??= close();
      return closing;
    },
  };
}

/** Runs one statement on the pool and gives its rows. `name` lets PostgreSQL keep the plan. */
export async function rowsOf<Row extends pg.QueryResultRow>(
  store: Store,
  statement: { name?: string; text: string; values?: unknown[] },
): Promise<Row[]> {
  const result = await store.pool.query<Row>(statement);
  return result.rows;
}
