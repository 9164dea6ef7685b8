import { z } from 'zod';
import { changeProgramme } from '../../application/programmes/change.ts';
import { addProgramme } from '../../application/programmes/create.ts';
import { readPlaces, readProgramme, readProgrammes } from '../../application/programmes/find.ts';
import type { Answer } from '../../http/answer.ts';
import { etagOf } from '../../http/problem-document.ts';
import type { StoredProgramme } from '../../store/programmes/programmes.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { placesSchema, toWirePlaces } from './places.schemas.ts';
import {
  newProgramme,
  programmeChange,
  programmeParams,
  programmeSchema,
  toChanged,
  toProgramme,
  toWireProgramme,
} from './programmes.schemas.ts';

const etag = { ETag: 'The version, for If-Match.' };

const listRoute = defineRoute({
  method: 'get',
  path: '/programmes',
  operationId: 'listProgrammes',
  tag: 'programmes',
  summary: 'All programmes, by name',
  access: 'see-programmes',
  answers: {
    200: { description: 'The programmes.', schema: z.strictObject({ items: z.array(programmeSchema) }) },
  },
  handle: async ({ deps }) => {
    const programmes = await readProgrammes(deps);
    return { status: 200, body: { items: programmes.map(toWireProgramme) } };
  },
});

const addRoute = defineRoute({
  method: 'post',
  path: '/programmes',
  operationId: 'addProgramme',
  tag: 'programmes',
  summary: 'Add a programme: lots, calls, quotas and one budget',
  access: 'change-programmes',
  body: { schema: newProgramme },
  answers: {
    201: { description: 'Added.', schema: programmeSchema, headers: { Location: 'Where it is.', ...etag } },
  },
  handle: async ({ deps, caller, body, idempotencyKey }) => {
    const stored = await addProgramme({ deps, caller, programme: toProgramme(body), idempotencyKey });
    return answerProgramme(201, stored, { Location: `/api/v1/programmes/${stored.id}` });
  },
});

const getRoute = defineRoute({
  method: 'get',
  path: '/programmes/{id}',
  operationId: 'getProgramme',
  tag: 'programmes',
  summary: 'One programme',
  access: 'see-programmes',
  params: programmeParams,
  answers: { 200: { description: 'The programme.', schema: programmeSchema, headers: etag } },
  handle: async ({ deps, params }) => answerProgramme(200, await readProgramme(deps, params.id)),
});

const changeRoute = defineRoute({
  method: 'patch',
  path: '/programmes/{id}',
  operationId: 'changeProgramme',
  tag: 'programmes',
  summary: 'Change a programme; whoever waits and now fits moves up',
  description: 'What was given stays: a quota or budget cannot go below what is taken (409).',
  access: 'change-programmes',
  params: programmeParams,
  body: { schema: programmeChange },
  ifMatch: 'required',
  problems: [409, 422],
  answers: { 200: { description: 'Changed.', schema: programmeSchema, headers: etag } },
  handle: async ({ deps, params, body, ifMatch }) => {
    const change = (now: StoredProgramme['programme']) => toChanged(now, body);
    return answerProgramme(200, await changeProgramme({ deps, id: params.id, ifMatch, change }));
  },
});

const placesRoute = defineRoute({
  method: 'get',
  path: '/programmes/{id}/places',
  operationId: 'getProgrammePlaces',
  tag: 'programmes',
  summary: 'What is taken and free: places by call and lot, volgers and first movers, the budget',
  access: 'see-programmes',
  params: programmeParams,
  answers: { 200: { description: 'Counted now.', schema: placesSchema } },
  handle: async ({ deps, params }) => ({
    status: 200,
    body: toWirePlaces(await readPlaces(deps, params.id)),
  }),
});

function answerProgramme(
  status: number,
  stored: StoredProgramme,
  headers: Record<string, string> = {},
): Answer {
  return { status, body: toWireProgramme(stored), headers: { ...headers, ETag: etagOf(stored.version) } };
}

/** Funded sets of trajectories. */
export const programmeRoutes: readonly Route[] = [listRoute, addRoute, getRoute, changeRoute, placesRoute];
