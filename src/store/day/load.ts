import type { LocalDate } from '../../domain/calendar/types.ts';
import { rowsOf, type Unscoped } from '../database/db.ts';

/** What one counsellor of a service has in hand. */
export type CounsellorLoad = {
  readonly person: string;
  readonly name: string;
  readonly running: number;
  readonly paused: number;
  /** Trajectories with an open step whose due date has passed. */
  readonly late: number;
};

/** Some of the counsellors of a service, and how many it has in all. */
export type LoadPage = { readonly items: readonly CounsellorLoad[]; readonly total: number };

/**
 * What each counsellor of a guidance service follows, who has most first; somebody who follows nothing too.
 * @param request.today local date
 */
export async function loadOf(
  store: Unscoped<'own'>,
  request: {
    readonly organisation: string;
    readonly today: LocalDate;
    readonly limit: number;
    readonly offset: number;
  },
): Promise<LoadPage> {
  const { organisation, today, limit, offset } = request;
  const rows = await rowsOf<CounsellorLoad & { readonly total: number }>(store, {
    text: `SELECT p.id AS person, p.name, count(*) OVER ()::int AS total,
        count(*) FILTER (WHERE t.status = 'active')::int AS running,
        count(*) FILTER (WHERE t.status = 'paused')::int AS paused,
        count(*) FILTER (WHERE t.status = 'active' AND t.next_due < $2::date)::int AS late
      FROM person p LEFT JOIN trajectory t ON t.counsellor_id = p.id AND t.status IN ('active', 'paused')
      WHERE p.organisation_id = $1::uuid AND p.function IN ('counsellor', 'coordinator')
        AND (p.left_at IS NULL OR t.id IS NOT NULL) AND (p.function = 'counsellor' OR t.id IS NOT NULL)
      GROUP BY p.id, p.name ORDER BY count(t.id) DESC, p.name, p.id LIMIT $3 OFFSET $4`,
    values: [organisation, today, limit, offset],
  });
  return { items: rows.map(({ total: _, ...one }) => one), total: rows[0]?.total ?? 0 };
}
