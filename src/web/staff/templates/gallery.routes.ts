import type { Request, Router } from 'express';
import type { Dependencies, Parts } from '../../../application/dependencies.ts';
import { readDraft } from '../../../application/templates/drafts/find.ts';
import { readTemplate } from '../../../application/templates/find.ts';
import { readGallery } from '../../../application/templates/gallery.ts';
import type { GalleryMail } from '../../../application/templates/gallery-task.ts';
import { allowOwnFrame } from '../../../http/security-headers.ts';
import type { Sent } from '../../form.ts';
import { named, sendPage } from '../../http.ts';
import { sentWord } from '../query.ts';
import { sendStaffPage } from '../request.ts';
import { galleryPage, inWords, views, wordsOf } from './gallery-page.tsx';
import { type TemplatesVisit, templateIdIn, templatesVisit } from './visit.ts';

/** Every mail that a model trajectory or its draft sends: as text, as a mail, on a phone and in the dark. */
export function setupGallery(router: Router, parts: Parts): void {
  const path = '/templates/:id/gallery';
  router.get(path, named('/templates/{id}/gallery'), async (request, response, next) => {
    const id = templateIdIn(request);
    if (id === undefined) return next();
    const visit = await templatesVisit(parts, request, response, accessOf(request));
    const { source, title } = await sourceOf(visit.deps, visit, request, id);
    const mails = await readGallery({ deps: visit.deps, source, requester: visit.requester });
    const view = views.find((one) => one === sentWord(request.query as Sent, 'view')) ?? 'text';
    const words = wordsIn(request, mails) ?? visit.language;
    sendStaffPage(response, galleryPage({ id, title, isDraft: isDraft(request), mails, view, words }, visit));
  });

  router.get(`${path}/mail`, named('/templates/{id}/gallery/mail'), async (request, response, next) => {
    const id = templateIdIn(request);
    if (id === undefined) return next();
    const visit = await templatesVisit(parts, request, response, accessOf(request));
    const { source } = await sourceOf(visit.deps, visit, request, id);
    const mails = await readGallery({ deps: visit.deps, source, requester: visit.requester });
    const mail = mails.find((one) => one.id === sentWord(request.query as Sent, 'mail'));
    if (mail === undefined) return next();
    allowOwnFrame(response, 'with-inline-style');
    sendPage(response, 200, inWords(mail, wordsIn(request, mails) ?? visit.language).html);
  });
}

function isDraft(request: Request): boolean {
  return sentWord(request.query as Sent, 'draft') === '1';
}

function accessOf(request: Request) {
  return isDraft(request) ? 'see-drafts' : 'see-templates';
}

async function sourceOf(
  deps: Dependencies,
  { caller, language }: TemplatesVisit,
  request: Request,
  id: string,
): Promise<{ readonly source: string; readonly title: string }> {
  // A draft is called by its id: what stands in it may not be readable yet.
  if (isDraft(request)) return { source: (await readDraft(deps, caller.scope, id)).source, title: id };
  const { source, template } = await readTemplate(deps, id);
  return { source, title: template.title[language] };
}

function wordsIn(request: Request, mails: readonly GalleryMail[]) {
  const word = sentWord(request.query as Sent, 'words');
  return wordsOf(mails).find((one) => one === word);
}
