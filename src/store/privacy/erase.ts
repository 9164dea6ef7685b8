import type { Instant } from '../../domain/calendar/types.ts';
import { rowsOf, type Store } from '../database/db.ts';
import { mustReachAll } from '../database/reach.ts';

/** The name under which somebody who was erased still stands where they had a part. */
export const ERASED_NAME = '(gewist / erased)';

type Statement = { readonly table: string; readonly text: string; readonly values?: readonly unknown[] };

/** What goes with somebody, whatever it says: what let them in, and what they were sent. $1 is their id. */
const removals: readonly Statement[] = [
  {
    table: 'mail_content',
    text: 'DELETE FROM mail_content WHERE mail_id IN (SELECT id FROM mail WHERE person_id = $1)',
  },
  {
    table: 'mail_attempt',
    text: `UPDATE mail_attempt SET response = NULL, domain = NULL WHERE (response IS NOT NULL OR domain IS NOT NULL)
      AND mail_id IN (SELECT id FROM mail WHERE person_id = $1)`,
  },
  {
    table: 'mail_incoming',
    text: `UPDATE mail_incoming SET sender = NULL, subject = NULL, text = NULL, status = 'done'
      WHERE sender IS NOT NULL AND (mail_id IN (SELECT id FROM mail WHERE person_id = $1)
        OR position(lower((SELECT email FROM person WHERE id = $1)) IN lower(sender)) > 0)`,
  },
  ...[
    'link',
    'sign_in_account',
    'sign_in_session',
    'sign_in_link',
    'calendar_feed',
    'look_again',
    'news_seen',
    'own_choice',
    'left_school',
    'recent_change',
  ].map((table) => ({ table, text: `DELETE FROM ${table} WHERE person_id = $1` })),
  {
    table: 'saved_list',
    text: 'DELETE FROM saved_list WHERE created_by = $1 AND organisation_id IS NULL',
  },
  { table: 'owed_letter', text: 'DELETE FROM owed_letter WHERE person_id = $1 OR subject_id = $1' },
  { table: 'answer_draft', text: 'DELETE FROM answer_draft WHERE saved_by = $1' },
  { table: 'idempotency_key', text: 'DELETE FROM idempotency_key WHERE principal = $1::uuid::text' },
];

/**
 * Removes what belongs to somebody alone, and empties the row that said who they were.
 * @param within a transaction in which the words of the tables have been cleaned
 * @returns how many rows of each table went or were emptied
 */
export async function eraseRows(
  within: Store,
  person: string,
  at: Instant,
): Promise<{ [table: string]: number }> {
  mustReachAll(within);
  const counts: { [table: string]: number } = {};
  for (const { table, text } of removals) {
    const rows = await rowsOf(within, { text: `${text} RETURNING 1`, values: [person] });
    if (rows.length > 0) counts[table] = (counts[table] ?? 0) + rows.length;
  }
  await rowsOf(within, {
    text: `UPDATE person SET name = $2, email = NULL, phone = NULL, function = NULL, language = 'nl', further_language = NULL, unreachable_at = NULL,
        absent_until = NULL, reminders_off = false, left_at = coalesce(left_at, $3), erased_at = $3 WHERE id = $1`,
    values: [person, ERASED_NAME, at],
  });
  return { ...counts, person: 1 };
}

/** What is kept of an erasure: that it was done, and how much went; nothing of who it was. */
export type Erasure = {
  readonly id: string;
  readonly person: string;
  readonly at: Instant;
  readonly askedBy?: string | undefined;
  readonly counts: { readonly [table: string]: number };
};

/** Notes that somebody was erased. */
export async function noteErasure(within: Store, erasure: Erasure): Promise<void> {
  mustReachAll(within);
  const { id, person, at, askedBy, counts } = erasure;
  await rowsOf(within, {
    text: 'INSERT INTO erasure (id, person_id, at, asked_by, counts) VALUES ($1, $2, $3, $4, $5)',
    values: [id, person, at, askedBy ?? null, JSON.stringify(counts)],
  });
}

/** The erasures since an instant, the last first. */
export async function erasuresSince(store: Store, since: Instant): Promise<Erasure[]> {
  mustReachAll(store);
  const rows = await rowsOf<{
    id: string;
    person_id: string;
    at: Date;
    asked_by: string | null;
    counts: Erasure['counts'];
  }>(store, {
    text: 'SELECT id, person_id, at, asked_by, counts FROM erasure WHERE at >= $1 ORDER BY at DESC, id LIMIT 500',
    values: [since],
  });
  return rows.map(({ id, person_id: person, at, asked_by, counts }) => ({
    ...{ id, person, at: at.toISOString(), counts },
    ...(asked_by === null ? {} : { askedBy: asked_by }),
  }));
}

/** The trajectories in which somebody had a part: a role, an act, a mail, a file; and those of their school. */
export async function trajectoriesWith(store: Store, person: string): Promise<readonly string[]> {
  mustReachAll(store);
  const rows = await rowsOf<{ id: string }>(store, {
    text: `SELECT trajectory_id AS id FROM trajectory_role WHERE person_id = $1::uuid
      UNION SELECT trajectory_id FROM trajectory_event WHERE actor->>'person' = $1::uuid::text OR body::text LIKE '%' || $1::uuid::text || '%'
      UNION SELECT trajectory_id FROM mail WHERE person_id = $1 AND trajectory_id IS NOT NULL
      UNION SELECT trajectory_id FROM attachment WHERE uploaded_by = $1
      UNION SELECT trajectory_id FROM command WHERE actor->>'person' = $1::uuid::text
      UNION SELECT id FROM trajectory WHERE subject_kind = 'person' AND subject_id = $1::uuid::text
      UNION SELECT t.id FROM trajectory t JOIN person p ON p.id = $1 WHERE t.school_number = p.school_number`,
    values: [person],
  });
  return rows.map(({ id }) => id);
}

/** The names of other people of the same school, or with a part in these trajectories. */
export async function namesAround(
  store: Store,
  person: string,
  trajectories: readonly string[],
): Promise<readonly string[]> {
  mustReachAll(store);
  const rows = await rowsOf<{ name: string }>(store, {
    text: `SELECT DISTINCT p.name FROM person p WHERE p.id <> $1 AND p.erased_at IS NULL AND (
        p.id IN (SELECT person_id FROM trajectory_role WHERE trajectory_id = ANY($2::uuid[]))
        OR p.school_number = (SELECT school_number FROM person WHERE id = $1))`,
    values: [person, trajectories],
  });
  return rows.map(({ name }) => name);
}

/** Ids of those who turned out to be the same person, and of whom something is still known. */
export async function mergedInto(store: Store, person: string): Promise<readonly string[]> {
  mustReachAll(store);
  const rows = await rowsOf<{ id: string }>(store, {
    text: 'SELECT id FROM person WHERE merged_into = $1 AND erased_at IS NULL ORDER BY id',
    values: [person],
  });
  return rows.map(({ id }) => id);
}

/** Whether somebody else goes by exactly this name. */
export async function hasNamesake(store: Store, person: string): Promise<boolean> {
  mustReachAll(store);
  const rows = await rowsOf(store, {
    text: `SELECT FROM person other JOIN person one ON one.id = $1 AND other.id <> one.id
      WHERE lower(other.name) = lower(one.name) AND other.erased_at IS NULL LIMIT 1`,
    values: [person],
  });
  return rows.length > 0;
}

/** References of the running trajectories that somebody follows as the counsellor. */
export async function followedBy(store: Store, person: string): Promise<readonly string[]> {
  mustReachAll(store);
  const rows = await rowsOf<{ reference: string }>(store, {
    text: `SELECT reference FROM trajectory WHERE counsellor_id = $1 AND status IN ('active', 'paused') ORDER BY reference`,
    values: [person],
  });
  return rows.map(({ reference }) => reference);
}
