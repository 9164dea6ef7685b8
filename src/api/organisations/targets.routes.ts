import { seesNotes, withoutNotes } from '../../application/organisations/targets/notes.ts';
import { type PartnerTargets, readTargets } from '../../application/organisations/targets/read.ts';
import { replaceTargets } from '../../application/organisations/targets/replace.ts';
import type { Answer } from '../../http/answer.ts';
import { etagOf } from '../../http/problem-document.ts';
import { defineRoute, type Route } from '../http/route.ts';
import {
  partnerTargets,
  targetsOfYearParams,
  targetsParams,
  targetsQuery,
  toWireTargets,
  wantedTargets,
} from './targets.schemas.ts';

const etag = { ETag: 'Changes with everything that is stated about this school year, for If-Match.' };

const readRoute = defineRoute({
  method: 'get',
  path: '/organisations/{id}/targets',
  operationId: 'getPartnerTargets',
  tag: 'organisations',
  summary: 'What a partner aims at in a school year, with everything that it stated about it',
  access: 'see-targets',
  params: targetsParams,
  query: targetsQuery,
  problems: [422],
  answers: { 200: { description: 'The targets.', schema: partnerTargets, headers: etag } },
  handle: async ({ deps, caller, params, query }) => {
    const { school_year: schoolYear, as_of: asOf } = query;
    const { id: partner } = params;
    const found = await readTargets({ deps, scope: caller.scope, partner, schoolYear, asOf });
    return answerTargets((await seesNotes(deps, caller, partner)) ? found : withoutNotes(found));
  },
});

const replaceRoute = defineRoute({
  method: 'put',
  path: '/organisations/{id}/targets/{school_year}',
  operationId: 'replacePartnerTargets',
  tag: 'organisations',
  summary: 'A partner files what it aims at in a school year',
  description:
    'The list takes the place of the one that stands; what is left out is withdrawn. What stood before stays in the history, and in reports as of earlier days. For the people of the partner, the central direction and administrators.',
  access: 'act-for-partner',
  params: targetsOfYearParams,
  body: { schema: wantedTargets },
  ifMatch: 'required',
  problems: [422],
  answers: { 200: { description: 'As it stands now.', schema: partnerTargets, headers: etag } },
  handle: async ({ deps, caller, params, body, ifMatch }) => {
    const { id: partner, school_year: schoolYear } = params;
    const { targets } = body;
    return answerTargets(await replaceTargets({ deps, caller, partner, schoolYear, ifMatch, targets }));
  },
});

function answerTargets(found: PartnerTargets): Answer {
  return { status: 200, body: toWireTargets(found), headers: { ETag: etagOf(found.tag) } };
}

/** What partners aim at. */
export const targetRoutes: readonly Route[] = [readRoute, replaceRoute];
