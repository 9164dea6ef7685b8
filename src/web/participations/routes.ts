import type { Router } from 'express';
import type { Dependencies } from '../../application/dependencies.ts';
import { openParticipation } from '../../application/participants/open.ts';
import { limitRate } from '../../http/rate-limits.ts';
import { chosenLanguage, guessedLanguage, inOtherLanguage, named, sendPage } from '../http.ts';
import { defaultPageLimits, type PageLimits } from '../limits.ts';
import { participationPage, unknownParticipationPage } from './page.tsx';

/** The page behind the link in the mail to who takes part in a project: it is only looked at. */
export function setupParticipationPage(
  router: Router,
  deps: Dependencies,
  limits: Partial<PageLimits>,
): void {
  const { all, failed } = { ...defaultPageLimits, ...limits };
  router.use('/d', named('/d'), limitRate(all), limitRate(failed, { skipSuccessfulRequests: true }));
  router.get('/d/:token', named('/d/{token}'), async (request, response) => {
    response.set({ 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex, nofollow' });
    const token = String(request.params.token);
    const language = chosenLanguage(request) ?? guessedLanguage(request);
    const otherLanguage = inOtherLanguage(`/d/${encodeURIComponent(token)}`, {}, language);
    const frame = { language, otherLanguage };
    const own = await openParticipation(deps, token);
    if (own === undefined) sendPage(response, 404, unknownParticipationPage(frame));
    else sendPage(response, 200, participationPage(frame, own));
  });
}
