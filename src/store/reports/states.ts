import type { LocalDate } from '../../domain/calendar/types.ts';
import { fold } from '../../domain/trajectory/model/apply.ts';
import type { Actor, EventBody } from '../../domain/trajectory/model/events.ts';
import type { TrajectoryState } from '../../domain/trajectory/model/state.ts';
import { rowsOf, type Store } from '../database/db.ts';
import { endOf, type ReportScope } from './values.ts';

/** A trajectory that ran at the end of a day, as it stood then. */
export interface RunningTrajectory {
  readonly state: TrajectoryState;
  readonly school: string | undefined;
}

interface Row {
  id: string;
  state: TrajectoryState;
  school_number: string | null;
}

/** The trajectories that were running (not ended, not paused) at the end of a local date, as they stood then. */
export async function runningStates(
  store: Store,
  asOf: LocalDate,
  scope: ReportScope,
): Promise<RunningTrajectory[]> {
  const end = endOf(asOf);
  const rows = await rowsOf<Row>(store, {
    text: `SELECT t.id, t.state, t.school_number FROM trajectory t
      WHERE NOT t.mistake AND ($2::uuid IS NULL OR t.organisation_id = $2::uuid)
        AND EXISTS (SELECT FROM trajectory_event e WHERE e.trajectory_id = t.id AND e.version = 1 AND e.at < $1)
        AND (t.status = 'active' OR (t.state ->> 'at')::timestamptz >= $1)
      ORDER BY t.id`,
    values: [end, scope.organisation ?? null],
  });
  const moved = rows.filter(({ state }) => state.at >= end).map(({ id }) => id);
  const earlier = await statesBefore(store, moved, end);
  return rows
    .map(({ id, state, school_number }) => ({
      state: earlier.get(id) ?? state,
      school: school_number ?? undefined,
    }))
    .filter(({ state }) => state.status === 'active');
}

async function statesBefore(
  store: Store,
  ids: readonly string[],
  end: string,
): Promise<Map<string, TrajectoryState>> {
  if (ids.length === 0) return new Map();
  const rows = await rowsOf<{
    trajectory_id: string;
    version: number;
    at: Date;
    actor: Actor;
    body: EventBody;
  }>(store, {
    text: `SELECT trajectory_id, version, at, actor, body FROM trajectory_event
      WHERE trajectory_id = ANY($1::uuid[]) AND at < $2 ORDER BY trajectory_id, version`,
    values: [ids, end],
  });
  const journals = new Map<string, typeof rows>();
  for (const row of rows) {
    const journal = journals.get(row.trajectory_id) ?? [];
    journal.push(row);
    journals.set(row.trajectory_id, journal);
  }
  return new Map(
    [...journals].map(([id, journal]) => [
      id,
      fold(
        id,
        journal.map(({ version, at, actor, body }) => ({ version, at: at.toISOString(), actor, body })),
      ),
    ]),
  );
}
