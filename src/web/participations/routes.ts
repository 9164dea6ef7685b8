import type { Router } from 'express';
import type { Dependencies } from '../../application/dependencies.ts';
import { openParticipation } from '../../application/participants/open.ts';
import { chosenLanguage, guessedLanguage, named, sendPage } from '../http.ts';
import type { PageLimits } from '../limits.ts';
import { limitMailedPages, mailedFrame } from '../mailed-pages.ts';
import { participationPage, unknownParticipationPage } from './page.tsx';

/** The page behind the link in the mail to who takes part in a project: it is only looked at. */
export function setupParticipationPage(
  router: Router,
  deps: Dependencies,
  limits: Partial<PageLimits>,
): void {
  limitMailedPages(router, '/d', limits);
  router.get('/d/:token', named('/d/{token}'), async (request, response) => {
    response.set({ 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex, nofollow' });
    const token = String(request.params.token);
    const frame = mailedFrame('/d', token, chosenLanguage(request) ?? guessedLanguage(request));
    const own = await openParticipation(deps, token);
    if (own === undefined) sendPage(response, 404, unknownParticipationPage(frame));
    else sendPage(response, 200, participationPage(frame, own));
  });
}
