import type { Router } from 'express';
import { readAudit } from '../../../application/access/audit.ts';
import type { Parts } from '../../../application/dependencies.ts';
import { readHeldChanges } from '../../../application/held-changes/find.ts';
import { isId } from '../../../application/ids.ts';
import { todayOf } from '../../../application/now.ts';
import { isMeantDate } from '../../../domain/calendar/day-number.ts';
import { makeCsrfToken } from '../../csrf-token.ts';
import type { Sent } from '../../form.ts';
import { named } from '../../http.ts';
import { formSecret } from '../form-secret.ts';
import { sentWord } from '../query.ts';
import { sendStaffPage } from '../request.ts';
import { auditPage } from './audit-page.tsx';
import { adminVisit } from './visit.ts';

const path = '/admin/audit';

/** So many lines on a page. */
const ON_PAGE = 50;

/** Who read personal data or changed something, the last first. */
export function setupAudit(router: Router, parts: Parts): void {
  router.get(path, named(path), async (request, response) => {
    const visit = await adminVisit(parts, request, 'audit');
    const query = request.query as Sent;
    const id = (name: string) => {
      const word = sentWord(query, name);
      return word !== undefined && isId(word) ? word : undefined;
    };
    const day = (name: string) => {
      const word = sentWord(query, name);
      return word !== undefined && isMeantDate(word) ? word : undefined;
    };
    const filter = {
      ...{ person: id('person'), subject: id('subject'), who: sentWord(query, 'who')?.slice(0, 100) },
      ...{ action: sentWord(query, 'action'), from: day('from'), until: day('until') },
    };
    const cursor = sentWord(query, 'before');
    const page = await readAudit({
      ...{ deps: visit.deps, scope: visit.caller.scope, filter },
      page: { limit: ON_PAGE, cursor: cursor !== undefined && /^[\w-]+$/.test(cursor) ? cursor : undefined },
    });
    const { caller } = visit;
    const secret = formSecret(visit.deps, request);
    const held = await readHeldChanges({ deps: visit.deps, caller });
    const newKey = () => makeCsrfToken(secret);
    const said = sentWord(query, 'held');
    const shown = { page, filter, held, newKey, today: todayOf(visit.deps), said };
    sendStaffPage(response, auditPage(shown, visit));
  });
}
