import type { Router } from 'express';
import { dependenciesOfSystem, type Parts } from '../../../application/dependencies.ts';
import { putGuideAway } from '../../../application/own-choices/choose.ts';
import { identityOf } from '../../../http/caller.ts';
import { leadTo, named } from '../../http.ts';
import { addressWith } from '../addresses.ts';
import { languageOf } from '../request.ts';
import { sealedForm } from '../sealed.ts';

/** The first things to do are put away, for good, by whoever knows them. */
export function setupGuide(router: Router, parts: Parts): void {
  router.post('/guide/away', named('/guide/away'), async (request, response) => {
    const { person } = await identityOf(parts, request);
    const language = languageOf(request, person);
    if ((await sealedForm(parts, request, response, language)) === undefined) return;
    const deps = dependenciesOfSystem(parts, 'own');
    await putGuideAway(deps, { person: person.id });
    leadTo(response, addressWith('/', {}, language));
  });
}
