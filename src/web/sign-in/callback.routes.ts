import express, { type Request, type Response, type Router } from 'express';
import type { SignInOutcome } from '../../application/access/sign-in.ts';
import { finishAtProvider } from '../../application/access/sign-in.ts';
import { endAsProviderSays } from '../../application/access/sign-out.ts';
import type { Dependencies } from '../../application/dependencies.ts';
import { attemptCookie, forgetCookie, readCookie, sessionCookie } from '../../http/credentials.ts';
import { leadTo, named, sendPage } from '../http.ts';
import { frameOf, sendTrouble } from './frame.ts';
import { unknownPersonPage } from './pages/sign-in-page.tsx';

/** Where providers send people back to, and where they say that somebody has signed out there. */
export function setupCallback(router: Router, deps: Dependencies): void {
  const attempt = attemptCookie(deps.configuration);
  router.get('/sign-in/callback', named('/sign-in/callback'), async (request, response) => {
    const token = readCookie(request, attempt.name) ?? '';
    forgetCookie(response, attempt);
    const outcome = await finishAtProvider(deps, {
      token,
      query: new URL(request.originalUrl, 'http://here.invalid').search.slice(1),
      before: readCookie(request, sessionCookie(deps.configuration).name),
    });
    answer(deps, request, response, outcome);
  });
  setupBackChannel(router, deps);
}

/** Why somebody was not signed in, as the page and the status say it. */
const troubles = {
  'without-role': { kind: 'withoutRole', status: 403 },
  'not-begun': { kind: 'notBegun', status: 400 },
  refused: { kind: 'refused', status: 400 },
} as const;

function answer(deps: Dependencies, request: Request, response: Response, outcome: SignInOutcome): void {
  if (outcome.kind === 'signed-in') {
    startSession(deps, response, outcome.session);
    leadTo(response, outcome.returnTo);
  } else if (outcome.kind === 'unknown') {
    const { subject, address } = outcome;
    const page = unknownPersonPage({ ...frameOf(request, '/sign-in'), subject, address });
    sendPage(response, 403, page);
  } else {
    const { kind, status } = troubles[outcome.kind];
    sendTrouble(request, response, kind, status);
  }
}

/** Gives the browser the token of its session. */
export function startSession({ configuration }: Dependencies, response: Response, session: string): void {
  const { name, options } = sessionCookie(configuration);
  response.cookie(name, session, options);
}

/** A provider calls this by itself, without a browser; the token says by its signature whose word it is. */
function setupBackChannel(router: Router, deps: Dependencies): void {
  const fields = express.urlencoded({ extended: false, limit: 32_768, parameterLimit: 20 });
  const path = '/sign-in/ended-at-provider';
  router.post(path, named(path), fields, async (request, response) => {
    const token: unknown = (request.body as { logout_token?: unknown } | undefined)?.logout_token;
    const isTheirs = typeof token === 'string' && (await endAsProviderSays(deps, token));
    response
      .status(isTheirs ? 200 : 400)
      .set('Cache-Control', 'no-store')
      .end();
  });
}
