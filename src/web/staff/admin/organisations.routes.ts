import type { Router } from 'express';
import type { Parts } from '../../../application/dependencies.ts';
import { addOrganisation } from '../../../application/organisations/create.ts';
import { readOrganisations } from '../../../application/organisations/find.ts';
import type { OrganisationKind } from '../../../store/people/organisations.ts';
import type { Sent } from '../../form.ts';
import { leadTo, named } from '../../http.ts';
import { adminTextsOf } from '../../texts/texts.ts';
import type { ActDraft } from '../acts/types.ts';
import { addressWith } from '../addresses.ts';
import { sentWord } from '../query.ts';
import { sendStaffPage } from '../request.ts';
import { sealedForm } from '../sealed.ts';
import { organisationsPage } from './organisations-page.tsx';
import { type AdminVisit, adminVisit } from './visit.ts';

const path = '/admin/organisations';

/** The organisations there are, and the form that adds one. */
export function setupOrganisations(router: Router, parts: Parts): void {
  const page = async (visit: AdminVisit, draft?: ActDraft) =>
    organisationsPage(await readOrganisations(visit.deps, visit.caller.scope), draft, visit);

  router.get(path, named(path), async (request, response) => {
    sendStaffPage(response, await page(await adminVisit(parts, request, 'organisations')));
  });

  router.post(path, named(path), async (request, response) => {
    const visit = await adminVisit(parts, request, 'organisations');
    const { caller, language } = visit;
    const form = await sealedForm(visit.deps, request, response, language);
    if (form === undefined) return;
    const wanted = readOrganisation(form.sent, visit);
    if (wanted.mistakes !== undefined) {
      return sendStaffPage(response, await page(visit, { mistakes: wanted.mistakes, sent: form.sent }), 422);
    }
    const { name } = await addOrganisation({ deps: visit.deps, caller, ...wanted, idempotencyKey: form.key });
    leadTo(response, addressWith(path, { did: name }, language));
  });
}

function readOrganisation(sent: Sent, { language }: AdminVisit) {
  const texts = adminTextsOf(language);
  const name = sentWord(sent, 'name');
  const word = sentWord(sent, 'kind');
  const kinds = Object.keys(texts.organisations.kinds) as OrganisationKind[];
  const kind = kinds.find((one) => one === word);
  const mistakes = [
    ...(name === undefined ? [{ field: 'name', message: texts.missing }] : []),
    ...(kind === undefined ? [{ field: 'kind', message: texts.missing }] : []),
  ];
  if (name === undefined || kind === undefined) return { mistakes };
  return { name, kind, network: sentWord(sent, 'network') };
}
