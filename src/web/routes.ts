import express, { type Request, type Response, type Router } from 'express';
import { localPath } from '../application/access/return-to.ts';
import { dependenciesOfSystem, type Parts } from '../application/dependencies.ts';
import { sortError } from '../application/outage.ts';
import { methodNotAllowed, unknownAddress } from '../http/errors.ts';
import { headersOf, statusOf } from '../http/problem-document.ts';
import { factsOf, isMalformedAddress } from '../http/responses.ts';
import { setupAssets } from './assets.routes.ts';
import { setupCalendarFeed } from './calendar/feed.routes.ts';
import {
  guessedLanguage,
  inOtherLanguage,
  leadTo,
  named,
  sendDocument,
  sendPage,
  wantsDocument,
} from './http.ts';
import { limitPages, type PageLimits } from './limits.ts';
import { setupLogos } from './logos.routes.ts';
import { setupParticipationPage } from './participations/routes.ts';
import { setupQuestionPages } from './questions/routes.ts';
import { unknownLinkPage } from './school/pages/link-page.tsx';
import { setupSchoolPages } from './school/routes.ts';
import { setupSignIn } from './sign-in/routes.ts';
import { sendReasonAsked } from './staff/content/routes.ts';
import { setupStaffPages } from './staff/routes.ts';
import { setupSurveyPages } from './surveys/routes.ts';
import { type ProblemKind, problemPage } from './ui/problem-page.tsx';

/**
 * The pages that people see without a console: those of schools behind the links in their mails, and the start page
 * with its overview. Rendered here, without a script.
 * @param options `limits` where the usual ones for pages behind links do not fit
 */
export function createPages(parts: Parts, options: { readonly limits?: Partial<PageLimits> } = {}): Router {
  const router = express.Router({ caseSensitive: true });
  const signingIn = dependenciesOfSystem(parts, 'signing-in');
  const byLink = dependenciesOfSystem(parts, 'link');
  setupAssets(router);
  router.use('/p', named('/p'), limitPages(byLink, options.limits ?? {}));
  setupLogos(router, dependenciesOfSystem(parts, 'everybody'));
  setupSignIn(router, signingIn);
  setupCalendarFeed(router, byLink);
  setupSchoolPages(router, byLink);
  setupSurveyPages(router, byLink, options.limits ?? {});
  setupQuestionPages(router, byLink, options.limits ?? {});
  setupParticipationPage(router, byLink, options.limits ?? {});
  setupStaffPages(router, parts);
  setupOtherMethods(router);
  setupUnknownPages(router);
  setupFaults(router, parts);
  return router;
}

/** Under `/p` everything is a page, also what is not there. */
function setupUnknownPages(router: Router): void {
  router.use('/p', (request, response) => {
    factsOf(response).route = '/p';
    if (wantsDocument(request)) return sendDocument(request, response, unknownAddress());
    sendProblem(request, response, 404, 'notFound');
  });
  // Elsewhere too, for whoever reads pages; a program gets the answer of the API.
  router.use((request, response, next) => {
    const isPage = /\btext\/html\b/i.test(request.get('accept') ?? '');
    if (!isPage || request.path.startsWith('/api/')) return next();
    sendProblem(request, response, 404, 'notFound');
  });
}

/** The start page is only looked at. */
function setupOtherMethods(router: Router): void {
  router.all('/', (request, response) => {
    factsOf(response).route = '/';
    sendDocument(request, response, methodNotAllowed(['GET', 'HEAD']));
  });
}

/** Whatever was thrown becomes a page in the reader's language, or a document for a program; what it was stands in the log. */
function setupFaults(router: Router, parts: Parts): void {
  router.use((error: unknown, request: Request, response: Response, next: (error: unknown) => void) => {
    if (response.headersSent) return next(error);
    if (wantsDocument(request)) return sendDocument(request, response, error);
    if (isMalformedAddress(error)) return sendUnknown(request, response);
    const sorted = sortError(error);
    const status = sorted.sort === 'defect' ? 500 : statusOf(sorted.error);
    if (sorted.sort !== 'refusal') factsOf(response).fault = error;
    if (sorted.sort === 'outage') response.set('Retry-After', '10');
    if (sorted.sort === 'refusal') response.set(headersOf(sorted.error));
    if (status === 401) return leadToSignIn(request, response);
    const asksReason = sorted.sort === 'refusal' && sorted.error.code === 'content-without-reason';
    if (asksReason && sendReasonAsked(parts, request, response)) return;
    sendProblem(request, response, status, kindOf(status));
  });
}

/** Whoever is not signed in does that first, and then comes back to the page that they wanted to see. */
function leadToSignIn(request: Request, response: Response): void {
  const wanted = request.method === 'GET' ? request.originalUrl : '/';
  const asked = new URLSearchParams({ to: localPath(wanted), lang: guessedLanguage(request) });
  leadTo(response, `/sign-in?${asked}`);
}

/** A link that lost or gained a sign on its way is a link that is not known; any other address has nothing. */
function sendUnknown(request: Request, response: Response): void {
  if (!isUnderLink(request)) {
    sendProblem(request, response, 404, 'notFound');
    return;
  }
  const language = guessedLanguage(request);
  sendPage(response, 404, unknownLinkPage(language, inOtherLanguage(pathOf(request), {}, language)));
}

function kindOf(status: number): ProblemKind {
  if (status === 404) return 'notFound';
  if (status === 401 || status === 403) return 'notYours';
  if (status === 429) return 'tooMany';
  return 'busy';
}

function sendProblem(request: Request, response: Response, status: number, kind: ProblemKind): void {
  const language = guessedLanguage(request);
  const otherLanguage = inOtherLanguage(pathOf(request), {}, language);
  const frame = {
    otherLanguage,
    personal: isUnderLink(request),
    again: Number(response.get('Retry-After') ?? 60),
  };
  sendPage(response, status, problemPage(kind, language, frame));
}

function pathOf(request: Request): string {
  return `${request.baseUrl}${request.path}`;
}

function isUnderLink(request: Request): boolean {
  const path = pathOf(request);
  return path === '/p' || path.startsWith('/p/');
}
