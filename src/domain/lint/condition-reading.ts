import type { FeelPart } from '../conditions/feel-tree.ts';
import { positionOf, stepsOf } from '../template/model/lookup.ts';
import type { StepNode, Template } from '../template/model/types.ts';
import type { Meaning } from './condition-meaning.ts';
import type { Problem } from './condition-problems.ts';

/** Names that an expression itself brings, such as the variable of a `some … in … satisfies`. */
export type NamesInScope = ReadonlyMap<string, Meaning>;

/** One reading of an expression: for which template, and what was found wrong so far. */
export interface Reading {
  readonly template: Template;
  readonly problems: Problem[];
  /** Reads a part of the expression, whatever it is. */
  readonly read: (part: FeelPart, names: NamesInScope) => Meaning;
}

/** Names with more of them, of which nothing is known. */
export function withNames(names: NamesInScope, more: readonly string[]): NamesInScope {
  return new Map([...names, ...more.map((text) => [text, { text }] as const)]);
}

/** What is known of something that is one of several. */
export function oneOf(text: string, several: readonly Meaning[]): Meaning {
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

/** The step that a name stands for. */
export function stepCalled(name: string, { template }: Reading): StepNode | undefined {
  const node = positionOf(template, name)?.node;
  return node?.type === 'step' ? node : undefined;
}

/** The steps of which something can be read: what somebody answers. */
export function stepNames({ template }: Reading): readonly string[] {
  return stepsOf(template)
    .filter((step) => step.answers !== undefined || step.options !== undefined)
    .map((step) => step.id);
}
