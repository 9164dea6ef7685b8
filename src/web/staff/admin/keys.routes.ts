import type { Router } from 'express';
import { createKey, endKey, readKeys } from '../../../application/access/keys.ts';
import type { Parts } from '../../../application/dependencies.ts';
import { isId } from '../../../application/ids.ts';
import { todayOf } from '../../../application/now.ts';
import { readOrganisations } from '../../../application/organisations/find.ts';
import { signInRoles } from '../../../domain/access/roles.ts';
import { isMeantDate } from '../../../domain/calendar/day-number.ts';
import { endOfDay } from '../../../domain/calendar/wall-clock.ts';
import type { Sent } from '../../form.ts';
import { leadTo, named } from '../../http.ts';
import { adminTextsOf } from '../../texts/texts.ts';
import type { ActDraft } from '../acts/types.ts';
import { addressWith } from '../addresses.ts';
import { sentWord } from '../query.ts';
import { sendStaffPage } from '../request.ts';
import { sealedForm } from '../sealed.ts';
import { keysPage, type MadeKey } from './keys-page.tsx';
import { type AdminVisit, adminVisit } from './visit.ts';

const path = '/admin/keys';

/** The keys of programs: made and shown once, and revoked. */
export function setupKeys(router: Router, parts: Parts): void {
  const page = async (visit: AdminVisit, more: { draft?: ActDraft; made?: MadeKey } = {}) => {
    const [keys, organisations] = await Promise.all([
      readKeys(visit.deps),
      readOrganisations(visit.deps, visit.caller.scope),
    ]);
    return keysPage({ keys, organisations, ...more }, visit);
  };

  router.get(path, named(path), async (request, response) => {
    sendStaffPage(response, await page(await adminVisit(parts, request, 'keys')));
  });

  router.post(path, named(path), async (request, response) => {
    const visit = await adminVisit(parts, request, 'keys', 'change-accounts');
    const { caller, language } = visit;
    const form = await sealedForm(visit.deps, request, response, language);
    if (form === undefined) return;
    const { sent } = form;
    const again = async (mistakes: ActDraft['mistakes']) =>
      sendStaffPage(response, await page(visit, { draft: { sent, mistakes } }), 422);
    const wanted = readKey(sent, visit);
    if ('mistakes' in wanted) return again(wanted.mistakes);
    const made = await createKey(visit.deps, wanted, caller);
    if (made.kind !== 'made') {
      const message = adminTextsOf(language).keys.wrong[made.kind];
      return again([{ field: 'organisation', message }]);
    }
    // Shown here and never again: an address that could be reloaded would hold it.
    sendStaffPage(response, await page(visit, { made: { name: made.stored.name, key: made.key } }));
  });

  router.post(`${path}/:id/revoke`, named(`${path}/{id}/revoke`), async (request, response, next) => {
    const id = String(request.params.id).toLowerCase();
    if (!isId(id)) return next();
    const { deps, caller, language } = await adminVisit(parts, request, 'keys', 'change-accounts');
    if ((await sealedForm(deps, request, response, language)) === undefined) return;
    await endKey(deps, id, caller);
    leadTo(response, addressWith(path, { did: 'revoked' }, language));
  });
}

function readKey(sent: Sent, { deps, language }: AdminVisit) {
  const { missing, keys } = adminTextsOf(language);
  const name = sentWord(sent, 'name');
  const role = signInRoles.find((one) => one === sentWord(sent, 'role'));
  const organisation = sentWord(sent, 'organisation');
  const until = sentWord(sent, 'until');
  const mistakes = [
    ...(name === undefined ? [{ field: 'name', message: missing }] : []),
    ...(role === undefined ? [{ field: 'role', message: missing }] : []),
    ...(until === undefined || (isMeantDate(until) && until >= todayOf(deps))
      ? []
      : [{ field: 'until', message: keys.wrong.until }]),
  ];
  if (name === undefined || role === undefined || mistakes.length > 0) return { mistakes };
  return {
    ...{ name, role },
    organisation: organisation !== undefined && isId(organisation) ? organisation : undefined,
    ...(until === undefined ? {} : { expiresAt: endOfDay(until) }),
  };
}
