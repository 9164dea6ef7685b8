import type { LocalDate } from '../../domain/calendar/types.ts';
import { endOfDay } from '../../domain/calendar/wall-clock.ts';
import { fold } from '../../domain/trajectory/model/apply.ts';
import type { Actor, EventBody } from '../../domain/trajectory/model/events.ts';
import type { TrajectoryState } from '../../domain/trajectory/model/state.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import type { ReportScope } from './values.ts';

/** A trajectory that ran at the end of a day, as it stood then. */
export interface RunningTrajectory {
  readonly state: TrajectoryState;
  readonly school: string | undefined;
}

/** Ids of the trajectories that had begun by the end of a local date and have moved since, in order. */
export async function movedSince(store: Store, asOf: LocalDate, scope: ReportScope): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(store, {
    text: `SELECT t.id FROM trajectory t
      WHERE NOT t.mistake AND ($2::uuid IS NULL OR t.organisation_id = $2::uuid)
        AND EXISTS (SELECT FROM trajectory_event e WHERE e.trajectory_id = t.id AND e.version = 1 AND e.at < $1)
        AND (t.state ->> 'at')::timestamptz >= $1
      ORDER BY t.id`,
    values: [endOfDay(asOf), scope.organisation ?? null],
  });
  return rows.map(({ id }) => id);
}

/** Those of some trajectories that ran at the end of a local date (not ended, not paused), as their journals tell it. */
export async function statesAt(
  store: Unscoped<'own'>,
  ids: readonly string[],
  asOf: LocalDate,
): Promise<RunningTrajectory[]> {
  const rows = await rowsOf<{
    trajectory_id: string;
    school_number: string | null;
    version: number;
    at: Date;
    actor: Actor;
    body: EventBody;
  }>(store, {
    text: `SELECT e.trajectory_id, t.school_number, e.version, e.at, e.actor, e.body
      FROM trajectory_event e JOIN trajectory t ON t.id = e.trajectory_id
      WHERE e.trajectory_id = ANY($1::uuid[]) AND e.at < $2 ORDER BY e.trajectory_id, e.version`,
    values: [ids, endOfDay(asOf)],
  });
  const journals = new Map<string, typeof rows>();
  for (const row of rows) {
    const journal = journals.get(row.trajectory_id) ?? [];
    journal.push(row);
    journals.set(row.trajectory_id, journal);
  }
  return [...journals]
    .map(([id, journal]) => ({
      state: fold(
        id,
        journal.map(({ version, at, actor, body }) => ({ version, at: at.toISOString(), actor, body })),
      ),
      school: journal[0]?.school_number ?? undefined,
    }))
    .filter(({ state }) => state.status === 'active');
}
