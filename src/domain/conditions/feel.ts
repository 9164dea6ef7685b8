import { evaluate, type FeelFunction, isFunction } from 'feelin';
import { isBounded } from './feel-cost.ts';
import { patternFunctions } from './feel-functions.ts';
import { readableTree } from './feel-tree.ts';

/**
 * What conditions read: the answers of a step by its id, and facts of the trajectory by theirs. Nothing for a name that means
 * nothing. Asked by name, because a condition mentions one or two of a hundred steps.
 */
export type FeelScope = (name: string) => unknown;

/** What keeps a text from being a condition: it cannot be read, or nothing bounds what it costs. */
export type FeelFault = 'unreadable' | 'unbounded';

/**
 * What keeps a text from being used as a FEEL expression; nothing when it can be. It is read and not run. `now()` and
 * `today()` are refused: a condition must give the same answer whenever it is asked.
 */
export function feelFault(expression: string): FeelFault | undefined {
  if (/\b(now|today)\s*\(/.test(expression)) return 'unreadable';
  // Programmers write two; it reads as a comparison that never holds.
  if (expression.replace(/"[^"]*"/g, '').includes('==')) return 'unreadable';
  const tree = readableTree(expression);
  if (tree === undefined) return 'unreadable';
  return tree !== 'endless' && isBounded(tree) ? undefined : 'unbounded';
}

/** The value of an expression; what has not been answered yet is null, as FEEL has it. */
export function evaluateFeel(expression: string, scope: FeelScope): unknown {
  const reading = readingOf(expression);
  const meant = reading.mentioned.map(scope);
  const names = reading.mentioned.filter((_, index) => meant[index] !== undefined);
  const values = meant.filter((value) => value !== undefined);
  const asked = asFunction(expression, reading, names);
  if (asked !== undefined) return asked.invoke(values);
  const known = Object.fromEntries(names.map((name, index) => [name, values[index]]));
  return evaluate(expression, { ...patternFunctions, ...known }).value;
}

/** Whether a condition holds. Null, which comes from answers that are not there yet, does not. */
export function holds(expression: string, scope: FeelScope): boolean {
  let known = results.get(scope);
  if (known === undefined) {
    known = new Map();
    results.set(scope, known);
  }
  let result = known.get(expression);
  if (result === undefined) {
    result = evaluateFeel(expression, scope) === true;
    known.set(expression, result);
  }
  return result;
}

// A scope never changes, and the same conditions are asked of it at every step: evaluating them once is enough.
const results = new WeakMap<FeelScope, Map<string, boolean>>();

const NAME = /[a-z][a-z0-9_]*/gi;

/** An expression that was read, as a function of the names in it that mean something. */
interface Reading {
  /** Every word in it that could be a name. */
  readonly mentioned: readonly string[];
  /** The function's definition; other names mean something in another template. */
  definition?: string;
  feel?: FeelFunction | undefined;
  asked: number;
}

/** More expressions than the templates of an installation have; drafts that are checked come and go. */
const READINGS_KEPT = 2_000;

/** How often one reading is asked before it is read anew: it keeps a warning for each answer that is not there yet. */
const ASKED_AT_MOST = 100;

const readings = new Map<string, Reading>();

function readingOf(expression: string): Reading {
  const known = readings.get(expression);
  if (known !== undefined) return known;
  if (readings.size >= READINGS_KEPT) readings.clear();
  const reading = { mentioned: [...new Set(expression.match(NAME) ?? [])], asked: 0 };
  readings.set(expression, reading);
  return reading;
}

// Reading an expression takes a hundred times as long as asking it. FEEL itself has the way to read it once: a function
// definition, whose value can be called with other answers each time. Nothing for a text that cannot be its body.
function asFunction(
  expression: string,
  reading: Reading,
  names: readonly string[],
): FeelFunction | undefined {
  const definition = `function(${names.join(', ')}) ${expression}`;
  if (reading.definition !== definition || reading.asked >= ASKED_AT_MOST) {
    reading.definition = definition;
    reading.feel = read(definition);
    reading.asked = 0;
  }
  reading.asked += 1;
  return reading.feel;
}

function read(definition: string): FeelFunction | undefined {
  try {
    const { value } = evaluate(definition, patternFunctions);
    return isFunction(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
