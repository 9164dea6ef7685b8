import type { Request, Response, Router } from 'express';
import { identify } from '../../application/access/identify.ts';
import { signOut } from '../../application/access/sign-out.ts';
import type { Dependencies } from '../../application/dependencies.ts';
import { credentialsOf, forgetCookie, readCookie, sessionCookie } from '../../http/credentials.ts';
import { makeCsrfToken, readCsrfToken } from '../csrf-token.ts';
import { chosenLanguage, leadTo, named, readForm, sendPage } from '../http.ts';
import { frameOf } from './frame.ts';
import { signedOutPage, signOutPage } from './pages/sign-out-page.tsx';

/** Signing out: here, everywhere, and by a link at the provider too. */
export function setupSignOut(router: Router, deps: Dependencies): void {
  router.get('/sign-out', named('/sign-out'), async (request, response) => {
    const session = readCookie(request, sessionCookie(deps.configuration).name);
    const { key: _key, demoPerson: _demo, ...byCookie } = credentialsOf(request, deps.configuration);
    const identity = await identify(deps, byCookie);
    if (session === undefined || identity === undefined) {
      const chosen = chosenLanguage(request);
      return leadTo(response, chosen === undefined ? '/sign-out/done' : `/sign-out/done?lang=${chosen}`);
    }
    const frame = frameOf(request, '/sign-out');
    const { name } = identity.person;
    sendPage(response, 200, signOutPage({ ...frame, name, csrfToken: makeCsrfToken(session) }));
  });
  router.get('/sign-out/done', named('/sign-out/done'), (request, response) => {
    sendPage(response, 200, signedOutPage(frameOf(request, '/sign-out/done')));
  });
  router.post('/sign-out', named('/sign-out'), (request, response) => leave(deps, request, response, false));
  router.post('/sign-out/everywhere', named('/sign-out/everywhere'), (request, response) =>
    leave(deps, request, response, true),
  );
}

async function leave(
  deps: Dependencies,
  request: Request,
  response: Response,
  isEverywhere: boolean,
): Promise<void> {
  const cookie = sessionCookie(deps.configuration);
  const session = readCookie(request, cookie.name);
  const form = await readForm(request, response);
  const isOurs =
    session !== undefined && form.kind === 'read' && readCsrfToken(session, form.sent._form) !== undefined;
  if (!isOurs) return leadTo(response, '/sign-out');
  const atProvider = await signOut(deps, session, isEverywhere);
  forgetCookie(response, cookie);
  sendPage(response, 200, signedOutPage({ ...frameOf(request, '/sign-out/done'), atProvider }));
}
