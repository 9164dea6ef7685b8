import { z } from 'zod';
import { expressionKey, key, strictObjectOf } from './key.ts';
import {
  anchor,
  calendar,
  dateOrYearly,
  distance,
  duration,
  exactlyOne,
  feel,
  hyphenated,
  id,
  landing,
  quarter,
  saying,
  signedDuration,
} from './values.ts';

const landingMeaning = 'Where a date goes that falls on a bad day.';

/** When something opens. */
export const openingKeys = {
  after: key(
    z.union([id, z.array(id)]).optional(),
    'What must be closed first: one name, several, or `[]` for nothing.',
  ),
  count: key(
    z.int().positive().max(50).optional(),
    'How many of those under `after` suffice, such as two of three; all of them if left out.',
  ),
  delay: key(duration.optional(), 'How much later.'),
  from: key(
    anchor.optional(),
    'Counted from this moment instead, with `in`; see “Moments”. It waits as long as that moment has not come.',
  ),
  in: key(signedDuration.optional(), 'With `from`: how much later, or with a minus how much before.'),
  on: key(
    dateOrYearly.optional(),
    'Not before this date; of a day of every year, the first one from then on.',
  ),
  calendar: key(calendar.optional(), 'In which days the delay counts.'),
  landing: key(landing.optional(), landingMeaning),
};
export const opening = strictObjectOf(openingKeys).refine(
  ({ from, in: within, delay, on }) =>
    from === undefined ? within === undefined : delay === undefined && on === undefined,
  saying({
    nl: 'from gaat samen met in, zonder delay en on; in heeft from nodig',
    en: 'from goes with in, without delay and on; in needs from',
  }),
);

/** The last day of a stage: what is not done by then lapses. */
export const closingKeys = {
  on: key(
    dateOrYearly.optional(),
    'The last day: a fixed date, or the first such day of a year after it opened. One of this, `with` and `from`.',
  ),
  from: key(
    anchor.optional(),
    'The last day is counted from this moment, with `in`; see “Moments”. It has none as long as that moment has not come.',
  ),
  in: key(
    signedDuration.optional(),
    'With `from`: how much later the last day is, or with a minus how much before.',
  ),
  calendar: key(calendar.optional(), 'In which days `in` counts.'),
  with: key(
    z.literal('school-year').optional(),
    '`school-year`: the last school day of the school year in which it opened; opened in the summer, of the year to come.',
  ),
};
export const closing = strictObjectOf(closingKeys)
  .refine(
    ...exactlyOne(['on', 'with', 'from'], {
      nl: 'het einde van een fase heeft precies één van on, with en from',
      en: 'the end of a phase has exactly one of on, with and from',
    }),
  )
  .refine(({ in: within, from }) => within === undefined || from !== undefined, {
    ...saying({ nl: 'in gaat samen met from', en: 'in goes with from' }),
    path: ['in'],
  });

/** Until when a step is in time. */
export const dueKeys = {
  in: key(
    signedDuration.optional(),
    'How long after it opened, or after `from`; with `from` also before it (`-P2W`). One of this, `on` and `quarter`.',
  ),
  from: key(
    anchor.optional(),
    'What `in` is counted from; its own opening if left out. As long as that moment has not come, it is not due.',
  ),
  on: key(
    dateOrYearly.optional(),
    'A fixed date, or the first such day of a year after it opened (`--06-30`).',
  ),
  quarter: key(quarter.optional(), 'A planned quarter, such as `2027-Q1`: its last day.'),
  planned: key(
    z.literal('year').optional(),
    '`year`: planned for a year without a quarter; the overview of milestones says that year.',
  ),
  calendar: key(calendar.optional(), 'In which days `in` counts.'),
  landing: key(landing.optional(), landingMeaning),
};
export const due = strictObjectOf(dueKeys)
  .refine(
    ...exactlyOne(['in', 'on', 'quarter'], {
      nl: 'een einddatum heeft precies één van in, on en quarter',
      en: 'a due date has exactly one of in, on and quarter',
    }),
  )
  .refine(({ in: within, from }) => within !== undefined || from === undefined, {
    ...saying({ nl: 'from gaat samen met in', en: 'from goes with in' }),
    path: ['from'],
  })
  .refine(({ in: within, from }) => from !== undefined || !within?.startsWith('-'), {
    ...saying({
      nl: 'een duur heeft geen minteken: de sleutel zegt in welke richting er geteld wordt, tenzij er een from bij staat',
      en: 'a duration has no minus: the key says which way it counts, unless there is a from beside it',
    }),
    path: ['in'],
  });

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
    hyphenated,
    '`skip` goes on without it, `ask` lets the counsellor decide, `stop` ends the trajectory; the name of one of its options counts that one as chosen.',
  ),
};
export const expiry = strictObjectOf(expiryKeys);

/** How much more time a school may take by itself. */
export const moreTimeKeys = {
  by: key(duration, 'How much.'),
  times: key(z.int().positive(), 'How often.'),
};
export const moreTime = strictObjectOf(moreTimeKeys);
