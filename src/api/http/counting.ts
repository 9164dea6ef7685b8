import { z } from 'zod';
import type { AnswerDefinition } from './route.ts';

/** What a route that counts answers while it counts. */
export const countingAnswer: AnswerDefinition = {
  description:
    'There is much to count, and it is not there yet. Ask again at the same address (`Location`), after `Retry-After` seconds.',
  schema: z
    .strictObject({
      status: z.literal('counting'),
      done: z.int().nullable(),
      total: z.int().nullable(),
    })
    .meta({
      id: 'Counting',
      description: 'How far a count is; null where that is not known.',
    }),
  headers: { Location: 'The same address.', 'Retry-After': 'Seconds.' },
};
