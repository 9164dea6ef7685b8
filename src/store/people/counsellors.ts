import type { Scope } from '../../domain/access/scope.ts';
import { rowsOf, type Store } from '../database/db.ts';

/** How many counsellors work for a service, or for all of them together, who did not leave. */
export async function countCounsellors(store: Store, scope: Scope): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(store, {
    text: `SELECT count(*)::int AS count FROM person WHERE function = 'counsellor' AND left_at IS NULL
      AND ($1::uuid IS NULL OR organisation_id = $1)`,
    values: [scope.kind === 'all' ? null : scope.organisation],
  });
  return row?.count ?? 0;
}
