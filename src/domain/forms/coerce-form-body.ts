import type { JsonSchema } from '../json-schema.ts';
import type { Answers } from './answers.ts';
import { type FieldRule, fieldRulesOf } from './field-rule.ts';

/** What a form parser makes of a posted form: one text per name, or several when the name came more than once. */
export type FormBody = { readonly [name: string]: string | readonly string[] | undefined };

const YES = new Set(['true', 'on', '1', 'yes', 'ja']);
const NO = new Set(['false', 'off', '0', 'no', 'nee']);
const DAY_FIRST = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const THOUSANDS_WITH_POINTS = /^[+-]?\d{1,3}(\.\d{3})+$/;
const DECIMAL = /^[+-]?\d+([.,]\d+)?$/;

/**
 * Turns a posted HTML form into typed answers: numbers (also `3,5`), dates (also `1/3/2027`), yes and no, lists of
 * ticked boxes. An empty text counts as not answered. What cannot be read as its type stays text, so that
 * `validateAnswers` can say what is wrong with it. Other names in the body (tokens, buttons) are left out.
 */
export function coerceFormBody(schema: JsonSchema, body: FormBody): Answers {
  const answers: [string, unknown][] = [];
  for (const rule of fieldRulesOf(schema)) {
    const value = coerceField(rule, textsOf(body, rule.name));
    if (value !== undefined) answers.push([rule.name, value]);
  }
  return Object.fromEntries(answers);
}

function textsOf(body: FormBody, name: string): string[] {
  const sent = Object.hasOwn(body, name) ? body[name] : undefined;
  const texts = sent === undefined ? [] : typeof sent === 'string' ? [sent] : sent;
  return texts.map((text) => text.replaceAll('\r\n', '\n').trim()).filter((text) => text !== '');
}

function coerceField(rule: FieldRule, texts: string[]): unknown {
  // Of a name that came more than once, the last counts: a hidden "false" before a box that was ticked.
  const text = texts.at(-1);
  switch (rule.valueType) {
    case 'list':
      return texts.length === 0 ? undefined : texts.map((item) => choiceOf(rule, item));
    case 'boolean':
      // Browsers send nothing for a box that was not ticked.
      if (text === undefined) return rule.widget === 'checkbox' ? false : undefined;
      return yesOrNo(text);
    case 'integer':
    case 'number':
      return text === undefined ? undefined : numberOf(text, rule.valueType);
    case 'string':
      return text === undefined || rule.format !== 'date' ? text : dateOf(text);
  }
}

function choiceOf({ choices }: FieldRule, text: string): string | number {
  return choices?.find(({ value }) => String(value) === text)?.value ?? text;
}

function yesOrNo(text: string): boolean | string {
  const lowered = text.toLowerCase();
  if (YES.has(lowered)) return true;
  return NO.has(lowered) ? false : text;
}

function numberOf(text: string, valueType: 'integer' | 'number'): number | string {
  const compact = text.replace(/\s/g, '');
  // In Flanders 1.200 pupils are twelve hundred; a decimal number keeps the point that browsers send.
  if (valueType === 'integer' && THOUSANDS_WITH_POINTS.test(compact)) {
    return Number(compact.replaceAll('.', ''));
  }
  return DECIMAL.test(compact) ? Number(compact.replace(',', '.')) : text;
}

function dateOf(text: string): string {
  const parts = DAY_FIRST.exec(text);
  if (parts === null) return text;
  const [, day = '', month = '', year = ''] = parts;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
