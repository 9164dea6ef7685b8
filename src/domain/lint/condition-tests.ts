import { allParts, type FeelPart } from '../conditions/feel-tree.ts';
import { compare } from './condition-comparisons.ts';
import type { Meaning } from './condition-meaning.ts';
import type { NamesInScope, Reading } from './condition-reading.ts';

/** Reads a comparison, also with `between` and with the tests that stand after `in`. */
export function readComparison({ parts }: FeelPart, names: NamesInScope, reading: Reading): void {
  const [leftPart, operator, ...others] = parts;
  if (leftPart === undefined || operator === undefined) return;
  const left = reading.read(leftPart, names);
  if (operator.kind === 'in') {
    for (const test of testsIn(others)) readTest(left, test, names, reading);
  } else {
    const sign = operator.kind === 'between' ? '<' : operator.text;
    for (const other of others) compare(left, sign, reading.read(other, names), reading.problems);
  }
}

function testsIn(parts: readonly FeelPart[]): readonly FeelPart[] {
  return parts.flatMap((part) =>
    part.kind === 'PositiveUnaryTests' || part.kind === 'PositiveUnaryTest' ? testsIn(part.parts) : [part],
  );
}

function readTest(left: Meaning, test: FeelPart, names: NamesInScope, reading: Reading): void {
  const inside = new Map([...names, ['?', left]]);
  const [first, second] = test.parts;
  if (test.kind === 'SimplePositiveUnaryTest' && first?.kind === 'CompareOp') {
    if (second !== undefined) compare(left, first.text, reading.read(second, inside), reading.problems);
  } else if (test.kind === 'SimplePositiveUnaryTest' && first !== undefined) {
    readTest(left, first, names, reading);
  } else if (test.kind === 'Interval') {
    for (const end of test.parts) compare(left, '<', reading.read(end, inside), reading.problems);
  } else {
    const right = reading.read(test, inside);
    const isOwnTest = allParts(test).some(({ kind }) => kind === '?');
    if (isOwnTest) return;
    const values = right.type === 'list' ? (right.elements ?? []) : [right];
    for (const value of values) compare(left, '=', value, reading.problems);
  }
}
