import { allParts, type FeelPart } from './feel-tree.ts';

/** How many elements a list of answers is taken to have, or letters a text; forms are shorter. */
const ELEMENTS_OF_ANSWERS = 200;

/** Steps that one evaluation may take at the most; a few thousand of them take a millisecond. */
const MOST_STEPS = 200_000;

/** Functions whose result can be as long as everything that goes in, multiplied. */
const MULTIPLYING = new Set(['replace', 'string join']);

/** Functions that compare everything with everything. */
const SQUARE = new Set(['union', 'distinct values', 'mode', 'list replace']);

/**
 * Whether it can be seen beforehand that evaluating an expression takes few steps, whatever was answered. Ranges without
 * literal ends, functions of one's own (they may call themselves) and results that build on themselves have no such bound.
 */
export function isBounded(tree: FeelPart): boolean {
  if (allParts(tree).some(({ kind }) => kind === 'FunctionDefinition')) return false;
  return stepsOf(tree) <= MOST_STEPS;
}

// Steps of evaluating a part once.
function stepsOf(part: FeelPart): number {
  const { kind, parts } = part;
  const inside = parts.reduce((sum, one) => sum + stepsOf(one), 1);
  switch (kind) {
    case 'ForExpression':
    case 'QuantifiedExpression':
      return loopOf(part);
    case 'FilterExpression': {
      const [list, test] = parts;
      if (list === undefined || test === undefined) return inside;
      return stepsOf(list) + sizeOf(list) * (stepsOf(test) + 1);
    }
    case 'FunctionInvocation': {
      const size = argumentsOf(part).reduce((sum, one) => sum + sizeOf(one), 0);
      const name = parts[0]?.text ?? '';
      return inside + (SQUARE.has(name) ? size * size : MULTIPLYING.has(name) ? sizeOf(part) : size);
    }
    default:
      return inside;
  }
}

const argumentsOf = (call: FeelPart): readonly FeelPart[] =>
  call.parts.slice(1).flatMap(({ parts }) => parts);

function loopOf(loop: FeelPart): number {
  const body = loop.parts.at(-1);
  // What was returned so far would be looked through each time, and could be returned again.
  if (loop.kind === 'ForExpression' && allParts(loop).some(isPartial)) return Number.POSITIVE_INFINITY;
  const rounds = roundsOf(loop);
  const lists = loop.parts.slice(0, -1).reduce((sum, one) => sum + stepsOf(one), 0);
  return rounds * (lists + (body === undefined ? 1 : stepsOf(body)) + 1);
}

const isPartial = ({ kind, text }: FeelPart): boolean => kind === 'VariableName' && text === 'partial';

function roundsOf(loop: FeelPart): number {
  return allParts(loop)
    .filter(({ kind }) => kind === 'InExpression')
    .filter((one) => isOwn(one, loop))
    .reduce((product, one) => product * Math.max(1, sizeOf(one.parts.at(-1))), 1);
}

// The lists of a loop stand side by side in it, not in loops within it.
function isOwn(one: FeelPart, loop: FeelPart): boolean {
  return loop.parts.some((part) => part === one || part.parts.includes(one));
}

// Elements of a list, or letters of a text, that a part can give at the most.
function sizeOf(part: FeelPart | undefined): number {
  if (part === undefined) return 1;
  const { kind, parts, text } = part;
  const sum = () => parts.reduce((size, one) => size + sizeOf(one), 0);
  switch (kind) {
    case 'NumericLiteral':
    case 'BooleanLiteral':
    case 'null':
    case 'Comparison':
    case 'Conjunction':
    case 'Disjunction':
    case 'QuantifiedExpression':
      return 1;
    case 'StringLiteral':
      return text.length;
    case 'VariableName':
    case 'PathExpression':
    case '?':
      return Math.max(ELEMENTS_OF_ANSWERS, kind === 'PathExpression' ? sizeOf(parts[0]) : 0);
    case 'IterationContext':
      return parts.length > 1 ? spanOf(parts) : sizeOf(parts[0]);
    case 'Interval':
      return spanOf(parts);
    case 'ForExpression':
      return roundsOf(part) * sizeOf(parts.at(-1));
    case 'FilterExpression':
      return sizeOf(parts[0]);
    case 'FunctionInvocation': {
      const sizes = argumentsOf(part).map((one) => sizeOf(one));
      return MULTIPLYING.has(parts[0]?.text ?? '')
        ? sizes.reduce((product, size) => product * (size + 1), 1)
        : Math.max(
            1,
            sizes.reduce((all, size) => all + size, 0),
          );
    }
    default:
      return Math.max(1, sum());
  }
}

function spanOf(ends: readonly FeelPart[]): number {
  const [from, to] = ends.map(({ text }) => Number(text));
  const span = Math.abs((to ?? Number.NaN) - (from ?? Number.NaN)) + 1;
  return Number.isNaN(span) ? Number.POSITIVE_INFINITY : span;
}
