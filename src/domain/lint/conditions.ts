import { formFieldChoices, formFieldTypes } from '../forms/form-fields.ts';
import { placeOf, stepsOf } from '../template/lookup.ts';
import type { StepNode, Template, TemplateNode } from '../template/types.ts';
import { optionsOf } from '../trajectory/options.ts';
import type { Finding } from './finding.ts';

/** A condition or value of a node, with the key under which it stands in the file. */
export interface Condition {
  readonly node: TemplateNode;
  readonly key: readonly (string | number)[];
  readonly expression: string;
}

/** Every FEEL expression of a template. */
export function conditionsOf(template: Template): readonly Condition[] {
  const found: Condition[] = [];
  const visit = (node: TemplateNode) => {
    if (node.when !== undefined) found.push({ node, key: ['when'], expression: node.when });
    if (node.requires !== undefined) found.push({ node, key: ['requires'], expression: node.requires });
    if (node.type === 'step' && node.doneWhen !== undefined) {
      found.push({ node, key: ['done_when', 'if'], expression: node.doneWhen.if });
    }
    if (node.repeat?.until !== undefined)
      found.push({ node, key: ['repeat', 'until'], expression: node.repeat.until });
    if (node.type === 'stage') {
      if (node.level !== undefined) found.push({ node, key: ['level'], expression: node.level });
      for (const child of node.children) visit(child);
    }
  };
  for (const phase of template.phases) visit(phase);
  return found;
}

/** A field of a step's answers that a condition reads, with the text it is compared with, if it is compared with one. */
export interface Reference {
  readonly step: string;
  readonly field: string;
  readonly value?: string;
  /** The field is searched as a list. */
  readonly asList: boolean;
  /** The field is compared with a number. */
  readonly asNumber: boolean;
}

/** Names that are no steps: facts of the trajectory, and of others of the same subject. */
const FACTS = new Set(['trajectory', 'roles', 'linked']);

const PATH = /\b([a-z][a-z0-9_]*)\.([a-z][a-z0-9_]*)\b/g;

/** The fields that an expression reads. Texts in quotes are no names. */
export function referencesIn(expression: string): readonly Reference[] {
  const found: Reference[] = [];
  const withoutTexts = expression.replace(/"[^"]*"/g, (text) => '"'.padEnd(text.length, ' '));
  for (const match of withoutTexts.matchAll(PATH)) {
    const [whole, step, field] = match;
    if (step === undefined || field === undefined || FACTS.has(step)) continue;
    const before = expression.slice(0, match.index);
    const rest = expression.slice(match.index + whole.length);
    const asList = /list contains\(\s*$/.test(before);
    const text = asList ? /^\s*,\s*"([^"]*)"/.exec(rest) : /^\s*!?=\s*"([^"]*)"/.exec(rest);
    const asNumber = /^\s*(?:!?=|[<>]=?)\s*-?\d/.test(rest);
    found.push({ step, field, asList, asNumber, ...(text?.[1] === undefined ? {} : { value: text[1] }) });
  }
  return found;
}

/** Every field that a condition uses exists, has the type that it is used with, and can have the value it is compared with. */
export function checkConditions(template: Template): readonly Finding[] {
  return conditionsOf(template).flatMap((condition) =>
    referencesIn(condition.expression).flatMap((reference) => checkReference(template, condition, reference)),
  );
}

function checkReference(template: Template, condition: Condition, reference: Reference): Finding[] {
  const at = [condition.node.id, ...condition.key].join('.');
  const name = `${reference.step}.${reference.field}`;
  const place = placeOf(template, reference.step);
  if (place?.node.type !== 'step') {
    const steps = stepsOf(template).filter(
      (step) => step.answers !== undefined || step.options !== undefined,
    );
    return [
      {
        rule: 'condition-unknown-field',
        severity: 'error',
        at,
        message: {
          nl: `De voorwaarde leest ${name}, maar er is geen stap ${reference.step}.`,
          en: `The condition reads ${name}, but there is no step ${reference.step}.`,
        },
        mend: mendWith(steps.map((step) => step.id)),
      },
    ];
  }
  const step = place.node;
  if (reference.field === 'outcome') return checkOutcome(step, at, reference);
  const types = step.answers === undefined ? {} : formFieldTypes(step.answers);
  const type = (types as { readonly [field: string]: string })[reference.field];
  if (type === undefined) {
    return [
      {
        rule: 'condition-unknown-field',
        severity: 'error',
        at,
        message: {
          nl: `De voorwaarde leest ${name}, maar dat veld staat niet in het formulier van ${step.id}.`,
          en: `The condition reads ${name}, but the form of ${step.id} has no such field.`,
        },
        mend: mendWith([...Object.keys(types), 'outcome']),
      },
    ];
  }
  return [...checkType(at, name, type, reference), ...checkValue(step, at, name, reference)];
}

function checkOutcome(step: StepNode, at: string, reference: Reference): Finding[] {
  const options = optionsOf(step).map((option) => option.id);
  if (reference.value === undefined || options.includes(reference.value)) return [];
  return [unknownValue(at, `${step.id}.outcome`, reference.value, options)];
}

function checkType(at: string, name: string, type: string, reference: Reference): Finding[] {
  const used = reference.asList ? 'list' : reference.asNumber ? 'number' : undefined;
  const wrong =
    (used !== undefined && used !== type) ||
    (used === undefined && reference.value !== undefined && type === 'list');
  if (!wrong) return [];
  return [
    {
      rule: 'condition-wrong-type',
      severity: 'error',
      at,
      message: {
        nl: `${name} is een veld van het type ${type}, maar wordt hier gebruikt als ${used ?? 'tekst'}.`,
        en: `${name} is a field of type ${type}, but is used here as ${used ?? 'text'}.`,
      },
      mend:
        type === 'list'
          ? { nl: `Schrijf list contains(${name}, "…").`, en: `Write list contains(${name}, "…").` }
          : { nl: 'Vergelijk met een waarde van dat type.', en: 'Compare with a value of that type.' },
    },
  ];
}

function checkValue(step: StepNode, at: string, name: string, reference: Reference): Finding[] {
  if (reference.value === undefined || step.answers === undefined) return [];
  const choices = (
    formFieldChoices(step.answers) as { readonly [field: string]: readonly unknown[] | undefined }
  )[reference.field];
  if (choices === undefined || choices.length === 0 || choices.includes(reference.value)) return [];
  return [unknownValue(at, name, reference.value, choices.map(String))];
}

function unknownValue(at: string, name: string, value: string, choices: readonly string[]): Finding {
  return {
    rule: 'condition-unknown-value',
    severity: 'error',
    at,
    message: { nl: `${name} kan nooit "${value}" zijn.`, en: `${name} can never be "${value}".` },
    mend: mendWith(choices),
  };
}

function mendWith(choices: readonly string[]) {
  return { nl: `Kies uit: ${choices.join(', ')}.`, en: `Choose from: ${choices.join(', ')}.` };
}
