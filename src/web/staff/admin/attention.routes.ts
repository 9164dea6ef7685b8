import type { Router } from 'express';
import type { Parts } from '../../../application/dependencies.ts';
import { readAttention, repairEverything } from '../../../application/operations/attention.ts';
import { leadTo, named } from '../../http.ts';
import { addressWith } from '../addresses.ts';
import { sendStaffPage } from '../request.ts';
import { sealedForm } from '../sealed.ts';
import { attentionPage } from './attention-page.tsx';
import { adminVisit } from './visit.ts';

const path = '/admin/attention';

/** What stands still, what is late and what does not answer, and the button that has everything tried again. */
export function setupAttention(router: Router, parts: Parts): void {
  router.get(path, named(path), async (request, response) => {
    const visit = await adminVisit(parts, request, 'attention');
    sendStaffPage(response, attentionPage(await readAttention({ deps: visit.deps }), visit));
  });

  router.post('/admin/repair', named('/admin/repair'), async (request, response) => {
    const { deps, language } = await adminVisit(parts, request, 'attention', 'repair-operations');
    if ((await sealedForm(deps, request, response, language)) === undefined) return;
    const left = await repairEverything({ deps });
    leadTo(response, addressWith(path, { did: `left-${left.length}` }, language));
  });
}
