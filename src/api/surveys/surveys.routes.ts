import { z } from 'zod';
import { askTeachers } from '../../application/surveys/ask.ts';
import { readSurveys } from '../../application/surveys/read.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { trajectoryParams } from '../trajectories/trajectories.schemas.ts';
import { newSurvey, surveySchema, toWireSurvey } from './surveys.schemas.ts';

const tag = 'trajectories';

const listRoute = defineRoute({
  method: 'get',
  path: '/trajectories/{id}/surveys',
  operationId: 'listSurveys',
  tag,
  summary: 'The surveys among the teachers of a school or training, with what came of those that are closed',
  access: 'see-trajectory',
  params: trajectoryParams,
  answers: { 200: { description: 'In order.', schema: z.strictObject({ items: z.array(surveySchema) }) } },
  handle: async ({ deps, caller, params }) => {
    const surveys = await readSurveys(deps, caller.scope, params.id);
    return { status: 200, body: { items: surveys.map(toWireSurvey) } };
  },
});

const askRoute = defineRoute({
  method: 'post',
  path: '/trajectories/{id}/surveys',
  operationId: 'askTeachers',
  tag,
  summary: 'Ask teachers a few questions without names: each gets a link by mail that works once',
  description:
    'One reminder follows; after it their addresses are gone. No answer can be led back to anybody.',
  access: 'act-on-trajectory',
  params: trajectoryParams,
  body: { schema: newSurvey },
  problems: [409, 422],
  answers: { 201: { description: 'They are asked.', schema: surveySchema } },
  handle: async ({ deps, caller, params, body, idempotencyKey }) => {
    const { scope, person: by } = caller;
    const asked = await askTeachers({ deps, scope, by, trajectory: params.id, ...body, idempotencyKey });
    return { status: 201, body: toWireSurvey(asked) };
  },
});

/** What teachers are asked about a trajectory. */
export const surveyRoutes: readonly Route[] = [listRoute, askRoute];
