import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { emailAddress } from '../email-address.ts';
import type { JsonSchema } from '../json-schema.ts';
import { linearPattern } from '../linear-pattern.ts';
import type { Language } from '../text.ts';
import { fieldMessage, notAnObjectMessage, unknownFieldMessage } from './answer-messages.ts';
import type { AnswerCheck, AnswerError, Answers, FieldErrorCode } from './answers.ts';
import { type FieldRule, fieldRulesOf } from './field-rule.ts';

const CODE_OF_KEYWORD: Record<string, FieldErrorCode> = {
  type: 'type',
  enum: 'choice',
  minimum: 'range',
  maximum: 'range',
  minLength: 'too-short',
  maxLength: 'too-long',
  pattern: 'pattern',
  minItems: 'too-few',
  maxItems: 'too-many',
  uniqueItems: 'duplicate',
};

/**
 * Patterns on an engine that no answer can hold up. The library keeps one engine for each text that `toString` gives, so
 * each says what it is. One that cannot be taken was published before patterns were checked; it throws.
 */
function engineOf(pattern: string) {
  const linear = linearPattern(pattern);
  if (linear === undefined) throw new RangeError(`The pattern ${pattern} cannot be tried in linear time`);
  return { test: linear.occursIn, toString: () => `linear ${pattern}` };
}

const ajv = new Ajv2020({
  allErrors: true,
  ownProperties: true,
  strict: true,
  code: { regExp: Object.assign(engineOf, { code: 'linearPattern' }) },
});
addFormats.default(ajv, ['date']);
ajv.addFormat('email', emailAddress);

const validatorBySchema = new WeakMap<JsonSchema, ValidateFunction>();
// Templates are read from the store again and again; the same form is then a new object with the same text.
const validatorByText = new Map<string, ValidateFunction>();
const MOST_FORMS_REMEMBERED = 500;

/**
 * Checks answers against a form. Fields that the form does not have are refused, and a required text or list may
 * not be empty.
 * @param answers Typed answers: from JSON as they are, from an HTML form after `coerceFormBody`.
 * @returns The answers, or one error per field in the order of the form with a message in the language.
 */
export function validateAnswers(schema: JsonSchema, answers: unknown, language: Language): AnswerCheck {
  if (typeof answers !== 'object' || answers === null || Array.isArray(answers)) {
    const message = notAnObjectMessage(language);
    return { valid: false, errors: [{ path: '', code: 'not-an-object', message }] };
  }
  const tooLong = tooLongLists(schema, answers as Answers, language);
  if (tooLong.length > 0) return { valid: false, errors: tooLong };
  const validate = validatorOf(schema);
  if (validate(answers)) return { valid: true, answers: answers as Answers };
  return { valid: false, errors: errorsOf(schema, validate.errors ?? [], language) };
}

/** More than any form has choices. */
const MOST_ITEMS = 1_000;

// To find the one that was chosen twice, each item is compared with all others; of so many, nobody chose them.
function tooLongLists(schema: JsonSchema, answers: Answers, language: Language): AnswerError[] {
  return fieldRulesOf(schema).flatMap((rule) => {
    const given = Object.hasOwn(answers, rule.name) ? answers[rule.name] : undefined;
    if (!Array.isArray(given) || given.length <= MOST_ITEMS) return [];
    const code = rule.maxItems === undefined ? 'duplicate' : 'too-many';
    return [{ path: rule.name, code, message: fieldMessage(code, rule, language) }];
  });
}

function errorsOf(schema: JsonSchema, found: ErrorObject[], language: Language): AnswerError[] {
  const rules = fieldRulesOf(schema);
  const errors: AnswerError[] = [];
  for (const rule of rules) {
    const codes = found.filter((error) => fieldOf(error) === rule.name).map((error) => codeOf(error, rule));
    // A text that is empty is also too short and no address; that it is missing is what helps.
    const code = codes.find((candidate) => candidate === 'required') ?? codes[0];
    if (code === undefined) continue;
    errors.push({ path: rule.name, code, message: fieldMessage(code, rule, language) });
  }
  const names = rules.map(({ name }) => name);
  for (const { keyword, params } of found) {
    if (keyword !== 'additionalProperties') continue;
    const name = String(params.additionalProperty);
    errors.push({ path: name, code: 'unknown', message: unknownFieldMessage(name, names, language) });
  }
  return errors;
}

function fieldOf({ keyword, instancePath, params }: ErrorObject): string | undefined {
  if (keyword === 'additionalProperties') return undefined;
  if (keyword === 'required') return String(params.missingProperty);
  const [, segment = ''] = instancePath.split('/');
  return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}

function codeOf({ keyword, params }: ErrorObject, rule: FieldRule): FieldErrorCode {
  if (rule.mustAgree) return 'must-agree';
  if (keyword === 'required') return 'required';
  if (keyword === 'format') return params.format === 'date' ? 'date' : 'email';
  if (keyword === 'minLength' && rule.minLength === undefined) return 'required';
  if (keyword === 'minItems' && rule.minItems === undefined) return 'required';
  if (keyword === 'type' && rule.choices !== undefined && rule.valueType !== 'list') return 'choice';
  return CODE_OF_KEYWORD[keyword] ?? 'type';
}

function validatorOf(schema: JsonSchema): ValidateFunction {
  const known = validatorBySchema.get(schema);
  if (known !== undefined) return known;
  const strictSchema = strictSchemaOf(schema);
  const text = JSON.stringify(strictSchema);
  const validate = validatorByText.get(text) ?? compile(strictSchema);
  if (validatorByText.size >= MOST_FORMS_REMEMBERED) validatorByText.clear();
  validatorByText.set(text, validate);
  validatorBySchema.set(schema, validate);
  return validate;
}

function compile(strictSchema: JsonSchema): ValidateFunction {
  const validate = ajv.compile(strictSchema);
  // The library keeps every schema it saw; drafts come and go, so only our own bounded memory keeps them.
  ajv.removeSchema(strictSchema);
  return validate;
}

/** The form without its texts, closed to other fields, in the words that the validator knows. */
function strictSchemaOf(schema: JsonSchema): JsonSchema {
  const rules = fieldRulesOf(schema);
  return {
    type: 'object',
    properties: Object.fromEntries(rules.map((rule) => [rule.name, strictFieldOf(rule)])),
    required: rules.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
  };
}

function strictFieldOf(rule: FieldRule): JsonSchema {
  const { valueType, choices, required } = rule;
  const values = choices?.map(({ value }) => value);
  if (valueType === 'list') {
    return {
      type: 'array',
      items: values === undefined ? { type: 'string' } : { enum: values },
      uniqueItems: true,
      ...limits(rule, ['minItems', 'maxItems']),
      ...(required && rule.minItems === undefined ? { minItems: 1 } : {}),
    };
  }
  if (valueType === 'boolean') return { type: 'boolean', ...(rule.mustAgree ? { const: true } : {}) };
  const enumeration = values === undefined || rule.widget === 'scale' ? {} : { enum: values };
  if (valueType !== 'string')
    return { type: valueType, ...enumeration, ...limits(rule, ['minimum', 'maximum']) };
  return {
    type: 'string',
    ...enumeration,
    ...limits(rule, ['minLength', 'maxLength', 'format', 'pattern']),
    ...(required && rule.minLength === undefined ? { minLength: 1 } : {}),
  };
}

function limits(rule: FieldRule, keys: (keyof FieldRule)[]): JsonSchema {
  return Object.fromEntries(keys.filter((key) => rule[key] !== undefined).map((key) => [key, rule[key]]));
}
