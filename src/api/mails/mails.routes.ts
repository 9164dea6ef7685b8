import { z } from 'zod';
import { holdMail, readHolding, releaseMail } from '../../application/mail/hold.ts';
import { closeKept, readKept } from '../../application/mail/read-kept.ts';
import { resendFailed } from '../../application/mail/resend.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { dryRunQuery } from '../trajectories/preview.schemas.ts';
import {
  holdBody,
  holdingSchema,
  holdQuery,
  keptMessageParams,
  keptMessageSchema,
  releaseBody,
  resendBody,
  resendingSchema,
  toWireHolding,
  toWireKeptMessage,
  toWireResending,
} from './mails.schemas.ts';

const resendRoute = defineRoute({
  method: 'post',
  path: '/mails/resend',
  operationId: 'resendFailedMails',
  tag: 'mails',
  summary: 'Send again what failed since an instant',
  description:
    'Each becomes a new mail with a Message-ID of its own that refers to the first; asking twice sends once. Addresses that ' +
    'were found dead since then are tried anew. With `dry_run=true` nothing is sent. For administrators, and for ' +
    'coordinators of their own service.',
  access: 'resend-mail',
  query: dryRunQuery,
  body: { schema: resendBody },
  answers: { 200: { description: 'What failed, and what goes again.', schema: resendingSchema } },
  handle: async ({ deps, caller, query, body }) => {
    const resending = await resendFailed({ deps, caller, ...body, isDryRun: query.dry_run });
    return { status: 200, body: toWireResending(resending) };
  },
});

const holdRoute = defineRoute({
  method: 'post',
  path: '/mails/hold',
  operationId: 'holdMails',
  tag: 'mails',
  summary: 'Hold back all mail, of everybody or of one guidance service',
  description:
    'Nothing is sent and everything stays planned. With `dry_run=true` nothing is held: what would wait is counted.',
  access: 'hold-mail',
  query: dryRunQuery,
  body: { schema: holdBody },
  answers: { 200: { description: 'What is held back, and what waits.', schema: holdingSchema } },
  handle: async ({ deps, caller, query, body }) => ({
    status: 200,
    body: toWireHolding(await holdMail({ deps, caller, ...body, isDryRun: query.dry_run })),
  }),
});

const releaseRoute = defineRoute({
  method: 'post',
  path: '/mails/release',
  operationId: 'releaseMails',
  tag: 'mails',
  summary: 'Let mail go again',
  description: 'With `dry_run=true` nothing goes: what waits, and what happens on release, is counted.',
  access: 'hold-mail',
  query: dryRunQuery,
  body: { schema: releaseBody },
  answers: { 200: { description: 'What waited.', schema: holdingSchema } },
  handle: async ({ deps, caller, query, body }) => ({
    status: 200,
    body: toWireHolding(await releaseMail({ deps, caller, ...body, isDryRun: query.dry_run })),
  }),
});

const readRoute = defineRoute({
  method: 'get',
  path: '/mails/hold',
  operationId: 'getMailHold',
  tag: 'mails',
  summary: 'What mail is held back, and what waits',
  access: 'hold-mail',
  query: holdQuery,
  answers: { 200: { description: 'What is held back, and what waits.', schema: holdingSchema } },
  handle: async ({ deps, caller, query }) => ({
    status: 200,
    body: toWireHolding(await readHolding({ deps, caller, ...query })),
  }),
});

const keptRoute = defineRoute({
  method: 'get',
  path: '/mails/incoming',
  operationId: 'listKeptMessages',
  tag: 'mails',
  summary: 'Messages that came back and that somebody has to read, oldest first',
  description:
    'Delivery reports and absence notes are dealt with; what no program could deal with is here. For administrators.',
  access: 'read-returned-mail',
  answers: {
    200: { description: 'The messages.', schema: z.strictObject({ items: z.array(keptMessageSchema) }) },
  },
  handle: async ({ deps, caller }) => ({
    status: 200,
    body: { items: (await readKept(deps, caller)).map(toWireKeptMessage) },
  }),
});

const closeRoute = defineRoute({
  method: 'delete',
  path: '/mails/incoming/{id}',
  operationId: 'closeKeptMessage',
  tag: 'mails',
  summary: 'Say that a message has been dealt with; its words are forgotten',
  access: 'read-returned-mail',
  params: keptMessageParams,
  answers: { 204: { description: 'It is gone.' } },
  handle: async ({ deps, caller, params }) => {
    await closeKept(deps, caller, params.id);
    return { status: 204 };
  },
});

/** Mail as a whole: sending again, holding back, and what came back. */
export const mailRoutes: readonly Route[] = [
  resendRoute,
  readRoute,
  holdRoute,
  releaseRoute,
  keptRoute,
  closeRoute,
];
