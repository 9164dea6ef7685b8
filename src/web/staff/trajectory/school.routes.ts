import type { Request, Router } from 'express';
import { readerOf } from '../../../application/access/content.ts';
import type { Parts } from '../../../application/dependencies.ts';
import { isId } from '../../../application/ids.ts';
import { inReadersLanguage } from '../../../application/links/in-readers-language.ts';
import type { OpenedLink } from '../../../application/links/open.ts';
import { openAs, outsidersIn } from '../../../application/links/preview.ts';
import { type Dossier, readDossier } from '../../../application/trajectories/dossier.ts';
import { readableTo } from '../../../application/trajectories/readable.ts';
import type { Language } from '../../../domain/text.ts';
import { allowOwnFrame } from '../../../http/security-headers.ts';
import type { Addresses } from '../../addresses.ts';
import type { Sent } from '../../form.ts';
import { named, sendPage } from '../../http.ts';
import { linkPage } from '../../school/pages/link-page.tsx';
import { schoolPage } from '../../school/pages/school-page.tsx';
import { viewLink } from '../../school/view/link.ts';
import { othersOf } from '../../school/view/surroundings.ts';
import { addressWith } from '../addresses.ts';
import { sentWord } from '../query.ts';
import { languageOf, sendStaffPage, visitOf } from '../request.ts';
import { schoolPreviewPage } from './school-preview-page.tsx';

/** The pages of a school through the eyes of one of its people, to look at and nothing more. */
export function setupSchoolPreview(router: Router, parts: Parts): void {
  router.get(
    '/trajectories/:id/school',
    named('/trajectories/{id}/school'),
    async (request, response, next) => {
      const id = String(request.params.id).toLowerCase();
      if (!isId(id)) return next();
      const asked = { access: 'see-content', id, path: `/trajectories/${id}/school` } as const;
      const { deps, caller, frame } = await visitOf(parts, request, asked);
      const reader = await readerOf(deps, caller, id);
      const dossier = readableTo(await readDossier({ deps, scope: caller.scope, id }), reader);
      const role = chosenRole(dossier, request);
      const opened = role === undefined ? undefined : await openAs(deps, dossier, role);
      const wanted = sentWord(request.query as Sent, 'step');
      const choice = stepsToLookAt(opened, { language: frame.language, wanted });
      sendStaffPage(response, schoolPreviewPage({ dossier, role, ...choice }, frame));
    },
  );

  const shown = '/trajectories/:id/school/shown';
  router.get(shown, named('/trajectories/{id}/school/shown'), async (request, response, next) => {
    const id = String(request.params.id).toLowerCase();
    if (!isId(id)) return next();
    const asked = { access: 'see-content', id, path: request.path } as const;
    const { deps, caller } = await visitOf(parts, request, asked);
    const reader = await readerOf(deps, caller, id);
    const dossier = readableTo(await readDossier({ deps, scope: caller.scope, id }), reader);
    const role = chosenRole(dossier, request);
    const opened = role === undefined ? undefined : await openAs(deps, dossier, role);
    if (role === undefined || opened === undefined) return next();
    const language = languageOf(request, caller);
    const path = sentWord(request.query as Sent, 'step');
    const addresses = lookedAt(id, role, language);
    const view = await viewLink(deps, inReadersLanguage(opened, language), { language, addresses, path });
    allowOwnFrame(response, 'own-style-only');
    sendPage(response, 200, view.kind === 'asks' ? schoolPage(view.page) : linkPage(view.page));
  });
}

/** The role that the address asks for, else the first that somebody outside the service has. */
function chosenRole(dossier: Dossier, request: Request): string | undefined {
  const roles = outsidersIn(dossier).map(({ role }) => role);
  const wanted = sentWord(request.query as Sent, 'role');
  return roles.find((role) => role === wanted) ?? roles[0];
}

/** What is open for the person whose eyes are used, and which of it is looked at: what is asked for, else what comes first. */
function stepsToLookAt(
  opened: OpenedLink | undefined,
  { language, wanted }: { readonly language: Language; readonly wanted: string | undefined },
) {
  if (opened?.trajectory.status !== 'active') return { open: [], step: undefined, here: undefined };
  const { trajectory, link, mine } = opened;
  const addressOf = (step: string) =>
    addressWith(`/trajectories/${trajectory.id}/school`, { role: link.role, step }, language);
  const step = mine.find(({ path }) => path === wanted)?.path;
  const open = othersOf(opened, undefined, { language, addresses: { step: addressOf } });
  return { open, step, here: addressOf(step ?? link.path) };
}

/** Addresses that lead from one looked-at page to the next, and never to where something is done. */
function lookedAt(id: string, role: string, language: Language): Addresses {
  const page = (step?: string, lang = language) =>
    addressWith(`/trajectories/${id}/school/shown`, { role, step }, lang);
  return {
    home: () => page(),
    step: (path) => page(path),
    reminders: () => page(),
    teachers: () => page(),
    question: () => page(),
    action: (_verb, path) => page(path),
    document: (document) => `/api/v1/trajectories/${id}/attachments/${document}`,
    copy: () => page(),
    otherLanguage: (path) => page(path, language === 'nl' ? 'en' : 'nl'),
  };
}
