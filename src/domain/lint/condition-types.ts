import { allParts, type FeelPart, isBuiltIn, namesOf, textIn } from '../conditions/feel-tree.ts';
import { positionOf, stepsOf } from '../template/model/lookup.ts';
import type { Template } from '../template/model/types.ts';
import { compare, expectElement, expectOrder, expectText, expectType } from './condition-comparisons.ts';
import {
  answerMeaning,
  FACTS,
  factMeaning,
  fieldsOf,
  fieldsOfFact,
  type Meaning,
} from './condition-meaning.ts';
import {
  type Problem,
  unknownField,
  unknownFunction,
  unknownName,
  unknownStep,
  unreadable,
  withoutField,
} from './condition-problems.ts';
import { functionOf } from './feel-functions.ts';

/** Names that an expression itself brings, such as the variable of a `some … in … satisfies`. */
type Names = ReadonlyMap<string, Meaning>;

interface Check {
  readonly template: Template;
  readonly problems: Problem[];
}

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
  const check: Check = { template, problems: [] };
  const meaning = read(tree, new Map(), check);
  if (answer === 'boolean') expectType(meaning, 'boolean', check.problems);
  const unique = new Map(check.problems.map((problem) => [problem.message.en, problem]));
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

function read(part: FeelPart, names: Names, check: Check): Meaning {
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
      return readName(part, names, check);
    case 'PathExpression':
      return readPath(part, names, check);
    case 'Comparison':
      readComparison(part, names, check);
      return { text, type: 'boolean' };
    case 'Conjunction':
    case 'Disjunction':
      for (const side of parts) expectType(read(side, names, check), 'boolean', check.problems);
      return { text, type: 'boolean' };
    case 'FunctionInvocation':
      return readCall(part, names, check);
    case 'DateTimeLiteral':
      for (const argument of argumentsOf(part)) expectText(read(argument, names, check), check.problems);
      return { text, ...(/^(date|@"\d{4}-\d\d-\d\d"$)/.test(text) ? { type: 'day' } : {}) };
    case 'List':
      return { text, type: 'list', elements: parts.map((element) => read(element, names, check)) };
    case 'IfExpression': {
      const [condition, ...branches] = parts.map((one) => read(one, names, check));
      if (condition !== undefined) expectType(condition, 'boolean', check.problems);
      return oneOf(text, branches);
    }
    case 'QuantifiedExpression':
    case 'ForExpression':
      return readLoop(part, names, check);
    case 'FilterExpression':
      return readFilter(part, names, check);
    case 'ArithmeticExpression':
      return readArithmetic(part, names, check);
    case 'InstanceOfExpression':
      if (first !== undefined) read(first, names, check);
      return { text, type: 'boolean' };
    case 'Context':
      return readContext(part, names, check);
    case 'FunctionDefinition': {
      const variables = allParts(part).filter((one) => one.kind === 'ParameterName');
      const inside = variables.map((one) => one.text);
      const body = parts.at(-1);
      if (body !== undefined) read(body, withNames(names, inside), check);
      return { text };
    }
    case 'Interval':
      for (const end of parts) expectOrder(read(end, names, check), check.problems);
      return { text, type: 'range' };
    default:
      if (parts.length === 1 && first !== undefined) return { ...read(first, names, check), text };
      for (const one of parts) read(one, names, check);
      return { text };
  }
}

function readName({ text }: FeelPart, names: Names, check: Check): Meaning {
  const known = names.get(text);
  if (known !== undefined) return known;
  const step = stepCalled(text, check);
  if (step !== undefined) {
    check.problems.push(withoutField(text, fieldsOf(step)));
  } else if (FACTS.has(text)) {
    check.problems.push(withoutField(text, text === 'linked' ? ['…'] : fieldsOfFact(check.template, text)));
  } else {
    check.problems.push(unknownName(text, [...names.keys(), ...stepNames(check), ...FACTS]));
  }
  return { text };
}

function readPath(part: FeelPart, names: Names, check: Check): Meaning {
  const { text } = part;
  const [owner, field, ...further] = namesOf(part);
  const outermost = part.parts[0];
  if (owner === undefined || field === undefined) {
    if (outermost !== undefined) read(outermost, names, check);
    return { text };
  }
  if (names.has(owner)) return { text };
  if (owner === 'linked') {
    if (further.length === 0) check.problems.push(withoutField(text, ['status', '…']));
    return { text, type: 'string' };
  }
  const step = stepCalled(owner, check);
  if (step === undefined && !FACTS.has(owner)) {
    check.problems.push(unknownStep(owner, text, stepNames(check)));
    return { text };
  }
  const meaning = step === undefined ? factMeaning(check.template, owner, field) : answerMeaning(step, field);
  if (meaning === undefined) {
    const fields = step === undefined ? fieldsOfFact(check.template, owner) : fieldsOf(step);
    check.problems.push(unknownField(owner, `${owner}.${field}`, fields));
    return { text };
  }
  if (further.length === 0) return meaning;
  check.problems.push(unknownField(meaning.text, text, [meaning.text]));
  return { text };
}

function readComparison({ parts }: FeelPart, names: Names, check: Check): void {
  const [leftPart, operator, ...others] = parts;
  if (leftPart === undefined || operator === undefined) return;
  const left = read(leftPart, names, check);
  if (operator.kind === 'in') {
    for (const test of testsIn(others)) readTest(left, test, names, check);
  } else {
    const sign = operator.kind === 'between' ? '<' : operator.text;
    for (const other of others) compare(left, sign, read(other, names, check), check.problems);
  }
}

function testsIn(parts: readonly FeelPart[]): readonly FeelPart[] {
  return parts.flatMap((part) =>
    part.kind === 'PositiveUnaryTests' || part.kind === 'PositiveUnaryTest' ? testsIn(part.parts) : [part],
  );
}

function readTest(left: Meaning, test: FeelPart, names: Names, check: Check): void {
  const inside = new Map([...names, ['?', left]]);
  const [first, second] = test.parts;
  if (test.kind === 'SimplePositiveUnaryTest' && first?.kind === 'CompareOp') {
    if (second !== undefined) compare(left, first.text, read(second, inside, check), check.problems);
  } else if (test.kind === 'SimplePositiveUnaryTest' && first !== undefined) {
    readTest(left, first, names, check);
  } else if (test.kind === 'Interval') {
    for (const end of test.parts) compare(left, '<', read(end, inside, check), check.problems);
  } else {
    const right = read(test, inside, check);
    const isOwnTest = allParts(test).some(({ kind }) => kind === '?');
    if (isOwnTest) return;
    const values = right.type === 'list' ? (right.elements ?? []) : [right];
    for (const value of values) compare(left, '=', value, check.problems);
  }
}

function readCall(part: FeelPart, names: Names, check: Check): Meaning {
  const { text, parts } = part;
  const name = (parts[0]?.text ?? '').replace(/\s+/g, ' ');
  const isKnown = parts[0]?.kind !== 'VariableName' || names.has(name) || isBuiltIn(name);
  if (!isKnown) check.problems.push(unknownFunction(name));
  const given = argumentsOf(part);
  // These take a step or fact as a whole.
  if (name === 'get value' || name === 'get entries') return { text };
  const meanings = given.map((argument) => read(argument, names, check));
  const known = functionOf(name);
  const isPositional = parts[1]?.kind === 'PositionalParameters';
  if (known === undefined) return { text };
  if (isPositional) {
    for (const [index, type] of known.takes.entries()) {
      const meaning = meanings[index];
      if (meaning !== undefined && type !== 'any') expectType(meaning, type, check.problems);
    }
    if (name === 'list contains') expectElement(meanings[0], meanings[1], check.problems);
  }
  return { text, ...(known.gives === 'any' ? {} : { type: known.gives }) };
}

function argumentsOf({ parts }: FeelPart): readonly FeelPart[] {
  return parts
    .filter(({ kind }) => kind === 'PositionalParameters' || kind === 'NamedParameters')
    .flatMap((list) => list.parts)
    .flatMap((one) => (one.kind === 'NamedParameter' ? one.parts.slice(1) : [one]));
}

function readLoop({ kind, text, parts }: FeelPart, names: Names, check: Check): Meaning {
  let inside = names;
  for (const clause of parts[0]?.parts ?? []) {
    const [variable, ...over] = clause.parts.filter((part) => part.kind !== 'in');
    const source = over[0]?.kind === 'IterationContext' ? over[0].parts : over;
    const [only, end] = source.map((one) => read(one, inside, check));
    if (variable === undefined || only === undefined) continue;
    const element = end === undefined ? elementOf(only, variable.text, check) : { type: 'number' as const };
    inside = new Map([...inside, [variable.text, { ...element, text: variable.text }]]);
  }
  if (kind === 'ForExpression') inside = withNames(inside, ['partial']);
  const [body] = parts.slice(1);
  const meaning = body === undefined ? { text } : read(body, inside, check);
  if (kind === 'ForExpression') return { text, type: 'list', elements: [meaning] };
  expectType(meaning, 'boolean', check.problems);
  return { text, type: 'boolean' };
}

function elementOf(list: Meaning, text: string, check: Check): Meaning {
  expectType(list, 'list', check.problems);
  return oneOf(text, list.elements ?? []);
}

function readFilter({ text, parts }: FeelPart, names: Names, check: Check): Meaning {
  const [listPart, filter] = parts;
  if (listPart === undefined || filter === undefined) return { text };
  const list = read(listPart, names, check);
  const keys = allParts(listPart)
    .filter(({ kind }) => kind === 'Key')
    .map((key) => key.text);
  const inside = new Map([...withNames(names, keys), ['item', elementOf(list, 'item', check)]]);
  const chosen = read(filter, inside, check);
  const elements = list.elements ?? [];
  return chosen.type === 'number' ? oneOf(text, elements) : { text, type: 'list', elements };
}

function readArithmetic(part: FeelPart, names: Names, check: Check): Meaning {
  const { text, parts } = part;
  // `intake-first` without its quotes is one text to whoever wrote it, and a subtraction to FEEL.
  const leaves = allParts(part).filter(
    ({ kind }) => !['ArithmeticExpression', 'ArithOp', 'Identifier'].includes(kind),
  );
  const meansNothing = ({ kind, text: name }: FeelPart) =>
    kind === 'VariableName' && !names.has(name) && !FACTS.has(name) && stepCalled(name, check) === undefined;
  if (leaves.length > 1 && leaves.every(meansNothing)) {
    check.problems.push(unknownName(text, []));
    return { text };
  }
  const meanings = parts.filter(({ kind }) => kind !== 'ArithOp').map((one) => read(one, names, check));
  const isSum = parts.some(({ kind, text: sign }) => kind === 'ArithOp' && sign === '+');
  const isNumber = meanings.every(({ type }) => type === 'number');
  if (isNumber) return { text, type: 'number' };
  for (const meaning of meanings) {
    const isDay = meaning.type === 'day' || meaning.type === undefined;
    const isText = isSum && (meaning.type === 'string' || meaning.type === 'date');
    if (!isDay && !isText) expectType(meaning, 'number', check.problems);
  }
  return { text };
}

function readContext({ text, parts }: FeelPart, names: Names, check: Check): Meaning {
  let inside = names;
  for (const { parts: entry } of parts) {
    const [key, value] = entry;
    if (key === undefined || value === undefined) continue;
    const meaning = read(value, inside, check);
    inside = new Map([...inside, [key.text, { ...meaning, text: key.text }]]);
  }
  return { text, type: 'context' };
}

// What is known of something that is one of several.
function oneOf(text: string, several: readonly Meaning[]): Meaning {
  const [first] = several;
  const isSame = first?.type !== undefined && several.every(({ type }) => type === first.type);
  if (!isSame || first?.type === undefined) return { text };
  const choices = several.flatMap(({ choices: given, literal }) =>
    given !== undefined ? given : typeof literal === 'string' || typeof literal === 'number' ? [literal] : [],
  );
  const isListed = several.every(
    ({ choices: given, literal }) => given !== undefined || literal !== undefined,
  );
  return { text, type: first.type, ...(isListed && choices.length > 0 ? { choices } : {}) };
}

function withNames(names: Names, more: readonly string[]): Names {
  return new Map([...names, ...more.map((text) => [text, { text }] as const)]);
}

function stepCalled(name: string, { template }: Check) {
  const node = positionOf(template, name)?.node;
  return node?.type === 'step' ? node : undefined;
}

// What can be read is what somebody answers.
function stepNames({ template }: Check): readonly string[] {
  return stepsOf(template)
    .filter((step) => step.answers !== undefined || step.options !== undefined)
    .map((step) => step.id);
}
