import { isStaff } from '../../domain/access/scope.ts';
import { epochMillisecondsOf, instantOf } from '../../domain/calendar/instant.ts';
import { signInLetter } from '../../mail/sign-in-letter.ts';
import { hashOfToken, isToken, newToken } from '../../platform/token.ts';
import { createMailTransport } from '../../platform/transport.ts';
import { insertSignInLink, isUsable, takeSignInLink } from '../../store/access/attempts.ts';
import { findPerson, findPersonByEmail, type Person } from '../../store/people/people.ts';
import type { Dependencies } from '../dependencies.ts';
import { senderFor } from '../letters/sender.ts';
import { nowOf } from '../now.ts';
import { noteSignIn } from './audit.ts';
import { openSession } from './sessions.ts';

/** Milliseconds that a mailed link works. */
const LINK_LASTS = 15 * 60_000;

/** Who vouched, of a session that began with a mailed link: the mailbox did. */
export const MAILED_LINK = 'mailed-link';

/** Whether links can be mailed from this process. */
export function canMailLinks({ configuration }: Pick<Dependencies, 'configuration'>): boolean {
  return configuration.mail.smtpUrl !== undefined;
}

/**
 * Mails a link to sign in once to the partner with this address. For anybody else nothing happens: who works for a
 * guidance service or the direction has an account at a provider, and whoever asks is not told whom we know.
 * @param returnTo the page to go to afterwards
 * @throws when the mail server does not take it
 */
export async function mailLink(deps: Dependencies, address: string, returnTo: string): Promise<void> {
  const { smtpUrl } = deps.configuration.mail;
  const person = await findPersonByEmail(deps.store, address.trim(), { party: 'provider' });
  if (smtpUrl === undefined || person?.email === undefined || !isPartner(person)) return;
  const now = nowOf(deps);
  const token = newToken();
  const expiresAt = instantOf(epochMillisecondsOf(now) + LINK_LASTS);
  const link = { tokenHash: hashOfToken(token), personId: person.id, returnTo, expiresAt };
  await insertSignInLink(deps.store, link, now);
  const { name, email, language } = person;
  const url = `${deps.configuration.http.publicUrl}/sign-in/link/${token}`;
  const sender = await senderFor(deps, person);
  const letter = signInLetter({ name, email, language }, url, sender);
  const transport = createMailTransport({ smtpUrl, connections: 1 });
  try {
    await transport.send(letter);
  } finally {
    transport.close();
  }
}

/** Works for an organisation that is no guidance service, with an address of their own, and is of no staff. */
function isPartner({ function: role, organisationId, schoolNumber, leftAt }: Person): boolean {
  return !isStaff(role) && organisationId !== undefined && schoolNumber === undefined && leftAt === undefined;
}

/** Whether a mailed link can still be used. Looking does not use it: programs that check mails follow links too. */
export async function isLinkUsable(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  token: string,
): Promise<boolean> {
  return isToken(token) && isUsable(deps.store, hashOfToken(token), nowOf(deps));
}

/**
 * Signs in with a mailed link, which is used up by it.
 * @param before the token of the session with which the browser came, if it has one
 * @returns nothing when the link does not work (any more)
 */
export async function signInByLink(
  deps: Pick<Dependencies, 'store' | 'clock' | 'logger'>,
  token: string,
  before: string | undefined,
): Promise<{ readonly session: string; readonly returnTo: string } | undefined> {
  if (!isToken(token)) return undefined;
  const taken = await takeSignInLink(deps.store, hashOfToken(token), nowOf(deps));
  const person =
    taken === undefined ? undefined : await findPerson(deps.store, deps.store.scope, taken.personId);
  if (taken === undefined || person === undefined || !isPartner(person)) return undefined;
  const session = await openSession(deps, { person: person.id, issuer: MAILED_LINK }, before);
  await noteSignIn(deps, person);
  deps.logger.info({ person: person.id, issuer: MAILED_LINK }, 'signed in');
  return { session, returnTo: taken.returnTo };
}
