import { endOfSessionUrl, readLogoutToken } from '../../platform/sign-in/provider-client.ts';
import { providersOf } from '../../platform/sign-in/providers.ts';
import type { Dependencies } from '../dependencies.ts';
import { closeSession, closeSessions, useSession } from './sessions.ts';

/** Where a provider sends people after they signed out there. */
export function afterSignOutUrl({ configuration }: Pick<Dependencies, 'configuration'>): string {
  return `${configuration.http.publicUrl}/sign-out/done`;
}

/**
 * Signs out: here, or everywhere.
 * @param session the token of the session
 * @returns where one signs out at the provider too, if it has such a page and answers
 */
export async function signOut(
  deps: Dependencies,
  session: string,
  isEverywhere: boolean,
): Promise<string | undefined> {
  const known = await useSession(deps, session);
  if (known === undefined) return undefined;
  if (isEverywhere) await closeSessions(deps, { personId: known.personId });
  else await closeSession(deps, session);
  deps.logger.info({ person: known.personId, everywhere: isEverywhere }, 'signed out');
  const provider = providersOf(deps.configuration).find(({ issuer }) => issuer === known.issuer);
  if (provider === undefined) return undefined;
  try {
    return await endOfSessionUrl(provider, afterSignOutUrl(deps));
  } catch {
    // They are signed out here, whether their provider answers or not.
    return undefined;
  }
}

/**
 * Ends what a provider says has ended there (OpenID Connect Back-Channel Logout 1.0). Doing it twice does no harm.
 * @returns whether the token was one of a provider of ours
 */
export async function endAsProviderSays(deps: Dependencies, token: string): Promise<boolean> {
  for (const provider of providersOf(deps.configuration)) {
    try {
      const { issuer } = provider;
      const { sid, subject } = await readLogoutToken(provider, token);
      if (sid !== undefined) await closeSessions(deps, { issuer, sid });
      else if (subject !== undefined) await closeSessions(deps, { issuer, subject });
      return true;
    } catch (error) {
      deps.logger.info({ issuer: provider.issuer, fault: (error as Error).name }, 'not its logout token');
    }
  }
  return false;
}
