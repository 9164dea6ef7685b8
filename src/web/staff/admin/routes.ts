import type { Router } from 'express';
import type { Parts } from '../../../application/dependencies.ts';
import { leadTo, named } from '../../http.ts';
import { addressWith } from '../addresses.ts';
import { callerFor, languageOf } from '../request.ts';
import { setupAccounts } from './accounts.routes.ts';
import { setupAttention } from './attention.routes.ts';
import { setupAudit } from './audit.routes.ts';
import { setupCalendar } from './calendar.routes.ts';
import { setupKeys } from './keys.routes.ts';
import { setupLetterhead } from './letterhead.routes.ts';
import { setupMailAdministration } from './mail.routes.ts';
import { setupOrganisations } from './organisations.routes.ts';
import { setupRetention } from './retention.routes.ts';
import { adminTabsFor } from './tabs.ts';

/** The administration: its own address leads to the first of its pages that the reader may look at. */
export function setupAdministration(router: Router, parts: Parts): void {
  router.get('/admin', named('/admin'), async (request, response, next) => {
    const caller = await callerFor(parts, request, 'see-console');
    const [first] = adminTabsFor(caller.function);
    if (first === undefined) return next();
    leadTo(response, addressWith(first.path, {}, languageOf(request, caller)));
  });
  setupAttention(router, parts);
  setupMailAdministration(router, parts);
  setupCalendar(router, parts);
  setupOrganisations(router, parts);
  setupLetterhead(router, parts);
  setupAccounts(router, parts);
  setupKeys(router, parts);
  setupRetention(router, parts);
  setupAudit(router, parts);
}
