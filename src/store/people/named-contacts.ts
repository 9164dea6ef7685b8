import type { Scope } from '../../domain/access/scope.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import type { Language } from '../../domain/text.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { filled } from '../database/values.ts';
import { ofTrajectoryWithin, trajectoryWithin, valuesOf } from '../database/within.ts';

/** What became of somebody who was named; `replaced`: somebody else was named instead before it was answered. */
export type ContactAnswer = 'confirmed' | 'refused' | 'replaced';

/** Somebody whom a person of a school named through their link, to come in their place. */
export interface NamedContact {
  readonly id: string;
  readonly trajectoryId: string;
  /** The step at which it was asked, and its role. */
  readonly path: string;
  readonly role: string;
  /** Everything in the role, and not that step alone. */
  readonly whole: boolean;
  /** Id of who named them. */
  readonly askedBy: string;
  readonly askedAt: Instant;
  /** What was typed, until it is answered. */
  readonly name?: string;
  readonly email?: string;
  readonly language: Language;
  readonly answer?: ContactAnswer;
}

/** Somebody who was named, with what the trajectory is called. */
export interface WaitingContact extends NamedContact {
  readonly reference: string;
  readonly template: string;
  readonly templateVersion: number;
  /** Name of who named them, and of what the trajectory is about, where that is a school. */
  readonly by?: string;
  readonly school?: string;
}

interface Row {
  id: string;
  trajectory_id: string;
  path: string;
  role: string;
  whole: boolean;
  asked_by: string;
  asked_at: Date;
  name: string | null;
  email: string | null;
  language: Language;
  answer: ContactAnswer | null;
}

interface WaitingRow extends Row {
  reference: string;
  template: string;
  template_version: number;
  by: string | null;
  school: string | null;
}

/** It still says something: the role, or the open step, is still with who named them. */
const STANDS = `c.answered_at IS NULL AND t.ended_at IS NULL AND CASE WHEN c.whole
    THEN EXISTS (SELECT FROM trajectory_role r WHERE r.trajectory_id = t.id AND r.role = c.role AND r.person_id = c.asked_by)
    ELSE EXISTS (SELECT FROM trajectory_step s WHERE s.trajectory_id = t.id AND s.path = c.path AND s.status = 'open'
      AND coalesce(s.person_id, (SELECT r.person_id FROM trajectory_role r WHERE r.trajectory_id = t.id AND r.role = c.role),
        c.asked_by) = c.asked_by) END`;

/**
 * Keeps whom somebody named, within a transaction; whom they named before at that step, and nobody answered, is not meant any more.
 * @returns whether it is new: with an id that is known already, what was kept first stays
 */
export async function insertNamedContact(
  within: Unscoped<'own'>,
  named: Omit<NamedContact, 'answer' | 'name' | 'email'> & { readonly name: string; readonly email: string },
): Promise<boolean> {
  const { id, trajectoryId, path, role, whole, askedBy, askedAt, name, email, language } = named;
  const added = await rowsOf(within, {
    text: `INSERT INTO named_contact (id, trajectory_id, path, role, whole, asked_by, asked_at, name, email, language)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO NOTHING RETURNING id`,
    values: [id, trajectoryId, path, role, whole, askedBy, askedAt, name, email, language],
  });
  if (added.length === 0) return false;
  await rowsOf(within, {
    text: `UPDATE named_contact SET answer = 'replaced', answered_by = $4, answered_at = $5, name = NULL, email = NULL
      WHERE trajectory_id = $1 AND path = $2 AND id <> $3 AND answered_at IS NULL`,
    values: [trajectoryId, path, id, askedBy, askedAt],
  });
  return true;
}

/** Whom people named in the trajectories that somebody reaches, and who still has to be confirmed; first asked first. */
export async function waitingContacts(
  store: Store,
  scope: Scope,
  only?: { readonly id: string; readonly trajectoryId?: string },
): Promise<WaitingContact[]> {
  const values = valuesOf();
  const one =
    only === undefined
      ? ''
      : `AND c.id = ${values.add(only.id)}::uuid AND t.id = coalesce(${values.add(only.trajectoryId ?? null)}::uuid, t.id)`;
  const rows = await rowsOf<WaitingRow>(store, {
    text: `SELECT c.*, t.reference, t.template, t.template_version, p.name AS by, s.name AS school
      FROM named_contact c JOIN trajectory t ON t.id = c.trajectory_id LEFT JOIN person p ON p.id = c.asked_by
      LEFT JOIN school s ON s.number = t.school_number
      WHERE ${STANDS} AND ${trajectoryWithin(scope, values)} ${one} ORDER BY c.asked_at, c.id LIMIT 200`,
    values: values.all,
  });
  return rows.map((row) => ({
    ...toNamedContact(row),
    ...filled({ by: row.by, school: row.school }),
    ...{ reference: row.reference, template: row.template, templateVersion: row.template_version },
  }));
}

/** Whom somebody named last at a step, or for its role; also when that was answered. */
export async function lastNamedBy(
  store: Unscoped<'own'>,
  named: { readonly trajectoryId: string; readonly person: string; readonly path: string },
): Promise<NamedContact | undefined> {
  const rows = await rowsOf<Row>(store, {
    name: 'last-named-by',
    text: `SELECT c.* FROM named_contact c WHERE c.trajectory_id = $1 AND c.asked_by = $2 AND c.path = $3
        AND c.answer IS DISTINCT FROM 'replaced'
      ORDER BY c.asked_at DESC, c.id LIMIT 1`,
    values: [named.trajectoryId, named.person, named.path],
  });
  return rows[0] && toNamedContact(rows[0]);
}

/** Notes what became of somebody who was named, and forgets what was typed; `false` when that was said before. */
export async function answerNamedContact(
  store: Store,
  answered: {
    readonly id: string;
    readonly answer: 'confirmed' | 'refused';
    readonly by: string;
    readonly at: Instant;
  },
): Promise<boolean> {
  const { id, answer, by, at } = answered;
  const values = valuesOf();
  const rows = await rowsOf(store, {
    text: `UPDATE named_contact SET answer = ${values.add(answer)}, answered_by = ${values.add(by)},
        answered_at = ${values.add(at)}, name = NULL, email = NULL
      WHERE id = ${values.add(id)} AND answered_at IS NULL
        AND ${ofTrajectoryWithin(store.scope, 'named_contact.trajectory_id', values)} RETURNING id`,
    values: values.all,
  });
  return rows[0] !== undefined;
}

function toNamedContact(row: Row): NamedContact {
  const { id, path, role, whole, name, email, language, answer } = row;
  return filled({
    ...{ id, path, role, whole, name, email, language, answer },
    ...{ trajectoryId: row.trajectory_id, askedBy: row.asked_by, askedAt: row.asked_at.toISOString() },
  });
}
