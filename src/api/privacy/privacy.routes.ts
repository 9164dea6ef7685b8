import { erasePerson, previewErasure } from '../../application/privacy/erase.ts';
import { exportPerson } from '../../application/privacy/export.ts';
import { personalDataInWords } from '../../application/privacy/in-words.ts';
import { readPrivacyReport } from '../../application/privacy/report.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { personParams } from '../people/people.schemas.ts';
import {
  erasureBody,
  erasureQuery,
  erasureSchema,
  personalDataSchema,
  privacyReportSchema,
  toWireErasure,
  toWirePersonalData,
  toWirePrivacyReport,
} from './privacy.schemas.ts';

const exportRoute = defineRoute({
  method: 'get',
  path: '/people/{id}/personal-data',
  operationId: 'getPersonalData',
  tag: 'privacy',
  summary: 'All that is kept about somebody, as JSON or as a text to read',
  access: 'see-personal-data',
  params: personParams,
  slow: true,
  answers: {
    200: {
      description: 'All that is kept.',
      schema: personalDataSchema,
      types: ['application/json', 'text/plain'],
    },
  },
  handle: async ({ deps, caller, params, accept, language }) => {
    const data = await exportPerson({ deps, scope: caller.scope, id: params.id });
    if (!accept.includes('text/plain')) return { status: 200, body: toWirePersonalData(data) };
    const text = await personalDataInWords(deps.store, data, language);
    return { status: 200, content: { type: 'text/plain; charset=utf-8', bytes: Buffer.from(text) } };
  },
});

const eraseRoute = defineRoute({
  method: 'post',
  path: '/people/{id}/erase',
  operationId: 'erasePerson',
  tag: 'privacy',
  summary: 'Erase somebody everywhere; what they did stays, as done by somebody who was erased',
  description:
    'Refused for whoever still follows trajectories (409 `still-follows`). Texts that name them then say `[…]` there.',
  access: 'erase-people',
  params: personParams,
  query: erasureQuery,
  body: { schema: erasureBody },
  slow: true,
  problems: [409],
  answers: { 200: { description: 'What it came to, or would.', schema: erasureSchema } },
  handle: async ({ deps, caller, params, query, body }) => {
    const asked = { deps, scope: caller.scope, id: params.id, withDocuments: body.documents };
    const isDryRun = query.dry_run === true;
    const outcome = isDryRun
      ? await previewErasure(asked)
      : await erasePerson({ ...asked, by: caller.person });
    return { status: 200, body: toWireErasure(outcome, isDryRun) };
  },
});

const reportRoute = defineRoute({
  method: 'get',
  path: '/privacy/report',
  operationId: 'getPrivacyReport',
  tag: 'privacy',
  summary: 'The processing record, what is kept no longer and when, and who was erased',
  access: 'see-privacy',
  answers: { 200: { description: 'As it is now.', schema: privacyReportSchema } },
  handle: async ({ deps }) => ({ status: 200, body: toWirePrivacyReport(await readPrivacyReport(deps)) }),
});

/** What is kept about people, and that it is kept no longer. */
export const privacyRoutes: readonly Route[] = [exportRoute, eraseRoute, reportRoute];
