import type { Router } from 'express';
import { isLinkUsable, mailLink, signInByLink } from '../../application/access/mailed-link.ts';
import { localPath } from '../../application/access/return-to.ts';
import type { Dependencies } from '../../application/dependencies.ts';
import { readCookie, sessionCookie } from '../../http/credentials.ts';
import { limitRate } from '../../http/rate-limits.ts';
import { makeCsrfToken, readCsrfToken } from '../csrf-token.ts';
import { isFromElsewhere, leadTo, named, readForm, sendPage } from '../http.ts';
import { startSession } from './callback.routes.ts';
import { frameOf, sendTrouble } from './frame.ts';
import { mailedLinkPage, mailSentPage } from './pages/sign-in-page.tsx';

/** Links that may be asked for from one network address in a minute. */
const LIMIT = 10;

/** Signing in without an account at a provider: by a link in a mail, once. */
export function setupMailedLinks(router: Router, deps: Dependencies): void {
  router.post('/sign-in/mail', named('/sign-in/mail'), limitRate(LIMIT), async (request, response) => {
    const form = await readForm(request, response);
    const { address, to } = form.kind === 'read' ? form.sent : {};
    if (typeof address === 'string' && address.length <= 320 && !isFromElsewhere(request.headers)) {
      // Not waited for: how long it takes would tell whether we know the address.
      mailLink(deps, address, localPath(to)).catch((error: Error) =>
        deps.logger.warn({ fault: error.name }, 'a link to sign in was not mailed'),
      );
    }
    sendPage(response, 200, mailSentPage(frameOf(request, '/sign-in')));
  });
  router.get('/sign-in/link/:token', named('/sign-in/link/{token}'), async (request, response) => {
    const token = String(request.params.token);
    if (!(await isLinkUsable(deps, token))) return sendTrouble(request, response, 'linkGone', 404);
    const action = `/sign-in/link/${encodeURIComponent(token)}`;
    const frame = frameOf(request, action);
    sendPage(response, 200, mailedLinkPage({ ...frame, action, csrfToken: makeCsrfToken(token) }));
  });
  router.post('/sign-in/link/:token', named('/sign-in/link/{token}'), async (request, response) => {
    const token = String(request.params.token);
    const form = await readForm(request, response);
    const isOurs = form.kind === 'read' && readCsrfToken(token, form.sent._form) !== undefined;
    const before = readCookie(request, sessionCookie(deps.configuration).name);
    const signedIn = isOurs ? await signInByLink(deps, token, before) : undefined;
    if (signedIn === undefined) return sendTrouble(request, response, 'linkGone', 404);
    startSession(deps, response, signedIn.session);
    leadTo(response, signedIn.returnTo);
  });
}
