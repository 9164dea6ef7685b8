import { z } from 'zod';
import { attend } from '../../application/gatherings/attend.ts';
import { callOffGathering, moveGathering } from '../../application/gatherings/change.ts';
import { inviteMore, planGathering } from '../../application/gatherings/plan.ts';
import { previewGathering } from '../../application/gatherings/preview.ts';
import { readGathering, readGatherings } from '../../application/gatherings/read.ts';
import { answerPreviewed, previewed } from '../bulk/answers.ts';
import { defineRoute, type Route } from '../http/route.ts';
import {
  arranged,
  gatheringChange,
  gatheringParams,
  gatheringQuery,
  gatheringSchema,
  listedGathering,
  moreSeats,
  newAttendance,
  newGathering,
  toWireGathering,
  toWireListed,
} from './gatherings.schemas.ts';

const tag = 'gatherings';
const access = 'act-on-many';
const found = { 200: { description: 'The gathering.', schema: gatheringSchema } };

const listRoute = defineRoute({
  method: 'get',
  path: '/gatherings',
  operationId: 'listGatherings',
  tag,
  summary: 'The meetings and trainings of many trajectories at once, the last to take place first',
  access,
  answers: {
    200: { description: 'All of them.', schema: z.strictObject({ items: z.array(listedGathering) }) },
  },
  handle: async ({ deps, caller }) => {
    const items = await readGatherings(deps, caller.scope);
    return { status: 200, body: { items: items.map(toWireListed) } };
  },
});

const planRoute = defineRoute({
  method: 'post',
  path: '/gatherings',
  operationId: 'planGathering',
  tag,
  summary: 'Plan one date for many trajectories',
  description:
    'In each of them the open step gets its appointment, and its people are invited; whoever plans it is invited once. ' +
    'With `dry_run` nothing is done, and the answer says what would become of each.',
  access,
  slow: true,
  query: gatheringQuery,
  body: { schema: newGathering },
  problems: [422],
  answers: {
    ...previewed,
    201: { description: 'It is planned; each trajectory is told.', schema: arranged },
  },
  handle: async ({ deps, caller, language, query, body, idempotencyKey }) => {
    if (query.dry_run) {
      const work = await previewGathering(deps, caller.scope, body);
      return answerPreviewed({ deps, caller, work, language });
    }
    const { operation, without, ...planned } = await planGathering({
      ...{ deps, caller, wanted: body, idempotencyKey },
    });
    const gathering = toWireGathering(planned);
    return { status: 201, body: { gathering, operation: operation.id, without: [...without] } };
  },
});

const getRoute = defineRoute({
  method: 'get',
  path: '/gatherings/{id}',
  operationId: 'getGathering',
  tag,
  summary: 'A gathering, with who comes and who was there',
  access,
  params: gatheringParams,
  answers: found,
  handle: async ({ deps, caller, params }) => ({
    status: 200,
    body: toWireGathering(await readGathering(deps, caller.scope, params.id)),
  }),
});

const moveRoute = defineRoute({
  method: 'patch',
  path: '/gatherings/{id}',
  operationId: 'moveGathering',
  tag,
  summary: 'Give a gathering another time or place, in every trajectory',
  access,
  params: gatheringParams,
  body: { schema: gatheringChange },
  problems: [409, 422],
  answers: found,
  handle: async ({ deps, caller, params, body, idempotencyKey }) => {
    const moved = await moveGathering({ deps, caller, id: params.id, ...body, idempotencyKey });
    return { status: 200, body: toWireGathering(moved) };
  },
});

const callOffRoute = defineRoute({
  method: 'post',
  path: '/gatherings/{id}/call-off',
  operationId: 'callOffGathering',
  tag,
  summary: 'Call a gathering off: everybody takes it out of their calendar',
  access,
  params: gatheringParams,
  problems: [409],
  answers: found,
  handle: async ({ deps, caller, params, idempotencyKey }) => {
    const calledOff = await callOffGathering({ deps, caller, id: params.id, idempotencyKey });
    return { status: 200, body: toWireGathering(calledOff) };
  },
});

const moreRoute = defineRoute({
  method: 'post',
  path: '/gatherings/{id}/trajectories',
  operationId: 'inviteMore',
  tag,
  summary: 'Let more trajectories come, as long as there are seats',
  access,
  slow: true,
  params: gatheringParams,
  body: { schema: moreSeats },
  problems: [409, 422],
  answers: { 200: { description: 'They are invited.', schema: arranged } },
  handle: async ({ deps, caller, params, body, idempotencyKey }) => {
    const asked = { deps, caller, id: params.id, ...body, idempotencyKey };
    const { operation, without, ...planned } = await inviteMore(asked);
    const gathering = toWireGathering(planned);
    return { status: 200, body: { gathering, operation: operation.id, without: [...without] } };
  },
});

const attendRoute = defineRoute({
  method: 'post',
  path: '/gatherings/{id}/attendance',
  operationId: 'noteAttendance',
  tag,
  summary: 'Note who was there: the step of each trajectory is done with it',
  access,
  slow: true,
  params: gatheringParams,
  body: { schema: newAttendance },
  problems: [409, 422],
  answers: found,
  handle: async ({ deps, caller, params, body, idempotencyKey }) => {
    const { attendance } = body;
    const noted = await attend({ deps, caller, id: params.id, attendance, idempotencyKey });
    return { status: 200, body: toWireGathering(noted) };
  },
});

/** One date for many trajectories. */
export const gatheringRoutes: readonly Route[] = [
  ...[listRoute, planRoute, getRoute, moveRoute, callOffRoute, moreRoute, attendRoute],
];
