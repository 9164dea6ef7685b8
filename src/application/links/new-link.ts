import { MILLISECONDS_PER_DAY } from '../../domain/calendar/day-number.ts';
import { epochMillisecondsOf, instantOf } from '../../domain/calendar/instant.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { hashOfToken, newToken } from '../../platform/token.ts';
import type { Link } from '../../store/people/links.ts';

/** Days that a link works, unless its step closes before. */
const LINK_DAYS = 60;

/** A new link with the only copy of its token. */
export interface NewLink {
  /** Goes into one address and is kept nowhere. */
  readonly token: string;
  /** What is stored of it: the hash of the token, never the token. */
  readonly link: Link;
}

/**
 * Makes a link for one person in one role to one step occurrence, by the same rules wherever it is given: in a mail, or
 * to a colleague who opens a step of her own from her day.
 * @param now instant from which it works; it ends sixty days later
 */
export function newLink(
  { trajectoryId, personId, role, path }: Pick<Link, 'trajectoryId' | 'personId' | 'role' | 'path'>,
  now: Instant,
): NewLink {
  const token = newToken();
  const expiresAt = instantOf(epochMillisecondsOf(now) + LINK_DAYS * MILLISECONDS_PER_DAY);
  const known = { trajectoryId, personId, role, path };
  return { token, link: { tokenHash: hashOfToken(token), ...known, createdAt: now, expiresAt } };
}
