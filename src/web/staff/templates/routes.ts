import type { Router } from 'express';
import type { Parts } from '../../../application/dependencies.ts';
import { differencesBetween, readCatalogue, readVersions } from '../../../application/templates/catalogue.ts';
import { draftOf, readDrafts } from '../../../application/templates/drafts/find.ts';
import { readTemplate } from '../../../application/templates/find.ts';
import { extentOf } from '../../../domain/access/permissions.ts';
import type { Sent } from '../../form.ts';
import { named } from '../../http.ts';
import { guideFor } from '../guide/guide-for.ts';
import { sentWord } from '../query.ts';
import { sendStaffPage } from '../request.ts';
import { cataloguePage } from './catalogue-page.tsx';
import { differencesPage } from './differences-page.tsx';
import { setupDrafts } from './draft.routes.ts';
import { setupGallery } from './gallery.routes.ts';
import { templatePage } from './template-page.tsx';
import { templateIdIn, templatesVisit } from './visit.ts';

/** The model trajectories: which there are, what each holds and changed, drafts, and every mail of one. */
export function setupTemplates(router: Router, parts: Parts): void {
  router.get('/templates', named('/templates'), async (request, response) => {
    const visit = await templatesVisit(parts, request, response);
    const { caller } = visit;
    const mayWrite = extentOf(caller.function, 'write-drafts') !== undefined;
    const [entries, drafts] = await Promise.all([
      readCatalogue(visit.deps, caller.scope),
      mayWrite ? readDrafts(visit.deps, caller.scope) : [],
    ]);
    const guide = caller.function === 'author' ? await guideFor(visit.deps, request, caller) : undefined;
    sendStaffPage(response, cataloguePage({ entries, drafts, mayWrite, guide }, visit));
  });

  setupDrafts(router, parts);
  setupGallery(router, parts);

  router.get('/templates/:id', named('/templates/{id}'), async (request, response, next) => {
    const id = templateIdIn(request);
    if (id === undefined) return next();
    const visit = await templatesVisit(parts, request, response);
    const { caller } = visit;
    const mayWrite = extentOf(caller.function, 'write-drafts') !== undefined;
    const [published, versions, draft] = await Promise.all([
      readTemplate(visit.deps, id),
      readVersions(visit.deps, caller.scope, id),
      mayWrite ? draftOf(visit.deps, caller.scope, id) : undefined,
    ]);
    const view = { published, versions, mayWrite, hasDraft: draft !== undefined };
    sendStaffPage(response, templatePage(view, visit));
  });

  const path = '/templates/:id/versions/:version/differences';
  const route = named('/templates/{id}/versions/{version}/differences');
  router.get(path, route, async (request, response, next) => {
    const id = templateIdIn(request);
    const to = Number(request.params.version);
    const from = Number(sentWord(request.query as Sent, 'from') ?? to - 1);
    if (id === undefined || !isVersion(to) || !isVersion(from)) return next();
    const visit = await templatesVisit(parts, request, response);
    const differences = await differencesBetween(visit.deps, id, from, to);
    const { template } = await readTemplate(visit.deps, id, to);
    sendStaffPage(response, differencesPage({ template, from, to, differences }, visit));
  });
}

function isVersion(value: number): boolean {
  return Number.isInteger(value) && value > 0 && value < 100_000;
}
