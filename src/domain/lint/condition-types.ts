import { allParts, type FeelPart, isBuiltIn, textIn } from '../conditions/feel-tree.ts';
import type { Template } from '../template/model/types.ts';
import { expectElement, expectOrder, expectText, expectType } from './condition-comparisons.ts';
import { FACTS, type Meaning } from './condition-meaning.ts';
import { readName, readPath } from './condition-names.ts';
import { type Problem, unknownFunction, unknownName, unreadable } from './condition-problems.ts';
import { type NamesInScope, oneOf, type Reading, stepCalled, withNames } from './condition-reading.ts';
import { readComparison } from './condition-tests.ts';
import { functionOf } from './feel-functions.ts';

/**
 * What is wrong with an expression, read as a compiler would: every name means something, every value is used as what it is,
 * and everything is compared with what it can be.
 *
 * @param answer Whether the expression itself has to be true or false, or may be any value.
 */
export function problemsOf(
  tree: FeelPart,
  template: Template,
  answer: 'boolean' | 'any',
): readonly Problem[] {
  const misread = misreadPart(tree);
  if (misread !== undefined) return [unreadable(misread.text)];
  const reading: Reading = { template, problems: [], read: (part, names) => read(part, names, reading) };
  const meaning = read(tree, new Map(), reading);
  if (answer === 'boolean') expectType(meaning, 'boolean', reading.problems);
  const unique = new Map(reading.problems.map((problem) => [problem.message.en, problem]));
  return [...unique.values()];
}

// `= = "x"` is to FEEL a comparison with a test, as they stand after `in`; everywhere else it never holds.
function misreadPart(tree: FeelPart): FeelPart | undefined {
  const isTest = ({ kind, parts }: FeelPart) =>
    kind === 'SimplePositiveUnaryTest' && parts[0]?.kind === 'CompareOp';
  if (isTest(tree)) return tree;
  for (const part of allParts(tree)) {
    if (part.kind === 'PositiveUnaryTest') continue;
    const found = part.parts.find(isTest);
    if (found !== undefined) return found;
  }
  return undefined;
}

function read(part: FeelPart, names: NamesInScope, reading: Reading): Meaning {
  const { kind, text, parts } = part;
  const [first] = parts;
  switch (kind) {
    case 'StringLiteral':
      return { text, type: 'string', literal: textIn(text) };
    case 'NumericLiteral':
      return { text, type: 'number', literal: Number(text) };
    case 'BooleanLiteral':
      return { text, type: 'boolean', literal: text === 'true' };
    case 'null':
      return { text, type: 'null' };
    case '?':
      return { ...names.get('?'), text };
    case 'VariableName':
      return readName(part, names, reading);
    case 'PathExpression':
      return readPath(part, names, reading);
    case 'Comparison':
      readComparison(part, names, reading);
      return { text, type: 'boolean' };
    case 'Conjunction':
    case 'Disjunction':
      for (const side of parts) expectType(read(side, names, reading), 'boolean', reading.problems);
      return { text, type: 'boolean' };
    case 'FunctionInvocation':
      return readCall(part, names, reading);
    case 'DateTimeLiteral':
      for (const argument of argumentsOf(part)) expectText(read(argument, names, reading), reading.problems);
      return { text, ...(/^(date|@"\d{4}-\d\d-\d\d"$)/.test(text) ? { type: 'day' } : {}) };
    case 'List':
      return { text, type: 'list', elements: parts.map((element) => read(element, names, reading)) };
    case 'IfExpression': {
      const [condition, ...branches] = parts.map((one) => read(one, names, reading));
      if (condition !== undefined) expectType(condition, 'boolean', reading.problems);
      return oneOf(text, branches);
    }
    case 'QuantifiedExpression':
    case 'ForExpression':
      return readLoop(part, names, reading);
    case 'FilterExpression':
      return readFilter(part, names, reading);
    case 'ArithmeticExpression':
      return readArithmetic(part, names, reading);
    case 'InstanceOfExpression':
      if (first !== undefined) read(first, names, reading);
      return { text, type: 'boolean' };
    case 'Context':
      return readContext(part, names, reading);
    case 'FunctionDefinition': {
      const variables = allParts(part).filter((one) => one.kind === 'ParameterName');
      const inside = variables.map((one) => one.text);
      const body = parts.at(-1);
      if (body !== undefined) read(body, withNames(names, inside), reading);
      return { text };
    }
    case 'Interval':
      for (const end of parts) expectOrder(read(end, names, reading), reading.problems);
      return { text, type: 'range' };
    default:
      if (parts.length === 1 && first !== undefined) return { ...read(first, names, reading), text };
      for (const one of parts) read(one, names, reading);
      return { text };
  }
}

function readCall(part: FeelPart, names: NamesInScope, reading: Reading): Meaning {
  const { text, parts } = part;
  const name = (parts[0]?.text ?? '').replace(/\s+/g, ' ');
  const isKnown = parts[0]?.kind !== 'VariableName' || names.has(name) || isBuiltIn(name);
  if (!isKnown) reading.problems.push(unknownFunction(name));
  const given = argumentsOf(part);
  // These take a step or fact as a whole.
  if (name === 'get value' || name === 'get entries') return { text };
  const meanings = given.map((argument) => read(argument, names, reading));
  const known = functionOf(name);
  const isPositional = parts[1]?.kind === 'PositionalParameters';
  if (known === undefined) return { text };
  if (isPositional) {
    for (const [index, type] of known.takes.entries()) {
      const meaning = meanings[index];
      if (meaning !== undefined && type !== 'any') expectType(meaning, type, reading.problems);
    }
    if (name === 'list contains') expectElement(meanings[0], meanings[1], reading.problems);
  }
  return { text, ...(known.gives === 'any' ? {} : { type: known.gives }) };
}

function argumentsOf({ parts }: FeelPart): readonly FeelPart[] {
  return parts
    .filter(({ kind }) => kind === 'PositionalParameters' || kind === 'NamedParameters')
    .flatMap((list) => list.parts)
    .flatMap((one) => (one.kind === 'NamedParameter' ? one.parts.slice(1) : [one]));
}

function readLoop({ kind, text, parts }: FeelPart, names: NamesInScope, reading: Reading): Meaning {
  let inside = names;
  for (const clause of parts[0]?.parts ?? []) {
    const [variable, ...over] = clause.parts.filter((part) => part.kind !== 'in');
    const source = over[0]?.kind === 'IterationContext' ? over[0].parts : over;
    const [only, end] = source.map((one) => read(one, inside, reading));
    if (variable === undefined || only === undefined) continue;
    const element = end === undefined ? elementOf(only, variable.text, reading) : { type: 'number' as const };
    inside = new Map([...inside, [variable.text, { ...element, text: variable.text }]]);
  }
  if (kind === 'ForExpression') inside = withNames(inside, ['partial']);
  const [body] = parts.slice(1);
  const meaning = body === undefined ? { text } : read(body, inside, reading);
  if (kind === 'ForExpression') return { text, type: 'list', elements: [meaning] };
  expectType(meaning, 'boolean', reading.problems);
  return { text, type: 'boolean' };
}

function elementOf(list: Meaning, text: string, reading: Reading): Meaning {
  expectType(list, 'list', reading.problems);
  return oneOf(text, list.elements ?? []);
}

function readFilter({ text, parts }: FeelPart, names: NamesInScope, reading: Reading): Meaning {
  const [listPart, filter] = parts;
  if (listPart === undefined || filter === undefined) return { text };
  const list = read(listPart, names, reading);
  const keys = allParts(listPart)
    .filter(({ kind }) => kind === 'Key')
    .map((key) => key.text);
  const inside = new Map([...withNames(names, keys), ['item', elementOf(list, 'item', reading)]]);
  const chosen = read(filter, inside, reading);
  const elements = list.elements ?? [];
  return chosen.type === 'number' ? oneOf(text, elements) : { text, type: 'list', elements };
}

function readArithmetic(part: FeelPart, names: NamesInScope, reading: Reading): Meaning {
  const { text, parts } = part;
  // `intake-first` without its quotes is one text to whoever wrote it, and a subtraction to FEEL.
  const leaves = allParts(part).filter(
    ({ kind }) => !['ArithmeticExpression', 'ArithOp', 'Identifier'].includes(kind),
  );
  const meansNothing = ({ kind, text: name }: FeelPart) =>
    kind === 'VariableName' &&
    !names.has(name) &&
    !FACTS.has(name) &&
    stepCalled(name, reading) === undefined;
  if (leaves.length > 1 && leaves.every(meansNothing)) {
    reading.problems.push(unknownName(text, []));
    return { text };
  }
  const meanings = parts.filter(({ kind }) => kind !== 'ArithOp').map((one) => read(one, names, reading));
  const isSum = parts.some(({ kind, text: sign }) => kind === 'ArithOp' && sign === '+');
  const isNumber = meanings.every(({ type }) => type === 'number');
  if (isNumber) return { text, type: 'number' };
  for (const meaning of meanings) {
    const isDay = meaning.type === 'day' || meaning.type === undefined;
    const isText = isSum && (meaning.type === 'string' || meaning.type === 'date');
    if (!isDay && !isText) expectType(meaning, 'number', reading.problems);
  }
  return { text };
}

function readContext({ text, parts }: FeelPart, names: NamesInScope, reading: Reading): Meaning {
  let inside = names;
  for (const { parts: entry } of parts) {
    const [key, value] = entry;
    if (key === undefined || value === undefined) continue;
    const meaning = read(value, inside, reading);
    inside = new Map([...inside, [key.text, { ...meaning, text: key.text }]]);
  }
  return { text, type: 'context' };
}
