import type { Instant } from '../../domain/calendar/types.ts';
import { rowsOf, type Unscoped } from '../database/db.ts';
import type { Heard } from './commits.ts';

/** A trajectory whose workflow is behind: it would wake too late, or has not heard that all is over. */
export interface Behind {
  readonly id: string;
  readonly reference: string;
}

/** As in the partial index of the migration, so that only the few rows in it are read. */
const isBehind = `t.workflow_started_at IS NOT NULL AND (
  (t.wake_at IS NOT NULL AND (t.heard_wake_at IS NULL OR t.heard_wake_at > t.wake_at))
  OR (t.ended_at IS NOT NULL AND NOT t.heard_end))`;

/**
 * The trajectories whose workflow has not acknowledged what it has to hear, longest first. Those that stand still because
 * of a fault of ours come when their next try is due.
 * @param before only what was committed before this instant: what is younger is on its way
 * @param except ids of those that were told a moment ago and did not answer
 */
export async function behindTrajectories(
  store: Unscoped<'work'>,
  before: Instant,
  limit: number,
  except: readonly string[] = [],
): Promise<readonly Behind[]> {
  return rowsOf<{ id: string; reference: string }>(store, {
    text: `SELECT t.id, t.reference FROM trajectory t WHERE ${isBehind} AND t.updated_at < $1
      AND t.id <> ALL($3::uuid[]) AND NOT EXISTS (SELECT FROM defect d WHERE d.kind = 'wake-up' AND d.subject = t.id::text
        AND d.next_attempt_at > $1)
      ORDER BY t.updated_at LIMIT $2`,
    values: [before, limit, except],
  });
}

/** Whether the workflow of a trajectory has still to hear something. */
export async function isTrajectoryBehind(store: Unscoped<'work'>, id: string): Promise<boolean> {
  const rows = await rowsOf<Record<never, never>>(store, {
    text: `SELECT FROM trajectory t WHERE t.id = $1 AND ${isBehind}`,
    values: [id],
  });
  return rows.length > 0;
}

/** How many were behind before an instant. */
export async function countBehind(store: Unscoped<'work'>, before: Instant): Promise<number> {
  const rows = await rowsOf<{ count: number }>(store, {
    text: `SELECT count(*)::int AS count FROM trajectory t WHERE ${isBehind} AND t.updated_at < $1`,
    values: [before],
  });
  return rows[0]?.count ?? 0;
}

/** Notes what a workflow has acknowledged; a version that was overtaken meanwhile is not noted. */
export async function noteHeard(
  store: Unscoped<'work'>,
  trajectory: { readonly id: string; readonly version: number },
  heard: Heard,
): Promise<void> {
  await rowsOf(store, {
    text: `UPDATE trajectory SET heard_wake_at = $3, heard_end = ended_at IS NOT NULL WHERE id = $1 AND version = $2`,
    values: [trajectory.id, trajectory.version, heard.wakeAt ?? null],
  });
}

/** Notes that the workflow of a trajectory that has ended has ended too. */
export async function noteEndHeard(store: Unscoped<'work'>, id: string): Promise<void> {
  await rowsOf(store, {
    text: 'UPDATE trajectory SET heard_end = true WHERE id = $1 AND ended_at IS NOT NULL',
    values: [id],
  });
}
