import type { JsonSchema } from '../json-schema.ts';
import type { Template } from '../template/model/types.ts';
import type { Text } from '../text.ts';
import { stepOfPath } from '../trajectory/model/built-in-tasks.ts';
import type { EventBody } from '../trajectory/model/events.ts';
import { ERASED } from './traces.ts';

/** What is kept for a time, and how many months that is when nobody says otherwise. */
export const retentionKinds = {
  'mail-texts': {
    months: 24,
    what: { nl: 'teksten van verzonden mails', en: 'texts of mails that were sent' },
  },
  'returned-mail': {
    months: 12,
    what: { nl: 'berichten die terugkwamen', en: 'messages that came back' },
  },
  links: { months: 12, what: { nl: 'links die niet meer werken', en: 'links that work no more' } },
  requests: {
    months: 12,
    what: {
      nl: 'wat voor veel trajecten tegelijk werd gevraagd, wie door scholen werd genoemd, vragen van scholen, lijsten van scholen om in te schrijven, en mails die bij geen stap horen en opgegeven werden',
      en: 'what was asked of many trajectories, who was named by schools, questions of schools, lists of schools to enrol, and mails that belong to no step and were given up',
    },
  },
  documents: {
    months: 60,
    what: { nl: 'documenten van trajecten die voorbij zijn', en: 'documents of trajectories that ended' },
  },
  words: {
    months: 60,
    what: {
      nl: 'trajecten die voorbij zijn: opmerkingen, notities en antwoorden in woorden',
      en: 'trajectories that ended: comments, notes and answers in words',
    },
  },
  people: {
    months: 60,
    what: {
      nl: 'mensen die al die tijd nergens meer bij betrokken zijn',
      en: 'people who have had no part in anything for as long',
    },
  },
  audit: {
    months: 60,
    what: {
      nl: 'lijnen die zeggen wie wat bekeek of wijzigde',
      en: 'lines that say who read or changed what',
    },
  },
} as const satisfies { readonly [kind: string]: { readonly months: number; readonly what: Text } };

/** Something that is kept for a time. */
export type RetentionKind = keyof typeof retentionKinds;

/** For how many months each is kept; nothing where it is kept for ever. */
export type RetentionPeriods = { readonly [kind in RetentionKind]: number | undefined };

/** What goes is announced so many days beforehand. */
export const ANNOUNCED_DAYS = 30;

/** The periods, with what was set otherwise: `never` is for ever. */
export function retentionPeriods(set: { readonly [kind: string]: number | 'never' } = {}): RetentionPeriods {
  const kinds = Object.keys(retentionKinds) as RetentionKind[];
  return Object.fromEntries(
    kinds.map((kind) => {
      const months = set[kind] ?? retentionKinds[kind].months;
      return [kind, months === 'never' ? undefined : months];
    }),
  ) as RetentionPeriods;
}

/** What happened without what was said in one's own words: outcomes, choices, numbers and dates stay. */
export function withoutWords(body: EventBody, template: Template): EventBody {
  const words = Object.entries(body).filter(
    ([key, value]) =>
      ['comment', 'note', 'text'].includes(key) ||
      // A reason of ours is a code, without a space.
      (key === 'reason' && typeof value === 'string' && /\s/.test(value)),
  );
  const said = Object.fromEntries(words.map(([key]) => [key, ERASED]));
  if (body.type !== 'completed' || body.answers === undefined) return { ...body, ...said } as EventBody;
  const form = stepOfPath(template, body.path)?.step.answers;
  return { ...body, ...said, answers: choicesIn(body.answers, form) as { [field: string]: unknown } };
}

/** An answer without what is in one's own words, by the form that it was given to. */
function choicesIn(answer: unknown, schema: JsonSchema | undefined): unknown {
  if (typeof answer === 'string') return isChoice(schema) ? answer : ERASED;
  if (Array.isArray(answer)) return answer.map((one) => choicesIn(one, partOf(schema, 'items')));
  if (answer === null || typeof answer !== 'object') return answer;
  const properties = partOf(schema, 'properties');
  return Object.fromEntries(
    Object.entries(answer).map(([field, one]) => [field, choicesIn(one, partOf(properties, field))]),
  );
}

function isChoice(schema: JsonSchema | undefined): boolean {
  if (schema === undefined) return false;
  const { enum: options, const: only, oneOf, format } = schema;
  return (
    options !== undefined || only !== undefined || oneOf !== undefined || /^(date|time)/.test(String(format))
  );
}

function partOf(schema: JsonSchema | undefined, key: string): JsonSchema | undefined {
  return schema?.[key] as JsonSchema | undefined;
}
