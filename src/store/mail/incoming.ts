import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { mustReachAll } from '../database/reach.ts';
import { filled } from '../database/values.ts';

/** A mail that something came back about. */
export interface AnsweredMail {
  readonly id: string;
  readonly trajectoryId: string;
  readonly toRole: string;
  /** sent | merged | failed … */
  readonly status: string;
  readonly personId?: string;
  /** The address that the person has now. */
  readonly email?: string;
}

/** A message that somebody has to read. */
export interface KeptMessage {
  readonly id: string;
  readonly receivedAt: Instant;
  readonly kind: string;
  readonly mailId?: string;
  /** The trajectory of the mail that it answers. */
  readonly trajectoryId?: string;
  readonly sender?: string;
  readonly subject?: string;
  readonly text?: string;
}

/**
 * Notes that a message came.
 * @param digest SHA-256 of the message
 * @returns its id; `undefined` when it came before and was dealt with
 */
export async function noteIncoming(
  store: Unscoped<'work'>,
  digest: string,
  now: Instant,
): Promise<string | undefined> {
  const rows = await rowsOf<{ id: string; status: string }>(store, {
    text: `INSERT INTO mail_incoming (digest, received_at) VALUES ($1, $2)
      ON CONFLICT (digest) DO UPDATE SET digest = excluded.digest RETURNING id, status`,
    values: [digest, now],
  });
  return rows[0]?.status === 'new' ? rows[0].id : undefined;
}

/** Writes what became of a message; its words are kept only when somebody has to read them. */
export async function settleIncoming(
  store: Unscoped<'work'>,
  id: string,
  outcome: {
    readonly kind: string;
    readonly status: 'handled' | 'kept';
    readonly mailId?: string | undefined;
    readonly words: { readonly sender: string; readonly subject: string; readonly text: string };
  },
): Promise<void> {
  const { sender, subject, text } = outcome.words;
  const kept = outcome.status === 'kept' ? [sender, subject, text] : [null, null, null];
  await rowsOf(store, {
    text: `UPDATE mail_incoming SET kind = $2, status = $3, mail_id = $4::uuid, sender = $5, subject = $6, text = $7
      WHERE id = $1`,
    values: [
      id,
      outcome.kind,
      outcome.status,
      outcome.mailId ?? null,
      ...kept.map((part) => part?.replaceAll('\0', '') ?? null),
    ],
  });
}

/** The messages that somebody has to read, oldest first. */
export async function keptMessages(store: Store): Promise<KeptMessage[]> {
  mustReachAll(store);
  const rows = await rowsOf<{
    id: string;
    received_at: Date;
    kind: string;
    mail_id: string | null;
    trajectory_id: string | null;
    sender: string | null;
    subject: string | null;
    text: string | null;
  }>(store, {
    text: `SELECT i.id, i.received_at, coalesce(i.kind, 'other') AS kind, i.mail_id, m.trajectory_id, i.sender, i.subject, i.text
      FROM mail_incoming i LEFT JOIN mail m ON m.id = i.mail_id WHERE i.status = 'kept' ORDER BY i.received_at`,
  });
  return rows.map((row) =>
    filled({
      id: row.id,
      receivedAt: row.received_at.toISOString(),
      kind: row.kind,
      mailId: row.mail_id,
      trajectoryId: row.trajectory_id,
      sender: row.sender,
      subject: row.subject,
      text: row.text,
    }),
  );
}

/**
 * Notes that somebody has read a message; its words are forgotten.
 * @returns false when there is no such message to read
 */
export async function closeMessage(store: Unscoped<'work'>, id: string): Promise<boolean> {
  const rows = await rowsOf(store, {
    text: `UPDATE mail_incoming SET status = 'done', sender = NULL, subject = NULL, text = NULL
      WHERE id = $1 AND status = 'kept' RETURNING id`,
    values: [id],
  });
  return rows.length > 0;
}

/**
 * The mails of a letter that something came back about: the one that bore the Message-ID, first, and those that went along.
 * @param named ids of mails, or Message-IDs
 */
export async function answeredMails(
  store: Store,
  named: { readonly ids: readonly string[]; readonly messageIds: readonly string[] },
): Promise<AnsweredMail[]> {
  mustReachAll(store);
  const rows = await rowsOf<{
    id: string;
    trajectory_id: string;
    to_role: string;
    status: string;
    person_id: string | null;
    email: string | null;
  }>(store, {
    text: `WITH first AS (
        SELECT id FROM mail WHERE id = ANY($1::uuid[]) OR message_id = ANY($2::text[]) ORDER BY sent_at DESC NULLS LAST LIMIT 1)
      SELECT m.id, m.trajectory_id, m.to_role, m.status, m.person_id, p.email
      FROM mail m JOIN first ON m.id = first.id OR (m.merged_into = first.id AND m.reason <> 'covered-by-later')
        LEFT JOIN person p ON p.id = m.person_id
      ORDER BY m.id = first.id DESC`,
    values: [named.ids, named.messageIds],
  });
  return rows.map((row) =>
    filled({
      id: row.id,
      trajectoryId: row.trajectory_id,
      toRole: row.to_role,
      status: row.status,
      personId: row.person_id,
      email: row.email,
    }),
  );
}

/** Writes that mails which were taken came back all the same, with what the last server said. */
export async function recordBounce(
  store: Unscoped<'work'>,
  ids: readonly string[],
  answer: { readonly code: number; readonly response: string; readonly domain: string },
  now: Instant,
): Promise<void> {
  await rowsOf(store, {
    text: `WITH bounced AS (
        UPDATE mail SET status = 'failed', reason = 'bounced', merged_into = NULL, updated_at = $2
        WHERE id = ANY($1::uuid[]) AND status IN ('sent', 'merged') RETURNING id)
      INSERT INTO mail_attempt (mail_id, at, outcome, code, response, domain)
      SELECT id, $2, 'refused', $3::int, $4, $5 FROM bounced`,
    values: [ids, now, answer.code, answer.response, answer.domain],
  });
}

/** Notes until when somebody is away, by an automatic answer; the last word counts. */
export async function noteAbsence(store: Unscoped<'work'>, person: string, until: LocalDate): Promise<void> {
  await rowsOf(store, {
    text: 'UPDATE person SET absent_until = $2 WHERE id = $1',
    values: [person, until],
  });
}
