import type { Request, Response, Router } from 'express';
import { stateReason } from '../../../application/access/content.ts';
import { localPath } from '../../../application/access/return-to.ts';
import type { Dependencies, Parts } from '../../../application/dependencies.ts';
import { isId } from '../../../application/ids.ts';
import { makeCsrfToken } from '../../csrf-token.ts';
import { sentText } from '../../form.ts';
import { guessedLanguage, inOtherLanguage, leadTo, named, sendPage } from '../../http.ts';
import { formSecret } from '../form-secret.ts';
import { visitOf } from '../request.ts';
import { sealedForm } from '../sealed.ts';
import { ownPage, ownPaths } from './own-page.ts';
import type { ContentOf } from './reason-form.tsx';
import { reasonPage } from './reason-page.tsx';

/** Longest reason, in characters. */
const LONGEST = 500;

/** Saying why the content of a trajectory, or all about somebody, has to be read, and going on to what was wanted. */
export function setupContentReasons(router: Router, parts: Parts): void {
  setupReason(router, parts, 'trajectories');
  setupReason(router, parts, 'people');
  setupReason(router, parts, 'organisations');
}

function setupReason(router: Router, parts: Parts, of: ContentOf): void {
  router.post(`/${of}/:id/content`, named(`/${of}/{id}/content`), async (request, response, next) => {
    const id = String(request.params.id).toLowerCase();
    if (!isId(id)) return next();
    const visit = await visitOf(parts, request, { access: 'state-reason', id, path: ownPaths[of](id) });
    const { caller, language } = visit;
    const form = await sealedForm(visit.deps, request, response, language);
    if (form === undefined) return;
    const reason = (sentText(form.sent, 'reason') ?? '').trim().slice(0, LONGEST);
    const wanted = localPath(sentText(form.sent, 'back'));
    const own = ownPage(of, id, language);
    const back = wanted === '/' ? own : wanted;
    if (reason === '') {
      const csrfToken = makeCsrfToken(formSecret(visit.deps, request));
      const asked = { of, subject: id, back, csrfToken, isMissing: true };
      return sendPage(response, 422, reasonPage(asked, language, inOtherLanguage(back, {}, language)));
    }
    await stateReason({ deps: visit.deps, caller, subject: id, reason });
    leadTo(response, back);
  });
}

/** The page that asks for a reason, in the place of one that was refused without; nothing when it is about no trajectory and nobody. */
export function sendReasonAsked(
  deps: Pick<Dependencies, 'configuration'>,
  request: Request,
  response: Response,
): boolean {
  const [, kind, id = ''] = /^\/(trajectories|people)\/([0-9a-f-]{36})\//i.exec(request.path) ?? [];
  const subject = id.toLowerCase();
  if (kind === undefined || !isId(subject)) return false;
  const of: ContentOf = kind.toLowerCase() === 'people' ? 'people' : 'trajectories';
  const language = guessedLanguage(request);
  const asked = {
    ...{ of, subject, back: localPath(request.originalUrl) },
    csrfToken: makeCsrfToken(formSecret(deps, request)),
  };
  sendPage(response, 403, reasonPage(asked, language, inOtherLanguage(request.path, {}, language)));
  return true;
}
