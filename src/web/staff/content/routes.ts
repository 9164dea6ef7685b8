import type { Request, Response, Router } from 'express';
import { stateReason } from '../../../application/access/content.ts';
import { localPath } from '../../../application/access/return-to.ts';
import type { Dependencies } from '../../../application/dependencies.ts';
import { isId } from '../../../application/ids.ts';
import { makeCsrfToken } from '../../csrf-token.ts';
import { sentText } from '../../form.ts';
import { guessedLanguage, inOtherLanguage, leadTo, named, sendPage } from '../../http.ts';
import { trajectoryAddress } from '../addresses.ts';
import { formSecret, visitOf } from '../request.ts';
import { sealedForm } from '../sealed.ts';
import { reasonPage } from './reason-page.tsx';

/** Longest reason, in characters. */
const LONGEST = 500;

/** Saying why the content of a trajectory has to be read, and going on to what was wanted. */
export function setupContentReasons(router: Router, deps: Dependencies): void {
  const path = '/trajectories/:id/content';
  router.post(path, named('/trajectories/{id}/content'), async (request, response, next) => {
    const id = String(request.params.id).toLowerCase();
    if (!isId(id)) return next();
    const visit = await visitOf(deps, request, { access: 'state-reason', id, path: `/trajectories/${id}` });
    const { caller, language } = visit;
    const form = await sealedForm(deps, request, response, language);
    if (form === undefined) return;
    const reason = (sentText(form.sent, 'reason') ?? '').trim().slice(0, LONGEST);
    const wanted = localPath(sentText(form.sent, 'back'));
    const back = wanted === '/' ? trajectoryAddress(id, language) : wanted;
    if (reason === '') {
      const csrfToken = makeCsrfToken(formSecret(deps, request));
      const asked = { trajectory: id, back, csrfToken, isMissing: true };
      return sendPage(response, 422, reasonPage(asked, language, inOtherLanguage(back, {}, language)));
    }
    await stateReason({ deps, caller, subject: id, reason });
    leadTo(response, back);
  });
}

/** The page that asks for a reason, in the place of one that was refused without; nothing when it is about no trajectory. */
export function sendReasonAsked(deps: Dependencies, request: Request, response: Response): boolean {
  const [, trajectory] = /^\/trajectories\/([0-9a-f-]{36})\//i.exec(request.path) ?? [];
  if (trajectory === undefined || !isId(trajectory.toLowerCase())) return false;
  const language = guessedLanguage(request);
  const asked = {
    ...{ trajectory: trajectory.toLowerCase(), back: localPath(request.originalUrl) },
    csrfToken: makeCsrfToken(formSecret(deps, request)),
  };
  sendPage(response, 403, reasonPage(asked, language, inOtherLanguage(request.path, {}, language)));
  return true;
}
