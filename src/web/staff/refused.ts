import type { Response } from 'express';
import type { Language } from '../../domain/text.ts';
import { inOtherLanguage, sendPage } from '../http.ts';
import { problemPage } from '../ui/problem-page.tsx';

/** Answers a form that did not come from a page of this reader. */
export function sendRefused(response: Response, language: Language): void {
  const frame = { otherLanguage: inOtherLanguage('/', {}, language), personal: false, back: '/' };
  sendPage(response, 403, problemPage('forbidden', language, frame));
}
