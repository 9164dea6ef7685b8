import { isDeepStrictEqual } from 'node:util';
import { type Traces, withoutTraces } from '../../domain/privacy/traces.ts';
import { rowsOf, type Store } from '../database/db.ts';
import { type PersonalTable, quoted, tablesWithWords } from './columns.ts';

/** A row whose words name somebody. */
export type Mention = { readonly table: string; readonly text: string };

type Found = { readonly at: string; readonly near: boolean; readonly [column: string]: unknown };

/** What is looked for, and where they had a part. */
export type Search = {
  readonly traces: Traces;
  /** Ids of the trajectories in which the person had a part. */
  readonly trajectories: readonly string[];
};

/**
 * Takes every trace of somebody out of the words of every table: the journal and the state alike, so that the one still
 * follows from the other.
 * @param within a transaction
 * @returns how many rows of each table were changed
 */
export async function sweep(within: Store, search: Search): Promise<{ [table: string]: number }> {
  const counts: { [table: string]: number } = {};
  for (const table of await tablesWithWords(within)) {
    const here = searchIn(table, search);
    for (const row of await rowsWith(within, table, here, true)) {
      if (await cleanRow(within, table, row, here.traces)) {
        counts[table.table] = (counts[table.table] ?? 0) + 1;
      }
    }
  }
  return counts;
}

/** Where the words of any table name somebody; the text is that of the columns that do. */
export async function mentionsOf(store: Store, search: Search): Promise<Mention[]> {
  const mentions: Mention[] = [];
  for (const table of await tablesWithWords(store)) {
    const here = searchIn(table, search);
    for (const row of await rowsWith(store, table, here, false)) {
      const naming = table.words.flatMap(({ name }) =>
        isDeepStrictEqual(withoutTraces(row[name], here.traces, row.near), row[name]) ? [] : [row[name]],
      );
      const text = naming.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n');
      if (naming.length > 0) mentions.push({ table: table.table, text });
    }
  }
  return mentions;
}

/** What is looked for in a table: in the filters of a list that somebody keeps, a name is a name, however it is typed. */
function searchIn({ table }: PersonalTable, search: Search): Search {
  if (table !== 'saved_list') return search;
  const { anywhere, near } = search.traces;
  return { ...search, traces: { anywhere: [...anywhere, ...near], near: [] } };
}

/** The rows that can name them; what is found without regard to case or word is looked at more closely. */
async function rowsWith(
  store: Store,
  { table, words }: PersonalTable,
  { traces, trajectories }: Search,
  isLocked: boolean,
): Promise<Found[]> {
  const columns = words.map(({ name }) => quoted(name)).join(', ');
  const text = words.map(({ name }) => `${quoted(name)}::text`).join(', ');
  const near = await nearness(store, table);
  const pattern = (patterns: readonly string[]) => (patterns.length === 0 ? '$^a' : patterns.join('|'));
  return rowsOf<Found>(store, {
    text: `SELECT one.ctid::text AS at, ${near} AS near, ${columns} FROM ${quoted(table)} one
      WHERE concat_ws(chr(10), ${text}) ~* CASE WHEN ${near} THEN $2 ELSE $3 END ${isLocked ? 'FOR UPDATE' : ''}`,
    values: [trajectories, pattern([...traces.anywhere, ...traces.near]), pattern(traces.anywhere)],
  });
}

/** Whether a row, as `one`, is of a trajectory in which they had a part. */
async function nearness(store: Store, table: string): Promise<string> {
  if (table === 'trajectory') return 'one.id = ANY($1::uuid[])';
  if (table === 'mail_content') {
    return 'EXISTS (SELECT FROM mail m WHERE m.id = one.mail_id AND m.trajectory_id = ANY($1::uuid[]))';
  }
  const rows = await rowsOf(store, {
    text: `SELECT FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = $1
      AND column_name = 'trajectory_id' AND udt_name = 'uuid'`,
    values: [table],
  });
  return rows.length > 0 ? 'coalesce(one.trajectory_id = ANY($1::uuid[]), false)' : '($1::uuid[] IS NULL)';
}

async function cleanRow(
  within: Store,
  { table, words }: PersonalTable,
  row: Found,
  traces: Traces,
): Promise<boolean> {
  const changed = words.flatMap(({ name, type }) => {
    const cleaned = withoutTraces(row[name], traces, row.near);
    return isDeepStrictEqual(cleaned, row[name]) ? [] : [{ name, type, cleaned }];
  });
  if (changed.length === 0) return false;
  // An answer that is kept under a key is forgotten rather than changed: it would no longer be what was said.
  if (table === 'idempotency_key') {
    await rowsOf(within, { text: 'DELETE FROM idempotency_key WHERE ctid = $1::tid', values: [row.at] });
    return true;
  }
  const sets = changed.map(({ name, type }, index) => `${quoted(name)} = $${index + 2}::${castOf(type)}`);
  const values = changed.map(({ type, cleaned }) =>
    type === 'json' || type === 'jsonb' ? JSON.stringify(cleaned) : cleaned,
  );
  await rowsOf(within, {
    text: `UPDATE ${quoted(table)} SET ${sets.join(', ')} WHERE ctid = $1::tid`,
    values: [row.at, ...values],
  });
  return true;
}

function castOf(type: string): string {
  return type === '_text' ? 'text[]' : type;
}
