import { rowsOf, type Unscoped } from '../database/db.ts';
import { partOf } from '../trajectories/counted-part.ts';

/** The part of {@link partOf} that stands for all of them. */
export const ALL_PARTS = '*';

/**
 * Says that this transaction changes something of what reports count.
 * @param schools numbers of those that it concerns, null for no school
 */
export async function noteCountedChange(
  within: Unscoped<'decided'>,
  schools: readonly (string | null)[],
): Promise<void> {
  await rowsOf(within, {
    text: `INSERT INTO counted_change (number, part)
      SELECT DISTINCT pg_current_xact_id()::text::bigint, ${partOf('school')} FROM unnest($1::text[]) AS given(school)
      ON CONFLICT DO NOTHING`,
    values: [schools],
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

/** In which parts something that counts has changed since a snapshot was taken, and what is visible now. */
export async function changedSince(
  store: Unscoped<'decided'>,
  snapshot: string,
): Promise<{ readonly snapshot: string; readonly parts: readonly string[] }> {
  const rows = await rowsOf<{ snapshot: string; parts: string[] }>(store, {
    name: 'changed-since',
    text: `SELECT pg_current_snapshot()::text AS snapshot, ARRAY(
        SELECT DISTINCT part FROM counted_change WHERE number >= pg_snapshot_xmin($1::pg_snapshot)::text::bigint
          AND NOT pg_visible_in_snapshot(number::text::xid8, $1::pg_snapshot)
      ) AS parts`,
    values: [snapshot],
  });
  return rows[0] ?? { snapshot, parts: [ALL_PARTS] };
}

/** Forgets changes of more than a day ago: nobody remembers for as long what was counted before. */
export async function forgetCountedChanges(store: Unscoped<'decided'>): Promise<void> {
  await rowsOf(store, { text: `DELETE FROM counted_change WHERE at < now() - interval '1 day'` });
}
