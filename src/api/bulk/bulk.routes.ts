import type { z } from 'zod';
import { askOfMany } from '../../application/bulk/ask.ts';
import { readBulk } from '../../application/bulk/find.ts';
import { type BulkWork, type Selection, selectedBy } from '../../application/bulk/items.ts';
import type { CommandRequest } from '../../application/commands/prepare.ts';
import { definedOf } from '../../application/defined.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { answerBegun, answerPreviewed, begun, previewed } from './answers.ts';
import { bulkOperation, bulkParams, bulkQuery, newBulk, toWireBulk } from './bulk.schemas.ts';

const startRoute = defineRoute({
  method: 'post',
  path: '/bulk',
  operationId: 'startBulk',
  tag: 'bulk',
  summary: 'Ask the same of many trajectories',
  description:
    'Those that are named, or all that a filter finds now. It goes on by itself, and what became of each is at the ' +
    'address in Location. With `dry_run` nothing is done, and the answer says what would become of each.',
  access: 'act-on-many',
  slow: true,
  query: bulkQuery,
  body: { schema: newBulk },
  answers: {
    ...previewed,
    ...begun,
  },
  handle: async ({ deps, caller, language, query, body, idempotencyKey }) => {
    const selected = await selectedBy({ deps, scope: caller.scope, selection: selectionOf(body) });
    const command = body.command as CommandRequest;
    const work: BulkWork[] = selected.map((trajectoryId) => ({ trajectoryId, command }));
    if (query.dry_run) return answerPreviewed({ deps, caller, work, language });
    const operation = await askOfMany({ deps, caller, work, body, idempotencyKey });
    return answerBegun({ deps, caller }, operation);
  },
});

const getRoute = defineRoute({
  method: 'get',
  path: '/bulk/{id}',
  operationId: 'getBulk',
  tag: 'bulk',
  summary: 'How far something is that was asked of many, and what became of each',
  description: 'For whoever asked it, and for the direction.',
  access: 'act-on-many',
  params: bulkParams,
  answers: { 200: { description: 'The operation.', schema: bulkOperation } },
  handle: async ({ deps, caller, params }) => {
    const { operation, items } = await readBulk({ deps, caller, id: params.id });
    return { status: 200, body: toWireBulk(operation, items) };
  },
});

/** Operations on many trajectories. */
export const bulkRoutes: readonly Route[] = [startRoute, getRoute];

function selectionOf({ trajectories, filter }: z.output<typeof newBulk>): Selection {
  if (trajectories !== undefined) return { trajectories };
  const { waiting_for, at_risk, ...same } = filter ?? {};
  return { filter: definedOf({ ...same, waitingFor: waiting_for, atRisk: at_risk }) };
}
