import { rowsOf, type Unscoped } from '../database/db.ts';

/** One use of an Idempotency-Key: who sends it, to where, and a hash of what was asked. */
export interface IdempotencyKeyUse {
  readonly key: string;
  readonly principal: string;
  readonly route: string;
  readonly fingerprint: string;
}

/** The answer first given. */
export interface IdempotentAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: { readonly [name: string]: string };
}

/**
 * What a key stands for now: `claimed` for the one who must do the work, `in-flight` while another does it, `answered`
 * afterwards, `other-content` when it came with something else before.
 */
export type KeyClaim =
  | { readonly kind: 'claimed' }
  | { readonly kind: 'in-flight' }
  | { readonly kind: 'other-content' }
  | { readonly kind: 'answered'; readonly answer: IdempotentAnswer };

interface Row {
  fingerprint: string;
  status: number | null;
  body: { body?: unknown; rest?: object } | null;
  headers: { [name: string]: string } | null;
}

/**
 * Claims a key, or says what became of it.
 * @param options `abandonedAfter`: seconds without an answer after which whoever had the key is taken to be dead
 */
export async function claimIdempotencyKey(
  store: Unscoped<'own'>,
  use: IdempotencyKeyUse,
  options: { readonly abandonedAfter: number },
): Promise<KeyClaim> {
  const identity = [use.key, use.principal, use.route];
  const claimed = await rowsOf(store, {
    text: `INSERT INTO idempotency_key (key, principal, route, fingerprint) VALUES ($1, $2, $3, $4)
      ON CONFLICT (key, principal, route) DO UPDATE SET created_at = now()
        WHERE idempotency_key.status IS NULL AND idempotency_key.fingerprint = excluded.fingerprint
          AND idempotency_key.created_at < now() - make_interval(secs => $5)
      RETURNING key`,
    values: [...identity, use.fingerprint, options.abandonedAfter],
  });
  if (claimed.length > 0) return { kind: 'claimed' };
  const rows = await rowsOf<Row>(store, {
    text: `SELECT fingerprint, status, body, headers FROM idempotency_key
      WHERE key = $1 AND principal = $2 AND route = $3`,
    values: identity,
  });
  const row = rows[0];
  // Released between the two statements: as good as in flight, the caller tries again.
  if (row === undefined) return { kind: 'in-flight' };
  if (row.fingerprint !== use.fingerprint) return { kind: 'other-content' };
  if (row.status === null) return { kind: 'in-flight' };
  const { status, body, headers } = row;
  const answer = { ...body?.rest, status, ...(headers === null ? {} : { headers }) };
  return {
    kind: 'answered',
    answer: body !== null && 'body' in body ? { ...answer, body: body.body } : answer,
  };
}

/** Keeps the answer that was given, with whatever else belongs to it. */
export async function storeIdempotentAnswer(
  store: Unscoped<'own'>,
  use: IdempotencyKeyUse,
  answer: IdempotentAnswer,
): Promise<void> {
  const { status, body, headers, ...rest } = answer;
  await rowsOf(store, {
    text: `UPDATE idempotency_key SET status = $4, body = $5, headers = $6
      WHERE key = $1 AND principal = $2 AND route = $3`,
    values: [
      use.key,
      use.principal,
      use.route,
      status,
      JSON.stringify({ ...(body === undefined ? {} : { body }), rest }),
      headers === undefined ? null : JSON.stringify(headers),
    ],
  });
}

/** Frees a key whose work failed, so that it can be tried again; an answer that was kept stays. */
export async function releaseIdempotencyKey(store: Unscoped<'own'>, use: IdempotencyKeyUse): Promise<void> {
  await rowsOf(store, {
    text: `DELETE FROM idempotency_key WHERE key = $1 AND principal = $2 AND route = $3 AND status IS NULL`,
    values: [use.key, use.principal, use.route],
  });
}

/** Forgets keys older than so many days, with the answers that were kept for them; how many there were. */
export async function forgetIdempotencyKeys(store: Unscoped<'own'>, days: number): Promise<number> {
  const rows = await rowsOf<{ count: number }>(store, {
    text: `WITH forgotten AS (
        DELETE FROM idempotency_key WHERE created_at < now() - make_interval(days => $1) RETURNING 1
      ) SELECT count(*)::int AS count FROM forgotten`,
    values: [days],
  });
  return rows[0]?.count ?? 0;
}
