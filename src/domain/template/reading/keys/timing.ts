import { z } from 'zod';
import { expressionKey, key, strictObjectOf } from './key.ts';
import { calendar, distance, duration, exactlyOne, feel, id, landing, localDate, quarter } from './values.ts';

const landingMeaning = 'Where a date goes that falls on a bad day.';

/** When something opens. */
export const openingKeys = {
  after: key(
    z.union([id, z.array(id)]).optional(),
    'What must be closed first: one name, several, or `[]` for nothing.',
  ),
  delay: key(duration.optional(), 'How much later.'),
  on: key(localDate.optional(), 'Not before this date.'),
  calendar: key(calendar.optional(), 'In which days the delay counts.'),
  landing: key(landing.optional(), landingMeaning),
};
export const opening = strictObjectOf(openingKeys);

/** The last day of a stage: what is not done by then lapses. */
export const closingKeys = {
  on: key(localDate.optional(), 'The last day, a fixed date. Either this or `with`.'),
  with: key(
    z.literal('school-year').optional(),
    '`school-year`: the last school day of the school year in which it opened; opened in the summer, of the year to come.',
  ),
};
export const closing = strictObjectOf(closingKeys).refine(
  ...exactlyOne(['on', 'with'], {
    nl: 'het einde van een fase heeft precies één van on en with',
    en: 'the end of a phase has exactly one of on and with',
  }),
);

/** Until when a step is in time. */
export const dueKeys = {
  in: key(duration.optional(), 'How long after it opened. One of this, `on` and `quarter`.'),
  on: key(localDate.optional(), 'A fixed date.'),
  quarter: key(quarter.optional(), 'A planned quarter, such as `2027-Q1`: its last day.'),
  calendar: key(calendar.optional(), 'In which days `in` counts.'),
  landing: key(landing.optional(), landingMeaning),
};
export const due = strictObjectOf(dueKeys).refine(
  ...exactlyOne(['in', 'on', 'quarter'], {
    nl: 'een einddatum heeft precies één van in, on en quarter',
    en: 'a due date has exactly one of in, on and quarter',
  }),
);

/** How something comes back; without every, at or each, as soon as the one before it is closed. */
export const repeatKeys = {
  times: key(z.int().positive().max(1_000).optional(), 'How often in all.'),
  every: key(distance.optional(), 'At which distance.'),
  at: key(
    z.array(duration).min(1).max(100).optional(),
    'At which distances from the first possible opening, such as `[P3M, P6M, P12M]`.',
  ),
  each: key(z.literal('school-year').optional(), 'Once each school year.'),
  until: expressionKey(feel.optional(), 'A condition. True: no further time.', ({ repeat }) => repeat?.until),
};
export const repeat = strictObjectOf(repeatKeys);

/** What happens when a step stays undone. */
export const expiryKeys = {
  after: key(duration, 'How long after the due date.'),
  then: key(
    z.enum(['skip', 'ask', 'stop']),
    '`skip` goes on without it, `ask` lets the counsellor decide, `stop` ends the trajectory.',
  ),
};
export const expiry = strictObjectOf(expiryKeys);

/** How much more time a school may take by itself. */
export const moreTimeKeys = {
  by: key(duration, 'How much.'),
  times: key(z.int().positive(), 'How often.'),
};
export const moreTime = strictObjectOf(moreTimeKeys);
