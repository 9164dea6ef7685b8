import { rowsOf, type Unscoped } from '../database/db.ts';

/** Says that this transaction changes something of what reports count. */
export async function noteCountedChange(within: Unscoped<'decided'>): Promise<void> {
  await rowsOf(within, {
    text: 'INSERT INTO counted_change (number) VALUES (pg_current_xact_id()::text::bigint) ON CONFLICT DO NOTHING',
  });
}

/** What is visible now, in the words of the database. */
export async function countedSnapshot(store: Unscoped<'decided'>): Promise<string> {
  const rows = await rowsOf<{ snapshot: string }>(store, {
    name: 'counted-snapshot',
    text: 'SELECT pg_current_snapshot()::text AS snapshot',
  });
  return rows[0]?.snapshot ?? '';
}

/** Whether nothing that counts has changed since a snapshot was taken. */
export async function isAsInSnapshot(store: Unscoped<'decided'>, snapshot: string): Promise<boolean> {
  const rows = await rowsOf<{ same: boolean }>(store, {
    name: 'as-in-snapshot',
    text: `SELECT NOT EXISTS (SELECT FROM counted_change WHERE number >= pg_snapshot_xmin($1::pg_snapshot)::text::bigint
      AND NOT pg_visible_in_snapshot(number::text::xid8, $1::pg_snapshot)) AS same`,
    values: [snapshot],
  });
  return rows[0]?.same ?? false;
}

/** Forgets changes of more than a day ago: nobody remembers for as long what was counted before. */
export async function forgetCountedChanges(store: Unscoped<'decided'>): Promise<void> {
  await rowsOf(store, { text: `DELETE FROM counted_change WHERE at < now() - interval '1 day'` });
}
