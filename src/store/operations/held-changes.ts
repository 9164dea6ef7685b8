import type { Scope } from '../../domain/access/scope.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { mustReachOrganisation } from '../database/reach.ts';
import { filled, toInstant } from '../database/values.ts';
import { organisationIn } from '../database/within.ts';

/** What is held: one command, one thing asked of many trajectories, a correction of a person, an enrolment, or somebody to add. */
export type HeldKind = 'command' | 'bulk' | 'person' | 'enrolment' | 'new-person';

/** A change that waits for somebody else to let it through, or that was answered. */
export interface HeldChange {
  readonly id: string;
  readonly kind: HeldKind;
  /** Id of who asked for it, and of the guidance service for which she did. */
  readonly person: string;
  readonly organisation: string;
  /** Id of the trajectory or person that it is about. */
  readonly subject?: string;
  /** What was asked, as it was said. */
  readonly body: object;
  /** So many changes it is. */
  readonly changes: number;
  readonly askedAt: Instant;
  readonly answer?: 'released' | 'refused';
  readonly answeredBy?: string;
  readonly answeredAt?: Instant;
}

interface Row {
  id: string;
  kind: HeldKind;
  person_id: string;
  organisation_id: string;
  subject: string | null;
  body: object;
  changes: number;
  asked_at: Date;
  answer: 'released' | 'refused' | null;
  answered_by: string | null;
  answered_at: Date | null;
}

/**
 * Counts a change of somebody, unless there would be more than a bound since an instant.
 * @param change `id`: counted once, however often it is asked
 * @returns whether it was counted
 */
export async function countChange(
  store: Unscoped<'own'>,
  change: {
    readonly id: string;
    readonly person: string;
    readonly changes: number;
    readonly at: Instant;
    readonly since: Instant;
    readonly bound: number;
  },
): Promise<boolean> {
  const { id, person, changes, at, since, bound } = change;
  const rows = await rowsOf<{ counted: boolean }>(store, {
    name: 'count-change',
    text: `WITH forgotten AS (DELETE FROM recent_change WHERE person_id = $2::uuid AND at <= $5::timestamptz),
      known AS (SELECT coalesce(sum(changes), 0) AS total, coalesce(bool_or(id = $1::uuid), false) AS again
        FROM recent_change WHERE person_id = $2::uuid AND at > $5::timestamptz),
      added AS (INSERT INTO recent_change (id, person_id, changes, at)
        SELECT $1::uuid, $2::uuid, $3::int, $4::timestamptz FROM known
        WHERE NOT again AND total + $3::int <= $6::int ON CONFLICT (id) DO NOTHING RETURNING id)
      SELECT again OR EXISTS (SELECT FROM added) AS counted FROM known`,
    values: [id, person, changes, at, since, bound],
  });
  return rows[0]?.counted ?? false;
}

/** Keeps a change that is held; with an id that is known already, what was kept first stays. */
export async function insertHeldChange(
  store: Store,
  held: Omit<HeldChange, 'answer' | 'answeredBy' | 'answeredAt'>,
): Promise<void> {
  mustReachOrganisation(store, held.organisation);
  const { id, kind, person, organisation, subject, body, changes, askedAt } = held;
  await rowsOf(store, {
    text: `INSERT INTO held_change (id, kind, person_id, organisation_id, subject, body, changes, asked_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING`,
    values: [id, kind, person, organisation, subject ?? null, JSON.stringify(body), changes, askedAt],
  });
}

/** The changes that wait for an answer, as far as somebody reaches, the first that was asked for first. */
export async function heldChanges(store: Store, scope: Scope): Promise<HeldChange[]> {
  const rows = await rowsOf<Row>(store, {
    text: `SELECT * FROM held_change WHERE answered_at IS NULL AND ($1::uuid IS NULL OR organisation_id = $1)
      ORDER BY asked_at, id LIMIT 500`,
    values: [organisationIn(scope)],
  });
  return rows.map(toHeldChange);
}

/** The change with this id (a UUID), as far as somebody reaches. */
export async function findHeldChange(
  store: Store,
  scope: Scope,
  id: string,
): Promise<HeldChange | undefined> {
  const rows = await rowsOf<Row>(store, {
    text: 'SELECT * FROM held_change WHERE id = $1 AND ($2::uuid IS NULL OR organisation_id = $2)',
    values: [id, organisationIn(scope)],
  });
  return rows[0] && toHeldChange(rows[0]);
}

/** Notes what became of a held change; `false` when that was said before. */
export async function answerHeldChange(
  store: Store,
  answered: {
    readonly id: string;
    readonly answer: 'released' | 'refused';
    readonly by: string;
    readonly at: Instant;
  },
): Promise<boolean> {
  const { id, answer, by, at } = answered;
  const rows = await rowsOf(store, {
    text: `UPDATE held_change SET answer = $2, answered_by = $3, answered_at = $4
      WHERE id = $1 AND answered_at IS NULL AND ($5::uuid IS NULL OR organisation_id = $5) RETURNING id`,
    values: [id, answer, by, at, organisationIn(store.scope)],
  });
  return rows[0] !== undefined;
}

function toHeldChange(row: Row): HeldChange {
  const { id, kind, body, changes, answer } = row;
  return filled({
    ...{ id, kind, body, changes, answer },
    person: row.person_id,
    organisation: row.organisation_id,
    subject: row.subject,
    askedAt: row.asked_at.toISOString(),
    answeredBy: row.answered_by,
    answeredAt: row.answered_at === null ? null : toInstant(row.answered_at),
  });
}
