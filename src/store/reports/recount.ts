import { type CountedChanges, countedIn } from '../../domain/reports/facts/observations.ts';
import type { TrajectoryEvent } from '../../domain/trajectory/model/events.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { mustReachAll } from '../database/reach.ts';
import { inTransaction } from '../database/transaction.ts';
import { templateOf } from '../templates/templates.ts';
import { countedOfMany, insertCounted } from '../trajectories/counted.ts';
import { noteCountedChange } from './counted-changes.ts';

/** So many journals are read at once: a few dozen entries each. */
const AT_ONCE = 200;

/** How many trajectories there are of which not everything is counted: none, most of the time. */
export async function uncounted(store: Unscoped<'decided'>): Promise<number> {
  const rows = await rowsOf<{ count: number }>(store, {
    name: 'uncounted',
    text: 'SELECT count(*)::int AS count FROM trajectory WHERE counted_version <> version',
  });
  return rows[0]?.count ?? 0;
}

/** About how many trajectories there are, as the database remembers it. */
export async function aboutHowMany(store: Unscoped<'decided'>): Promise<number> {
  const rows = await rowsOf<{ count: number }>(store, {
    text: `SELECT reltuples::int AS count FROM pg_class WHERE oid = 'trajectory'::regclass`,
  });
  return rows[0]?.count ?? 0;
}

/** Has everything counted anew from the journals. Until that is done, reports wait for it. */
export async function forgetCounted(store: Store): Promise<void> {
  mustReachAll(store);
  await rowsOf(store, { text: 'UPDATE trajectory SET counted_version = 0' });
}

/**
 * Counts what the journals say of some trajectories of which not everything is counted. Whoever does the same at the same
 * time takes others.
 * @returns how many it counted; 0 when there are none, or somebody else is at them
 */
export function countSome(store: Unscoped<'decided'>): Promise<number> {
  return inTransaction(store, async (within) => {
    const heads = await rowsOf<HeadRow>(within, {
      text: `SELECT id, template, template_version, school_number, "group" FROM trajectory
        WHERE counted_version <> version ORDER BY id LIMIT ${AT_ONCE} FOR NO KEY UPDATE SKIP LOCKED`,
    });
    if (heads.length === 0) return 0;
    const ids = heads.map(({ id }) => id);
    const counted = await countedFrom(store, within, heads);
    for (const table of ['observation', 'provider_holder']) {
      await rowsOf(within, {
        text: `DELETE FROM ${table} WHERE trajectory_id = ANY($1::uuid[])`,
        values: [ids],
      });
    }
    await noteCountedChange(
      within,
      heads.map(({ school_number: school }) => school),
    );
    await rowsOf(within, { text: insertCounted, values: [ids, countedOfMany(counted)] });
    return heads.length;
  });
}

interface HeadRow {
  id: string;
  template: string;
  template_version: number;
  school_number: string | null;
  group: string | null;
}

async function countedFrom(
  store: Store,
  within: Store,
  heads: readonly HeadRow[],
): Promise<ReadonlyMap<string, CountedChanges>> {
  const rows = await rowsOf<{
    trajectory_id: string;
    version: number;
    at: Date;
    body: TrajectoryEvent['body'];
  }>(within, {
    text: `SELECT trajectory_id, version, at, body FROM trajectory_event WHERE trajectory_id = ANY($1::uuid[])
        AND type IN ('enrolled', 'assigned', 'handed-over', 'completed', 'returned', 'reopened')
      ORDER BY trajectory_id, version`,
    values: [heads.map(({ id }) => id)],
  });
  const journals = new Map<string, typeof rows>();
  for (const row of rows) {
    const journal = journals.get(row.trajectory_id) ?? [];
    journal.push(row);
    journals.set(row.trajectory_id, journal);
  }
  const counted = new Map<string, CountedChanges>();
  for (const { id, template: name, template_version: version, ...head } of heads) {
    const template = await templateOf(store, name, version);
    const journal = (journals.get(id) ?? []).map(({ version: nth, at, body }) => {
      return { version: nth, at: at.toISOString(), body };
    });
    const about = { school: head.school_number ?? undefined, group: head.group ?? undefined };
    counted.set(id, countedIn(journal, template, about));
  }
  return counted;
}

/** One word for everything that is counted: the same when the same is. */
export async function countedChecksum(store: Store): Promise<string> {
  mustReachAll(store);
  const rows = await rowsOf<{ checksum: string }>(store, {
    text: `SELECT coalesce(bit_xor(hashtextextended(o::text, 0)), 0)::text || ' '
        || (SELECT coalesce(bit_xor(hashtextextended(h::text, 0)), 0)::text FROM provider_holder h) AS checksum
      FROM observation o`,
  });
  return rows[0]?.checksum ?? '';
}

/** How many trajectories are counted. */
export async function howManyCounted(store: Unscoped<'decided'>): Promise<number> {
  const rows = await rowsOf<{ count: number }>(store, {
    text: 'SELECT count(*)::int AS count FROM trajectory WHERE counted_version = version',
  });
  return rows[0]?.count ?? 0;
}
