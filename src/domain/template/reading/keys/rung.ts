import { z } from 'zod';
import { key, strictObjectOf } from './key.ts';
import { distance, duration, exactlyOne, hyphenated, id } from './values.ts';

const anchor = z.enum(['open', 'due', 'appointment']);

/** One mail of a reminder ladder. */
export const rungKeys = {
  rung: key(hyphenated, 'Its name, which the list of mails shows.'),
  kind: key(
    z.enum(['ask', 'reminder', 'escalation', 'notice']).optional(),
    'Which sort of mail; an `ask` at opening, an `escalation` to another role and else a `reminder` if left out.',
  ),
  at: key(anchor.optional(), 'On the day itself: one of these three.'),
  before: key(duration.optional(), 'So long before.'),
  after: key(duration.optional(), 'So long after.'),
  from: key(anchor.optional(), 'What `before` and `after` count from; the due date if left out.'),
  every: key(distance.optional(), 'Comes back at this distance.'),
  times: key(z.int().positive().max(24).optional(), 'How often it comes in all, at most 24.'),
  to: key(id.optional(), 'Who gets it; the step’s own role if left out.'),
};
export const rung = strictObjectOf(rungKeys).refine(
  ...exactlyOne(['at', 'before', 'after'], {
    nl: 'een trede heeft precies één van at, before en after',
    en: 'a rung has exactly one of at, before and after',
  }),
);
