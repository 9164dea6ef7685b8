import { z } from 'zod';
import { compareDraft, lintDraft, rehearseDraft } from '../../application/templates/drafts/examine.ts';
import { readDraft, readDrafts, tagOf } from '../../application/templates/drafts/find.ts';
import { publishDraft } from '../../application/templates/drafts/publish.ts';
import { removeDraft } from '../../application/templates/drafts/remove.ts';
import { saveDraft } from '../../application/templates/drafts/save.ts';
import { errorsIn } from '../../application/templates/lint.ts';
import type { Language } from '../../domain/text.ts';
import type { Answer } from '../../http/answer.ts';
import { etagOf } from '../../http/problem-document.ts';
import type { Requester } from '../../platform/bounded-workers.ts';
import type { TemplateDraft } from '../../store/templates/drafts.ts';
import { defineRoute, type Route } from '../http/route.ts';
import {
  draftComparison,
  draftParams,
  draftRehearsal,
  draftSchema,
  draftWithSource,
  toWireDraft,
  toWireDraftWithSource,
} from './drafts.schemas.ts';
import {
  comparison,
  courseOf,
  lintResult,
  rehearsalSchema,
  TEMPLATE_LIMIT,
  templateSource,
  templateWithSource,
  toWireComparison,
  toWireLint,
  toWireTemplateWithSource,
} from './templates.schemas.ts';

const etag = { ETag: 'What it is now, for If-Match.' };

const listRoute = defineRoute({
  method: 'get',
  path: '/templates/drafts',
  operationId: 'listTemplateDrafts',
  tag: 'templates',
  summary: 'The drafts there are, without their sources',
  access: 'see-drafts',
  answers: {
    200: { description: 'The drafts.', schema: z.strictObject({ items: z.array(draftSchema) }) },
  },
  handle: async ({ deps, caller }) => {
    const drafts = await readDrafts(deps, caller.scope);
    return { status: 200, body: { items: drafts.map(toWireDraft) } };
  },
});

const getRoute = defineRoute({
  method: 'get',
  path: '/templates/{id}/draft',
  operationId: 'getTemplateDraft',
  tag: 'templates',
  summary: 'The draft of a template, with its source',
  access: 'see-drafts',
  params: draftParams,
  slow: true,
  problems: [422],
  answers: { 200: { description: 'The draft.', schema: draftWithSource, headers: etag } },
  handle: async ({ deps, caller, params, language, requester }) =>
    answerDraft(200, await readDraft(deps, caller.scope, params.id), language, requester),
});

const saveRoute = defineRoute({
  method: 'put',
  path: '/templates/{id}/draft',
  operationId: 'saveTemplateDraft',
  tag: 'templates',
  summary: 'Save a draft of a template, half finished or whole',
  description:
    'What is wrong with it comes back in `findings`. A draft that is there is changed with If-Match (428 without it).',
  access: 'write-drafts',
  params: draftParams,
  body: { schema: templateSource, limit: TEMPLATE_LIMIT, yaml: 'source' },
  ifMatch: 'honoured',
  ifNoneMatch: 'honoured',
  slow: true,
  problems: [422, 428],
  answers: {
    201: { description: 'A new draft.', schema: draftWithSource, headers: etag },
    200: { description: 'Saved.', schema: draftWithSource, headers: etag },
  },
  handle: async ({ deps, caller, params, body, ifMatch, onlyNew, language, requester }) => {
    const save = { deps, caller, ...params, ...body, ifMatch, onlyNew, requester };
    const { draft, isNew } = await saveDraft(save);
    return answerDraft(isNew ? 201 : 200, draft, language, requester);
  },
});

const removeRoute = defineRoute({
  method: 'delete',
  path: '/templates/{id}/draft',
  operationId: 'removeTemplateDraft',
  tag: 'templates',
  summary: 'Throw a draft away; what was published stays',
  access: 'write-drafts',
  params: draftParams,
  ifMatch: 'required',
  answers: { 204: { description: 'It is gone.' } },
  handle: async ({ deps, caller, params, ifMatch }) => {
    await removeDraft({ deps, scope: caller.scope, id: params.id, ifMatch });
    return { status: 204 };
  },
});

const lintRoute = defineRoute({
  method: 'post',
  path: '/templates/{id}/draft/lint',
  operationId: 'lintTemplateDraft',
  tag: 'templates',
  summary: 'What is wrong with a draft',
  access: 'see-drafts',
  params: draftParams,
  safe: true,
  slow: true,
  answers: {
    200: { description: 'What was found; without errors it can be published.', schema: lintResult },
  },
  handle: async ({ deps, caller, params, language, requester }) => ({
    status: 200,
    body: toWireLint(await lintDraft({ deps, scope: caller.scope, ...params, requester }), language),
  }),
});

const rehearseRoute = defineRoute({
  method: 'post',
  path: '/templates/{id}/draft/rehearse',
  operationId: 'rehearseTemplateDraft',
  slow: true,
  tag: 'templates',
  summary: 'Every step, deadline and mail of a draft with its date, for a persona',
  access: 'see-drafts',
  params: draftParams,
  safe: true,
  body: { schema: draftRehearsal },
  answers: {
    200: { description: 'The rehearsal, of the version that it would become.', schema: rehearsalSchema },
  },
  handle: async ({ deps, caller, params, body, language, requester }) => ({
    status: 200,
    body: await rehearseDraft({
      deps,
      scope: caller.scope,
      ...params,
      ...body,
      course: courseOf(body),
      language: body.language ?? language,
      requester,
    }),
  }),
});

const compareRoute = defineRoute({
  method: 'post',
  path: '/templates/{id}/draft/compare',
  operationId: 'compareTemplateDraft',
  slow: true,
  tag: 'templates',
  summary: 'What publishing a draft would change, in words',
  access: 'see-drafts',
  params: draftParams,
  safe: true,
  body: { schema: draftComparison },
  answers: { 200: { description: 'The differences; none means the same.', schema: comparison } },
  handle: async ({ deps, caller, params, body, language, requester }) => ({
    status: 200,
    body: toWireComparison(
      await compareDraft({ deps, scope: caller.scope, ...params, ...body, requester }),
      language,
    ),
  }),
});

const publishRoute = defineRoute({
  method: 'post',
  path: '/templates/{id}/draft/publish',
  operationId: 'publishTemplateDraft',
  tag: 'templates',
  summary: 'Publish a draft as an immutable version; the draft is gone then',
  description:
    'Refused as long as lint finds an error in it, and when another version was published since it was saved.',
  access: 'publish-templates',
  params: draftParams,
  ifMatch: 'required',
  slow: true,
  answers: {
    201: {
      description: 'Published as a new version.',
      schema: templateWithSource,
      headers: { Location: 'Where the version is.' },
    },
    200: { description: 'It said the same as the version that is there.', schema: templateWithSource },
  },
  handle: async ({ deps, caller, params, ifMatch, requester }) => {
    const { published, isNew } = await publishDraft({
      deps,
      scope: caller.scope,
      id: params.id,
      ifMatch,
      requester,
    });
    return {
      status: isNew ? 201 : 200,
      body: toWireTemplateWithSource(published),
      headers: { Location: `/api/v1/templates/${published.id}/versions/${published.version}` },
    };
  },
});

/** Templates that are being written: saved, checked, rehearsed, compared and published. */
export const draftRoutes: readonly Route[] = [
  listRoute,
  getRoute,
  saveRoute,
  removeRoute,
  lintRoute,
  rehearseRoute,
  compareRoute,
  publishRoute,
];

async function answerDraft(
  status: number,
  draft: TemplateDraft,
  language: Language,
  requester: Requester,
): Promise<Answer> {
  const errors = await errorsIn(draft.source, requester);
  return {
    status,
    body: toWireDraftWithSource(draft, errors, language),
    headers: { ETag: etagOf(tagOf(draft)) },
  };
}
