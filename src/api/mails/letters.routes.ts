import { readLettersNotGone } from '../../application/owed-letters/not-gone.ts';
import { sendLettersAgain } from '../../application/owed-letters/send-again.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { dryRunQuery } from '../trajectories/preview.schemas.ts';
import {
  lettersAgainBody,
  lettersAgainSchema,
  lettersQuery,
  lettersSchema,
  toWireLetter,
  toWireLettersAgain,
} from './letters.schemas.ts';

const listRoute = defineRoute({
  method: 'get',
  path: '/mails/letters',
  operationId: 'listOwedLetters',
  tag: 'mails',
  summary: 'Mails that belong to no step and have not gone, the last first',
  description:
    'Those that are owed, and those that were given up. For administrators, and for coordinators of their own service.',
  access: 'resend-mail',
  query: lettersQuery,
  answers: { 200: { description: 'At most 500.', schema: lettersSchema } },
  handle: async ({ deps, caller, query }) => ({
    status: 200,
    body: { items: (await readLettersNotGone({ deps, caller, ...query })).map(toWireLetter) },
  }),
});

const resendRoute = defineRoute({
  method: 'post',
  path: '/mails/letters/resend',
  operationId: 'resendOwedLetters',
  tag: 'mails',
  summary: 'Send again mails that belong to no step and were given up',
  description:
    'Each goes at once, written as things stand now, and is tried for three days more; what nobody waits for any more does ' +
    'not go, and asking twice sends once. With `dry_run=true` nothing is sent. For administrators, and for coordinators of ' +
    'their own service.',
  access: 'resend-mail',
  query: dryRunQuery,
  body: { schema: lettersAgainBody },
  answers: { 200: { description: 'What was given up, and what goes again.', schema: lettersAgainSchema } },
  handle: async ({ deps, caller, query, body }) => ({
    status: 200,
    body: toWireLettersAgain(await sendLettersAgain({ deps, caller, ...body, isDryRun: query.dry_run })),
  }),
});

/** Mails that belong to no step: which have not gone, and sending them again. */
export const letterRoutes: readonly Route[] = [listRoute, resendRoute];
