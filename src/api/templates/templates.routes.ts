import { z } from 'zod';
import { compareWithPublished } from '../../application/templates/compare.ts';
import { readTemplate, readTemplates } from '../../application/templates/find.ts';
import { lintSource } from '../../application/templates/lint.ts';
import { publish } from '../../application/templates/publish.ts';
import { rehearseTemplate } from '../../application/templates/rehearse.ts';
import type { PublishedTemplate } from '../../store/templates/templates.ts';
import { defineRoute, type Route } from '../http/route.ts';
import {
  comparison,
  comparisonRequest,
  courseOf,
  lintResult,
  rehearsalRequest,
  rehearsalSchema,
  TEMPLATE_LIMIT,
  templateParams,
  templateSchema,
  templateSource,
  templateWithSource,
  toWireComparison,
  toWireLint,
  toWireTemplate,
  toWireTemplateWithSource,
  versionParams,
} from './templates.schemas.ts';

const listRoute = defineRoute({
  method: 'get',
  path: '/templates',
  operationId: 'listTemplates',
  tag: 'templates',
  summary: 'The latest version of every model trajectory',
  access: 'see-templates',
  answers: {
    200: { description: 'The templates.', schema: z.strictObject({ items: z.array(templateSchema) }) },
  },
  handle: async ({ deps }) => {
    const templates = await readTemplates(deps);
    return { status: 200, body: { items: templates.map(toWireTemplate) } };
  },
});

const publishRoute = defineRoute({
  method: 'post',
  path: '/templates',
  operationId: 'publishTemplate',
  tag: 'templates',
  summary: 'Publish a template as an immutable version',
  description: 'Refused as long as lint finds an error in it. Running trajectories keep their version.',
  access: 'publish-templates',
  slow: true,
  body: { schema: templateSource, limit: TEMPLATE_LIMIT, yaml: 'source' },
  answers: {
    201: {
      description: 'Published as a new version.',
      schema: templateWithSource,
      headers: { Location: 'Where the version is.' },
    },
    200: { description: 'Nothing had changed: the version that is there.', schema: templateWithSource },
  },
  handle: async ({ deps, body, requester }) => {
    const { published, isNew } = await publish({ deps, source: body.source, requester });
    const location = `/api/v1/templates/${published.id}/versions/${published.version}`;
    return {
      status: isNew ? 201 : 200,
      body: toWireTemplateWithSource(published),
      headers: { Location: location },
    };
  },
});

const getRoute = defineRoute({
  method: 'get',
  path: '/templates/{id}',
  operationId: 'getTemplate',
  tag: 'templates',
  summary: 'The latest version of one template, with its source',
  access: 'see-templates',
  params: templateParams,
  // At what is only posted to: `/templates/lint` looks like a template called "lint".
  problems: [405],
  answers: { 200: { description: 'The template.', schema: templateWithSource } },
  handle: async ({ deps, params }) => answerVersion(await readTemplate(deps, params.id)),
});

const getVersionRoute = defineRoute({
  method: 'get',
  path: '/templates/{id}/versions/{version}',
  operationId: 'getTemplateVersion',
  tag: 'templates',
  summary: 'One version of a template, with its source',
  access: 'see-templates',
  params: versionParams,
  answers: { 200: { description: 'The version; it never changes.', schema: templateWithSource } },
  handle: async ({ deps, params }) => answerVersion(await readTemplate(deps, params.id, params.version)),
});

const rehearseRoute = defineRoute({
  method: 'post',
  path: '/templates/rehearse',
  operationId: 'rehearseTemplate',
  slow: true,
  tag: 'templates',
  summary: 'Every step, deadline and mail of a template with its date, for a persona',
  access: 'try-templates',
  safe: true,
  body: { schema: rehearsalRequest, limit: TEMPLATE_LIMIT },
  answers: { 200: { description: 'The rehearsal.', schema: rehearsalSchema } },
  handle: async ({ deps, body, language, requester }) => ({
    status: 200,
    body: await rehearseTemplate({
      deps,
      ...body,
      course: courseOf(body),
      language: body.language ?? language,
      requester,
    }),
  }),
});

const lintRoute = defineRoute({
  method: 'post',
  path: '/templates/lint',
  operationId: 'lintTemplate',
  slow: true,
  tag: 'templates',
  summary: 'What is wrong with a template file, before it is published',
  access: 'try-templates',
  safe: true,
  body: { schema: templateSource, limit: TEMPLATE_LIMIT, yaml: 'source' },
  answers: {
    200: { description: 'What was found; nothing means that it can be published.', schema: lintResult },
  },
  handle: async ({ deps, body, language, requester }) => ({
    status: 200,
    body: toWireLint(await lintSource({ deps, source: body.source, requester }), language),
  }),
});

const compareRoute = defineRoute({
  method: 'post',
  path: '/templates/compare',
  operationId: 'compareTemplate',
  slow: true,
  tag: 'templates',
  summary: 'What a template file would change in the published one, in words',
  access: 'try-templates',
  safe: true,
  body: { schema: comparisonRequest, limit: TEMPLATE_LIMIT, yaml: 'source' },
  answers: { 200: { description: 'The differences; none means the same.', schema: comparison } },
  handle: async ({ deps, body, language, requester }) => ({
    status: 200,
    body: toWireComparison(await compareWithPublished({ deps, ...body, requester }), language),
  }),
});

/** Model trajectories: read, rehearsed, checked, compared and published. */
export const templateRoutes: readonly Route[] = [
  listRoute,
  publishRoute,
  rehearseRoute,
  lintRoute,
  compareRoute,
  getRoute,
  getVersionRoute,
];

function answerVersion(published: PublishedTemplate) {
  return { status: 200, body: toWireTemplateWithSource(published) };
}
