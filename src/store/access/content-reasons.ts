import type { Scope } from '../../domain/access/scope.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { mustReachAll } from '../database/reach.ts';
import { filled } from '../database/values.ts';
import { personWithin, valuesOf } from '../database/within.ts';

/** A reason for which somebody reads content, and until when. */
export interface ContentReason {
  readonly id: string;
  /** Id of the trajectory, person, returned message or partner whose content it is. */
  readonly subject: string;
  readonly personId: string;
  readonly reason: string;
  readonly givenAt: Instant;
  readonly until: Instant;
}

/** A reason with the names that a guidance service knows it by. */
export interface ToldReason extends ContentReason {
  readonly name?: string;
  /** Of the trajectory that it is about, where it is about one. */
  readonly reference?: string;
  /** Of that trajectory, or of the person. */
  readonly school?: string;
  /** Name of the person that it is about, where it is about one. */
  readonly about?: string;
}

/**
 * Keeps a reason, with the organisation whose content it is: the service of the trajectory, person or message, or the partner.
 * @returns false when there is no such trajectory, person, message or organisation
 */
export async function addContentReason(store: Store, given: ContentReason): Promise<boolean> {
  mustReachAll(store);
  const { id, subject, personId, reason, givenAt, until } = given;
  const rows = await rowsOf(store, {
    text: `INSERT INTO content_reason (id, subject, person_id, reason, given_at, until, organisation_id)
      SELECT $1::uuid, $2::uuid, $3::uuid, $4::text, $5::timestamptz, $6::timestamptz, coalesce(
        (SELECT organisation_id FROM trajectory WHERE id = $2),
        (SELECT organisation_id FROM person WHERE id = $2),
        (SELECT t.organisation_id FROM mail_incoming i JOIN mail m ON m.id = i.mail_id JOIN trajectory t ON t.id = m.trajectory_id
          WHERE i.id = $2),
        (SELECT id FROM organisation WHERE id = $2))
      WHERE EXISTS (SELECT FROM trajectory WHERE id = $2) OR EXISTS (SELECT FROM person WHERE id = $2)
        OR EXISTS (SELECT FROM mail_incoming WHERE id = $2) OR EXISTS (SELECT FROM organisation WHERE id = $2)
      RETURNING id`,
    values: [id, subject, personId, reason, givenAt, until],
  });
  return rows.length > 0;
}

/** Of which of these somebody reads the content at an instant, by a reason that they gave. */
export async function subjectsWithReason(
  store: Unscoped<'signing-in'>,
  { person, subjects, now }: { person: string; subjects: readonly string[]; now: Instant },
): Promise<ReadonlySet<string>> {
  if (subjects.length === 0) return new Set();
  const rows = await rowsOf<{ subject: string }>(store, {
    name: 'subjects-with-reason',
    text: `SELECT DISTINCT subject FROM content_reason
      WHERE person_id = $1 AND subject = ANY($2::uuid[]) AND given_at <= $3 AND until > $3`,
    values: [person, subjects, now],
  });
  return new Set(rows.map(({ subject }) => subject));
}

/** The reasons that were given since an instant, the last first: those that concern a service, or all of them. */
export async function listContentReasons(
  store: Store,
  scope: Scope,
  { since, limit }: { readonly since: Instant; readonly limit: number },
): Promise<ToldReason[]> {
  const values = valuesOf();
  const own = scope.kind === 'all' ? 'true' : `c.organisation_id = ${values.add(scope.organisation)}::uuid`;
  const rows = await rowsOf<{
    id: string;
    subject: string;
    person_id: string;
    reason: string;
    given_at: Date;
    until: Date;
    name: string | null;
    reference: string | null;
    about: string | null;
    school: string | null;
  }>(store, {
    text: `SELECT c.id, c.subject, c.person_id, c.reason, c.given_at, c.until, by.name, t.reference, p.name AS about,
        coalesce(ts.name, s.name) AS school
      FROM content_reason c LEFT JOIN person by ON by.id = c.person_id
      LEFT JOIN trajectory t ON t.id = c.subject LEFT JOIN school ts ON ts.number = t.school_number
      LEFT JOIN person p ON p.id = c.subject LEFT JOIN school s ON s.number = p.school_number
      WHERE c.given_at >= ${values.add(since)}::timestamptz AND (${own} OR ${personWithin(scope, values)})
      ORDER BY c.given_at DESC, c.id LIMIT ${values.add(limit)}::int`,
    values: values.all,
  });
  return rows.map(({ person_id, given_at, until, name, reference, about, school, ...same }) => ({
    ...{ ...same, personId: person_id, givenAt: given_at.toISOString(), until: until.toISOString() },
    ...filled({ name, reference, about, school }),
  }));
}

/** Forgets the reasons that were given before an instant. */
export async function forgetContentReasons(store: Store, before: Instant): Promise<void> {
  mustReachAll(store);
  await rowsOf(store, { text: 'DELETE FROM content_reason WHERE given_at < $1', values: [before] });
}
