import { formFieldChoices, formFieldTypes } from '../forms/form-fields.ts';
import type { StepNode, Template } from '../template/types.ts';
import type { Command } from '../trajectory/commands.ts';
import { optionsOf } from '../trajectory/options.ts';
import { REHEARSED_ATTACHMENT } from '../trajectory/personas.ts';
import { conditionsOf, referencesIn } from './conditions.ts';

type Answers = { readonly [field: string]: unknown };

/** No step is tried with more different answers than this. */
const VARIANT_LIMIT = 48;

/** One way to complete a step, with the words for it in a trail. */
export interface Variant {
  readonly label: string;
  readonly command: Omit<Extract<Command, { type: 'complete' }>, 'step'>;
}

/** What conditions tell apart in a step's answers: values by field, and the ids of the nodes that ask. */
export interface Distinction {
  readonly fields: ReadonlyMap<string, ReadonlySet<string | number>>;
  readonly readers: readonly string[];
}

/** The distinctions of a template, by the id of the step whose answers are read. */
export type Distinctions = ReadonlyMap<string, Distinction>;

/** Which answers matter to a template: the fields that conditions read, with the values they compare with. */
export function distinctionsOf(template: Template): Distinctions {
  const found = new Map<string, { fields: Map<string, Set<string | number>>; readers: string[] }>();
  for (const { node, key, expression } of conditionsOf(template)) {
    // A level names what is given; it opens and closes nothing.
    if (key[0] === 'level') continue;
    for (const { step, field, value } of referencesIn(expression)) {
      const distinction = found.get(step) ?? { fields: new Map<string, Set<string | number>>(), readers: [] };
      const values = distinction.fields.get(field) ?? new Set<string | number>();
      if (value !== undefined) values.add(value);
      for (const number of expression.matchAll(/-?\d+(\.\d+)?/g)) values.add(Number(number[0]));
      distinction.fields.set(field, values);
      // Whether something comes back is asked again and again, not only until it first opened.
      distinction.readers.push(key.includes('until') ? `${node.id} again` : node.id);
      found.set(step, distinction);
    }
  }
  return found;
}

/** Every way to complete a step that the template's conditions can tell apart: outcomes times answers. */
export function variantsOf(step: StepNode, distinctions: Distinctions): readonly Variant[] {
  const options = optionsOf(step);
  return options.flatMap((option, index): Variant[] => {
    const attachments = step.kind === 'document' ? { attachments: [REHEARSED_ATTACHMENT] } : {};
    const comment = step.kind === 'review' ? { comment: '…' } : {};
    const base = { type: 'complete', outcome: option.id, ...attachments, ...comment } as const;
    if (step.answers === undefined || index > 0)
      return [{ label: `${step.id}: ${option.id}`, command: base }];
    return answerSets(step, distinctions).map((answers) => ({
      label: `${step.id}: ${option.id}${described(answers, distinctions.get(step.id)?.fields)}`,
      command: { ...base, answers },
    }));
  });
}

function answerSets(step: StepNode, distinctions: Distinctions): readonly Answers[] {
  const example = ((step.answers?.examples as readonly Answers[] | undefined) ?? [{}])[0] ?? {};
  const types = formFieldTypes(step.answers ?? {});
  const choices = formFieldChoices(step.answers ?? {});
  let sets: Answers[] = [example];
  for (const [field, values] of distinctions.get(step.id)?.fields ?? []) {
    const type = types[field];
    if (type === undefined) continue;
    const tried = valuesToTry(type, choices[field] ?? [], values);
    sets = sets
      .flatMap((answers) => tried.map((value) => ({ ...answers, [field]: value })))
      .slice(0, VARIANT_LIMIT);
  }
  return sets;
}

function valuesToTry(
  type: string,
  choices: readonly (string | number)[],
  compared: ReadonlySet<string | number>,
): unknown[] {
  switch (type) {
    case 'boolean':
      return [true, false];
    case 'number': {
      const numbers = [...compared].filter((value) => typeof value === 'number');
      return choices.length > 0
        ? [...choices]
        : [...new Set(numbers.flatMap((number) => [number - 1, number, number + 1]))];
    }
    case 'list': {
      // Each value that a condition looks for is in the list or not.
      const wanted = choices.filter((choice) => compared.has(choice));
      const rest = choices.filter((choice) => !compared.has(choice)).slice(0, 1);
      return subsets(wanted.slice(0, 4)).map((chosen) =>
        chosen.length === 0 && rest.length > 0 ? rest : chosen,
      );
    }
    default:
      return choices.length > 0 ? [...choices] : [...compared].map(String);
  }
}

function subsets<T>(values: readonly T[]): T[][] {
  return values.reduce<T[][]>((so, value) => so.concat(so.map((chosen) => chosen.concat(value))), [[]]);
}

function described(answers: Answers, fields: ReadonlyMap<string, unknown> | undefined): string {
  const told = [...(fields?.keys() ?? [])]
    .filter((field) => field in answers)
    .map((field) => `${field} = ${JSON.stringify(answers[field])}`);
  return told.length === 0 ? '' : ` (${told.join(', ')})`;
}
