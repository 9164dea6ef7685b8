import { allParts, type FeelPart, feelTree, namesOf, textIn } from '../conditions/feel-tree.ts';

/** Something that is written out in a condition; null where it asks whether there is an answer. */
export type Literal = string | number | boolean | null;

/** A path that a condition reads, with what it is compared with there. */
export interface Reference {
  /** From left to right, such as `wish`, `half_days`. */
  readonly path: readonly string[];
  readonly literals: readonly Literal[];
  /** The other paths in the same comparison. */
  readonly beside: readonly (readonly string[])[];
  /** What is compared is made of the answers, so that no value in the comparison shows which answers it tells apart. */
  readonly isComputed: boolean;
}

/** Functions whose values are still those of the answer, or of its size. */
const PLAIN = new Set(['list contains', 'count', 'string length', 'contains', 'starts with', 'ends with']);

const SPLITS = new Set(['Conjunction', 'Disjunction', 'IfExpression']);

/** The paths that an expression reads, comparison by comparison. */
export function referencesIn(expression: string): readonly Reference[] {
  return comparisonsIn(feelTree(expression)).flatMap((comparison) => {
    const paths = pathsIn(comparison);
    const literals = allParts(comparison).flatMap(literalOf);
    const isComputed = allParts(comparison).some(computes);
    return paths.map((path) => ({
      path,
      literals,
      beside: paths.filter((other) => other !== path),
      isComputed,
    }));
  });
}

// What stands beside `and`, `or` or in `not(…)` is asked by itself.
function comparisonsIn(part: FeelPart): readonly FeelPart[] {
  const isNot = part.kind === 'FunctionInvocation' && part.parts[0]?.text === 'not';
  if (SPLITS.has(part.kind)) return part.parts.flatMap(comparisonsIn);
  return isNot ? part.parts.slice(1).flatMap(({ parts }) => parts.flatMap(comparisonsIn)) : [part];
}

function computes({ kind, parts }: FeelPart): boolean {
  return (
    kind === 'ArithmeticExpression' || (kind === 'FunctionInvocation' && !PLAIN.has(parts[0]?.text ?? ''))
  );
}

function pathsIn(part: FeelPart): readonly (readonly string[])[] {
  const path = part.kind === 'PathExpression' ? namesOf(part) : [];
  return path.length > 0 ? [path] : part.parts.flatMap(pathsIn);
}

function literalOf({ kind, text }: FeelPart): Literal[] {
  switch (kind) {
    case 'StringLiteral':
      return [textIn(text)];
    case 'NumericLiteral':
      return [Number(text)];
    case 'BooleanLiteral':
      return [text === 'true'];
    case 'null':
      return [null];
    default:
      return [];
  }
}
