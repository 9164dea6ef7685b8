import type { Scope } from '../../domain/access/scope.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import type { Gathering } from '../../domain/gatherings/gathering.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { mustReach, mustReachOrganisation } from '../database/reach.ts';
import { filled } from '../database/values.ts';
import { organisationIn } from '../database/within.ts';

/** A trajectory at a gathering. */
export interface Seat {
  readonly trajectoryId: string;
  readonly reference: string;
  /** Name of its school, where it has one. */
  readonly school?: string;
  /** Path of the step occurrence that it is about. */
  readonly path: string;
  /** Whether the step has this date now: not when it was refused, or another was made there. */
  readonly isArranged: boolean;
  /** Whether the step is done. */
  readonly isDone: boolean;
  /** Known afterwards. */
  readonly present?: boolean;
}

/** A gathering as lists show it. */
export interface ListedGathering extends Gathering {
  readonly coming: number;
  readonly present: number;
  readonly absent: number;
}

interface Row {
  id: string;
  title: string;
  start: Date;
  end: Date;
  place: string | null;
  seats: number | null;
  organiser_id: string;
  sequence: number;
  called_off_at: Date | null;
  coming: number;
  present: number;
  absent: number;
}

const select = `SELECT g.*,
    (SELECT count(*)::int FROM gathering_seat s WHERE s.gathering_id = g.id) AS coming,
    (SELECT count(*)::int FROM gathering_seat s WHERE s.gathering_id = g.id AND s.present) AS present,
    (SELECT count(*)::int FROM gathering_seat s WHERE s.gathering_id = g.id AND NOT s.present) AS absent
  FROM gathering g`;

/** The gatherings of a service, or of everybody, the last to take place first. */
export async function listGatherings(store: Store, scope: Scope): Promise<ListedGathering[]> {
  const rows = await rowsOf<Row>(store, {
    text: `${select} WHERE $1::uuid IS NULL OR g.organisation_id = $1 ORDER BY g.start DESC, g.id LIMIT 500`,
    values: [organisationIn(scope)],
  });
  return rows.map(toGathering);
}

/** A gathering that somebody may know of. */
export async function findGathering(
  store: Store,
  scope: Scope,
  id: string,
): Promise<ListedGathering | undefined> {
  const [row] = await rowsOf<Row>(store, {
    text: `${select} WHERE g.id = $1 AND ($2::uuid IS NULL OR g.organisation_id = $2)`,
    values: [id, organisationIn(scope)],
  });
  return row === undefined ? undefined : toGathering(row);
}

/** Lets nobody else change a gathering, or who comes, until the transaction ends. */
export async function lockGathering(within: Unscoped<'decided'>, id: string): Promise<void> {
  await rowsOf(within, { text: 'SELECT id FROM gathering WHERE id = $1 FOR UPDATE', values: [id] });
}

/** The gathering at which people meet for a step of a trajectory, with how many trajectories come in all. */
export type GatheringOf = {
  readonly id: string;
  readonly title: string;
  readonly coming: number;
  readonly trajectory: string;
  readonly path: string;
};

/** The gatherings, not called off, of some trajectories whose step has that date now. */
export async function gatheringsFor(
  store: Store,
  scope: Scope,
  trajectories: readonly string[],
): Promise<GatheringOf[]> {
  if (trajectories.length === 0) return [];
  return rowsOf<GatheringOf>(store, {
    text: `SELECT g.id, g.title, s.trajectory_id AS trajectory, s.path,
        (SELECT count(*)::int FROM gathering_seat other WHERE other.gathering_id = g.id) AS coming
      FROM gathering_seat s JOIN gathering g ON g.id = s.gathering_id
      JOIN trajectory_step step ON step.trajectory_id = s.trajectory_id AND step.path = s.path
      WHERE s.trajectory_id = ANY($1::uuid[]) AND g.called_off_at IS NULL AND step.appointment = g.start
        AND ($2::uuid IS NULL OR g.organisation_id = $2)`,
    values: [trajectories, organisationIn(scope)],
  });
}

/** Who comes to a gathering, by name; whoever may know of the gathering sees them, and nobody else. */
export async function seatsOf(store: Store, scope: Scope, id: string): Promise<Seat[]> {
  const rows = await rowsOf<{
    trajectory_id: string;
    reference: string;
    school: string | null;
    path: string;
    arranged: boolean | null;
    done: boolean | null;
    present: boolean | null;
  }>(store, {
    text: `SELECT s.trajectory_id, t.reference, school.name AS school, s.path, s.present,
        step.appointment = g.start AS arranged, step.status <> 'open' AS done
      FROM gathering_seat s JOIN gathering g ON g.id = s.gathering_id JOIN trajectory t ON t.id = s.trajectory_id
      LEFT JOIN school ON school.number = t.school_number
      LEFT JOIN trajectory_step step ON step.trajectory_id = s.trajectory_id AND step.path = s.path
      WHERE s.gathering_id = $1 AND ($2::uuid IS NULL OR g.organisation_id = $2) ORDER BY school.name, t.reference`,
    values: [id, organisationIn(scope)],
  });
  return rows.map(({ trajectory_id, reference, school, path, arranged, done, present }) => ({
    ...{ trajectoryId: trajectory_id, reference, path, isArranged: arranged === true, isDone: done === true },
    ...filled({ school, present }),
  }));
}

/** Keeps a gathering; one with this id stays as it is. @returns whether it is new */
export async function insertGathering(
  within: Store,
  gathering: Gathering & { readonly organisation?: string | undefined },
  at: Instant,
): Promise<boolean> {
  mustReachOrganisation(within, gathering.organisation);
  const { id, title, start, end, place, seats, organiser, organisation } = gathering;
  const added = await rowsOf(within, {
    text: `INSERT INTO gathering (id, title, start, "end", place, seats, organiser_id, organisation_id, created_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING RETURNING id`,
    values: [id, title, start, end, place ?? null, seats ?? null, organiser, organisation ?? null, at],
  });
  return added.length > 0;
}

/** Lets trajectories come to a gathering; who comes already stays. */
export async function insertSeats(
  within: Store,
  id: string,
  seats: readonly { readonly trajectoryId: string; readonly path: string }[],
): Promise<void> {
  await mustReach(within, 'gathering', id);
  await rowsOf(within, {
    text: `INSERT INTO gathering_seat (gathering_id, trajectory_id, path)
      SELECT $1, "trajectoryId", path FROM jsonb_to_recordset($2) AS given ("trajectoryId" uuid, path text)
      ON CONFLICT DO NOTHING`,
    values: [id, JSON.stringify(seats)],
  });
}

/** Gives a gathering another time or place, or calls it off. */
export async function changeGathering(
  within: Store,
  id: string,
  change: Pick<Gathering, 'start' | 'end' | 'place' | 'calledOffAt'>,
): Promise<void> {
  await mustReach(within, 'gathering', id);
  const { start, end, place, calledOffAt } = change;
  await rowsOf(within, {
    text: `UPDATE gathering SET start = $2, "end" = $3, place = $4, called_off_at = $5, sequence = sequence + 1
      WHERE id = $1`,
    values: [id, start, end, place ?? null, calledOffAt ?? null],
  });
}

/** Notes who was there, and who was not. */
export async function noteAttendance(
  within: Store,
  id: string,
  present: readonly { readonly trajectoryId: string; readonly present: boolean }[],
): Promise<void> {
  await mustReach(within, 'gathering', id);
  await rowsOf(within, {
    text: `UPDATE gathering_seat SET present = given.present
      FROM jsonb_to_recordset($2) AS given ("trajectoryId" uuid, present boolean)
      WHERE gathering_id = $1 AND trajectory_id = given."trajectoryId"`,
    values: [id, JSON.stringify(present)],
  });
}

function toGathering(row: Row): ListedGathering {
  const { id, title, sequence, coming, present, absent } = row;
  return {
    ...{ id, title, sequence, coming, present, absent, organiser: row.organiser_id },
    ...{ start: row.start.toISOString(), end: row.end.toISOString() },
    ...filled({ place: row.place, seats: row.seats, calledOffAt: row.called_off_at?.toISOString() }),
  };
}
