import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { Scope, WhyEverything } from '../../domain/access/scope.ts';
import { PrismaClient } from '../generated/client.ts';
import { createNotices, type Notices } from './notices.ts';

/**
 * The open database: Prisma for what is read and written row by row, the pool for statements on the hot path. Nothing
 * of the store takes it: it asks a {@link Store}, which is a database together with how much of it may be reached.
 */
export interface Database {
  readonly prisma: PrismaClient;
  readonly pool: pg.Pool;
  /** How many mailrooms share the work; a trajectory's mails always go to the same one. */
  readonly mailPartitions: number;
  /** The same within a transaction: what was read once and never changes is remembered by it. */
  readonly identity: object;
  /** What this and other processes tell through it. */
  readonly notices: Notices;
  /** Ends all connections; the database is of no use afterwards. */
  close(): Promise<void>;
}

declare const reached: unique symbol;

/**
 * What every read and write of the store takes: the database, and how much of it whoever asks may reach. It is made by
 * {@link storeWithin} for somebody and by {@link storeOfSystem} for what nobody in particular asks, and by nothing else.
 */
export interface Store extends Omit<Database, 'close' | 'identity' | 'notices'> {
  /** Of which it is; what is remembered of a database is remembered by this. */
  readonly database: Database;
  readonly scope: Scope;
  readonly [reached]: true;
}

/** A store without limits, which says why it has none. */
export type WholeStore = Store & { readonly scope: { readonly kind: 'all'; readonly why: WhyEverything } };

/** What somebody reaches of a database, or of what a store has. */
export function storeWithin(from: Database | Store, scope: Scope): Store {
  const database = 'database' in from ? from.database : from;
  const { prisma, pool, mailPartitions } = database;
  return { prisma, pool, mailPartitions, database, scope } as Store;
}

/**
 * Why a function of the store leaves the scope of its store aside.
 * - `signing-in`: it is about who asks, or who may, which comes before any scope
 * - `own`: it is found by whose it is: a person, her key, a token that nobody guesses
 * - `everybody`: everybody may know it, or it is on everybody's behalf
 * - `decided`: it hangs on a row that was reached before, or only whoever reaches everything is let through to it
 * - `work`: what the system does by itself, on behalf of nobody
 */
export type WhyUnscoped = 'signing-in' | 'own' | 'everybody' | 'decided' | 'work';

/**
 * The store of a function that leaves its scope aside, with why. Every other function holds itself to it. For `work` it is one that
 * somebody made for that: with the store of a request it does not compile.
 */
export type Unscoped<Why extends WhyUnscoped> = Why extends 'work' ? WholeStore : Store;

const ofSystem = new WeakMap<Database, { [why in WhyEverything]?: WholeStore }>();

/** Everything of a database, for what is not done within somebody's reach. The same each time. */
export function storeOfSystem(from: Database | Store, why: WhyEverything): WholeStore {
  const database = 'database' in from ? from.database : from;
  const known = ofSystem.get(database) ?? {};
  ofSystem.set(database, known);
  known[why] ??= storeWithin(database, { kind: 'all', why }) as WholeStore;
  return known[why];
}

/** How the database is opened. */
export interface DatabaseOptions {
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
/** PostgreSQL thinks little of starting further processes for a statement: it takes longer than what most of ours need in all. */
const PARALLEL_FOR_MUCH_ONLY = '-c parallel_setup_cost=10000';
/** Longest wait for the answer to a statement, in milliseconds. */
const STATEMENT_TIMEOUT = 30_000;

/**
 * Opens the database. Connects on first use, so that a process can start before its database.
 * @param options see {@link DatabaseOptions}
 */
export function openDatabase(options: DatabaseOptions): Database {
  const connecting = {
    connectionString: options.databaseUrl,
    connectionTimeoutMillis: CONNECTION_TIMEOUT,
    statement_timeout: STATEMENT_TIMEOUT,
    options: PARALLEL_FOR_MUCH_ONLY,
    query_timeout: STATEMENT_TIMEOUT + 5_000,
    keepAlive: true,
  };
  const pool = new pg.Pool({ ...connecting, max: options.poolSize ?? 10, allowExitOnIdle: true });
  const notices = createNotices(connecting);
  pool.on('error', (error) => options.onConnectionLost?.(error));
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  let closing: Promise<void> | undefined;
  const close = async () => {
    await prisma.$disconnect();
    await Promise.all([pool.end(), notices.close()]);
  };
  return {
    prisma,
    pool,
    mailPartitions: options.mailPartitions ?? 1,
    identity: {},
    notices,
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
