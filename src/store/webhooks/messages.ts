import type { Instant } from '../../domain/calendar/types.ts';
import { rowsOf, type Unscoped } from '../database/db.ts';
import { inTransaction } from '../database/transaction.ts';

/** A message that is due, with what it tells: ids and words of our own only. */
export type DueMessage = {
  readonly webhook: string;
  readonly url: string;
  readonly secret: string;
  readonly attempts: number;
  readonly event: string;
  readonly trajectory: string;
  readonly version: number;
  readonly at: Instant;
  readonly template: string;
  readonly status: string;
  /** The step occurrence that it is about, and what was chosen there. */
  readonly path?: string;
  readonly outcome?: string;
  readonly role?: string;
};

/**
 * What is committed at the same moment by two processes can be seen in another order than it was recorded in: so each look
 * goes back so many seconds before the last one. What was seen twice is one message.
 */
const LOOKED_BACK = 300;

/** Makes messages of what was journalled since the last look. */
export async function collectMessages(store: Unscoped<'work'>, now: Instant): Promise<void> {
  await inTransaction(store, async (within) => {
    const due = await rowsOf<{ id: string }>(within, {
      text: 'SELECT id FROM webhook WHERE ended_at IS NULL FOR UPDATE SKIP LOCKED',
    });
    const ids = due.map(({ id }) => id);
    if (ids.length === 0) return;
    await rowsOf(within, {
      text: `INSERT INTO webhook_message (webhook_id, trajectory_id, version, event, created_at, next_attempt_at)
        SELECT w.id, e.trajectory_id, e.version, e.type, $2, $2
        FROM webhook w JOIN trajectory_event e ON e.recorded_at >= greatest(w.created_at, w.seen_until - make_interval(secs => ${LOOKED_BACK}))
        JOIN trajectory t ON t.id = e.trajectory_id
        WHERE w.id = ANY($1::uuid[]) AND (w.organisation_id IS NULL OR t.organisation_id = w.organisation_id)
          AND (cardinality(w.events) = 0 OR e.type = ANY(w.events))
        ON CONFLICT DO NOTHING`,
      values: [ids, now],
    });
    await rowsOf(within, {
      text: 'UPDATE webhook SET seen_until = $2 WHERE id = ANY($1::uuid[])',
      values: [ids, now],
    });
  });
}

/** Takes messages that are due; nobody else takes them before the lease ends. */
export async function claimMessages(
  store: Unscoped<'work'>,
  {
    now,
    leasedUntil,
    limit,
  }: { readonly now: Instant; readonly leasedUntil: Instant; readonly limit: number },
): Promise<DueMessage[]> {
  const rows = await rowsOf<Omit<DueMessage, 'at'> & { at: Date; path: string | null }>(store, {
    text: `WITH due AS (
        SELECT webhook_id, trajectory_id, version FROM webhook_message WHERE next_attempt_at <= $1
        ORDER BY next_attempt_at LIMIT $3 FOR UPDATE SKIP LOCKED
      ), taken AS (
        UPDATE webhook_message m SET next_attempt_at = $2, attempts = attempts + 1 FROM due
        WHERE (m.webhook_id, m.trajectory_id, m.version) = (due.webhook_id, due.trajectory_id, due.version) RETURNING m.*
      )
      SELECT w.id AS webhook, w.url, w.secret, m.attempts, m.event, m.trajectory_id AS trajectory, m.version, e.at,
        t.template, t.status, e.body->>'path' AS path, e.body->>'outcome' AS outcome, e.body->>'role' AS role
      FROM taken m JOIN webhook w ON w.id = m.webhook_id JOIN trajectory t ON t.id = m.trajectory_id
        JOIN trajectory_event e ON e.trajectory_id = m.trajectory_id AND e.version = m.version
      ORDER BY m.trajectory_id, m.version`,
    values: [now, leasedUntil, limit],
  });
  return rows.map(({ at, path, outcome, role, ...same }) => ({
    ...same,
    at: at.toISOString(),
    ...(path === null ? {} : { path }),
    ...(outcome ? { outcome } : {}),
    ...(role ? { role } : {}),
  }));
}

/** Notes what became of a message: taken, to be tried again at an instant, or given up. */
export async function settleMessage(
  store: Unscoped<'work'>,
  { webhook, trajectory, version }: Pick<DueMessage, 'webhook' | 'trajectory' | 'version'>,
  outcome: { readonly answer: string; readonly deliveredAt?: Instant; readonly nextAt?: Instant | undefined },
): Promise<void> {
  await rowsOf(store, {
    text: `UPDATE webhook_message SET answer = $4, delivered_at = $5, next_attempt_at = $6
      WHERE webhook_id = $1 AND trajectory_id = $2 AND version = $3`,
    values: [
      ...[webhook, trajectory, version, outcome.answer],
      ...[outcome.deliveredAt ?? null, outcome.nextAt ?? null],
    ],
  });
}
