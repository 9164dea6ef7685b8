import { rowsOf, type Store } from '../database/db.ts';
import { mustReachAll } from '../database/reach.ts';

/** A table that can hold something of a person, with its columns. */
export type PersonalTable = {
  readonly table: string;
  /** Those that hold words: text, JSON, lists of texts. */
  readonly words: readonly { readonly name: string; readonly type: string }[];
  /** Those that hold the id of a row. */
  readonly ids: readonly string[];
  /** All that can be shown: no files, and no secrets. */
  readonly shown: readonly string[];
};

/**
 * Tables in which nothing is looked for. `person` is treated by itself; the register of schools and the organisations are
 * public; what is counted is numbers under words of ours; a published template is never changed; the audit, what
 * stands of erasures and letters that are owed hold ids and no words.
 */
const LEFT_ALONE = [
  ...['_prisma_migrations', 'person', 'school', 'organisation', 'template_version'],
  ...[
    'observation',
    'provider_holder',
    'foreseen_work',
    'audit_entry',
    'audit_anchor',
    'erasure',
    'retention_run',
    'owed_letter',
  ],
];

const SECRETS = ['hash', 'token_hash', 'key_hash', 'content', 'search', 'secret'];

/** The tables as the database itself has them, so that one that comes later is not forgotten. */
export async function personalTables(store: Store): Promise<PersonalTable[]> {
  mustReachAll(store);
  const rows = await rowsOf<{ table: string; name: string; type: string }>(store, {
    text: `SELECT c.table_name AS table, c.column_name AS name, c.udt_name AS type
      FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER'
      ORDER BY c.table_name, c.ordinal_position`,
  });
  const tables = new Map<
    string,
    { words: { name: string; type: string }[]; ids: string[]; shown: string[] }
  >();
  for (const { table, name, type } of rows) {
    const columns = tables.get(table) ?? { words: [], ids: [], shown: [] };
    tables.set(table, columns);
    if (['text', 'varchar', 'json', 'jsonb', '_text'].includes(type)) columns.words.push({ name, type });
    if (type === 'uuid') columns.ids.push(name);
    if (!SECRETS.includes(name) && type !== 'bytea') columns.shown.push(name);
  }
  return [...tables].map(([table, columns]) => ({ table, ...columns }));
}

/** The tables whose words are looked through. */
export async function tablesWithWords(store: Store): Promise<PersonalTable[]> {
  const tables = await personalTables(store);
  return tables.filter(({ table, words }) => !LEFT_ALONE.includes(table) && words.length > 0);
}

/** A name as it stands in a statement. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
