import type { Scope } from '../../domain/access/scope.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { rowsOf, type Store } from '../database/db.ts';
import { trajectoryWithin, valuesOf } from '../database/within.ts';

/** What was written last in a trajectory: a note, or what somebody said when a step was done. */
export type LastWord = {
  readonly trajectory: string;
  readonly at: Instant;
  readonly text: string;
  /** The step at which it was said; a note belongs to none. */
  readonly path?: string;
};

/** So many of the last words of each trajectory, the last one first: some may be for others to read. */
const LAST = 5;

/** What was written last in each of these trajectories that somebody reaches, the last thing first. */
export async function lastWordsOf(
  store: Store,
  scope: Scope,
  trajectories: readonly string[],
): Promise<readonly LastWord[]> {
  if (trajectories.length === 0) return [];
  const values = valuesOf();
  const asked = values.add(trajectories);
  const rows = await rowsOf<{ trajectory: string; at: Date; text: string; path: string | null }>(store, {
    text: `SELECT t.id AS trajectory, e.at, coalesce(e.body->>'text', e.body->>'comment') AS text, e.body->>'path' AS path
      FROM trajectory t CROSS JOIN LATERAL (
        SELECT at, version, body FROM trajectory_event
        WHERE trajectory_id = t.id AND (type = 'noted' OR (type = 'completed' AND body->>'comment' <> ''))
        ORDER BY version DESC LIMIT ${LAST}
      ) e WHERE t.id = ANY(${asked}::uuid[]) AND ${trajectoryWithin(scope, values)}
      ORDER BY e.version DESC`,
    values: values.all,
  });
  return rows.map(({ at, path, ...row }) => ({
    ...row,
    at: at.toISOString(),
    ...(path === null ? {} : { path }),
  }));
}
