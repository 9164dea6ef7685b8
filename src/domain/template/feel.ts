import { evaluate, type FeelFunction, isFunction } from 'feelin';

/** What conditions read: answers by step id, and facts of the trajectory. */
export type FeelScope = { readonly [name: string]: unknown };

/**
 * Whether a text can be read as a FEEL expression. `now()` and `today()` are refused: a condition must give the same
 * answer whenever it is asked.
 */
export function isFeel(expression: string): boolean {
  if (/\b(now|today)\s*\(/.test(expression)) return false;
  // Programmers write two; it reads as a comparison that never holds.
  if (expression.replace(/"[^"]*"/g, '').includes('==')) return false;
  try {
    evaluate(expression, {});
    return true;
  } catch {
    return false;
  }
}

/** The value of an expression; what has not been answered yet is null, as FEEL has it. */
export function evaluateFeel(expression: string, scope: FeelScope): unknown {
  // Only the names that it mentions: preparing a scope of a hundred steps costs more than reading the condition.
  const names = namesIn(expression).filter((name) => name in scope);
  const asked = asFunction(expression, names);
  if (asked !== undefined) return asked.invoke(names.map((name) => scope[name]));
  return evaluate(expression, Object.fromEntries(names.map((name) => [name, scope[name]]))).value;
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

/** More expressions than the templates of an installation have; drafts that are checked come and go. */
const EXPRESSIONS_KEPT = 2_000;

const namesByExpression = new Map<string, readonly string[]>();

function namesIn(expression: string): readonly string[] {
  return kept(namesByExpression, expression, () => [...new Set(expression.match(NAME) ?? [])]);
}

/** An expression that was read, as a function of the names that it mentions. */
interface Reading {
  readonly feel: FeelFunction | undefined;
  asked: number;
}

/** How often one reading is asked: it keeps a warning each time that an answer is not there yet. */
const ASKED_AT_MOST = 100;

const readings = new Map<string, Reading>();

// Reading an expression takes a hundred times as long as asking it. FEEL itself has the way to read it once: a function
// definition, whose value can be called with other answers each time. Nothing for a text that cannot be its body.
function asFunction(expression: string, names: readonly string[]): FeelFunction | undefined {
  const definition = `function(${names.join(', ')}) ${expression}`;
  const reading = kept(readings, definition, () => ({ feel: read(definition), asked: 0 }));
  reading.asked += 1;
  if (reading.asked >= ASKED_AT_MOST) readings.delete(definition);
  return reading.feel;
}

function read(definition: string): FeelFunction | undefined {
  try {
    const { value } = evaluate(definition, {});
    return isFunction(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function kept<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= EXPRESSIONS_KEPT) known.clear();
  const made = make();
  known.set(key, made);
  return made;
}
