import { evaluate } from 'feelin';

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

const NAME = /[a-z][a-z0-9_]*/gi;

/** The value of an expression; what has not been answered yet is null, as FEEL has it. */
export function evaluateFeel(expression: string, scope: FeelScope): unknown {
  const used: { [name: string]: unknown } = {};
  // Only the names that it mentions: preparing a scope of a hundred steps costs more than reading the condition.
  for (const name of expression.match(NAME) ?? []) if (name in scope) used[name] = scope[name];
  return evaluate(expression, used).value;
}

/** Whether a condition holds. Null, which comes from answers that are not there yet, does not. */
export function holds(expression: string, scope: FeelScope): boolean {
  const known = results.get(scope) ?? new Map<string, boolean>();
  results.set(scope, known);
  const result = known.get(expression) ?? evaluateFeel(expression, scope) === true;
  known.set(expression, result);
  return result;
}

// A scope never changes, and the same conditions are asked of it at every step: reading them once is enough.
const results = new WeakMap<FeelScope, Map<string, boolean>>();
