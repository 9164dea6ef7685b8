import type { Scope } from '../../domain/access/scope.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { rowsOf, type Store, storeOfSystem } from '../database/db.ts';
import { filled } from '../database/values.ts';
import { ofTrajectoryWithin, organisationIn, valuesOf } from '../database/within.ts';
import { lowerAlarm } from './alarm.ts';

/** Why a mail that failed is not sent again, or the part that decides it. */
export type NotAgain =
  | 'step-done'
  | 'paused'
  | 'ended'
  | 'sent-again'
  | 'nobody-in-role'
  | 'no-address'
  | 'unreachable';

/** A mail that failed or had nobody to go to, as whoever sends it again sees it. */
export interface FailedMail {
  readonly id: string;
  /** Unique within its trajectory. */
  readonly key: string;
  readonly trajectoryId: string;
  readonly reference: string;
  /** Name of the school, or of whoever the trajectory is about. */
  readonly subject?: string;
  readonly kind: string;
  readonly step: string;
  readonly toRole: string;
  /** Who has the role now. */
  readonly personId?: string;
  readonly personName?: string;
  /** failed | undeliverable */
  readonly status: string;
  /** Why: refused, gave-up, bounced, unreachable … */
  readonly reason?: string;
  readonly failedAt: Instant;
  /** Absent when it would be sent again. */
  readonly notAgain?: NotAgain;
}

interface Row {
  id: string;
  key: string;
  trajectory_id: string;
  reference: string;
  subject: string | null;
  kind: string;
  step: string;
  to_role: string;
  person_id: string | null;
  person_name: string | null;
  status: string;
  reason: string | null;
  failed_at: Date;
  not_again: NotAgain | null;
}

/**
 * What a refusal since `since` says of an address is put in doubt by sending again; what was known before that stands.
 * $1 since · $2 guidance service or null.
 */
const failedStatement = `SELECT m.id, m.key, m.trajectory_id, t.reference, coalesce(school.name, t.reference) AS subject, m.kind,
    m.step, m.to_role, p.id AS person_id, p.name AS person_name, m.status, m.reason, m.updated_at AS failed_at,
    CASE
      WHEN t.ended_at IS NOT NULL THEN 'ended'
      WHEN t.status = 'paused' THEN 'paused'
      WHEN EXISTS (SELECT FROM mail again WHERE again.resend_of = m.id) THEN 'sent-again'
      WHEN m.kind IN ('ask', 'reminder', 'escalation') AND t.state -> 'nodes' -> m.path ->> 'status' <> 'open' THEN 'step-done'
      WHEN p.id IS NULL THEN 'nobody-in-role'
      WHEN coalesce(p.email, '') = '' THEN 'no-address'
      WHEN p.unreachable_at < $1 THEN 'unreachable'
    END AS not_again
  FROM mail m JOIN trajectory t ON t.id = m.trajectory_id
    LEFT JOIN school ON school.number = t.school_number
    LEFT JOIN trajectory_role r ON r.trajectory_id = m.trajectory_id AND r.role = m.to_role
    LEFT JOIN person p ON p.id = coalesce(r.person_id, m.person_id)
  WHERE m.status IN ('failed', 'undeliverable') AND m.updated_at >= $1
    AND ($2::uuid IS NULL OR t.organisation_id = $2) AND ($3::uuid IS NULL OR t.organisation_id = $3) AND coalesce(m.path, '') NOT LIKE 'no\\_contact~%'
  ORDER BY m.updated_at, m.id`;

/**
 * The mails that failed since an instant, oldest first.
 * @param organisation only those of this guidance service
 */
export async function failedMails(
  store: Store,
  since: Instant,
  organisation?: string,
): Promise<FailedMail[]> {
  const rows = await rowsOf<Row>(store, {
    text: failedStatement,
    values: [since, organisation ?? null, organisationIn(store.scope)],
  });
  return rows.map((row) =>
    filled({
      id: row.id,
      key: row.key,
      trajectoryId: row.trajectory_id,
      reference: row.reference,
      subject: row.subject,
      kind: row.kind,
      step: row.step,
      toRole: row.to_role,
      personId: row.person_id,
      personName: row.person_name,
      status: row.status,
      reason: row.reason,
      failedAt: row.failed_at.toISOString(),
      notAgain: row.not_again,
    }),
  );
}

/**
 * Plans new mails, to go at once, for some that failed; each with a key, and so a Message-ID, of its own. The addresses
 * that were found dead since `since` are tried anew. Doing it twice plans nothing more.
 * @returns how many were planned, and the mailrooms to wake
 */
export async function planAgain(
  store: Store,
  ids: readonly string[],
  since: Instant,
  now: Instant,
): Promise<{ readonly planned: number; readonly mailrooms: readonly number[] }> {
  const reached = await mailsWithin(store, store.scope, ids);
  await rowsOf(store, {
    text: `UPDATE person SET unreachable_at = NULL WHERE unreachable_at >= $2 AND id IN (
      SELECT coalesce(r.person_id, m.person_id) FROM mail m
      LEFT JOIN trajectory_role r ON r.trajectory_id = m.trajectory_id AND r.role = m.to_role WHERE m.id = ANY($1::uuid[]))`,
    values: [reached, since],
  });
  const rows = await rowsOf<{ partition: number }>(store, {
    text: `INSERT INTO mail (key, trajectory_id, partition, kind, rung, path, step, phase, to_role, person_id, due, send_at,
        immediate, covers, resend_of, created_at, updated_at)
      SELECT key || '~again', trajectory_id, partition, kind, rung, path, step, phase, to_role,
        CASE WHEN kind = 'link' THEN person_id ELSE (SELECT x.person_id FROM trajectory_step x
          WHERE x.trajectory_id = mail.trajectory_id AND x.path = mail.path AND x.role = mail.to_role) END, due, $2, true, covers, id, $2, $2
      FROM mail WHERE id = ANY($1::uuid[]) ON CONFLICT (trajectory_id, key) DO NOTHING RETURNING partition`,
    values: [reached, now],
  });
  const woken: number[] = [];
  for (const partition of new Set(rows.map((row) => row.partition))) {
    if ((await lowerAlarm(storeOfSystem(store, 'work'), partition, now)) !== undefined) woken.push(partition);
  }
  return { planned: rows.length, mailrooms: woken };
}

/** Of these mails, those of the trajectories that somebody reaches. */
async function mailsWithin(store: Store, scope: Scope, ids: readonly string[]): Promise<readonly string[]> {
  if (scope.kind === 'all') return ids;
  const values = valuesOf();
  const rows = await rowsOf<{ id: string }>(store, {
    text: `SELECT m.id FROM mail m WHERE m.id = ANY(${values.add(ids)}::uuid[])
      AND ${ofTrajectoryWithin(scope, 'm.trajectory_id', values)}`,
    values: values.all,
  });
  return rows.map(({ id }) => id);
}
