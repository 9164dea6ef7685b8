import type { Scope } from '../../domain/access/scope.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';
import { rowsOf, type Store } from '../database/db.ts';

/** Running trajectories with a mail or a due date on certain days, or a mail that was moved because of them. */
export interface Touched {
  readonly total: number;
  /** Ids of the first of them, those with the earliest mail first. */
  readonly ids: readonly string[];
}

/**
 * Which running trajectories have something planned from one local date until another, both included.
 * @param school only those of the school with this number
 */
export async function plannedOn(
  store: Store,
  scope: Scope,
  days: { readonly from: LocalDate; readonly to: LocalDate; readonly school?: string | undefined },
  limit: number,
): Promise<Touched> {
  const rows = await rowsOf<{ id: string; total: string }>(store, {
    text: `SELECT t.id, count(*) OVER () AS total FROM trajectory t
      LEFT JOIN LATERAL (SELECT min(m.send_at) AS at FROM mail m WHERE m.trajectory_id = t.id AND m.status = 'planned'
        AND ((m.send_at AT TIME ZONE 'Europe/Brussels')::date BETWEEN $1::date AND $2::date
          OR m.moved_from BETWEEN $1::date AND $2::date)) mail ON true
      WHERE t.status IN ('active', 'paused') AND ($3::text IS NULL OR t.school_number = $3)
        AND ($4::uuid IS NULL OR t.organisation_id = $4)
        AND (mail.at IS NOT NULL OR EXISTS (SELECT FROM trajectory_step s WHERE s.trajectory_id = t.id
          AND s.status = 'open' AND s.due BETWEEN $1::date AND $2::date))
      ORDER BY mail.at NULLS LAST, t.id LIMIT $5`,
    values: [
      ...[days.from, days.to, days.school ?? null],
      ...[scope.kind === 'all' ? null : scope.organisation, limit],
    ],
  });
  return { total: Number(rows[0]?.total ?? 0), ids: rows.map(({ id }) => id) };
}
