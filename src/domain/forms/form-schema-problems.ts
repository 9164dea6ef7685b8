import { markProblems } from '../indicators/field-marks.ts';
import type { JsonSchema } from '../json-schema.ts';
import { linearPattern } from '../linear-pattern.ts';
import { objectOf, WIDGETS } from './field-rule.ts';

/** Something in a form's schema that would not work as meant; `path` leads there from the schema's root. */
export type FormSchemaProblem = { path: readonly string[]; message: string };

type Report = (path: readonly string[], message: string) => void;

const FIELD_NAME = /^[a-z][a-zA-Z0-9_]*$/;
const FORM_KEYS = [
  '$schema',
  'type',
  'title',
  'description',
  'properties',
  'required',
  'additionalProperties',
  'examples',
];
const TEXT_KEYS = ['type', 'title', 'description', 'x-widget', 'x-indicator', 'x-target'];
const CHOICE_KEYS = ['enum', 'x-labels'];
const KEYS_OF_TYPE: Record<string, readonly string[]> = {
  string: [...TEXT_KEYS, ...CHOICE_KEYS, 'minLength', 'maxLength', 'format', 'pattern'],
  integer: [...TEXT_KEYS, ...CHOICE_KEYS, 'minimum', 'maximum'],
  number: [...TEXT_KEYS, ...CHOICE_KEYS, 'minimum', 'maximum'],
  boolean: [...TEXT_KEYS, 'const'],
  array: [...TEXT_KEYS, 'x-labels', 'items', 'minItems', 'maxItems', 'uniqueItems'],
};

/**
 * Everything in a form's schema that a page could not show or a check could not hold to: unknown words, types that
 * are not supported, missing texts in one of the languages, choices without a label, bounds that contradict each
 * other. An empty list means that the form can be used.
 */
export function formSchemaProblems(schema: JsonSchema): FormSchemaProblem[] {
  const problems: FormSchemaProblem[] = [];
  const report: Report = (path, message) => problems.push({ path, message });
  if (schema.type !== 'object') report(['type'], 'A form is of type object.');
  unknownKeys(schema, FORM_KEYS, [], report);
  const properties = objectOf(schema.properties);
  if (Object.keys(properties).length === 0) report(['properties'], 'A form has at least one field.');
  for (const [name, property] of Object.entries(properties)) {
    checkField(name, objectOf(property), ['properties', name], report);
  }
  for (const name of Array.isArray(schema.required) ? schema.required : []) {
    if (!Object.hasOwn(properties, String(name))) {
      report(['required'], `Required is “${name}”, which is not a field of the form.`);
    }
  }
  return problems;
}

function checkField(name: string, property: JsonSchema, path: readonly string[], report: Report): void {
  if (!FIELD_NAME.test(name)) {
    report(path, `A field's name starts with a small letter and has only letters, digits and _: “${name}”.`);
  }
  const type = String(property.type);
  const keys = KEYS_OF_TYPE[type];
  if (keys === undefined) {
    report([...path, 'type'], 'A field is of type string, integer, number, boolean or array.');
    return;
  }
  unknownKeys(property, keys, path, report);
  checkText(property.title, [...path, 'title'], true, report);
  checkText(property.description, [...path, 'description'], false, report);
  checkBounds(property, path, report);
  checkWidget(property, type, path, report);
  checkChoices(property, type, path, report);
  if (property.format !== undefined && property.format !== 'date' && property.format !== 'email') {
    report([...path, 'format'], 'The formats are date and email.');
  }
  if (property.const !== undefined && property.const !== true) {
    report([...path, 'const'], 'Only true can be demanded of a field, as agreement.');
  }
  for (const problem of markProblems(property)) report([...path, problem.key], problem.message);
  if (property.pattern !== undefined) checkPattern(property.pattern, [...path, 'pattern'], report);
}

function checkPattern(pattern: unknown, path: readonly string[], report: Report): void {
  try {
    new RegExp(String(pattern), 'u');
  } catch {
    report(path, 'The pattern is not a regular expression.');
    return;
  }
  if (linearPattern(String(pattern)) === undefined) {
    report(
      path,
      'The pattern cannot be tried in bounded time: leave out (?=…), (?!…), (?<=…) and \\1, and repeat at most a thousand times.',
    );
  }
}

function checkBounds(property: JsonSchema, path: readonly string[], report: Report): void {
  for (const [low, high] of [
    ['minimum', 'maximum'],
    ['minLength', 'maxLength'],
    ['minItems', 'maxItems'],
  ] as const) {
    for (const key of [low, high]) {
      if (property[key] !== undefined && typeof property[key] !== 'number') {
        report([...path, key], `${key} is a number.`);
      }
    }
    if (Number(property[low]) > Number(property[high])) report([...path, low], `${low} is above ${high}.`);
  }
}

function checkWidget(property: JsonSchema, type: string, path: readonly string[], report: Report): void {
  const widget = property['x-widget'];
  if (widget === undefined) return;
  const at = [...path, 'x-widget'];
  if (!WIDGETS.some((known) => known === widget)) {
    report(at, `The widgets are ${WIDGETS.join(', ')}.`);
  } else if (widget === 'checkboxes' && type !== 'array') {
    report(at, 'Checkboxes are for a field of type array.');
  } else if (widget === 'textarea' && type !== 'string') {
    report(at, 'A textarea is for a field of type string.');
  } else if (widget === 'scale' && property.enum === undefined && !hasScaleBounds(property, type)) {
    report(at, 'A scale is a whole number with a minimum and a maximum at most ten apart, or has an enum.');
  }
}

function hasScaleBounds({ minimum, maximum }: JsonSchema, type: string): boolean {
  const length = Number(maximum) - Number(minimum) + 1;
  return type === 'integer' && length >= 2 && length <= 11;
}

/** More than a page can show with sense. */
const MOST_CHOICES = 500;

function checkChoices(property: JsonSchema, type: string, path: readonly string[], report: Report): void {
  const items = objectOf(property.items);
  const values = type === 'array' ? items.enum : property.enum;
  if (type === 'array' && !Array.isArray(values)) {
    report([...path, 'items'], 'The items of an array have an enum to choose from.');
    return;
  }
  if (type === 'array') unknownKeys(items, ['type', ...CHOICE_KEYS], [...path, 'items'], report);
  const labels = { ...objectOf(items['x-labels']), ...objectOf(property['x-labels']) };
  const offered = new Set((Array.isArray(values) ? values : []).map(String));
  if (offered.size > MOST_CHOICES)
    report([...path, 'enum'], `There are more than ${MOST_CHOICES} choices; nobody reads them.`);
  if (values !== undefined && offered.size === 0)
    report([...path, 'enum'], 'There is nothing to choose from.');
  if (Array.isArray(values)) checkValues(values, type, path, report);
  const numeric = type === 'integer' || type === 'number';
  for (const value of offered) {
    if (labels[value] === undefined && numeric) continue;
    checkText(labels[value], [...path, 'x-labels', value], true, report);
  }
  for (const label of Object.keys(labels)) {
    const onScale = numeric && values === undefined && property['x-widget'] === 'scale';
    if (onScale) checkText(labels[label], [...path, 'x-labels', label], true, report);
    else if (!offered.has(label))
      report([...path, 'x-labels', label], `“${label}” is not one of the choices.`);
  }
}

function checkValues(values: unknown[], type: string, path: readonly string[], report: Report): void {
  const expected = type === 'integer' || type === 'number' ? 'number' : 'string';
  for (const value of values) {
    const fits = type === 'array' ? ['string', 'number'].includes(typeof value) : typeof value === expected;
    if (!fits) report([...path, 'enum'], `The choice “${value}” is not a ${expected}.`);
  }
}

function checkText(value: unknown, path: readonly string[], needed: boolean, report: Report): void {
  if (value === undefined && !needed) return;
  for (const language of ['nl', 'en'] as const) {
    const text = objectOf(value)[language];
    if (typeof text !== 'string' || text.trim() === '') report(path, `The text in “${language}” is missing.`);
  }
}

function unknownKeys(
  object: JsonSchema,
  known: readonly string[],
  path: readonly string[],
  report: Report,
): void {
  for (const key of Object.keys(object)) {
    if (!known.includes(key))
      report([...path, key], `“${key}” is not known here; known are: ${known.join(', ')}.`);
  }
}
