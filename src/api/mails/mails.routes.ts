import { holdMail, readHolding, releaseMail } from '../../application/mail/hold.ts';
import { resendFailed } from '../../application/mail/resend.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { dryRunQuery } from '../trajectories/preview.schemas.ts';
import {
  holdBody,
  holdingSchema,
  holdQuery,
  releaseBody,
  resendBody,
  resendingSchema,
  toWireHolding,
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
  access: 'staff',
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
  access: 'staff',
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
  access: 'staff',
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
  access: 'staff',
  query: holdQuery,
  answers: { 200: { description: 'What is held back, and what waits.', schema: holdingSchema } },
  handle: async ({ deps, caller, query }) => ({
    status: 200,
    body: toWireHolding(await readHolding({ deps, caller, ...query })),
  }),
});

/** Mail as a whole: sending again, and holding back. */
export const mailRoutes: readonly Route[] = [resendRoute, readRoute, holdRoute, releaseRoute];
