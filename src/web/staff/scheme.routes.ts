import type { Router } from 'express';
import { localPath } from '../../application/access/return-to.ts';
import type { Parts } from '../../application/dependencies.ts';
import { forgetCookie, schemeCookie } from '../../http/credentials.ts';
import { sentText } from '../form.ts';
import { guessedLanguage, leadTo, named } from '../http.ts';
import { schemes } from '../ui/console/types.ts';
import { sealedForm } from './sealed.ts';

/** In which colours this browser shows the pages. It concerns nobody but who sits before it. */
export function setupScheme(router: Router, parts: Pick<Parts, 'configuration'>): void {
  router.post('/scheme', named('/scheme'), async (request, response) => {
    const form = await sealedForm(parts, request, response, guessedLanguage(request));
    if (form === undefined) return;
    const { name, options } = schemeCookie(parts.configuration);
    const chosen = schemes.find((scheme) => scheme === sentText(form.sent, 'scheme'));
    if (chosen !== undefined) response.cookie(name, chosen, options);
    else forgetCookie(response, schemeCookie(parts.configuration));
    leadTo(response, localPath(sentText(form.sent, 'back')));
  });
}
