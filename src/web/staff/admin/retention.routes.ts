import type { Router } from 'express';
import type { Dependencies, Parts } from '../../../application/dependencies.ts';
import { readPrivacyReport } from '../../../application/privacy/report.ts';
import { readDueNow, removeDueNow } from '../../../application/privacy/retention.ts';
import { extentOf } from '../../../domain/access/permissions.ts';
import { sentText } from '../../form.ts';
import { leadTo, named } from '../../http.ts';
import { retentionTextsOf } from '../../texts/texts.ts';
import { addressWith } from '../addresses.ts';
import { sendStaffPage } from '../request.ts';
import { sealedForm } from '../sealed.ts';
import { retentionPage } from './retention-page.tsx';
import { type AdminVisit, adminVisit } from './visit.ts';

const path = '/admin/retention';

/** What is kept for how long, what goes when, and what may go at once. */
export function setupRetention(router: Router, parts: Parts): void {
  const partsOf = ({ store, clock, configuration }: Dependencies) => ({
    ...{ store, clock, periods: configuration.retention },
  });
  const pageFor = async (visit: AdminVisit, mistake?: string) =>
    retentionPage(
      {
        report: await readPrivacyReport(visit.deps),
        due: await readDueNow(partsOf(visit.deps)),
        mayRemove: extentOf(visit.caller.function, 'erase-people') !== undefined,
        mistake,
      },
      visit,
    );
  router.get(path, named(path), async (request, response) => {
    sendStaffPage(response, await pageFor(await adminVisit(parts, request, 'retention')));
  });
  router.post(path, named(path), async (request, response) => {
    const visit = await adminVisit(parts, request, 'retention', 'erase-people');
    const { language } = visit;
    const form = await sealedForm(visit.deps, request, response, language);
    if (form === undefined) return;
    if (sentText(form.sent, 'confirmed') === undefined) {
      const mistake = retentionTextsOf(language).confirmMissing;
      return sendStaffPage(response, await pageFor(visit, mistake), 422);
    }
    const gone = await removeDueNow(partsOf(visit.deps));
    const count = gone.reduce((total, one) => total + one.count, 0);
    leadTo(response, addressWith(path, { did: `removed-${count}` }, language));
  });
}
