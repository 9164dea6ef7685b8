import type { Request, Router } from 'express';
import { isApplicationError } from '../../../application/application-error.ts';
import type { Dependencies, Parts } from '../../../application/dependencies.ts';
import { notFound } from '../../../application/errors.ts';
import { isId } from '../../../application/ids.ts';
import { servicesWithMail } from '../../../application/mail/services.ts';
import { changeLetterhead, changeLogo } from '../../../application/organisations/letterhead/change.ts';
import { previewLetterhead } from '../../../application/organisations/letterhead/preview.ts';
import { readLetterhead } from '../../../application/organisations/letterhead/read.ts';
import { allowOwnFrame } from '../../../http/security-headers.ts';
import { FILE, type Sent } from '../../form.ts';
import { leadTo, named, sendPage } from '../../http.ts';
import type { ActDraft } from '../acts/types.ts';
import { addressWith } from '../addresses.ts';
import { sentWord } from '../query.ts';
import { sendStaffPage } from '../request.ts';
import { type SealedForm, sealedForm } from '../sealed.ts';
import { letterheadPage } from './letterhead-page.tsx';
import { type ReadWords, readWords, wordsIn } from './letterhead-words.ts';
import { type AdminVisit, adminVisit } from './visit.ts';

const path = '/admin/letterhead';

/** As whom a guidance service writes to schools: the words, the logo, and what a mail looks like with them. */
export function setupLetterhead(router: Router, parts: Parts): void {
  router.get(path, named(path), async (request, response) => {
    const visit = await adminVisit(parts, request, 'letterhead');
    sendStaffPage(response, await pageFor(visit.deps, visit, serviceIn(request)));
  });
  router.get(`${path}/shown`, named(`${path}/shown`), async (request, response) => {
    const visit = await adminVisit(parts, request, 'letterhead');
    const service = serviceIn(request);
    if (service === undefined) throw notFound();
    const { html } = await preview(
      visit.deps,
      visit,
      service,
      readWords(request.query as Sent, visit.language),
    );
    allowOwnFrame(response, 'with-inline-style');
    sendPage(response, 200, html);
  });
  router.post(path, named(path), async (request, response) => {
    const visit = await adminVisit(parts, request, 'letterhead');
    const form = await sealedForm(visit.deps, request, response, visit.language);
    if (form === undefined) return;
    const service = sentWord(form.sent, 'service');
    if (service === undefined || !isId(service)) throw notFound();
    const read = readWords(form.sent, visit.language);
    const isLooked = sentWord(form.sent, 'do') === 'look';
    const mistakes = read.mistakes ?? (isLooked ? [] : await save(visit.deps, visit, service, form, read));
    if (mistakes.length === 0 && !isLooked) {
      return leadTo(response, addressWith(path, { service, did: 'saved' }, visit.language));
    }
    const draft = { sent: form.sent, mistakes };
    sendStaffPage(
      response,
      await pageFor(visit.deps, visit, service, draft),
      mistakes.length === 0 ? 200 : 422,
    );
  });
}

function serviceIn(request: Request): string | undefined {
  const word = sentWord(request.query as Sent, 'service');
  return word !== undefined && isId(word) ? word : undefined;
}

/** Keeps the logo first: a file that cannot be one leaves the words as they were too. */
async function save(
  deps: Dependencies,
  { caller, language }: AdminVisit,
  organisation: string,
  { sent, file }: SealedForm,
  { words }: ReadWords,
): Promise<ActDraft['mistakes']> {
  const change = { deps, scope: caller.scope, organisation, by: caller.person };
  try {
    const isRemoved = sentWord(sent, 'remove_logo') !== undefined;
    if (file !== undefined || isRemoved) await changeLogo({ ...change, file });
    await changeLetterhead({ ...change, ...words });
    return [];
  } catch (error) {
    if (!isApplicationError(error) || error.errors === undefined) throw error;
    return error.errors.map(({ message }) => ({ field: FILE, message: message[language] }));
  }
}

function preview(deps: Dependencies, visit: AdminVisit, organisation: string, { words }: ReadWords) {
  const { caller, frame, language } = visit;
  const reader = { name: frame.reader?.name ?? '', email: 'school@school.example', language };
  return previewLetterhead({ deps, scope: caller.scope, organisation, words, reader });
}

async function pageFor(
  deps: Dependencies,
  visit: AdminVisit,
  asked: string | undefined,
  draft?: ActDraft,
): Promise<string> {
  const { caller, language } = visit;
  const services = await servicesWithMail(deps, caller);
  const service = asked ?? services[0]?.id;
  if (service === undefined) return letterheadPage({ services, draft }, visit);
  const letterhead = await readLetterhead(deps, caller.scope, service);
  const sent = draft?.sent ?? wordsIn(letterhead);
  const read = readWords(sent, language);
  const looked = read.mistakes === undefined ? await preview(deps, visit, service, read) : undefined;
  return letterheadPage({ services, letterhead, sent, looked, draft }, visit);
}
