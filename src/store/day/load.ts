import type { LocalDate } from '../../domain/calendar/types.ts';
import { rowsOf, type Store } from '../database/db.ts';

/** What one counsellor of a service has in hand. */
export type CounsellorLoad = {
  readonly person: string;
  readonly name: string;
  readonly running: number;
  readonly paused: number;
  /** Trajectories with an open step whose due date has passed. */
  readonly late: number;
};

/**
 * What each counsellor of a guidance service follows, who has most first; somebody who follows nothing too.
 * @param today local date
 */
export async function loadOf(
  store: Store,
  organisation: string,
  today: LocalDate,
): Promise<readonly CounsellorLoad[]> {
  return rowsOf<CounsellorLoad>(store, {
    text: `SELECT p.id AS person, p.name,
        count(*) FILTER (WHERE t.status = 'active')::int AS running,
        count(*) FILTER (WHERE t.status = 'paused')::int AS paused,
        count(*) FILTER (WHERE t.status = 'active' AND t.next_due < $2::date)::int AS late
      FROM person p LEFT JOIN trajectory t ON t.counsellor_id = p.id AND t.status IN ('active', 'paused')
      WHERE p.organisation_id = $1::uuid AND p.function IN ('counsellor', 'coordinator')
        AND (p.left_at IS NULL OR t.id IS NOT NULL) AND (p.function = 'counsellor' OR t.id IS NOT NULL)
      GROUP BY p.id, p.name ORDER BY count(t.id) DESC, p.name`,
    values: [organisation, today],
  });
}
