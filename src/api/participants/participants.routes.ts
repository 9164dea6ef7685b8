import { z } from 'zod';
import { addParticipant, endParticipant } from '../../application/participants/add.ts';
import { readParticipants, readParticipationsOfSchool } from '../../application/participants/read.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { schoolParams } from '../schools/schools.schemas.ts';
import { trajectoryParams } from '../trajectories/trajectories.schemas.ts';
import {
  newParticipation,
  participationEnd,
  participationParams,
  participationSchema,
  toWireParticipation,
} from './participants.schemas.ts';

const list = z.strictObject({ items: z.array(participationSchema) });

const listRoute = defineRoute({
  method: 'get',
  path: '/trajectories/{id}/participants',
  operationId: 'listParticipants',
  tag: 'trajectories',
  summary: 'The schools and organisations that take part in a project or plan of the programme',
  access: 'see-trajectory',
  params: trajectoryParams,
  answers: { 200: { description: 'The earliest first, also those that have ended.', schema: list } },
  handle: async ({ deps, caller, params }) => {
    const participants = await readParticipants(deps, caller.scope, params.id);
    return { status: 200, body: { items: participants.map(toWireParticipation) } };
  },
});

const addRoute = defineRoute({
  method: 'post',
  path: '/trajectories/{id}/participants',
  operationId: 'addParticipant',
  tag: 'trajectories',
  summary: 'Let a school or organisation take part',
  description:
    'Only in a trajectory of the whole programme. Its schools count as reached from the first day.',
  access: 'act-on-trajectory',
  params: trajectoryParams,
  body: { schema: newParticipation },
  problems: [422],
  answers: { 201: { description: 'It takes part.', schema: participationSchema } },
  handle: async ({ deps, caller, params, body, idempotencyKey }) => {
    const { school, organisation, ...said } = body;
    const party = school === undefined ? { organisation: organisation ?? '' } : { school };
    const trajectory = params.id;
    const added = await addParticipant({ deps, caller, trajectory, party, ...said, idempotencyKey });
    return { status: 201, body: toWireParticipation(added) };
  },
});

const endRoute = defineRoute({
  method: 'patch',
  path: '/trajectories/{id}/participants/{participation}',
  operationId: 'endParticipant',
  tag: 'trajectories',
  summary: 'End a participation on its last day',
  access: 'act-on-trajectory',
  params: participationParams,
  body: { schema: participationEnd },
  problems: [422],
  answers: { 200: { description: 'It ends on that day.', schema: participationSchema } },
  handle: async ({ deps, caller, params, body }) => {
    const { id: trajectory, participation } = params;
    const ended = await endParticipant({ deps, caller, trajectory, participation, ...body });
    return { status: 200, body: toWireParticipation(ended) };
  },
});

const ofSchoolRoute = defineRoute({
  method: 'get',
  path: '/schools/{number}/participations',
  operationId: 'listParticipationsOfSchool',
  tag: 'schools',
  summary: 'The projects and plans of the programme in which a school takes part',
  access: 'see-schools',
  params: schoolParams,
  answers: { 200: { description: 'The latest first.', schema: list } },
  handle: async ({ deps, caller, params }) => {
    const found = await readParticipationsOfSchool(deps, caller.scope, params.number);
    return { status: 200, body: { items: found.map(toWireParticipation) } };
  },
});

/** Who takes part in a trajectory of the whole programme. */
export const participantRoutes: readonly Route[] = [listRoute, addRoute, endRoute, ofSchoolRoute];
