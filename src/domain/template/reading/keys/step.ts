import { z } from 'zod';
import { markableIds } from '../../../indicators/catalogue.ts';
import { expressionKey, key, strictObjectOf } from './key.ts';
import { nodeKeys } from './node.ts';
import { rung } from './rung.ts';
import { due, expiry, moreTime } from './timing.ts';
import { feel, hyphenated, id, MOST_RUNGS, stepId, text } from './values.ts';

/** What somebody can choose at a step. */
export const optionKeys = {
  id: key(hyphenated, 'Its name; conditions read it as `step.outcome`.'),
  title: key(text, 'What people choose.'),
  done: key(
    text.optional(),
    'What the person reads after choosing it. Without one, a few words that fit every answer; the first option has the `done` of its step.',
  ),
  then: key(z.literal('stop').optional(), '`stop` ends the trajectory.'),
  back_to: key(
    id.optional(),
    'An earlier step: it is done anew then, and so is everything that came after it, up to this choice.',
  ),
  place: key(
    z.enum(['keep', 'free', 'reserve']).optional(),
    'What choosing it does with the place in the programme: `keep`, `free` (the place and all money that was not paid come free at once) or `reserve` (held until a later decision). This is how a template says which step is the programme’s decision.',
  ),
  asks: key(
    z
      .array(z.enum(['answers', 'comment']))
      .max(2)
      .optional(),
    'What has to be given with it: `answers` is the form of its step, `comment` a word of one’s own. Left out, the first option asks for the form and the others for nothing. What is filled in all the same is kept with any option.',
  ),
};

/** What a step books in the ledger of the programme. */
export const moneyKeys = {
  books: key(
    z.enum(['commitment', 'payment', 'income', 'account']),
    '`commitment`: what is committed from now on instead of what was asked. `payment`: what the programme paid, one instalment or several. `income`: what a participant owes and pays; with the outcome `waived` it is owed no more, and a reason is asked. `account`: what was spent, by the report on the money; it closes the ledger of the trajectory.',
  ),
  amount: key(
    z
      .string()
      .regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$/)
      .optional(),
    'The answer that holds the amount in euro: a field of its own form, or `step.field` of an earlier one. Left out, the `amount` of the step; a `payment` without either pays what is committed and not paid yet.',
  ),
  owed_by: key(id.optional(), 'For `income`: the role that owes it; the role of the step if left out.'),
};

/** A condition that does the step by itself when it comes true. */
export const doneWhenKeys = {
  if: expressionKey(feel, 'The condition.', (node) => (node.type === 'step' ? node.doneWhen?.if : undefined)),
  outcome: key(z.string().optional(), 'The option it is done with; the first if left out.'),
};

const kind = z.enum([
  'confirm',
  'form',
  'document',
  'review',
  'meeting',
  'training',
  'payment',
  'decision',
  'notice',
  'milestone',
  'trajectory',
]);
const indicator = z.enum(markableIds as [string, ...string[]]);
const starts = z.strictObject({ roles: z.record(id, id) });

/** One thing that somebody has to do, or that happens. */
export const stepKeys = {
  step: key(
    stepId,
    'Its name; conditions use it to read its answers. Not `trajectory`, `roles`, `linked`, `silence` or `no_contact`: those mean something already.',
  ),
  kind: key(kind, 'What is done; see “The kinds of step”.'),
  role: key(id.optional(), 'Who does it; the counsellor’s role if left out.'),
  ...nodeKeys({
    title: 'What to do, in a few words: “Bevestig de deelname van jullie school”.',
    opens: 'When it opens; without it, after the step before.',
  }),
  noun: key(
    text.optional(),
    'The title as a noun, for staff, who are not the ones that are asked: “Bevestiging deelname”. The title if left out.',
  ),
  ask: key(
    text.optional(),
    'The body of the mail: one to three sentences. Greeting, date and button are added.',
  ),
  done: key(
    text.optional(),
    'What the person reads after doing it; with `options`, after choosing the first.',
  ),
  due: key(due.optional(), 'Until when.'),
  reminders: key(
    z.union([z.string(), z.array(rung).max(MOST_RUNGS)]).optional(),
    'Which mails: the name of a ladder, or rungs.',
  ),
  expires: key(expiry.optional(), 'What happens when it stays undone.'),
  done_when: key(
    strictObjectOf(doneWhenKeys).optional(),
    'A condition that does the step by itself when it comes true, with one of its outcomes.',
  ),
  more_time: key(moreTime.optional(), 'How much more time the school may take by itself, and how often.'),
  answers: key(z.looseObject({}).optional(), 'What is filled in; see “Forms”.'),
  options: key(
    z.array(strictObjectOf(optionKeys)).min(1).max(100).optional(),
    'What can be chosen; the first is the usual one.',
  ),
  reviews: key(
    id.optional(),
    'For a `review`: the step that it judges. For a `decision`: the step whose answers it shows.',
  ),
  proposes: key(z.string().optional(), 'For a `trajectory`: the model trajectory that it proposes.'),
  starts: key(
    starts.optional(),
    'For a `trajectory`: it starts by itself as soon as the step opens. `roles` says for each role over there which role here fills it: `{ roles: { member: digicoach } }`.',
  ),
  button: key(
    text.optional(),
    'What the button in its mails says, such as “Laat weten of jullie meedoen”; the usual word for its kind if left out.',
  ),
  amount: expressionKey(
    z.union([z.number().positive(), feel]).optional(),
    'For a `payment`: how many euro, a number or an expression over earlier answers: `25 * intake.teachers`.',
    (node) => (node.type === 'step' && typeof node.amount === 'string' ? node.amount : undefined),
    'any',
  ),
  money: key(
    strictObjectOf(moneyKeys).optional(),
    'What it books in the ledger of the programme, where the trajectory has a place in one.',
  ),
  attendees: key(
    z.array(id).max(50).optional(),
    'For a `meeting` or `training`: the roles that are invited besides its own.',
  ),
  delegable: key(
    z.boolean().optional(),
    '`false` when whoever is asked cannot pass it on to a colleague by the link in the mail: a signature, a decision of the head.',
  ),
  sees: key(
    z.array(id).max(50).optional(),
    'Which roles may read what is answered, written and handed in, besides whoever does it; `[]` for nobody. Everybody else reads only that it was done. Left out: everybody who may see the trajectory.',
  ),
  milestone: key(z.boolean().optional(), '`true` when it is reported upward that this was done.'),
  target: key(z.number().positive().optional(), 'The number that is aimed at, for reports.'),
  indicator: key(
    z.union([indicator, z.array(indicator).min(1)]).optional(),
    'What it counts for in reports when it ends with its first option: one indicator or several (see `docs/reports.md`).',
  ),
};
export const step = strictObjectOf(stepKeys);
