import type { Instant } from '../../domain/calendar/types.ts';
import { rowsOf, type Unscoped } from '../database/db.ts';

/**
 * For measurements only: has the earliest planned mail of a kind of every trajectory fall due at the same instant; where none
 * is planned any more, one that has gone goes again.
 * @returns how many that are
 */
export async function allMailsDueAt(store: Unscoped<'work'>, kind: string, at: Instant): Promise<number> {
  const rows = await rowsOf<{ id: string }>(store, {
    text: `UPDATE mail SET send_at = $2, status = 'planned', sent_at = NULL WHERE id IN (
      -- A mail that is leased may be out already and only not be recorded yet.
      SELECT DISTINCT ON (trajectory_id) id FROM mail
      WHERE status IN ('planned', 'sent') AND kind = $1 AND leased_until IS NULL
      ORDER BY trajectory_id, status, send_at) RETURNING id`,
    values: [kind, at],
  });
  return rows.length;
}

/** For measurements only: notes that Temporal lost all its workflows, as somebody does who has to start with an empty one. */
export async function forgetWorkflows(store: Unscoped<'work'>): Promise<void> {
  await rowsOf(store, {
    text: `UPDATE trajectory SET workflow_started_at = NULL WHERE status IN ('active', 'paused')`,
  });
}
