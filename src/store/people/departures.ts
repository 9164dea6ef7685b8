import type { Instant } from '../../domain/calendar/types.ts';
import type { Appointment } from '../../domain/trajectory/model/state.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { filled } from '../database/values.ts';
import { organisationIn } from '../database/within.ts';

/** Why trajectories have somebody or something in them that is not there any more. */
export type DepartureKind = 'left' | 'moved' | 'closed';

/** A trajectory that is concerned, with all that hangs on whoever or whatever is gone. */
export interface Concerned {
  readonly kind: DepartureKind;
  /** Id of the person, or number of the school, that is gone. */
  readonly subject: string;
  readonly name: string;
  readonly since: Instant;
  readonly trajectoryId: string;
  readonly reference: string;
  readonly school?: string;
  readonly schoolName?: string;
  readonly organisation?: string;
  /** The roles that the person has in it; none for a school. */
  readonly roles: readonly string[];
  /** Paths of the open steps that wait for them; all open steps for a school. */
  readonly open: readonly string[];
  /** How many mails to them are planned. */
  readonly mails: number;
  readonly appointments: readonly Appointment[];
}

/** Which ones. */
export interface DepartureFilter {
  readonly person?: string | undefined;
  readonly school?: string | undefined;
  /** Only what this guidance service follows. */
  readonly organisation?: string | undefined;
}

/** Most trajectories that are listed. */
const MOST = 5_000;

interface Row {
  kind: DepartureKind;
  subject: string;
  name: string;
  since: Date;
  id: string;
  reference: string;
  school: string | null;
  school_name: string | null;
  organisation: string | null;
  roles: string[];
  open: string[];
  mails: number;
  appointments: Appointment[];
}

/**
 * Running trajectories with somebody in a role who has left or moved to another school, or of a school that is closed:
 * worked out when it is read, so that what is settled is gone from it.
 */
export async function concernedByDepartures(store: Store, filter: DepartureFilter): Promise<Concerned[]> {
  const rows = await rowsOf<Row>(store, {
    text: `WITH gone AS (
        SELECT 'left' AS kind, p.id::text AS subject, p.name, p.left_at AS since, t.id, array_agg(r.role ORDER BY r.role) AS roles
        FROM person p JOIN trajectory_role r ON r.person_id = p.id JOIN trajectory t ON t.id = r.trajectory_id
        WHERE p.left_at IS NOT NULL AND t.status IN ('active', 'paused') GROUP BY p.id, t.id
        UNION ALL
        SELECT 'moved', p.id::text, p.name, away.left_at, t.id, array_agg(r.role ORDER BY r.role)
        FROM left_school away JOIN person p ON p.id = away.person_id JOIN trajectory_role r ON r.person_id = p.id
          JOIN trajectory t ON t.id = r.trajectory_id AND t.school_number = away.school_number
        WHERE p.left_at IS NULL AND t.status IN ('active', 'paused') GROUP BY p.id, away.left_at, t.id
        UNION ALL
        SELECT 'closed', s.number, s.name, s.closed_at, t.id, '{}'
        FROM school s JOIN trajectory t ON t.school_number = s.number
        WHERE s.closed_at IS NOT NULL AND t.status IN ('active', 'paused')
      )
      SELECT gone.*, t.reference, t.school_number AS school, s.name AS school_name, t.organisation_id AS organisation,
        ARRAY(SELECT x.path FROM trajectory_step x WHERE x.trajectory_id = t.id AND x.status = 'open'
          AND (gone.kind = 'closed' OR x.role = ANY(gone.roles)) ORDER BY x.due, x.path) AS open,
        (SELECT count(*)::int FROM mail m WHERE m.trajectory_id = t.id AND m.status = 'planned'
          AND (gone.kind = 'closed' OR m.to_role = ANY(gone.roles))) AS mails,
        coalesce((SELECT jsonb_agg(a ORDER BY a ->> 'start') FROM trajectory_step x,
          jsonb_array_elements(t.state -> 'nodes' -> x.path -> 'appointments') a
          WHERE x.trajectory_id = t.id AND x.status = 'open' AND x.appointment IS NOT NULL), '[]') AS appointments
      FROM gone JOIN trajectory t ON t.id = gone.id LEFT JOIN school s ON s.number = t.school_number
      WHERE ($1::uuid IS NULL OR t.organisation_id = $1) AND ($4::uuid IS NULL OR t.organisation_id = $4)
        AND ($2::text IS NULL OR (gone.kind <> 'closed' AND gone.subject = $2))
        AND ($3::text IS NULL OR (gone.kind = 'closed' AND gone.subject = $3))
      ORDER BY gone.since, gone.subject, t.reference LIMIT ${MOST}`,
    values: [
      ...[filter.organisation ?? null, filter.person ?? null, filter.school ?? null],
      organisationIn(store.scope),
    ],
  });
  return rows.map(({ id, since, school, school_name, organisation, ...row }) => ({
    ...row,
    since: since.toISOString(),
    trajectoryId: id,
    ...filled({ school, schoolName: school_name, organisation }),
  }));
}

/** Notes that somebody no longer works at a school, or that they do again. */
export async function recordMove(
  store: Unscoped<'decided'>,
  move: { readonly person: string; readonly from?: string | undefined; readonly to?: string | undefined },
  at: Instant,
): Promise<void> {
  const { person, from, to } = move;
  if (to !== undefined) {
    await rowsOf(store, {
      text: 'DELETE FROM left_school WHERE person_id = $1 AND school_number = $2',
      values: [person, to],
    });
  }
  if (from !== undefined) {
    await rowsOf(store, {
      text: `INSERT INTO left_school (person_id, school_number, left_at) VALUES ($1, $2, $3)
        ON CONFLICT (person_id, school_number) DO UPDATE SET left_at = excluded.left_at`,
      values: [person, from, at],
    });
  }
}

/** Revokes the links of somebody: all of them, or only those for trajectories of one school. */
export async function revokeLinksOf(
  store: Unscoped<'decided'>,
  { person, school }: { readonly person: string; readonly school?: string | undefined },
  at: Instant,
): Promise<void> {
  await rowsOf(store, {
    text: `UPDATE link SET revoked_at = $3 FROM trajectory t WHERE t.id = link.trajectory_id AND link.person_id = $1
      AND link.revoked_at IS NULL AND ($2::text IS NULL OR t.school_number = $2)`,
    values: [person, school ?? null, at],
  });
}

/** A role that somebody has in a running trajectory. */
export interface HeldRole {
  readonly trajectoryId: string;
  readonly role: string;
  readonly organisation?: string;
}

/**
 * The roles that somebody has in running trajectories.
 * @param which all of them, or those in some trajectories, of one name, at one school
 */
export async function rolesHeld(
  store: Unscoped<'decided'>,
  person: string,
  which: {
    readonly trajectories?: readonly string[] | undefined;
    readonly role?: string | undefined;
    readonly school?: string | undefined;
  } = {},
): Promise<HeldRole[]> {
  const rows = await rowsOf<{ id: string; role: string; organisation: string | null }>(store, {
    text: `SELECT t.id, r.role, t.organisation_id AS organisation
      FROM trajectory_role r JOIN trajectory t ON t.id = r.trajectory_id
      WHERE r.person_id = $1 AND t.status IN ('active', 'paused') AND ($2::uuid[] IS NULL OR t.id = ANY($2))
        AND ($3::text IS NULL OR r.role = $3) AND ($4::text IS NULL OR t.school_number = $4)
      ORDER BY t.reference, r.role`,
    values: [person, which.trajectories ?? null, which.role ?? null, which.school ?? null],
  });
  return rows.map(({ id, role, organisation }) => ({ trajectoryId: id, role, ...filled({ organisation }) }));
}

/** Open steps of running trajectories that were passed on to somebody alone; of one school, when that is named. */
export async function stepsPassedOnTo(
  store: Unscoped<'decided'>,
  { person, school }: { readonly person: string; readonly school?: string | undefined },
): Promise<{ readonly trajectoryId: string; readonly path: string }[]> {
  return rowsOf(store, {
    text: `SELECT t.id AS "trajectoryId", x.path FROM trajectory_step x JOIN trajectory t ON t.id = x.trajectory_id
      WHERE x.person_id = $1 AND x.status = 'open' AND t.status IN ('active', 'paused')
        AND ($2::text IS NULL OR t.school_number = $2) ORDER BY t.reference, x.path`,
    values: [person, school ?? null],
  });
}

/** The people of a school who have a role in a trajectory that goes on at another one work there from now on. */
export async function movePeopleAlong(
  store: Unscoped<'decided'>,
  { trajectory, from, to }: { readonly trajectory: string; readonly from: string; readonly to: string },
): Promise<void> {
  await rowsOf(store, {
    text: `UPDATE person SET school_number = $3 WHERE school_number = $2 AND left_at IS NULL
      AND id IN (SELECT person_id FROM trajectory_role WHERE trajectory_id = $1)`,
    values: [trajectory, from, to],
  });
}

/** Who coordinates a guidance service now: whoever was added first. */
export async function coordinatorOf(
  store: Unscoped<'decided'>,
  organisation: string,
): Promise<string | undefined> {
  const rows = await rowsOf<{ id: string }>(store, {
    text: `SELECT id FROM person WHERE organisation_id = $1 AND function = 'coordinator' AND left_at IS NULL
      ORDER BY created_at, id LIMIT 1`,
    values: [organisation],
  });
  return rows[0]?.id;
}
