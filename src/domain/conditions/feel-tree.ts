import { evaluate, parseExpression } from 'feelin';

/** A part of a FEEL expression, as its grammar sees it. Brackets around a part are left out. */
export interface FeelPart {
  /** What it is, in the words of the grammar: `Comparison`, `PathExpression`, `StringLiteral`, … */
  readonly kind: string;
  /** How it is written. */
  readonly text: string;
  readonly parts: readonly FeelPart[];
}

type SyntaxNode = ReturnType<typeof parseExpression>['topNode'];

/** Words of the grammar that say something; the others only hold parts together. */
const TELLING = new Set(['in', 'between', 'null', '?']);

/** Deeper than anybody writes; what reads it goes down as deep. */
const DEEPEST = 100;

/**
 * The syntax tree of a text if it is a whole expression of FEEL, and nothing if it is not; `endless` when it is nested so
 * deeply, or is so long, that nobody wrote it. Nothing is evaluated.
 */
export function readableTree(expression: string): FeelPart | 'endless' | undefined {
  if (expression.length > LONGEST) return 'endless';
  let depth = 0;
  let deepest = 0;
  let isBroken = false;
  const tree = parseExpression(expression, {}, undefined);
  tree.iterate({
    enter: ({ type }) => {
      depth += 1;
      deepest = Math.max(deepest, depth);
      if (type.isError) isBroken = true;
    },
    leave: () => {
      depth -= 1;
    },
  });
  if (isBroken || tree.topNode.firstChild === null) return undefined;
  return deepest > DEEPEST ? 'endless' : feelTree(expression);
}

/** More than any condition needs: longer ones are several. */
const LONGEST = 4_000;

/** The syntax tree of an expression that can be read (see `feelFault`). */
export function feelTree(expression: string): FeelPart {
  const top = parseExpression(expression, {}, undefined).topNode.firstChild;
  return top === null ? { kind: 'null', text: expression, parts: [] } : partOf(top, expression);
}

/** A part and everything in it, from the outside in. */
export function allParts(part: FeelPart): readonly FeelPart[] {
  return [part, ...part.parts.flatMap(allParts)];
}

/** The names of a path from left to right; none when it does not begin with a name. */
export function namesOf({ kind, text, parts }: FeelPart): readonly string[] {
  if (kind === 'VariableName' || kind === 'PathName') return [text];
  if (kind !== 'PathExpression') return [];
  const [owner, field] = parts;
  const before = owner === undefined ? [] : namesOf(owner);
  return before.length === 0 || field === undefined ? [] : [...before, field.text];
}

/** The text that a text literal stands for. */
export function textIn(literal: string): string {
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal.slice(1, -1);
  }
}

/** Whether FEEL itself has a function of this name. */
export function isBuiltIn(name: string): boolean {
  let known = builtIns.get(name);
  if (known === undefined) {
    known = typeof evaluate(name, {}).value === 'function';
    builtIns.set(name, known);
  }
  return known;
}

const builtIns = new Map<string, boolean>();

function partOf(node: SyntaxNode, expression: string): FeelPart {
  const parts: FeelPart[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    const isTelling = /^[A-Z]/.test(child.name) || TELLING.has(child.name);
    if (isTelling && !child.type.isSkipped) parts.push(partOf(child, expression));
  }
  const [inner] = parts;
  if (node.name === 'ParenthesizedExpression' && inner !== undefined) return inner;
  return { kind: node.name, text: expression.slice(node.from, node.to), parts };
}
