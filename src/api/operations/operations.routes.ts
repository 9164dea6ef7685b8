import { z } from 'zod';
import { checkReadiness } from '../../application/operations/readiness.ts';
import { countStuck } from '../../application/operations/stuck.ts';
import { metricsType } from '../../platform/metrics.ts';
import type { Metrics } from '../http/metrics.ts';
import { defineRoute, type Route } from '../http/route.ts';

const part = z.enum(['up', 'down']);
const readiness = z.strictObject({ status: part, database: part, temporal: part }).meta({ id: 'Readiness' });

/** What whoever keeps this running asks: at the root, without naming a caller. */
export function operationsRoutes(metrics: Metrics): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/healthz',
      root: true,
      operationId: 'getHealth',
      tag: 'operations',
      summary: 'Whether this process is alive',
      access: 'everybody',
      answers: { 200: { description: 'It is.', schema: z.strictObject({ status: z.literal('up') }) } },
      handle: async () => ({ status: 200, body: { status: 'up' }, headers: { 'Cache-Control': 'no-store' } }),
    }),
    defineRoute({
      method: 'get',
      path: '/readyz',
      root: true,
      operationId: 'getReadiness',
      tag: 'operations',
      summary: 'Whether Postgres and Temporal answer',
      access: 'everybody',
      answers: {
        200: { description: 'Both answer.', schema: readiness },
        503: { description: 'One of them does not.', schema: readiness },
      },
      handle: async ({ deps }) => {
        const parts = await checkReadiness({ deps });
        const isUp = parts.database === 'up' && parts.temporal === 'up';
        return {
          status: isUp ? 200 : 503,
          body: { status: isUp ? 'up' : 'down', ...parts },
          headers: { 'Cache-Control': 'no-store', ...(isUp ? {} : { 'Retry-After': '5' }) },
        };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/metrics',
      root: true,
      operationId: 'getMetrics',
      tag: 'operations',
      summary: 'Figures of this process in the text format of Prometheus',
      access: 'everybody',
      answers: { 200: { description: 'What it has counted.', types: ['text/plain'] } },
      handle: async ({ deps }) => {
        // Whoever watches must see the other figures above all when the database is away.
        const stuck = await countStuck({ deps }).catch(() => undefined);
        return { status: 200, content: { type: metricsType, bytes: await metrics.text(stuck) } };
      },
    }),
  ];
}
