import type { Request, Response } from 'express';
import type { ApplicationError } from '../../application/application-error.ts';
import type { Dependencies } from '../../application/dependencies.ts';
import { notFound } from '../../application/errors.ts';
import { inReadersLanguage } from '../../application/links/in-readers-language.ts';
import { type OpenedLink, openLink } from '../../application/links/open.ts';
import type { Language } from '../../domain/text.ts';
import { statusOf } from '../../http/problem-document.ts';
import { type Addresses, addressesOf } from '../addresses.ts';
import { readCsrfToken } from '../csrf-token.ts';
import {
  acceptedLanguage,
  chosenLanguage,
  guessedLanguage,
  inOtherLanguage,
  isFromElsewhere,
  readForm,
  sendDocument,
  sendPage,
  wantsDocument,
} from '../http.ts';
import { type ProblemKind, problemPage } from '../ui/problem-page.tsx';
import { notFromPage } from './forms/errors.ts';
import { unknownLinkPage } from './pages/link-page.tsx';

/** A request under a link that exists. */
export type Visit = {
  readonly request: Request;
  readonly response: Response;
  readonly opened: OpenedLink;
  readonly language: Language;
  readonly addresses: Addresses;
};

/** The link of the address with everything that belongs to it; when there is none, that has been answered. */
export async function visitOf(
  deps: Dependencies,
  request: Request,
  response: Response,
): Promise<Visit | undefined> {
  response.set({ 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex, nofollow' });
  const token = String(request.params.token);
  const found = await openLink(deps, token);
  if (found === undefined && wantsDocument(request)) {
    sendDocument(request, response, notFound('token'));
    return undefined;
  }
  if (found === undefined) {
    const language = guessedLanguage(request);
    sendPage(
      response,
      404,
      unknownLinkPage(language, inOtherLanguage(`/p/${encodeURIComponent(token)}`, {}, language)),
    );
    return undefined;
  }
  const chosen = chosenLanguage(request);
  const asProgram = wantsDocument(request) ? acceptedLanguage(request) : undefined;
  const language = asProgram ?? chosen ?? found.person.language;
  const opened = inReadersLanguage(found, language);
  return { request, response, opened, language, addresses: addressesOf(token, language, chosen) };
}

/** A form that came from the page itself; any other has been answered. */
export async function formOf(visit: Visit) {
  const form = await readForm(visit.request, visit.response);
  const { step } = visit.request.query;
  const back = typeof step === 'string' ? visit.addresses.step(step) : visit.addresses.home();
  if (form.kind === 'too-large') return sendProblem(visit, form.problem, 'tooLarge', back);
  const isOurs = form.kind === 'read' && !isFromElsewhere(visit.request.headers);
  const number = isOurs ? readCsrfToken(visit.opened.token, form.sent._form) : undefined;
  if (form.kind !== 'read' || number === undefined)
    return sendProblem(visit, notFromPage(), 'forbidden', back);
  const { sent, file } = form;
  return { number, path: typeof sent._step === 'string' ? sent._step : '', sent, file };
}

/** Says what went wrong: to a program as a document, to a reader as a page. */
export function sendProblem(
  visit: Visit,
  problem: ApplicationError,
  kind: ProblemKind,
  back: string,
): undefined {
  const { request, response, language, addresses } = visit;
  if (wantsDocument(request)) return void sendDocument(request, response, problem);
  const frame = { otherLanguage: addresses.otherLanguage(), personal: true, back };
  sendPage(response, statusOf(problem), problemPage(kind, language, frame));
}
