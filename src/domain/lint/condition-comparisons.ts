import type { FeelType, Meaning } from './condition-meaning.ts';
import { type Problem, unknownValue, wrongType } from './condition-problems.ts';

/** Notes what is wrong with a comparison by this sign: types that differ, or a value that is never there. */
export function compare(left: Meaning, sign: string, right: Meaning, problems: Problem[]): void {
  if (sign !== '=' && sign !== '!=') {
    if (!expectOrder(left, problems) || !expectOrder(right, problems)) return;
  }
  const [subject, other] = left.literal === undefined ? [left, right] : [right, left];
  if (!isComparable(subject.type, other.type)) {
    problems.push(wrongType(subject, other.type ?? 'null'));
  } else if (sign === '=' || sign === '!=') {
    expectValue(subject, other, problems);
  }
}

function isComparable(one: FeelType | undefined, other: FeelType | undefined): boolean {
  if (one === undefined || other === undefined || one === 'null' || other === 'null') return true;
  return written(one) === written(other);
}

// An answer that is a date is stored and compared as text.
function written(type: FeelType): FeelType {
  return type === 'date' ? 'string' : type;
}

function expectValue(subject: Meaning, { literal }: Meaning, problems: Problem[]): void {
  if (literal === undefined || subject.literal !== undefined) return;
  if (!canBe(subject, literal)) problems.push(unknownValue(subject, literal));
}

function canBe(subject: Meaning, value: string | number | boolean): boolean {
  if (subject.choices !== undefined) return subject.choices.some((choice) => choice === value);
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = subject;
  const size = typeof value === 'string' ? [...value].length : Number(value);
  return typeof value === 'boolean' || (size >= minimum && size <= maximum);
}

/** Notes it when something is not of the type that it is used as; whether it is. */
export function expectType(meaning: Meaning, type: FeelType, problems: Problem[]): boolean {
  if (isComparable(meaning.type, type)) return true;
  problems.push(wrongType(meaning, type));
  return false;
}

/** Notes it when something cannot be read as a date or time. */
export function expectText(meaning: Meaning, problems: Problem[]): void {
  if (meaning.type !== 'number' && meaning.type !== 'day') expectType(meaning, 'string', problems);
}

/** Notes it when something comes neither before nor after anything: only numbers, texts and days do. */
export function expectOrder(meaning: Meaning, problems: Problem[]): boolean {
  if (meaning.type === undefined || !['boolean', 'list', 'context'].includes(meaning.type)) return true;
  problems.push(wrongType(meaning, 'number'));
  return false;
}

/** Notes it when something can never be in a list. */
export function expectElement(
  list: Meaning | undefined,
  value: Meaning | undefined,
  problems: Problem[],
): void {
  if (value === undefined) return;
  for (const element of list?.elements ?? []) compare(value, '=', element, problems);
}
