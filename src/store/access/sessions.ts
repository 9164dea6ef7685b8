import type { Instant } from '../../domain/calendar/types.ts';
import type { Unscoped } from '../database/db.ts';
import { filled, toInstant } from '../database/values.ts';
import type { sign_in_session as Row } from '../generated/client.ts';

/** Somebody who is signed in, in one browser. Only the hash of the token in its cookie is kept. */
export interface Session {
  readonly tokenHash: string;
  readonly personId: string;
  /** Who vouched: a provider, or `mailed-link`. */
  readonly issuer: string;
  readonly subject?: string;
  /** The session at the provider. */
  readonly sid?: string;
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant;
  /** When it ends whatever happens. */
  readonly expiresAt: Instant;
  readonly endedAt?: Instant;
}

/** Stores a new session. */
export async function insertSession(
  store: Unscoped<'signing-in'>,
  session: Omit<Session, 'endedAt'>,
): Promise<void> {
  await store.prisma.sign_in_session.create({
    data: {
      token_hash: session.tokenHash,
      person_id: session.personId,
      issuer: session.issuer,
      subject: session.subject ?? null,
      sid: session.sid ?? null,
      created_at: session.createdAt,
      last_seen_at: session.lastSeenAt,
      expires_at: session.expiresAt,
    },
  });
}

/** The session whose token has this hash, ended or not. */
export async function findSession(
  store: Unscoped<'signing-in'>,
  tokenHash: string,
): Promise<Session | undefined> {
  const row = await store.prisma.sign_in_session.findUnique({ where: { token_hash: tokenHash } });
  return row === null ? undefined : toSession(row);
}

/** Notes that a session was used. */
export async function touchSession(
  store: Unscoped<'signing-in'>,
  tokenHash: string,
  at: Instant,
): Promise<void> {
  await store.prisma.sign_in_session.updateMany({
    where: { token_hash: tokenHash, ended_at: null },
    data: { last_seen_at: at },
  });
}

/** Which sessions: one, all of a person, or what a provider says has ended. */
export type WhichSessions =
  | { readonly tokenHash: string }
  | { readonly personId: string }
  | { readonly issuer: string; readonly subject: string }
  | { readonly issuer: string; readonly sid: string };

/** Ends sessions; how many had not ended yet. */
export async function endSessions(
  store: Unscoped<'signing-in'>,
  which: WhichSessions,
  at: Instant,
): Promise<number> {
  const { count } = await store.prisma.sign_in_session.updateMany({
    where: { ...columnsOf(which), ended_at: null },
    data: { ended_at: at },
  });
  return count;
}

/** Removes sessions that ended by themselves before this instant. */
export async function forgetSessions(store: Unscoped<'signing-in'>, before: Instant): Promise<void> {
  await store.prisma.sign_in_session.deleteMany({ where: { expires_at: { lt: before } } });
}

function columnsOf(which: WhichSessions) {
  if ('tokenHash' in which) return { token_hash: which.tokenHash };
  return 'personId' in which ? { person_id: which.personId } : which;
}

function toSession(row: Row): Session {
  return filled({
    tokenHash: row.token_hash,
    personId: row.person_id,
    issuer: row.issuer,
    subject: row.subject,
    sid: row.sid,
    createdAt: toInstant(row.created_at),
    lastSeenAt: toInstant(row.last_seen_at),
    expiresAt: toInstant(row.expires_at),
    endedAt: toInstant(row.ended_at),
  });
}
