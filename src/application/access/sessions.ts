import { epochMillisecondsOf, instantOf } from '../../domain/calendar/instant.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { hashOfToken, isToken, newToken } from '../../platform/token.ts';
import {
  endSessions,
  findSession,
  forgetSessions,
  insertSession,
  type Session,
  touchSession,
  type WhichSessions,
} from '../../store/access/sessions.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';

type Deps = Pick<Dependencies, 'store' | 'clock'>;

const MINUTE = 60_000;
/** Milliseconds without any request after which a session has ended: half a working day. */
export const IDLE_LIMIT = 4 * 60 * MINUTE;
/** Milliseconds after which a session has ended whatever happens: a working day. */
export const ABSOLUTE_LIMIT = 12 * 60 * MINUTE;
/** Milliseconds between two notes that a session is in use: not every request writes. */
const NOTED_EVERY = MINUTE;

/**
 * Begins a session, always under a new token, so that a token that somebody planted beforehand is worth nothing.
 * @param before the token with which the browser came, whose session ends
 * @returns the token for the cookie; only its hash is kept
 */
export async function openSession(
  deps: Deps,
  who: { readonly person: string; readonly issuer: string; readonly subject?: string; readonly sid?: string },
  before?: string,
): Promise<string> {
  if (before !== undefined) await closeSession(deps, before);
  const now = nowOf(deps);
  const token = newToken();
  await forgetSessions(deps.store, now);
  await insertSession(deps.store, {
    tokenHash: hashOfToken(token),
    personId: who.person,
    issuer: who.issuer,
    ...(who.subject === undefined ? {} : { subject: who.subject }),
    ...(who.sid === undefined ? {} : { sid: who.sid }),
    createdAt: now,
    lastSeenAt: now,
    expiresAt: instantOf(epochMillisecondsOf(now) + ABSOLUTE_LIMIT),
  });
  return token;
}

/** The session of this token, if it still lasts; that it is in use is noted. */
export async function useSession(deps: Deps, token: string): Promise<Session | undefined> {
  const session = await readSession(deps, token);
  if (session === undefined) return undefined;
  const now = nowOf(deps);
  if (idleOf(session, now) >= NOTED_EVERY) await touchSession(deps.store, session.tokenHash, now);
  return session;
}

/** The session of this token, if it still lasts, without using it. */
export async function readSession(deps: Deps, token: string): Promise<Session | undefined> {
  const session = isToken(token) ? await findSession(deps.store, hashOfToken(token)) : undefined;
  if (session === undefined || session.endedAt !== undefined) return undefined;
  const now = nowOf(deps);
  const isOver = epochMillisecondsOf(now) >= epochMillisecondsOf(session.expiresAt);
  return isOver || idleOf(session, now) >= IDLE_LIMIT ? undefined : session;
}

/** Milliseconds since a session was used. */
function idleOf({ lastSeenAt }: Session, now: Instant): number {
  return epochMillisecondsOf(now) - epochMillisecondsOf(lastSeenAt);
}

/** Ends one session: signing out. */
export async function closeSession(deps: Deps, token: string): Promise<void> {
  if (isToken(token)) await closeSessions(deps, { tokenHash: hashOfToken(token) });
}

/**
 * Ends all sessions of a person, on every machine, or those that a provider says have ended.
 * @returns how many there were
 */
export function closeSessions(deps: Deps, which: WhichSessions): Promise<number> {
  return endSessions(deps.store, which, nowOf(deps));
}
