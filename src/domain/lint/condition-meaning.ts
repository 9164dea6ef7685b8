import { type FieldRule, fieldRulesOf } from '../forms/field-rule.ts';
import { formFieldTypes } from '../forms/form-fields.ts';
import type { StepNode, Template } from '../template/model/types.ts';
import type { NodeStatus } from '../trajectory/model/state.ts';
import { optionsOf } from '../trajectory/model/step-outcomes.ts';

/**
 * The type of a part of a condition. A `date` is an answer that is stored as text (`2027-03-01`), a `day` what FEEL makes of
 * it with `date(…)`; `null` is nothing; `context` is a step or fact as a whole, with everything it has.
 */
export type FeelType =
  | 'string'
  | 'number'
  | 'boolean'
  | 'date'
  | 'list'
  | 'day'
  | 'range'
  | 'null'
  | 'context';

const statuses: readonly NodeStatus[] = ['open', 'done', 'skipped', 'expired', 'withdrawn'];

/** What is known of a part of a condition before anybody has answered anything. */
export interface Meaning {
  /** As it is written. */
  readonly text: string;
  /** Absent when it cannot be known, or was found wrong already. */
  readonly type?: FeelType;
  /** The value, of a part that is one. */
  readonly literal?: string | number | boolean;
  /** All values that it can have, where these are given. */
  readonly choices?: readonly (string | number)[];
  /** The least that a number can be; of a text, the least number of characters. */
  readonly minimum?: number;
  /** The most that a number can be; of a text, the most characters. */
  readonly maximum?: number;
  /** Of a list: what its elements are like. */
  readonly elements?: readonly Meaning[];
}

/** The facts of a trajectory that conditions read besides answers, with what each can be; any field of `linked`. */
export function factMeaning(template: Template, fact: string, field: string): Meaning | undefined {
  const text = `${fact}.${field}`;
  if (fact === 'linked') return { text, type: 'context' };
  if (fact === 'roles') {
    return template.roles.some(({ id }) => id === field) ? { text, type: 'boolean' } : undefined;
  }
  switch (field) {
    case 'start':
      return { text, type: 'date' };
    case 'group':
      return { text, type: 'string', choices: ['volger', 'first-mover'] };
    case 'subject':
      return { text, type: 'string', choices: [template.subject, ...(template.also ?? [])] };
    default:
      return undefined;
  }
}

/** The names of facts, which no step can have. */
export const FACTS: ReadonlySet<string> = new Set(['trajectory', 'roles', 'linked']);

/** What can be read of a fact. */
export function fieldsOfFact(template: Template, fact: string): readonly string[] {
  return fact === 'roles' ? template.roles.map(({ id }) => id) : ['start', 'group', 'subject'];
}

/** What can be read of a step: the fields of its form, its outcome, and how it stands. */
export function fieldsOf(step: StepNode): readonly string[] {
  const fields = step.answers === undefined ? [] : fieldRulesOf(step.answers).map(({ name }) => name);
  return [...new Set([...fields.filter((name) => name !== 'outcome'), 'outcome', 'status'])];
}

/** What an answer of a step can be; nothing for a field that the step does not have. */
export function answerMeaning(step: StepNode, field: string): Meaning | undefined {
  const text = `${step.id}.${field}`;
  if (field === 'outcome') return { text, type: 'string', choices: optionsOf(step).map(({ id }) => id) };
  const rule = fieldRulesOf(step.answers ?? {}).find(({ name }) => name === field);
  const type = formFieldTypes(step.answers ?? {})[field];
  if (field === 'status' && rule === undefined) return { text, type: 'string', choices: statuses };
  if (rule === undefined || type === undefined) return undefined;
  if (type !== 'list') return { text, type, ...limitsOf(rule) };
  const choices = limitsOf(rule).choices;
  const isNumber = choices?.every((choice) => typeof choice === 'number') ?? false;
  const element: Meaning = {
    text,
    type: isNumber ? 'number' : 'string',
    ...(choices === undefined ? {} : { choices }),
  };
  return { text, type, elements: [element] };
}

function limitsOf(rule: FieldRule) {
  const { choices, valueType } = rule;
  const [minimum, maximum] =
    valueType === 'string' ? [rule.minLength, rule.maxLength] : [rule.minimum, rule.maximum];
  return {
    ...(choices === undefined || choices.length === 0 ? {} : { choices: choices.map(({ value }) => value) }),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  };
}
