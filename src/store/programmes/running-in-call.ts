import type { Scope } from '../../domain/access/scope.ts';
import { rowsOf, type Store } from '../database/db.ts';

/** The trajectories of a call that run, as far as somebody may see them: how many, and the ids of the first. */
export async function runningInCall(
  store: Store,
  scope: Scope,
  { programme, cohort }: { readonly programme: string; readonly cohort: string },
  limit: number,
): Promise<{ readonly total: number; readonly ids: readonly string[] }> {
  const rows = await rowsOf<{ id: string; total: number }>(store, {
    text: `SELECT id, count(*) OVER ()::int AS total FROM trajectory
      WHERE programme_id = $1 AND cohort = $2 AND status IN ('active', 'paused')
        AND ($3::uuid IS NULL OR organisation_id = $3) ORDER BY reference LIMIT $4`,
    values: [programme, cohort, scope.kind === 'all' ? null : scope.organisation, limit],
  });
  return { total: rows[0]?.total ?? 0, ids: rows.map(({ id }) => id) };
}
