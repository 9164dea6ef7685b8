import type { Instant } from '../../domain/calendar/types.ts';
import type { RetentionKind } from '../../domain/privacy/retention.ts';
import { rowsOf, type Store } from '../database/db.ts';
import { mustReachAll } from '../database/reach.ts';
import { filled, toInstant } from '../database/values.ts';

/** Something that goes on a day: announced first, and afterwards with what it came to. */
export type RetentionRun = {
  readonly id: string;
  readonly kind: RetentionKind;
  /** What is older than this goes. */
  readonly before: Instant;
  readonly announcedAt: Instant;
  readonly expected: number;
  readonly dueAt: Instant;
  readonly doneAt?: Instant;
  readonly removed?: number;
};

const formerPeople = `SELECT p.id FROM person p WHERE p.erased_at IS NULL AND p.created_at < $1
  AND (p.left_at < $1 OR p.school_number IS NOT NULL)
  AND NOT EXISTS (SELECT FROM access_key k WHERE k.person_id = p.id)
  AND NOT EXISTS (SELECT FROM trajectory_role r JOIN trajectory t ON t.id = r.trajectory_id
    WHERE r.person_id = p.id AND (t.ended_at IS NULL OR t.ended_at >= $1))
  AND NOT EXISTS (SELECT FROM trajectory t WHERE t.subject_kind = 'person' AND t.subject_id = p.id::text
    AND (t.ended_at IS NULL OR t.ended_at >= $1))
  AND NOT EXISTS (SELECT FROM mail m WHERE m.person_id = p.id AND m.sent_at >= $1)`;

/** Which rows of a kind are older than $1, as statements that give their keys. */
const selections: { readonly [kind in RetentionKind]: string } = {
  'mail-texts':
    'SELECT c.mail_id AS id FROM mail_content c JOIN mail m ON m.id = c.mail_id WHERE m.sent_at < $1',
  'returned-mail': 'SELECT id FROM mail_incoming WHERE received_at < $1',
  links: 'SELECT token_hash AS id FROM link WHERE least(expires_at, coalesce(revoked_at, expires_at)) < $1',
  requests: `SELECT id FROM bulk_operation WHERE finished_at < $1
    UNION ALL SELECT id FROM held_change WHERE answered_at < $1
    UNION ALL SELECT id FROM named_contact WHERE coalesce(answered_at, asked_at) < $1
    UNION ALL SELECT id FROM question WHERE coalesce(answered_at, asked_at) < $1
    UNION ALL SELECT id FROM owed_letter WHERE given_up_at < $1
    UNION ALL SELECT id FROM enrolment_list WHERE made_at < $1`,
  documents: `SELECT a.id FROM attachment a JOIN trajectory t ON t.id = a.trajectory_id
    WHERE t.ended_at < $1 AND a.sha256 <> $2`,
  words: 'SELECT id FROM trajectory t WHERE t.ended_at < $1 AND t.words_gone_at IS NULL',
  people: formerPeople,
  audit: 'SELECT number::text AS id FROM audit_entry WHERE at < $1',
};

/**
 * The keys of what is older than an instant.
 * @param page SHA-256 of the page that stands in the place of a document that is gone
 */
export async function olderThan(
  store: Store,
  kind: RetentionKind,
  { before, page, limit }: { readonly before: Instant; readonly page: string; readonly limit: number },
): Promise<readonly string[]> {
  mustReachAll(store);
  const rows = await rowsOf<{ id: string }>(store, {
    text: `${selections[kind]} LIMIT ${limit}`,
    values: kind === 'documents' ? [before, page] : [before],
  });
  return rows.map(({ id }) => id);
}

/** How much of a kind is older than an instant. */
export async function countOlder(
  store: Store,
  kind: RetentionKind,
  { before, page }: { readonly before: Instant; readonly page: string },
): Promise<number> {
  mustReachAll(store);
  const rows = await rowsOf<{ count: number }>(store, {
    text: `SELECT count(*)::int AS count FROM (${selections[kind]}) old`,
    values: kind === 'documents' ? [before, page] : [before],
  });
  return rows[0]?.count ?? 0;
}

/** What is removed by its key alone; documents, words, people and the audit are more than a row. */
const removals = {
  'mail-texts': [
    'DELETE FROM mail_content WHERE mail_id = ANY($1::uuid[])',
    'UPDATE mail_attempt SET response = NULL, domain = NULL WHERE mail_id = ANY($1::uuid[])',
  ],
  'returned-mail': ['DELETE FROM mail_incoming WHERE id = ANY($1::uuid[])'],
  links: ['DELETE FROM link WHERE token_hash = ANY($1::text[])'],
  requests: [
    'DELETE FROM bulk_item WHERE operation_id = ANY($1::uuid[])',
    'DELETE FROM bulk_operation WHERE id = ANY($1::uuid[])',
    'DELETE FROM held_change WHERE id = ANY($1::uuid[])',
    'DELETE FROM named_contact WHERE id = ANY($1::uuid[])',
    'DELETE FROM question WHERE id = ANY($1::uuid[])',
    'DELETE FROM owed_letter WHERE id = ANY($1::uuid[])',
    'DELETE FROM enrolment_list_row WHERE list_id = ANY($1::uuid[])',
    'DELETE FROM enrolment_list WHERE id = ANY($1::uuid[])',
  ],
} as const;

/** A kind of which a row is all there is. */
export type PlainKind = keyof typeof removals;

/** Whether a row is all there is of a kind. */
export function isPlain(kind: RetentionKind): kind is PlainKind {
  return kind in removals;
}

/** Removes rows of a kind by their keys. */
export async function removeRows(within: Store, kind: PlainKind, ids: readonly string[]): Promise<void> {
  mustReachAll(within);
  for (const text of removals[kind]) await rowsOf(within, { text, values: [ids] });
}

/** Puts a journal without its words in the place of the one there is, with the state that follows from it. */
export async function replaceJournal(
  within: Store,
  trajectory: string,
  changed: {
    readonly events: readonly { readonly version: number; readonly body: object }[];
    readonly state: object;
    readonly at: Instant;
  },
): Promise<void> {
  mustReachAll(within);
  const { events, state, at } = changed;
  await rowsOf(within, {
    text: `UPDATE trajectory_event e SET body = changed.body FROM unnest($2::int[], $3::jsonb[]) AS changed (version, body)
      WHERE e.trajectory_id = $1 AND e.version = changed.version`,
    values: [
      trajectory,
      events.map(({ version }) => version),
      events.map(({ body }) => JSON.stringify(body)),
    ],
  });
  await rowsOf(within, {
    text: `UPDATE command SET body = jsonb_build_object('type', body->>'type') WHERE trajectory_id = $1 AND decided_at IS NOT NULL`,
    values: [trajectory],
  });
  await rowsOf(within, {
    text: 'UPDATE trajectory SET state = $2, words_gone_at = $3 WHERE id = $1',
    values: [trajectory, JSON.stringify(state), at],
  });
}

/** Announces that something goes. */
export async function announceRun(
  store: Store,
  run: Omit<RetentionRun, 'doneAt' | 'removed'>,
): Promise<void> {
  mustReachAll(store);
  const { id, kind, before, announcedAt, expected, dueAt } = run;
  await rowsOf(store, {
    text: `INSERT INTO retention_run (id, kind, before, announced_at, expected, due_at) VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (id) DO NOTHING`,
    values: [id, kind, before, announcedAt, expected, dueAt],
  });
}

/** Adds to what was removed in a run; `at` when that was the last of it. */
export async function noteRemoved(store: Store, id: string, removed: number, at?: Instant): Promise<void> {
  mustReachAll(store);
  await rowsOf(store, {
    text: 'UPDATE retention_run SET removed = coalesce(removed, 0) + $2, done_at = $3 WHERE id = $1',
    values: [id, removed, at ?? null],
  });
}

/** What is announced and not done, and what was done since an instant, the last first. */
export async function retentionRuns(store: Store, since: Instant): Promise<RetentionRun[]> {
  mustReachAll(store);
  const rows = await rowsOf<{
    id: string;
    kind: RetentionKind;
    before: Date;
    announced_at: Date;
    expected: number;
    due_at: Date;
    done_at: Date | null;
    removed: number | null;
  }>(store, {
    text: `SELECT * FROM retention_run WHERE done_at IS NULL OR done_at >= $1 ORDER BY announced_at DESC, kind LIMIT 500`,
    values: [since],
  });
  return rows.map(({ id, kind, before, announced_at, expected, due_at, done_at, removed }) =>
    filled({
      ...{ id, kind, expected, removed },
      before: before.toISOString(),
      announcedAt: announced_at.toISOString(),
      dueAt: due_at.toISOString(),
      doneAt: toInstant(done_at),
    }),
  );
}

/** Ids of those who hear what goes: administrators and the direction. */
export async function whoHears(store: Store): Promise<readonly string[]> {
  mustReachAll(store);
  const rows = await rowsOf<{ id: string }>(store, {
    text: `SELECT id FROM person WHERE function IN ('administrator', 'central') AND left_at IS NULL
      AND email IS NOT NULL AND unreachable_at IS NULL ORDER BY created_at, id`,
  });
  return rows.map(({ id }) => id);
}
