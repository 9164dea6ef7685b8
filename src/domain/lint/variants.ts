import type { Answers } from '../forms/answers.ts';
import { type FieldRule, fieldRulesOf } from '../forms/field-rule.ts';
import { positionOf, stepsOf } from '../template/model/lookup.ts';
import type { StepNode, Template } from '../template/model/types.ts';
import { REHEARSED_ATTACHMENT } from '../trajectory/forecast/personas.ts';
import type { Command } from '../trajectory/model/commands.ts';
import { asksFor, optionsOf } from '../trajectory/model/step-outcomes.ts';
import { answersToTry } from './answers-to-try.ts';
import { type Literal, referencesIn } from './condition-literals.ts';
import { conditionsOf } from './conditions.ts';

/** No step is tried with more different answers than this. */
export const VARIANT_LIMIT = 48;

/** One way to complete a step, with the words for it in a trail. */
export interface Variant {
  readonly label: string;
  readonly command: Omit<Extract<Command, { type: 'complete' }>, 'step'>;
}

/** What conditions tell apart in a step's answers: values by field, and the ids of the nodes that ask. */
export interface Distinction {
  readonly fields: ReadonlyMap<string, ReadonlySet<Literal>>;
  readonly readers: readonly string[];
  /** Some condition works with an answer before it compares, so that these values may not tell all apart. */
  readonly isComputed: boolean;
}

/** The distinctions of a template, by the id of the step whose answers are read. */
export type Distinctions = ReadonlyMap<string, Distinction>;

interface Gathered {
  readonly fields: Map<string, Set<Literal>>;
  readonly readers: string[];
  isComputed: boolean;
}

/** Which answers matter to a template: the fields that conditions read, with the values they compare with. */
export function distinctionsOf(template: Template): Distinctions {
  const found = new Map<string, Gathered>();
  for (const { node, key, expression } of conditionsOf(template)) {
    // A level or amount names what is given; it opens and closes nothing.
    if (key[0] === 'level' || key[0] === 'amount') continue;
    for (const { path, literals, beside, isComputed } of referencesIn(expression)) {
      const [step, field] = path;
      if (step === undefined || field === undefined || positionOf(template, step) === undefined) continue;
      const known: Gathered = found.get(step) ?? { fields: new Map(), readers: [], isComputed: false };
      const values = known.fields.get(field) ?? new Set<Literal>();
      for (const value of [...literals, ...beside.flatMap((other) => likelyValues(other, template))]) {
        values.add(value);
      }
      known.fields.set(field, values);
      known.isComputed ||= isComputed && field !== 'outcome';
      // Whether something comes back is asked again and again, not only until it first opened.
      known.readers.push(key.includes('until') ? `${node.id} again` : node.id);
      found.set(step, known);
    }
  }
  return found;
}

// What is compared with another answer can be equal to it, or not.
function likelyValues([step = '', field = '']: readonly string[], template: Template): readonly Literal[] {
  const node = positionOf(template, step)?.node;
  if (node?.type !== 'step' || node.answers === undefined) return [];
  const value = exampleOf(node)[field];
  const choices = fieldRulesOf(node.answers).find(({ name }) => name === field)?.choices ?? [];
  return [...(Array.isArray(value) ? value : [value]), ...choices.map((choice) => choice.value)].filter(
    (one) => typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean',
  );
}

/** Every way to complete a step that the template's conditions can tell apart: outcomes times answers. */
export function variantsOf(step: StepNode, distinctions: Distinctions): readonly Variant[] {
  const known = variants.get(distinctions) ?? new Map<string, readonly Variant[]>();
  variants.set(distinctions, known);
  const found = known.get(step.id) ?? variantsAmong(step, distinctions);
  known.set(step.id, found);
  return found;
}

// A step is met in thousands of states, and its variants are the same in each.
const variants = new WeakMap<Distinctions, Map<string, readonly Variant[]>>();

function variantsAmong(step: StepNode, distinctions: Distinctions): readonly Variant[] {
  const options = optionsOf(step);
  return options.flatMap((option, index): Variant[] => {
    const attachments = step.kind === 'document' ? { attachments: [REHEARSED_ATTACHMENT] } : {};
    const comment = asksFor('comment', step, option) ? { comment: '…' } : {};
    const base = { type: 'complete', outcome: option.id, ...attachments, ...comment } as const;
    const isFormAsked = index === 0 || asksFor('answers', step, option);
    if (step.answers === undefined || !isFormAsked)
      return [{ label: `${step.id}: ${option.id}`, command: base }];
    return answerSets(step, distinctions).map((answers) => ({
      label: `${step.id}: ${option.id}${described(answers, distinctions.get(step.id)?.fields)}`,
      command: { ...base, answers },
    }));
  });
}

/** The steps whose answers are more than can be tried, or are worked with in a way that nobody can try out. */
export function untriedSteps(template: Template, distinctions: Distinctions): readonly StepNode[] {
  return stepsOf(template).filter((step) => {
    const combinations = triedFields(step, distinctions).reduce((so, { values }) => so * values.length, 1);
    return combinations > VARIANT_LIMIT || (distinctions.get(step.id)?.isComputed ?? false);
  });
}

interface TriedField {
  readonly field: string;
  readonly values: readonly unknown[];
}

function triedFields(step: StepNode, distinctions: Distinctions): readonly TriedField[] {
  const example = exampleOf(step);
  const rules = new Map<string, FieldRule>(fieldRulesOf(step.answers ?? {}).map((rule) => [rule.name, rule]));
  return [...(distinctions.get(step.id)?.fields ?? [])].flatMap(([field, compared]) => {
    const rule = rules.get(field);
    return rule === undefined ? [] : [{ field, values: answersToTry(rule, compared, example[field]) }];
  });
}

// Each value of each question first, then all of them together as far as the limit lets.
function answerSets(step: StepNode, distinctions: Distinctions): readonly Answers[] {
  const example = exampleOf(step);
  const fields = triedFields(step, distinctions);
  const combined = fields.reduce<readonly Answers[]>(
    (sets, { field, values }) =>
      sets.flatMap((set) => values.map((value) => answered(set, field, value))).slice(0, VARIANT_LIMIT),
    [example],
  );
  if (combined.length < VARIANT_LIMIT) return combined;
  const single = fields.flatMap(({ field, values }) =>
    values.map((value) => answered(example, field, value)),
  );
  const unique = new Map([...single, ...combined].map((answers) => [JSON.stringify(answers), answers]));
  return [...unique.values()].slice(0, VARIANT_LIMIT);
}

function exampleOf(step: StepNode): Answers {
  return ((step.answers?.examples as readonly Answers[] | undefined) ?? [{}])[0] ?? {};
}

function answered(answers: Answers, field: string, value: unknown): Answers {
  const { [field]: _, ...others } = answers;
  return value === undefined ? others : { ...answers, [field]: value };
}

function described(answers: Answers, fields: ReadonlyMap<string, unknown> | undefined): string {
  const told = [...(fields?.keys() ?? [])]
    .filter((field) => field in answers)
    .map((field) => `${field} = ${JSON.stringify(answers[field])}`);
  return told.length === 0 ? '' : ` (${told.join(', ')})`;
}
