import { isLocalDate } from '../calendar/day-number.ts';
import { addDays } from '../calendar/offset.ts';
import type { FieldRule } from '../forms/field-rule.ts';
import type { Literal } from './condition-literals.ts';

/** A text that is only compared by its length is tried no longer than this. */
const LONGEST_TEXT = 2_000;

/** Of a list, so many choices are tried in or out in every way. */
const CHOICES_IN_LIST = 4;

/**
 * The answers to a question that comparisons with these values can tell apart, of those that the form takes; `undefined` is
 * leaving it open. Never none.
 *
 * @param example An answer as somebody could give it.
 */
export function answersToTry(
  rule: FieldRule,
  compared: ReadonlySet<Literal>,
  example: unknown,
): readonly unknown[] {
  const isOpen = !rule.required && (compared.has(null) || isFreeText(rule));
  const tried = [...valuesOf(rule, compared, example), ...(isOpen ? [undefined] : [])];
  const unique = [...new Map(tried.map((value) => [JSON.stringify(value), value])).values()];
  return unique.length > 0 ? unique : [example];
}

function isFreeText({ valueType, choices }: FieldRule): boolean {
  return valueType === 'string' && choices === undefined;
}

function valuesOf(rule: FieldRule, compared: ReadonlySet<Literal>, example: unknown): readonly unknown[] {
  const numbers = [...compared].filter((value) => typeof value === 'number');
  const texts = [...compared].filter((value) => typeof value === 'string');
  const choices = rule.choices?.map(({ value }) => value) ?? [];
  switch (rule.valueType) {
    case 'boolean':
      return rule.mustAgree ? [true] : [true, false];
    case 'list':
      return [...listsWith(choices, compared), ...listsOfLength(choices, numbers)];
    case 'integer':
    case 'number':
      return choices.length > 0 ? choices : numbersBeside(rule, numbers, example);
    default:
      if (choices.length > 0) return choices;
      return rule.format === 'date'
        ? datesBeside(texts, example)
        : textsBeside(rule, texts, numbers, example);
  }
}

// Each value that is looked for is in the list or not; of many values, none, each alone, all but one, and all.
function listsWith(choices: readonly (string | number)[], compared: ReadonlySet<Literal>) {
  const wanted = choices.filter((choice) => compared.has(choice));
  const rest = choices.filter((choice) => !compared.has(choice)).slice(0, 1);
  const chosen =
    wanted.length <= CHOICES_IN_LIST
      ? subsets(wanted)
      : [
          [],
          ...wanted.map((one) => [one]),
          ...wanted.map((one) => wanted.filter((other) => other !== one)),
          wanted,
        ];
  return chosen.map((values) => (values.length === 0 && rest.length > 0 ? rest : values));
}

function listsOfLength(choices: readonly (string | number)[], numbers: readonly number[]) {
  return sizesBeside(numbers, choices.length).map((size) => choices.slice(0, size));
}

// The number itself, just less and just more, half-way between two, and the ends of what the form takes.
function numbersBeside(rule: FieldRule, numbers: readonly number[], example: unknown): readonly number[] {
  const { minimum, maximum, valueType } = rule;
  const sorted = [...numbers].sort((a, b) => a - b);
  const between = sorted.slice(1).map((number, index) => (number + (sorted[index] ?? number)) / 2);
  const ends = [minimum, maximum, example].filter((value) => typeof value === 'number');
  return [...sorted.flatMap((number) => [number - 1, number, number + 1]), ...between, ...ends].filter(
    (value) =>
      value >= (minimum ?? value) &&
      value <= (maximum ?? value) &&
      (valueType === 'number' || Number.isInteger(value)),
  );
}

function datesBeside(texts: readonly string[], example: unknown): readonly unknown[] {
  return [...texts.filter(isLocalDate).flatMap((day) => [addDays(day, -1), day, addDays(day, 1)]), example];
}

// The texts themselves, one that is none of them, and by number of characters where that is what is compared.
function textsBeside(
  { minLength = 0, maxLength = LONGEST_TEXT }: FieldRule,
  texts: readonly string[],
  numbers: readonly number[],
  example: unknown,
): readonly unknown[] {
  const other = typeof example === 'string' && texts.includes(example) ? `${example} …` : example;
  const sized = sizesBeside(numbers, Math.min(maxLength, LONGEST_TEXT)).map((size) => 'x'.repeat(size));
  // What has to begin, end or occur in an answer may be too short to be one.
  const whole = texts.flatMap((text) => [text, text.padEnd(minLength, '.'), text.padStart(minLength, '.')]);
  return [...whole, ...sized, other].filter(
    (value) => typeof value === 'string' && value.length >= minLength && value.length <= maxLength,
  );
}

function sizesBeside(numbers: readonly number[], most: number): readonly number[] {
  return numbers
    .flatMap((number) => [number - 1, number, number + 1])
    .filter((size) => Number.isInteger(size) && size >= 0 && size <= most);
}

function subsets<T>(values: readonly T[]): T[][] {
  return values.reduce<T[][]>((so, value) => so.concat(so.map((chosen) => chosen.concat(value))), [[]]);
}
