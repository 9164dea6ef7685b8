import type { Instant } from '../../domain/calendar/types.ts';
import { rowsOf, type Unscoped } from '../database/db.ts';
import { arrayOfAnyLength, filled } from '../database/values.ts';

/** What a reviewer wrote when asking for changes. */
export interface ChangesAsked {
  readonly trajectoryId: string;
  /** Path of the step that was sent back. */
  readonly path: string;
  readonly comment: string;
  /** Name of the reviewer, as long as it is known. */
  readonly by?: string;
  readonly at: Instant;
}

/** What reviewers wrote when they asked for changes in steps of these trajectories; `at` is when they did. */
export async function changesAsked(
  store: Unscoped<'work'>,
  trajectoryIds: readonly string[],
): Promise<ChangesAsked[]> {
  if (trajectoryIds.length === 0) return [];
  const rows = await rowsOf<Omit<ChangesAsked, 'at' | 'by'> & { at: Date; by: string | null }>(store, {
    name: 'mail-changes-asked',
    text: `SELECT e.trajectory_id AS "trajectoryId", e.body ->> 'target' AS path, e.body ->> 'comment' AS comment, e.at,
        p.name AS by
      FROM trajectory_event e LEFT JOIN person p ON p.id = (e.actor ->> 'person')::uuid
      WHERE e.trajectory_id = ANY(${arrayOfAnyLength('$1', 'uuid')}) AND e.type = 'returned' ORDER BY e.version`,
    values: [trajectoryIds],
  });
  return rows.map(({ at, by, ...row }) => ({ ...row, at: at.toISOString(), ...filled({ by }) }));
}

/** Who passed a step on, by name; `at` is when they did. */
export interface StepHandedOn {
  readonly trajectoryId: string;
  readonly path: string;
  readonly name: string;
  readonly at: Instant;
}

/** The steps of these trajectories that somebody passed on. */
export async function stepsHandedOn(
  store: Unscoped<'work'>,
  trajectoryIds: readonly string[],
): Promise<StepHandedOn[]> {
  if (trajectoryIds.length === 0) return [];
  const rows = await rowsOf<Omit<StepHandedOn, 'at'> & { at: Date }>(store, {
    name: 'mail-steps-handed-on',
    text: `SELECT e.trajectory_id AS "trajectoryId", e.body ->> 'path' AS path, p.name, e.at
      FROM trajectory_event e JOIN person p ON p.id = (e.actor ->> 'person')::uuid
      WHERE e.trajectory_id = ANY(${arrayOfAnyLength('$1', 'uuid')}) AND e.type = 'delegated' AND e.body ->> 'person' IS NOT NULL
      ORDER BY e.version`,
    values: [trajectoryIds],
  });
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}

/** Somebody who came to have a role, as the journal has it. */
export interface RoleGiven {
  readonly trajectoryId: string;
  readonly role: string;
  readonly person: string;
  /** Name of that person. */
  readonly name: string;
  /** Who gave it to them; nobody when a planned handover came about by itself. */
  readonly by?: string;
  readonly byName?: string;
}

/** Everybody who came to have a role in these trajectories, from the enrolment on, in order of time. */
export async function rolesGiven(
  store: Unscoped<'work'>,
  trajectoryIds: readonly string[],
): Promise<RoleGiven[]> {
  if (trajectoryIds.length === 0) return [];
  const rows = await rowsOf<Omit<RoleGiven, 'by' | 'byName'> & { by: string | null; byName: string | null }>(
    store,
    {
      name: 'mail-roles-given',
      text: `WITH given AS (
        SELECT e.trajectory_id, e.version, e.actor, r.key AS role, r.value AS person
        FROM trajectory_event e CROSS JOIN LATERAL jsonb_each_text(CASE e.type
          WHEN 'enrolled' THEN e.body -> 'roles'
          ELSE jsonb_build_object(e.body ->> 'role', coalesce(e.body ->> 'person', e.body ->> 'to')) END) r
        WHERE e.trajectory_id = ANY(${arrayOfAnyLength('$1', 'uuid')}) AND e.type IN ('enrolled', 'assigned', 'handed-over')
      )
      SELECT g.trajectory_id AS "trajectoryId", g.role, p.id AS person, p.name, b.id AS by, b.name AS "byName"
      FROM given g JOIN person p ON p.id = g.person::uuid
        LEFT JOIN person b ON b.id = (g.actor ->> 'person')::uuid
      ORDER BY g.version`,
      values: [trajectoryIds],
    },
  );
  return rows.map(({ by, byName, ...row }) => ({ ...row, ...filled({ by, byName }) }));
}

/** Who set dates for a step, and when. */
export interface DatesSet {
  readonly trajectoryId: string;
  readonly path: string;
  readonly at: Instant;
  readonly person: string;
  readonly name: string;
}

/** Who set the dates of meetings and sessions in these trajectories, as long as that is known. */
export async function datesSet(
  store: Unscoped<'work'>,
  trajectoryIds: readonly string[],
): Promise<DatesSet[]> {
  if (trajectoryIds.length === 0) return [];
  const rows = await rowsOf<Omit<DatesSet, 'at'> & { at: Date }>(store, {
    name: 'mail-dates-set',
    text: `SELECT e.trajectory_id AS "trajectoryId", e.body ->> 'path' AS path, e.at, p.id AS person, p.name
      FROM trajectory_event e JOIN person p ON p.id = (e.actor ->> 'person')::uuid
      WHERE e.trajectory_id = ANY(${arrayOfAnyLength('$1', 'uuid')}) AND e.type = 'rescheduled' AND e.body ? 'appointments'`,
    values: [trajectoryIds],
  });
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
