import type { Router } from 'express';
import { localPath } from '../../application/access/return-to.ts';
import type { Parts } from '../../application/dependencies.ts';
import { schemeCookie } from '../../http/credentials.ts';
import { sentText } from '../form.ts';
import { guessedLanguage, isFromElsewhere, leadTo, named, readForm } from '../http.ts';
import { sendRefused } from './refused.ts';
import { schemes } from './scheme.ts';

/**
 * In which colours this browser shows the pages. It concerns nobody but who sits before it, so that nothing is asked but that the
 * form comes from a page of ours.
 */
export function setupScheme(router: Router, { configuration }: Pick<Parts, 'configuration'>): void {
  router.post('/scheme', named('/scheme'), async (request, response) => {
    const form = await readForm(request, response);
    if (form.kind !== 'read' || isFromElsewhere(request.headers)) {
      return sendRefused(response, guessedLanguage(request));
    }
    const { name, options } = schemeCookie(configuration);
    const chosen = schemes.find((scheme) => scheme === sentText(form.sent, 'scheme'));
    if (chosen !== undefined) response.cookie(name, chosen, options);
    else {
      const { maxAge: _age, ...same } = options;
      response.clearCookie(name, same);
    }
    leadTo(response, localPath(sentText(form.sent, 'back')));
  });
}
