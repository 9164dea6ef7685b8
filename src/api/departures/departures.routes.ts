import { z } from 'zod';
import { askOfMany } from '../../application/bulk/ask.ts';
import { definedOf } from '../../application/defined.ts';
import { readDepartures } from '../../application/departures/find.ts';
import { type Settlement, workToSettle } from '../../application/departures/settle.ts';
import { answerBegun, answerPreviewed, begun, previewed } from '../bulk/answers.ts';
import { bulkQuery } from '../bulk/bulk.schemas.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { departureQuery, departureSchema, settlementSchema, toWireDeparture } from './departures.schemas.ts';

const listRoute = defineRoute({
  method: 'get',
  path: '/departures',
  operationId: 'listDepartures',
  tag: 'departures',
  summary: 'Running trajectories with somebody in them who left or moved, or of a school that closed',
  description: 'What is handed over or stopped is gone from the list.',
  access: 'see-people',
  query: departureQuery,
  answers: {
    200: { description: 'What is left behind.', schema: z.strictObject({ items: z.array(departureSchema) }) },
  },
  handle: async ({ deps, caller, query }) => {
    const departures = await readDepartures({ deps, scope: caller.scope, filter: query });
    return { status: 200, body: { items: departures.map(toWireDeparture) } };
  },
});

const settleRoute = defineRoute({
  method: 'post',
  path: '/departures/settle',
  operationId: 'settleDeparture',
  tag: 'departures',
  summary: 'Hand over, move or stop what somebody or a school leaves behind, all of it or some',
  description: 'It goes on by itself, as an operation on many. With `dry_run` it is only looked at.',
  access: 'act-on-many',
  slow: true,
  query: bulkQuery,
  body: { schema: settlementSchema },
  answers: {
    ...previewed,
    ...begun,
  },
  handle: async ({ deps, caller, language, query, body, idempotencyKey }) => {
    const { of, trajectories } = body;
    const settlement = definedOf(body.settlement) as Settlement;
    const work = await workToSettle({ deps, scope: caller.scope, of, trajectories, settlement });
    if (query.dry_run) return answerPreviewed({ deps, caller, work, language });
    const kind = settlement.kind === 'hand-over' ? 'handover' : 'command';
    const operation = await askOfMany({ deps, caller, kind, work, body, idempotencyKey });
    return answerBegun({ deps, caller }, operation);
  },
});

/** Who and what is gone. */
export const departureRoutes: readonly Route[] = [listRoute, settleRoute];
