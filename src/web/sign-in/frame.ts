import type { Request, Response } from 'express';
import type { Sent } from '../form.ts';
import { guessedLanguage, inOtherLanguage, sendPage } from '../http.ts';
import type { Framed } from './pages/frame.tsx';
import { type SignInTrouble, signInTroublePage } from './pages/sign-in-page.tsx';

/** What surrounds a page on signing in, for somebody who is not known yet. */
export function frameOf(request: Request, path: string, language = guessedLanguage(request)): Framed {
  // Nothing else of the address goes along: it can hold what a provider sent.
  const { to } = request.query as Sent;
  return { language, otherLanguage: inOtherLanguage(path, to === undefined ? {} : { to }, language) };
}

/** Answers that signing in did not work, and why. */
export function sendTrouble(request: Request, response: Response, kind: SignInTrouble, status: number): void {
  sendPage(response, status, signInTroublePage(kind, frameOf(request, '/sign-in')));
}
