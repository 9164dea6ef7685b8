import { z } from 'zod';
import { addWebhook, readWebhooks, removeWebhook, replayWebhook } from '../../application/webhooks/manage.ts';
import { canonicalInstant } from '../../domain/calendar/instant.ts';
import { formatWithOffset } from '../../domain/calendar/wall-clock.ts';
import type { Webhook } from '../../store/webhooks/webhooks.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { instant, name, uuid } from '../schemas.ts';

const webhookSchema = z
  .strictObject({
    id: uuid,
    organisation: uuid.nullable().meta({ description: 'Whose trajectories it hears of; null for all.' }),
    url: z.string(),
    events: z
      .array(z.string())
      .meta({ description: 'Types of entries of the journal; empty is all of them.' }),
    created_at: instant,
    ended_at: instant.nullable(),
    waiting: z.int().meta({ description: 'Messages that have not been taken yet.' }),
    failed: z.int().meta({ description: 'Messages that were given up, after some three days.' }),
  })
  .meta({ id: 'Webhook' });

const params = z.object({ id: uuid });

const addRoute = defineRoute({
  method: 'post',
  path: '/webhooks',
  operationId: 'addWebhook',
  tag: 'webhooks',
  summary: 'Let another system hear what happens in trajectories',
  description:
    'It hears of what the caller reaches: a coordinator of her service, the direction of everything. Messages hold ids and ' +
    'words of our own (`type`, `timestamp`, `data: {trajectory, version, template, status, path, outcome, role}`), are ' +
    'signed as Standard Webhooks says, and come at least once.',
  access: 'manage-webhooks',
  body: {
    schema: z
      .strictObject({
        url: z.url({ protocol: /^https?$/ }).max(500),
        events: z.array(name).max(50).default([]),
      })
      .meta({ id: 'NewWebhook' }),
  },
  problems: [422],
  answers: {
    201: {
      description: 'Added; the secret is shown this once.',
      schema: webhookSchema.extend({ secret: z.string() }).meta({ id: 'AddedWebhook' }),
      headers: { Location: 'Of all of them.' },
    },
  },
  handle: async ({ deps, caller, body, idempotencyKey }) => {
    const { webhook, secret } = await addWebhook({ deps, caller, ...body, idempotencyKey });
    return {
      status: 201,
      body: { ...toWireWebhook(webhook), secret },
      headers: { Location: '/api/v1/webhooks' },
    };
  },
});

const listRoute = defineRoute({
  method: 'get',
  path: '/webhooks',
  operationId: 'listWebhooks',
  tag: 'webhooks',
  summary: 'Where other systems hear what happens, the last one first',
  access: 'manage-webhooks',
  answers: {
    200: { description: 'All of them.', schema: z.strictObject({ items: z.array(webhookSchema) }) },
  },
  handle: async ({ deps, caller }) => ({
    status: 200,
    body: { items: (await readWebhooks(deps, caller)).map(toWireWebhook) },
  }),
});

const removeRoute = defineRoute({
  method: 'delete',
  path: '/webhooks/{id}',
  operationId: 'endWebhook',
  tag: 'webhooks',
  summary: 'Send nothing more to an address',
  access: 'manage-webhooks',
  params,
  answers: { 204: { description: 'Ended.' } },
  handle: async ({ deps, caller, params: { id } }) => {
    await removeWebhook(deps, caller, id);
    return { status: 204 };
  },
});

const replayRoute = defineRoute({
  method: 'post',
  path: '/webhooks/{id}/replay',
  operationId: 'replayWebhook',
  tag: 'webhooks',
  summary: 'Send again what was given up',
  access: 'manage-webhooks',
  params,
  body: { schema: z.strictObject({ since: instant }) },
  answers: { 200: { description: 'How many go again.', schema: z.strictObject({ again: z.int() }) } },
  handle: async ({ deps, caller, params: { id }, body }) => {
    const since = canonicalInstant(body.since);
    return { status: 200, body: { again: await replayWebhook(deps, caller, { id, since }) } };
  },
});

/** Other systems that hear what happens. */
export const webhookRoutes: readonly Route[] = [addRoute, listRoute, removeRoute, replayRoute];

function toWireWebhook(webhook: Webhook): z.input<typeof webhookSchema> {
  const { id, organisationId, url, events, createdAt, endedAt, waiting, failed } = webhook;
  return {
    ...{ id, url, events: [...events], waiting, failed, organisation: organisationId ?? null },
    created_at: formatWithOffset(createdAt),
    ended_at: endedAt === undefined ? null : formatWithOffset(endedAt),
  };
}
