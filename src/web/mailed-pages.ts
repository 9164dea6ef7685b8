import type { Request, Response, Router } from 'express';
import type { Language } from '../domain/text.ts';
import { limitRate } from '../http/rate-limits.ts';
import { readCsrfToken } from './csrf-token.ts';
import type { Sent } from './form.ts';
import { inOtherLanguage, isFromElsewhere, named, readForm } from './http.ts';
import { defaultPageLimits, type PageLimits } from './limits.ts';
import type { MailedFrame } from './ui/mailed-notice.tsx';

/** What surrounds a page behind a link that stands in a mail beside those of trajectories, as of a survey. */
export function mailedFrame(prefix: string, token: string, language: Language): MailedFrame {
  const address = `${prefix}/${encodeURIComponent(token)}`;
  return { language, otherLanguage: inOtherLanguage(address, {}, language) };
}

/** Limits how often such links are followed, and above all tried. */
export function limitMailedPages(router: Router, prefix: string, limits: Partial<PageLimits>): void {
  const { all, failed } = { ...defaultPageLimits, ...limits };
  router.use(prefix, named(prefix), limitRate(all), limitRate(failed, { skipSuccessfulRequests: true }));
}

/** What the form of such a page sent; nothing of what did not come from the page. */
export async function sentByMailedPage(
  request: Request,
  response: Response,
  token: string,
): Promise<Sent | undefined> {
  const form = await readForm(request, response);
  const sent = form.kind === 'read' ? form.sent : {};
  const isOurs = !isFromElsewhere(request.headers) && readCsrfToken(token, sent._form) !== undefined;
  return isOurs ? sent : undefined;
}
