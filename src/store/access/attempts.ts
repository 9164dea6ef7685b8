import type { Instant } from '../../domain/calendar/types.ts';
import { rowsOf, type Unscoped } from '../database/db.ts';
import { toInstant } from '../database/values.ts';
import type { sign_in_attempt as AttemptRow, sign_in_link as LinkRow } from '../generated/client.ts';

/** What is remembered of somebody who is on the way to a provider and back. */
export interface SignInAttempt {
  /** Of the token in a cookie of the browser that began. */
  readonly tokenHash: string;
  readonly issuer: string;
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  /** The page to go to afterwards: a path of ours. */
  readonly returnTo: string;
  readonly expiresAt: Instant;
}

/** Remembers an attempt, and forgets those that never came back. */
export async function insertAttempt(
  store: Unscoped<'signing-in'>,
  attempt: SignInAttempt,
  now: Instant,
): Promise<void> {
  await store.prisma.sign_in_attempt.deleteMany({ where: { expires_at: { lt: now } } });
  await store.prisma.sign_in_attempt.create({
    data: {
      token_hash: attempt.tokenHash,
      issuer: attempt.issuer,
      state: attempt.state,
      nonce: attempt.nonce,
      code_verifier: attempt.codeVerifier,
      return_to: attempt.returnTo,
      expires_at: attempt.expiresAt,
    },
  });
}

/** Takes an attempt away to finish it: whoever comes second with the same one finds nothing. */
export async function takeAttempt(
  store: Unscoped<'signing-in'>,
  tokenHash: string,
  now: Instant,
): Promise<SignInAttempt | undefined> {
  const [row] = await rowsOf<AttemptRow>(store, {
    text: 'DELETE FROM sign_in_attempt WHERE token_hash = $1 RETURNING *',
    values: [tokenHash],
  });
  if (row === undefined || row.expires_at <= new Date(now)) return undefined;
  return {
    tokenHash: row.token_hash,
    issuer: row.issuer,
    state: row.state,
    nonce: row.nonce,
    codeVerifier: row.code_verifier,
    returnTo: row.return_to,
    expiresAt: toInstant(row.expires_at),
  };
}

/** A link by mail with which somebody signs in, once. */
export interface SignInLink {
  readonly tokenHash: string;
  readonly personId: string;
  readonly returnTo: string;
  readonly expiresAt: Instant;
}

/** Remembers a link; earlier ones of the same person stop working, and what is long over is forgotten. */
export async function insertSignInLink(
  store: Unscoped<'signing-in'>,
  link: SignInLink,
  now: Instant,
): Promise<void> {
  await store.prisma.sign_in_link.deleteMany({
    where: { OR: [{ person_id: link.personId }, { expires_at: { lt: now } }] },
  });
  await store.prisma.sign_in_link.create({
    data: {
      token_hash: link.tokenHash,
      person_id: link.personId,
      return_to: link.returnTo,
      expires_at: link.expiresAt,
    },
  });
}

/** Whether a link can still be used; looking at it does not use it. */
export async function isUsable(
  store: Unscoped<'signing-in'>,
  tokenHash: string,
  now: Instant,
): Promise<boolean> {
  const row = await store.prisma.sign_in_link.findUnique({ where: { token_hash: tokenHash } });
  return row !== null && row.used_at === null && row.expires_at > new Date(now);
}

/** Uses a link: whoever comes second finds nothing. */
export async function takeSignInLink(
  store: Unscoped<'signing-in'>,
  tokenHash: string,
  now: Instant,
): Promise<Pick<SignInLink, 'personId' | 'returnTo'> | undefined> {
  const [row] = await rowsOf<LinkRow>(store, {
    text: `UPDATE sign_in_link SET used_at = $2
      WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2 RETURNING *`,
    values: [tokenHash, now],
  });
  return row === undefined ? undefined : { personId: row.person_id, returnTo: row.return_to };
}
