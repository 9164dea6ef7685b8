import type { Request, Response, Router } from 'express';
import { canMailLinks } from '../../application/access/mailed-link.ts';
import { localPath } from '../../application/access/return-to.ts';
import { beginAtProvider } from '../../application/access/sign-in.ts';
import type { Dependencies } from '../../application/dependencies.ts';
import { attemptCookie } from '../../http/credentials.ts';
import { limitRate } from '../../http/rate-limits.ts';
import { isSignInEmbedded, providersOf } from '../../platform/sign-in/providers.ts';
import { guessedLanguage, leadTo, named, sendPage } from '../http.ts';
import { setupCallback } from './callback.routes.ts';
import { setupEmbeddedProvider } from './embedded.routes.ts';
import { frameOf, sendTrouble } from './frame.ts';
import { setupMailedLinks } from './mailed-link.routes.ts';
import { signInPage } from './pages/sign-in-page.tsx';
import { setupSignOut } from './sign-out.routes.ts';

/** Requests about signing in that one network address may make in a minute; a whole service can sit behind one. */
const LIMIT = 240;

/** The pages on which people sign in and out, and the provider that comes along where it is used. */
export function setupSignIn(router: Router, deps: Dependencies): void {
  router.use(['/sign-in', '/sign-out', '/oidc'], named('/sign-in'), limitRate(LIMIT));
  setupSignInPage(router, deps);
  setupStart(router, deps);
  setupCallback(router, deps);
  if (canMailLinks(deps)) setupMailedLinks(router, deps);
  setupSignOut(router, deps);
  if (isSignInEmbedded(deps.configuration)) setupEmbeddedProvider(router, deps);
}

function setupSignInPage(router: Router, deps: Dependencies): void {
  router.get('/sign-in', named('/sign-in'), (request, response) => {
    const returnTo = localPath(request.query.to);
    const providers = providersOf(deps.configuration);
    const frame = frameOf(request, '/sign-in');
    const view = signInPage({
      ...frame,
      isDemo: isSignInEmbedded(deps.configuration),
      providers: providers.map(({ name }, index) => ({
        name: name ?? (providers.length > 1 ? new URL(providers[index]?.issuer ?? '').hostname : undefined),
        address: `/sign-in/start?${new URLSearchParams({ at: String(index), to: returnTo, lang: frame.language })}`,
      })),
      ...(canMailLinks(deps) ? { mailReturnTo: returnTo } : {}),
    });
    sendPage(response, 200, view);
  });
}

/** Sends the browser to the provider. A link and not a form: a form may not lead to another site. */
function setupStart(router: Router, deps: Dependencies): void {
  router.get('/sign-in/start', named('/sign-in/start'), async (request, response) => {
    const canonical = canonicalAddress(deps, request);
    if (canonical !== undefined) return leadTo(response, canonical);
    const provider = providersOf(deps.configuration)[Number(request.query.at ?? 0)];
    if (provider === undefined) return leadTo(response, '/sign-in');
    const begun = await beginOrTell(deps, request, response, provider);
    if (begun === undefined) return;
    const { name, options } = attemptCookie(deps.configuration);
    response.cookie(name, begun.token, options);
    leadTo(response, begun.url);
  });
}

async function beginOrTell(
  deps: Dependencies,
  request: Request,
  response: Response,
  provider: ReturnType<typeof providersOf>[number],
) {
  try {
    return await beginAtProvider(deps, provider, localPath(request.query.to), guessedLanguage(request));
  } catch (error) {
    const { name, code } = error as { name?: string; code?: string };
    deps.logger.warn(
      { issuer: provider.issuer, fault: name, code },
      'the provider of sign-in does not answer',
    );
    sendTrouble(request, response, 'unreachable', 503);
    return undefined;
  }
}

/**
 * The provider sends people back to the public address; whoever came by another name of this machine begins there, or
 * their cookie would not come along.
 */
function canonicalAddress({ configuration }: Dependencies, request: Request): string | undefined {
  const publicUrl = new URL(configuration.http.publicUrl);
  if (request.get('host') === publicUrl.host) return undefined;
  const asked = new URLSearchParams({
    at: String(request.query.at ?? 0),
    to: localPath(request.query.to),
    lang: guessedLanguage(request),
  });
  return `${publicUrl.origin}/sign-in/start?${asked}`;
}
