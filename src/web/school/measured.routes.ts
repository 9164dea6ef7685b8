import type { Router } from 'express';
import type { Dependencies } from '../../application/dependencies.ts';
import { measuresOf } from '../../application/links/measured.ts';
import { leadTo, named, sendPage } from '../http.ts';
import { measuredPage } from './pages/measured-page.tsx';
import { serviceOf } from './view/service.ts';
import { visitOf } from './visit.ts';

/** What a school answered at the start and at the end, on a page of its own; without any it leads back. */
export function setupMeasured(router: Router, deps: Dependencies): void {
  router.get('/p/:token/measured', named('/p/{token}/measured'), async (request, response) => {
    const visit = await visitOf(deps, request, response);
    if (visit === undefined) return;
    const { opened, language, addresses } = visit;
    const measures = opened.usable ? await measuresOf(deps, opened, language) : [];
    if (measures.length === 0) return leadTo(response, addresses.home());
    const frame = {
      ...{ language, home: addresses.home(), otherLanguage: addresses.otherLanguage() },
      service: serviceOf(opened, language),
    };
    sendPage(response, 200, measuredPage(measures, frame));
  });
}
