import type { Request, Response, Router } from 'express';
import { type ApplicationError, isApplicationError } from '../../../application/application-error.ts';
import type { Parts } from '../../../application/dependencies.ts';
import { todayOf } from '../../../application/now.ts';
import { readVersions } from '../../../application/templates/catalogue.ts';
import { beginDraft } from '../../../application/templates/drafts/begin.ts';
import { compareDraft, lintDraft, rehearseDraft } from '../../../application/templates/drafts/examine.ts';
import { readDraft, tagOf } from '../../../application/templates/drafts/find.ts';
import { publishDraft } from '../../../application/templates/drafts/publish.ts';
import { removeDraft } from '../../../application/templates/drafts/remove.ts';
import { saveDraft } from '../../../application/templates/drafts/save.ts';
import { extentOf } from '../../../domain/access/permissions.ts';
import { isMeantDate } from '../../../domain/calendar/day-number.ts';
import { titleInSource } from '../../../domain/template/reading/title-in-source.ts';
import { defaultPersona, personas } from '../../../domain/trajectory/forecast/personas.ts';
import { type Sent, sentText } from '../../form.ts';
import { leadTo, named } from '../../http.ts';
import { editor } from '../../static-files.ts';
import { addressWith } from '../addresses.ts';
import { sentWord } from '../query.ts';
import { sendStaffPage } from '../request.ts';
import { sealedForm } from '../sealed.ts';
import { draftPage } from './draft-page.tsx';
import { lintPage } from './lint-page.tsx';
import { publishPage } from './publish-page.tsx';
import { rehearsalPage } from './rehearsal-page.tsx';
import { type TemplatesVisit, templateIdIn, templatesVisit } from './visit.ts';

const path = '/templates/:id/draft';

/** A draft of a model trajectory: written, checked, rehearsed, published or thrown away. */
export function setupDrafts(router: Router, parts: Parts): void {
  setupWriting(router, parts);
  setupExamining(router, parts);
  setupPublishing(router, parts);
}

function setupWriting(router: Router, parts: Parts): void {
  router.post('/templates/drafts', named('/templates/drafts'), async (request, response) => {
    const { deps, caller, language, requester } = await templatesVisit(
      parts,
      request,
      response,
      'write-drafts',
    );
    const form = await sealedForm(deps, request, response, language);
    if (form === undefined) return;
    const id = sentWord(form.sent, 'id') ?? '';
    const version = Number(sentWord(form.sent, 'version') ?? 0);
    if (!/^[a-z][a-z0-9-]{0,62}$/.test(id)) {
      return leadTo(response, addressWith('/templates', { did: 'wrong-name' }, language));
    }
    await beginDraft({ deps, caller, id, version: version > 0 ? version : undefined, requester });
    leadTo(response, addressWith(`/templates/${id}/draft`, { did: 'begun' }, language));
  });

  router.get(path, named('/templates/{id}/draft'), async (request, response, next) => {
    const id = templateIdIn(request);
    if (id === undefined) return next();
    const visit = await templatesVisit(parts, request, response, 'see-drafts');
    const draft = await readDraft(visit.deps, visit.caller.scope, id);
    sendStaffPage(response, await pageOf({ id, source: draft.source, tag: tagOf(draft) }, visit));
  });

  router.post(path, named('/templates/{id}/draft'), async (request, response, next) => {
    const id = templateIdIn(request);
    if (id === undefined) return next();
    const visit = await templatesVisit(parts, request, response, 'write-drafts');
    const { caller, language, requester } = visit;
    const form = await sealedForm(visit.deps, request, response, language);
    if (form === undefined) return;
    const source = (sentText(form.sent, 'source') ?? '').replaceAll('\r\n', '\n');
    const tag = sentText(form.sent, 'tag') ?? '';
    try {
      await saveDraft({
        ...{ deps: visit.deps, caller, id, source, requester },
        ifMatch: [tag],
        onlyNew: false,
      });
    } catch (error) {
      if (!isApplicationError(error) || error.kind === 'not-found') throw error;
      const isConflict = error.kind === 'version-changed';
      // What somebody else saved is replaced by saving once more, and by nothing less.
      const now = isConflict ? tagOf(await readDraft(visit.deps, caller.scope, id)) : tag;
      const problem = isConflict ? 'conflict' : error;
      return sendStaffPage(response, await pageOf({ id, source, tag: now, problem }, visit), 422);
    }
    const publishes = sentText(form.sent, 'do') === 'publish';
    const [then, said] = publishes ? (['/publish', {}] as const) : (['', { did: 'saved' }] as const);
    leadTo(response, addressWith(`/templates/${id}/draft${then}`, said, language));
  });

  router.post(`${path}/discard`, named('/templates/{id}/draft/discard'), async (request, response, next) => {
    const id = templateIdIn(request);
    if (id === undefined) return next();
    const { deps, caller, language } = await templatesVisit(parts, request, response, 'write-drafts');
    const form = await sealedForm(deps, request, response, language);
    if (form === undefined) return;
    await removeDraft({ deps, scope: caller.scope, id, ifMatch: [sentText(form.sent, 'tag') ?? ''] });
    leadTo(response, addressWith('/templates', {}, language));
  });
}

async function pageOf(
  draft: Pick<Parameters<typeof draftPage>[0], 'id' | 'source' | 'tag' | 'problem'>,
  visit: TemplatesVisit,
): Promise<string> {
  const { address } = await editor();
  return draftPage(
    { ...draft, name: nameOf(draft, visit), today: todayOf(visit.deps), editor: address },
    visit,
  );
}

function setupExamining(router: Router, parts: Parts): void {
  router.get(`${path}/lint`, named('/templates/{id}/draft/lint'), async (request, response, next) => {
    const id = templateIdIn(request);
    if (id === undefined) return next();
    const visit = await templatesVisit(parts, request, response, 'see-drafts');
    const { caller, requester } = visit;
    const draft = await readDraft(visit.deps, caller.scope, id);
    const report = await orProblem(() => lintDraft({ deps: visit.deps, scope: caller.scope, id, requester }));
    sendStaffPage(response, lintPage({ id, name: nameOf(draft, visit), report }, visit));
  });

  const rehearsal = named('/templates/{id}/draft/rehearsal');
  router.get(`${path}/rehearsal`, rehearsal, async (request, response, next) => {
    const id = templateIdIn(request);
    if (id === undefined) return next();
    const visit = await templatesVisit(parts, request, response, 'see-drafts');
    const { caller, language, requester } = visit;
    const asked = rehearsalIn(request);
    const name = nameOf(await readDraft(visit.deps, caller.scope, id), visit);
    const played = await orProblem(() =>
      rehearseDraft({ ...{ deps: visit.deps, scope: caller.scope, id, language, requester }, ...asked }),
    );
    sendStaffPage(response, rehearsalPage({ id, name, played, today: todayOf(visit.deps), ...asked }, visit));
  });
}

function rehearsalIn(request: Request) {
  const query = request.query as Sent;
  const word = sentWord(query, 'persona');
  const start = sentWord(query, 'start');
  return {
    persona: personas.find((one) => one === word) ?? defaultPersona,
    start: start !== undefined && isMeantDate(start) ? start : undefined,
  };
}

function setupPublishing(router: Router, parts: Parts): void {
  const publish = `${path}/publish`;
  const route = named('/templates/{id}/draft/publish');
  const send = async (request: Request, response: Response, id: string, problem?: ApplicationError) => {
    const visit = await templatesVisit(parts, request, response, 'see-drafts');
    const { caller, requester } = visit;
    const { scope } = caller;
    const draft = await readDraft(visit.deps, scope, id);
    const isFirst = draft.publishedVersion === undefined;
    const [comparison, versions] = await Promise.all([
      isFirst ? undefined : orProblem(() => compareDraft({ deps: visit.deps, scope, id, requester })),
      readVersions(visit.deps, scope, id),
    ]);
    const mayPublish = extentOf(caller.function, 'publish-templates') !== undefined;
    const found = problem ?? (isApplicationError(comparison) ? comparison : undefined);
    const view = {
      ...{ id, name: nameOf(draft, visit), draft, versions, mayPublish, tag: tagOf(draft), problem: found },
      differences: comparison === undefined || isApplicationError(comparison) ? [] : comparison.differences,
    };
    sendStaffPage(response, publishPage(view, visit), problem === undefined ? 200 : 422);
  };

  router.get(publish, route, async (request, response, next) => {
    const id = templateIdIn(request);
    if (id === undefined) return next();
    await send(request, response, id);
  });

  router.post(publish, route, async (request, response, next) => {
    const id = templateIdIn(request);
    if (id === undefined) return next();
    const { deps, caller, language, requester } = await templatesVisit(
      parts,
      request,
      response,
      'publish-templates',
    );
    const form = await sealedForm(deps, request, response, language);
    if (form === undefined) return;
    const ifMatch = [sentText(form.sent, 'tag') ?? ''];
    const published = await orProblem(() =>
      publishDraft({ ...{ deps, scope: caller.scope, id, ifMatch, requester } }),
    );
    if (isApplicationError(published)) return send(request, response, id, published);
    const did = `published-${published.published.version}`;
    leadTo(response, addressWith(`/templates/${id}`, { did }, language));
  });
}

/** What a draft is called in the words that stand in it; by its id where it says none yet. */
function nameOf(
  { id, source }: { readonly id: string; readonly source: string },
  visit: TemplatesVisit,
): string {
  return titleInSource(source, visit.language) ?? id;
}

/** What a draft is not ready for is shown where it was asked; what is not there, or nobody may see, is not. */
async function orProblem<Value>(look: () => Promise<Value>): Promise<Value | ApplicationError> {
  try {
    return await look();
  } catch (error) {
    const isShown = isApplicationError(error) && error.kind !== 'not-found' && error.kind !== 'forbidden';
    if (isShown) return error;
    throw error;
  }
}
