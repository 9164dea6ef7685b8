import { epochMillisecondsOf, instantOf } from '../../domain/calendar/instant.ts';
import type { Language } from '../../domain/text.ts';
import { beginSignIn, completeSignIn, type ProviderClaims } from '../../platform/sign-in/provider-client.ts';
import { isSignInEmbedded, providersOf } from '../../platform/sign-in/providers.ts';
import type { SignInProvider } from '../../platform/sign-in/settings.ts';
import { hashOfToken, newToken } from '../../platform/token.ts';
import { claimAccount, findAccountBySubject } from '../../store/access/accounts.ts';
import { insertAttempt, takeAttempt } from '../../store/access/attempts.ts';
import { correctPerson, findPerson, type Person } from '../../store/people/people.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';
import { noteSignIn } from './audit.ts';
import { roleFrom } from './role-claim.ts';
import { openSession } from './sessions.ts';

/** Milliseconds that somebody may take at the provider. */
const TIME_AT_PROVIDER = 15 * 60_000;

/** Where a provider sends people back to. */
export function callbackUrl({ configuration }: Pick<Dependencies, 'configuration'>): string {
  return `${configuration.http.publicUrl}/sign-in/callback`;
}

/**
 * Begins to sign somebody in at a provider.
 * @param returnTo the page to go to afterwards, see `localPath`
 * @param language of the provider's pages, if it knows it
 * @returns where to send the browser, and the token that ties the return to this browser
 * @throws when the provider does not answer
 */
export async function beginAtProvider(
  deps: Dependencies,
  provider: SignInProvider,
  returnTo: string,
  language: Language,
): Promise<{ readonly url: string; readonly token: string }> {
  const { url, checks } = await beginSignIn(provider, callbackUrl(deps), language);
  const now = nowOf(deps);
  const token = newToken();
  const expiresAt = instantOf(epochMillisecondsOf(now) + TIME_AT_PROVIDER);
  await insertAttempt(
    deps.store,
    { tokenHash: hashOfToken(token), issuer: provider.issuer, ...checks, returnTo, expiresAt },
    now,
  );
  return { url, token };
}

/** What came of somebody's return from a provider. */
export type SignInOutcome =
  | { readonly kind: 'signed-in'; readonly session: string; readonly returnTo: string }
  /** Too late, a second time, or in another browser than the one that began. */
  | { readonly kind: 'not-begun' }
  /** The provider refused, or what it sent does not hold. */
  | { readonly kind: 'refused' }
  /** The provider knows them and we do not; what an administrator needs to add them. */
  | { readonly kind: 'unknown'; readonly subject: string; readonly address?: string }
  /** Roles come from a claim, and none of its values gives one. */
  | { readonly kind: 'without-role' };

/**
 * Finishes what {@link beginAtProvider} began. An attempt counts once, whatever comes of it.
 * @param query what stands behind the question mark of the address of return
 * @param before the token of the session with which the browser came, if it has one
 */
export async function finishAtProvider(
  deps: Dependencies,
  returned: { readonly token: string; readonly query: string; readonly before?: string | undefined },
): Promise<SignInOutcome> {
  const attempt = await takeAttempt(deps.store, hashOfToken(returned.token), nowOf(deps));
  const provider = providersOf(deps.configuration).find(({ issuer }) => issuer === attempt?.issuer);
  if (attempt === undefined || provider === undefined) return { kind: 'not-begun' };
  let claims: ProviderClaims;
  try {
    claims = await completeSignIn(provider, new URL(`${callbackUrl(deps)}?${returned.query}`), attempt);
  } catch (error) {
    // What providers write can name people, so only its kind is logged.
    const { name, code } = error as { name?: string; code?: string };
    deps.logger.warn({ issuer: provider.issuer, fault: name, code }, 'a sign-in was refused');
    return { kind: 'refused' };
  }
  const person = await personBehind(deps, provider, claims);
  if (person === undefined || person.leftAt !== undefined) {
    const { subject, verifiedAddress } = claims;
    return {
      kind: 'unknown',
      subject,
      ...(verifiedAddress === undefined ? {} : { address: verifiedAddress }),
    };
  }
  if (!(await applyRole(deps, provider, claims, person))) return { kind: 'without-role' };
  const { subject, sid } = claims;
  const who = { person: person.id, issuer: provider.issuer, subject, ...(sid === undefined ? {} : { sid }) };
  const session = await openSession(deps, who, returned.before);
  await noteSignIn(deps, person);
  deps.logger.info({ person: person.id, issuer: provider.issuer }, 'signed in');
  return { kind: 'signed-in', session, returnTo: attempt.returnTo };
}

/** Whom a provider means. The embedded one calls people by our own ids. */
async function personBehind(
  { store, configuration }: Dependencies,
  { issuer }: SignInProvider,
  { subject, verifiedAddress }: ProviderClaims,
): Promise<Person | undefined> {
  if (isSignInEmbedded(configuration)) return findPerson(store, store.scope, subject);
  const account =
    (await findAccountBySubject(store, issuer, subject)) ??
    (verifiedAddress === undefined ? undefined : await claimAccount(store, issuer, verifiedAddress, subject));
  return account === undefined ? undefined : findPerson(store, store.scope, account.personId);
}

/** Gives the role that the provider says, where roles come from there; `false` when it says none. */
async function applyRole(
  { store, logger }: Dependencies,
  provider: SignInProvider,
  { roleValues }: ProviderClaims,
  person: Person,
): Promise<boolean> {
  if (provider.roleClaim === undefined) return true;
  const role = roleFrom(roleValues, provider.roles);
  if (role === undefined) return false;
  if (role !== person.function) {
    await correctPerson(store, person.id, { function: role });
    logger.info({ person: person.id, role }, 'the provider gave another role');
  }
  return true;
}
