import type { Router } from 'express';
import { addStaff, listStaff } from '../../../application/access/staff.ts';
import type { Parts } from '../../../application/dependencies.ts';
import { isId } from '../../../application/ids.ts';
import { readOrganisations } from '../../../application/organisations/find.ts';
import { signInRoles } from '../../../domain/access/roles.ts';
import { providersOf } from '../../../platform/sign-in/providers.ts';
import type { Sent } from '../../form.ts';
import { leadTo, named } from '../../http.ts';
import { adminTextsOf } from '../../texts/texts.ts';
import type { ActDraft } from '../acts/types.ts';
import { addressWith } from '../addresses.ts';
import { sentWord } from '../query.ts';
import { sendStaffPage } from '../request.ts';
import { sealedForm } from '../sealed.ts';
import { accountsPage } from './accounts-page.tsx';
import { type AdminVisit, adminVisit } from './visit.ts';

const path = '/admin/accounts';

/** Who can sign in and in which role, and the form that lets somebody in or gives another role. */
export function setupAccounts(router: Router, parts: Parts): void {
  const issuers = () => providersOf(parts.configuration).map(({ issuer }) => issuer);
  const page = async (visit: AdminVisit, draft?: ActDraft) => {
    const [staff, organisations] = await Promise.all([
      listStaff(visit.deps),
      readOrganisations(visit.deps, visit.caller.scope),
    ]);
    return accountsPage({ staff, organisations, issuers: issuers(), draft }, visit);
  };

  router.get(path, named(path), async (request, response) => {
    sendStaffPage(response, await page(await adminVisit(parts, request, 'accounts')));
  });

  router.post(path, named(path), async (request, response) => {
    const visit = await adminVisit(parts, request, 'accounts', 'change-accounts');
    const { language } = visit;
    const form = await sealedForm(visit.deps, request, response, language);
    if (form === undefined) return;
    const { sent } = form;
    const again = async (mistakes: ActDraft['mistakes']) =>
      sendStaffPage(response, await page(visit, { sent, mistakes }), 422);
    const wanted = readStaff(sent, issuers(), visit);
    if ('mistakes' in wanted) return again(wanted.mistakes);
    const added = await addStaff(visit.deps, { ...wanted, language: visit.language });
    if (added.kind !== 'added') {
      const message = adminTextsOf(language).accounts.wrong[added.kind];
      return again([{ field: fields[added.kind], message }]);
    }
    leadTo(response, addressWith(path, { did: added.person.name }, language));
  });
}

/** Beside which field a refusal stands. */
const fields = {
  'unknown-organisation': 'organisation',
  'organisation-missing': 'organisation',
  'name-missing': 'name',
  'account-exists': 'address',
} as const;

function readStaff(sent: Sent, issuers: readonly string[], { language }: AdminVisit) {
  const texts = adminTextsOf(language);
  const address = sentWord(sent, 'address') ?? '';
  const role = signInRoles.find((one) => one === sentWord(sent, 'role'));
  const issuer = issuers.find((one) => one === sentWord(sent, 'issuer')) ?? issuers[0];
  const organisation = sentWord(sent, 'organisation');
  const isAddress = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address);
  if (!isAddress || role === undefined || issuer === undefined) {
    return {
      mistakes: [
        ...(isAddress ? [] : [{ field: 'address', message: texts.wrongAddress }]),
        ...(role === undefined ? [{ field: 'role', message: texts.missing }] : []),
      ],
    };
  }
  return {
    ...{ address, role, issuer, name: sentWord(sent, 'name') },
    organisation: organisation !== undefined && isId(organisation) ? organisation : undefined,
  };
}
