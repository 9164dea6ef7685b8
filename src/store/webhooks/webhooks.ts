import type { Scope } from '../../domain/access/scope.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { rowsOf, type Store } from '../database/db.ts';
import { mustReachOrganisation } from '../database/reach.ts';
import { filled, toInstant } from '../database/values.ts';

/** Where another system hears of what happens. */
export type Webhook = {
  readonly id: string;
  /** The service whose trajectories it hears of; all of them where there is none. */
  readonly organisationId?: string;
  readonly url: string;
  /** Types of entries of the journal; empty is all of them. */
  readonly events: readonly string[];
  readonly createdAt: Instant;
  readonly endedAt?: Instant;
  readonly waiting: number;
  readonly failed: number;
};

const within = (scope: Scope, place: string) =>
  scope.kind === 'all' ? `${place}::uuid IS NULL` : `w.organisation_id = ${place}::uuid`;

const organisationOf = (scope: Scope) => (scope.kind === 'all' ? null : scope.organisation);

/** Stores a new one; with an id that is known already, what was stored first stays. */
export async function insertWebhook(
  store: Store,
  webhook: Omit<Webhook, 'waiting' | 'failed' | 'endedAt'> & { readonly secret: string; readonly by: string },
): Promise<void> {
  mustReachOrganisation(store, webhook.organisationId);
  const { id, organisationId, url, events, createdAt, secret, by } = webhook;
  await rowsOf(store, {
    text: `INSERT INTO webhook (id, organisation_id, url, secret, events, created_by, created_at, seen_until)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $7) ON CONFLICT (id) DO NOTHING`,
    values: [id, organisationId ?? null, url, secret, events, by, createdAt],
  });
}

/** Those that somebody may see, the last one first. */
export async function listWebhooks(store: Store, scope: Scope): Promise<Webhook[]> {
  const rows = await rowsOf<{
    id: string;
    organisation_id: string | null;
    url: string;
    events: string[];
    created_at: Date;
    ended_at: Date | null;
    waiting: number;
    failed: number;
  }>(store, {
    text: `SELECT w.id, w.organisation_id, w.url, w.events, w.created_at, w.ended_at,
        count(m) FILTER (WHERE m.next_attempt_at IS NOT NULL)::int AS waiting,
        count(m) FILTER (WHERE m.next_attempt_at IS NULL AND m.delivered_at IS NULL)::int AS failed
      FROM webhook w LEFT JOIN webhook_message m ON m.webhook_id = w.id
      WHERE ${within(scope, '$1')} GROUP BY w.id ORDER BY w.created_at DESC, w.id`,
    values: [organisationOf(scope)],
  });
  return rows.map(({ id, organisation_id, url, events, created_at, ended_at, waiting, failed }) =>
    filled({
      ...{ id, url, events, waiting, failed },
      organisationId: organisation_id,
      createdAt: created_at.toISOString(),
      endedAt: toInstant(ended_at),
    }),
  );
}

/** Ends one; nothing more is sent to it. @returns whether there was one that somebody may end */
export async function endWebhook(store: Store, scope: Scope, id: string, at: Instant): Promise<boolean> {
  const rows = await rowsOf(store, {
    text: `UPDATE webhook w SET ended_at = coalesce(w.ended_at, $3) WHERE w.id = $2 AND ${within(scope, '$1')} RETURNING 1`,
    values: [organisationOf(scope), id, at],
  });
  await rowsOf(store, {
    text: `UPDATE webhook_message SET next_attempt_at = NULL WHERE webhook_id = $1
      AND EXISTS (SELECT FROM webhook WHERE id = $1 AND ended_at IS NOT NULL)`,
    values: [id],
  });
  return rows.length > 0;
}

/** Has what was given up since an instant sent again; how much that is, or nothing where there is no such one. */
export async function replayFailed(
  store: Store,
  scope: Scope,
  { id, since, now }: { readonly id: string; readonly since: Instant; readonly now: Instant },
): Promise<number | undefined> {
  const known = await rowsOf(store, {
    text: `SELECT FROM webhook w WHERE w.id = $2 AND w.ended_at IS NULL AND ${within(scope, '$1')}`,
    values: [organisationOf(scope), id],
  });
  if (known.length === 0) return undefined;
  const rows = await rowsOf(store, {
    text: `UPDATE webhook_message SET next_attempt_at = $3, attempts = 0 WHERE webhook_id = $1 AND created_at >= $2
      AND delivered_at IS NULL AND next_attempt_at IS NULL RETURNING 1`,
    values: [id, since, now],
  });
  return rows.length;
}
