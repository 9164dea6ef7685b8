import { z } from 'zod';
import { readPayments } from '../../application/programmes/find.ts';
import { recordPayment } from '../../application/programmes/record-payment.ts';
import { readWaitingList, removeWaiting } from '../../application/programmes/waiting-list.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { newPayment, paymentSchema, toWirePayment } from './places.schemas.ts';
import { programmeParams, waitingParams } from './programmes.schemas.ts';
import { toWireWaiting, waitingEntrySchema, waitingListQuery } from './waiting.schemas.ts';

const waitingListRoute = defineRoute({
  method: 'get',
  path: '/programmes/{id}/waiting-list',
  operationId: 'getWaitingList',
  tag: 'programmes',
  summary: 'Who waits for a place, in order, and what stands in the way',
  description: 'A counsellor gets those that her own service follows, with their place among all.',
  access: 'see-waiting-list',
  params: programmeParams,
  query: waitingListQuery,
  answers: {
    200: { description: 'The list.', schema: z.strictObject({ items: z.array(waitingEntrySchema) }) },
  },
  handle: async ({ deps, caller, params, query }) => {
    const { status } = query;
    const list = await readWaitingList({ deps, scope: caller.scope, id: params.id, status });
    return { status: 200, body: { items: list.map(toWireWaiting) } };
  },
});

const removeRoute = defineRoute({
  method: 'delete',
  path: '/programmes/{id}/waiting-list/{entry}',
  operationId: 'removeFromWaitingList',
  tag: 'programmes',
  summary: 'Take somebody off the waiting list',
  access: 'change-waiting-list',
  params: waitingParams,
  problems: [409],
  answers: { 204: { description: 'It no longer waits.' } },
  handle: async ({ deps, caller, params }) => {
    await removeWaiting({ deps, scope: caller.scope, ...params });
    return { status: 204 };
  },
});

const listPaymentsRoute = defineRoute({
  method: 'get',
  path: '/programmes/{id}/payments',
  operationId: 'listPayments',
  tag: 'programmes',
  summary:
    'The ledger line by line: paid, granted otherwise, owed, received, waived; the first recorded first',
  access: 'see-payments',
  params: programmeParams,
  answers: {
    200: { description: 'The payments.', schema: z.strictObject({ items: z.array(paymentSchema) }) },
  },
  handle: async ({ deps, caller, params }) => {
    const payments = await readPayments(deps, caller.scope, params.id);
    return { status: 200, body: { items: payments.map(toWirePayment) } };
  },
});

const payRoute = defineRoute({
  method: 'post',
  path: '/programmes/{id}/payments',
  operationId: 'recordPayment',
  tag: 'programmes',
  summary: 'Record a payment for a trajectory that has a place, or what its participant owes or paid',
  description: 'Together never more than was committed (409 `payment-above-commitment`).',
  access: 'record-payments',
  params: programmeParams,
  body: { schema: newPayment },
  answers: { 201: { description: 'Recorded.', schema: paymentSchema } },
  handle: async ({ deps, caller, params, body, idempotencyKey }) => {
    const { amount_cents: amount, ...same } = body;
    const payment = await recordPayment({ deps, caller, id: params.id, amount, ...same, idempotencyKey });
    return { status: 201, body: toWirePayment(payment) };
  },
});

/** Waiting for a place in a programme, and paying for one. */
export const waitingRoutes: readonly Route[] = [waitingListRoute, removeRoute, listPaymentsRoute, payRoute];
