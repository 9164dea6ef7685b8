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

/** The values of answers that conditions tell apart, by step and field. */
export type Distinctions = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string | number>>>;

/** Which answers matter to a template: the fields that conditions read, with the values they compare with. */
export function distinctionsOf(template: Template): Distinctions {
  const found = new Map<string, Map<string, Set<string | number>>>();
  for (const { expression } of conditionsOf(template)) {
    for (const { step, field, value } of referencesIn(expression)) {
      const fields = found.get(step) ?? new Map<string, Set<string | number>>();
      const values = fields.get(field) ?? new Set();
      if (value !== undefined) values.add(value);
      for (const number of expression.matchAll(/-?\d+(\.\d+)?/g)) values.add(Number(number[0]));
      found.set(step, fields.set(field, values));
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
      label: `${step.id}: ${option.id}${described(answers, distinctions.get(step.id))}`,
      command: { ...base, answers },
    }));
  });
}

function answerSets(step: StepNode, distinctions: Distinctions): readonly Answers[] {
  const example = ((step.answers?.examples as readonly Answers[] | undefined) ?? [{}])[0] ?? {};
  const types = formFieldTypes(step.answers ?? {});
  const choices = formFieldChoices(step.answers ?? {});
  let sets: Answers[] = [example];
  for (const [field, values] of distinctions.get(step.id) ?? []) {
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
  return values.reduce<T[][]>((so, value) => [...so, ...so.map((chosen) => [...chosen, value])], [[]]);
}

function described(answers: Answers, fields: ReadonlyMap<string, unknown> | undefined): string {
  const told = [...(fields?.keys() ?? [])]
    .filter((field) => field in answers)
    .map((field) => `${field} = ${JSON.stringify(answers[field])}`);
  return told.length === 0 ? '' : ` (${told.join(', ')})`;
}
