import type { Scope } from '../../domain/access/scope.ts';
import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { isHeldOf } from '../database/held-mail.ts';
import { filled } from '../database/values.ts';
import { ofTrajectoryWithin, trajectoryWithin, valuesOf } from '../database/within.ts';
import { lowerAlarm } from './alarm.ts';
import { mailPartitionOf } from './partition.ts';

export type MailStatus = 'planned' | 'sent' | 'merged' | 'withdrawn' | 'failed' | 'undeliverable';

/** A mail that was ever planned: promise first, ledger afterwards. */
export interface LedgerMail {
  readonly id: string;
  readonly key: string;
  readonly kind: string;
  readonly rung: string;
  readonly path: string;
  readonly step: string;
  readonly phase: string;
  readonly toRole: string;
  readonly personId?: string;
  readonly due?: LocalDate;
  readonly sendAt: Instant;
  readonly immediate: boolean;
  /** The date it would have gone on if that had not been a holiday or weekend. */
  readonly movedFrom?: LocalDate;
  /** Other rungs that it stands for. */
  readonly covers: readonly string[];
  readonly status: MailStatus;
  /** Why it did not go, or why it went otherwise. */
  readonly reason?: string;
  readonly mergedInto?: string;
  readonly attempts: number;
  readonly nextAttemptAt?: Instant;
  readonly messageId?: string;
  readonly sentAt?: Instant;
  /** Somebody holds it back, with all mail or with that of its guidance service. */
  readonly held?: true;
  /** The last answer of the mail server that was not OK. Its words can name an address: they are not for showing. */
  readonly answer?: {
    readonly at: Instant;
    /** deferred | refused | fault */
    readonly outcome: string;
    readonly code?: number;
    readonly response: string;
  };
}

/** A mail that answers somebody directly, outside the plan of the trajectory: a new link that was asked for. */
export interface RequestedMail {
  readonly trajectoryId: string;
  /** Unique within the trajectory: the same key is not sent twice. */
  readonly key: string;
  readonly personId: string;
  readonly role: string;
  readonly path: string;
  readonly step: string;
  readonly phase: string;
  readonly due?: LocalDate | undefined;
  readonly organisation?: string | undefined;
  /** Instant at which it was asked for; it goes at once. */
  readonly now: Instant;
}

interface Row {
  id: string;
  key: string;
  kind: string;
  rung: string;
  path: string;
  step: string;
  phase: string;
  to_role: string;
  person_id: string | null;
  due: string | null;
  send_at: Date;
  immediate: boolean;
  moved_from: string | null;
  covers: string[];
  status: string;
  reason: string | null;
  merged_into: string | null;
  attempts: number;
  next_attempt_at: Date | null;
  message_id: string | null;
  sent_at: Date | null;
  held: boolean;
  answered_at: Date | null;
  outcome: string | null;
  code: number | null;
  response: string | null;
}

/** What is read of mails, with the last answer that was not OK and whether somebody holds them back. */
const ledger = `SELECT mail.*, due::text AS due, moved_from::text AS moved_from,
    answer.at AS answered_at, answer.outcome, answer.code, answer.response,
    mail.status = 'planned' AND ${isHeldOf('(SELECT organisation_id FROM trajectory WHERE id = mail.trajectory_id)')} AS held
  FROM mail LEFT JOIN LATERAL (
    SELECT at, outcome, code, response FROM mail_attempt
    WHERE mail_id = mail.id AND outcome <> 'accepted' ORDER BY mail_attempt.id DESC LIMIT 1) answer ON true`;

/** Every mail of a trajectory, sent or not, in order of the instant it was planned for. */
export async function mailsOf(store: Store, scope: Scope, trajectoryId: string): Promise<LedgerMail[]> {
  const values = valuesOf();
  const own = values.add(trajectoryId);
  const rows = await rowsOf<Row>(store, {
    name: `mails-of ${scope.kind}`,
    text: `${ledger} WHERE trajectory_id = ${own} AND ${ofTrajectoryWithin(scope, own, values)}
      ORDER BY coalesce(sent_at, send_at), key`,
    values: values.all,
  });
  return rows.map(toMail);
}

/** A mail to somebody, with the trajectory that it is about. */
export type MailToPerson = LedgerMail & { readonly trajectoryId: string };

/**
 * The mails that went to somebody, or were meant for them, and those that are planned for a role of theirs; the last first.
 * @param limit most of them
 */
export async function mailsTo(
  store: Store,
  scope: Scope,
  person: string,
  limit: number,
): Promise<MailToPerson[]> {
  const values = valuesOf();
  const who = values.add(person);
  const within = trajectoryWithin(scope, values);
  const rows = await rowsOf<Row & { trajectory_id: string }>(store, {
    text: `${ledger} JOIN trajectory t ON t.id = mail.trajectory_id
      WHERE ${within} AND (mail.person_id = ${who}::uuid
        OR (mail.person_id IS NULL AND mail.status = 'planned' AND EXISTS (SELECT FROM trajectory_role r
          WHERE r.trajectory_id = mail.trajectory_id AND r.role = mail.to_role AND r.person_id = ${who}::uuid)))
      ORDER BY coalesce(sent_at, send_at) DESC, key LIMIT ${values.add(limit)}`,
    values: values.all,
  });
  return rows.map((row) => ({ ...toMail(row), trajectoryId: row.trajectory_id }));
}

/**
 * Subject and text of a mail of a trajectory as it was sent, as long as they are kept. Nothing for one that also told of
 * another trajectory: not everybody who may read this one may read that.
 */
export async function contentOf(
  store: Store,
  scope: Scope,
  trajectoryId: string,
  mailId: string,
): Promise<{ readonly subject: string; readonly text: string } | undefined> {
  const values = valuesOf();
  const own = values.add(trajectoryId);
  const [found] = await rowsOf<{ subject: string; text: string }>(store, {
    text: `SELECT c.subject, c.text FROM mail_content c JOIN mail m ON m.id = c.mail_id
      WHERE c.mail_id = ${values.add(mailId)} AND m.trajectory_id = ${own} AND ${ofTrajectoryWithin(scope, own, values)}
        AND NOT EXISTS (SELECT FROM mail other WHERE other.merged_into = m.id AND other.trajectory_id <> ${own})`,
    values: values.all,
  });
  return found;
}

/**
 * Plans a mail that somebody asked for, to go at once.
 * @returns whether it is new, and the partition of the mailroom when that has to be woken
 */
export async function requestMail(
  store: Unscoped<'work'>,
  mail: RequestedMail,
): Promise<{ readonly isNew: boolean; readonly mailroom?: number }> {
  const partition = mailPartitionOf(mail.organisation, store.mailPartitions);
  const rows = await rowsOf(store, {
    text: `INSERT INTO mail (key, trajectory_id, partition, kind, rung, path, step, phase, to_role, person_id, due,
        send_at, immediate, created_at, updated_at)
      VALUES ($1, $2, $3, 'link', 'link', $4, $5, $6, $7, $8, $9, $10, true, $10, $10)
      ON CONFLICT (trajectory_id, key) DO NOTHING RETURNING id`,
    values: [
      mail.key,
      mail.trajectoryId,
      partition,
      mail.path,
      mail.step,
      mail.phase,
      mail.role,
      mail.personId,
      mail.due ?? null,
      mail.now,
    ],
  });
  // Lowered after the mail can be seen, so that the mailroom finds it when it wakes.
  const mailroom = await lowerAlarm(store, partition, mail.now);
  return filled({ isNew: rows.length > 0, mailroom });
}

function toMail(row: Row): LedgerMail {
  return filled({
    id: row.id,
    key: row.key,
    kind: row.kind,
    rung: row.rung,
    path: row.path,
    step: row.step,
    phase: row.phase,
    toRole: row.to_role,
    personId: row.person_id,
    due: row.due,
    sendAt: row.send_at.toISOString(),
    immediate: row.immediate,
    movedFrom: row.moved_from,
    covers: row.covers,
    status: row.status as MailStatus,
    reason: row.reason,
    mergedInto: row.merged_into,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at?.toISOString(),
    messageId: row.message_id,
    sentAt: row.sent_at?.toISOString(),
    held: row.held ? (true as const) : undefined,
    answer: answerOf(row),
  });
}

function answerOf({ answered_at, outcome, code, response }: Row): LedgerMail['answer'] {
  if (answered_at === null || outcome === null) return undefined;
  return filled({ at: answered_at.toISOString(), outcome, code, response: response ?? '' });
}
