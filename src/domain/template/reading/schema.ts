import { z } from 'zod';
import { isLocalDate } from '../../calendar/day-number.ts';
import { durationParts, isDuration } from '../../calendar/offset.ts';
import { feelFault } from '../../conditions/feel.ts';
import { markableIds } from '../../indicators/catalogue.ts';

/**
 * The template file as somebody writes it: one YAML document per model trajectory. Unknown keys are refused, so that a
 * misspelt key is an error with a line and not a rule that silently does nothing.
 */

const text = z
  .strictObject({ nl: z.string().trim().min(1), en: z.string().trim().min(1) })
  .describe('A text in Dutch and English.');

const id = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, 'an id has small letters, digits and _ and starts with a letter')
  .describe('A name used in conditions: small letters, digits and _.');

/** Names that conditions read without a step, and those of the tasks that every template has without naming them. */
export const reservedNames: readonly string[] = ['trajectory', 'roles', 'linked', 'silence', 'no_contact'];

const stepId = id
  .refine((name) => !reservedNames.includes(name), 'a step cannot have this name: it means something else')
  .describe('A name used in conditions: small letters, digits and _.');

const duration = z
  .string()
  .refine(isDuration, {
    error: 'a duration is written as in ISO 8601, for example P2W, P10D, P3M or P1Y',
    abort: true,
  })
  .refine((text) => !text.startsWith('-'), 'a duration has no minus: the key says which way it counts')
  .refine(isWithinACentury, 'a duration is at most a hundred years')
  .describe('An ISO 8601 duration in days, weeks, months or years.');

const distance = duration
  .refine((text) => /[1-9]/.test(text), 'what comes back does so after a day at least')
  .describe('An ISO 8601 duration in days, weeks, months or years.');

const localDate = z
  .string()
  .refine(isLocalDate, { error: 'a date is written as 2027-03-01', abort: true })
  .refine(isInReach, 'that is very far away: check the year')
  .describe('A local date in Brussels.');

const quarter = z
  .string()
  .refine((text) => /^\d{4}-Q[1-4]$/.test(text), { error: 'a quarter is written as 2027-Q1', abort: true })
  .refine(isInReach, 'that is very far away: check the year')
  .describe('A calendar quarter; its last day is meant.');

/** What is said of a condition of which nothing bounds the cost. */
export const UNBOUNDED = 'this condition costs too much to work out';

const feel = z
  .string()
  .refine((text) => feelFault(text) !== 'unreadable', {
    error: 'this is not a FEEL expression that can be read',
    abort: true,
  })
  .refine((text) => feelFault(text) !== 'unbounded', UNBOUNDED)
  .describe('A condition or value in FEEL, over the answers by step id.');

const calendar = z.enum(['calendar-days', 'working-days', 'school-days']);
const landing = z.enum(['none', 'next-school-day', 'previous-school-day', 'next-working-day']);

/** More than any model trajectory has: what is longer was not written by a person. */
const MOST_RUNGS = 50;
const MOST_STEPS = 200;
const MOST_STAGES = 50;

const opens = z
  .strictObject({
    after: z
      .union([id, z.array(id)])
      .optional()
      .describe('What must be closed first; [] for nothing.'),
    delay: duration.optional(),
    on: localDate.optional(),
    calendar: calendar.optional(),
    landing: landing.optional(),
  })
  .describe('When it opens: after other steps, some time later, or on a date.');

const closes = z
  .strictObject({ on: localDate.optional(), with: z.literal('school-year').optional() })
  .refine(({ on, with: year }) => (on === undefined) !== (year === undefined), {
    message: 'the end of a phase has exactly one of on and with',
  })
  .describe('The last day of the stage: what is not done by then lapses.');

const repeat = z
  .strictObject({
    times: z.int().positive().max(1_000).optional(),
    every: distance.optional(),
    at: z.array(duration).min(1).max(100).optional(),
    each: z.literal('school-year').optional(),
    until: feel.optional(),
  })
  .describe('How it comes back; without every, at or each, as soon as the one before it is closed.');

const rung = z
  .strictObject({
    rung: z.string().regex(/^[a-z][a-z0-9-]*$/),
    kind: z.enum(['ask', 'reminder', 'escalation', 'notice']).optional(),
    at: z.enum(['open', 'due', 'appointment']).optional(),
    before: duration.optional(),
    after: duration.optional(),
    from: z.enum(['open', 'due', 'appointment']).optional(),
    every: distance.optional(),
    times: z.int().positive().max(24).optional(),
    to: id.optional(),
  })
  .refine(
    (value) => [value.at, value.before, value.after].filter((part) => part !== undefined).length === 1,
    {
      message: 'a rung has exactly one of at, before and after',
    },
  )
  .describe('One mail of a reminder ladder.');

const node = {
  title: text,
  opens: opens.optional(),
  when: feel.optional().describe('Chosen when it could open; false passes it over.'),
  requires: feel.optional().describe('A gate: it waits until this is true.'),
  repeat: repeat.optional(),
};

const indicator = z.enum(markableIds as [string, ...string[]]);

const option = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: text,
  done: text.optional(),
  then: z.literal('stop').optional(),
});

const step = z
  .strictObject({
    step: stepId,
    kind: z.enum([
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
    ]),
    role: id.optional(),
    ...node,
    ask: text.optional(),
    done: text.optional(),
    due: z
      .strictObject({
        in: duration.optional(),
        on: localDate.optional(),
        quarter: quarter.optional(),
        calendar: calendar.optional(),
        landing: landing.optional(),
      })
      .refine(
        (value) => [value.in, value.on, value.quarter].filter((part) => part !== undefined).length === 1,
        { message: 'a due date has exactly one of in, on and quarter' },
      )
      .optional(),
    reminders: z
      .union([z.string(), z.array(rung).max(MOST_RUNGS)])
      .optional()
      .describe('The name of a ladder, or its rungs.'),
    expires: z.strictObject({ after: duration, then: z.enum(['skip', 'ask', 'stop']) }).optional(),
    done_when: z
      .strictObject({ if: feel, outcome: z.string().optional() })
      .optional()
      .describe('A condition that does the step by itself when it comes true.'),
    more_time: z.strictObject({ by: duration, times: z.int().positive() }).optional(),
    answers: z.looseObject({}).optional().describe('JSON Schema of what is filled in.'),
    options: z.array(option).min(1).max(100).optional(),
    reviews: id.optional(),
    proposes: z.string().optional(),
    starts: z
      .strictObject({ roles: z.record(id, id) })
      .optional()
      .describe(
        'Starts the proposed trajectory by itself: its roles, each with the role here that fills it.',
      ),
    button: text.optional().describe('What the button in its mails says.'),
    amount: z.number().positive().optional(),
    attendees: z.array(id).max(50).optional(),
    milestone: z.boolean().optional(),
    target: z.number().positive().optional(),
    indicator: z
      .union([indicator, z.array(indicator).min(1)])
      .optional()
      .describe('The indicators for which its completion counts.'),
  })
  .describe('One thing that somebody has to do, or that happens.');

const stage = { ...node, closes: closes.optional() };
const group = { ...stage, steps: z.array(step).min(1).max(MOST_STEPS) };

const moduleStage = z.strictObject({ module: id, ...group, level: feel.optional() });
const track = z.strictObject({ track: id, ...group });

const phase = z.strictObject({
  phase: id,
  ...stage,
  steps: z.array(step).max(MOST_STEPS).optional(),
  modules: z.array(moduleStage).max(MOST_STAGES).optional(),
  tracks: z.array(track).max(MOST_STAGES).optional(),
});

/** The shape of a template file. */
export const templateFile = z
  .strictObject({
    template: z.string().regex(/^[a-z][a-z0-9-]*$/),
    subject: z.enum(['school', 'team', 'person', 'programme']),
    title: text,
    summary: text,
    source: z.string().min(1),
    available_from: localDate,
    available_until: localDate.optional(),
    counsellor: id.describe('The role that is told when silence lasts.'),
    roles: z
      .array(
        z.strictObject({
          role: id,
          party: z.enum(['pbd', 'school', 'provider', 'central']),
          title: text,
          optional: z.boolean().optional(),
          falls_back_to: id.optional(),
        }),
      )
      .min(1)
      .max(50),
    ladders: z.record(z.string(), z.array(rung).max(MOST_RUNGS)).optional(),
    phases: z.array(phase).min(1).max(MOST_STAGES),
  })
  .describe('A model trajectory.');

// Far enough from where the calendar ends (the year 9999) for everything that is counted from it.
function isInReach(dateOrQuarter: string): boolean {
  return dateOrQuarter < '3000';
}

function isWithinACentury(duration: string): boolean {
  const { years, months, weeks, days } = durationParts(duration);
  return years + months / 12 + weeks / 52 + days / 365 <= 100;
}

export type TemplateFile = z.infer<typeof templateFile>;
export type StepFile = z.infer<typeof step>;
export type RungFile = z.infer<typeof rung>;
export type PhaseFile = z.infer<typeof phase>;
export type OpensFile = z.infer<typeof opens>;
export type ClosesFile = z.infer<typeof closes>;
export type NodeFile = Pick<StepFile, 'title' | 'opens' | 'when' | 'requires' | 'repeat'>;
