import { z } from 'zod';
import type { Feel, TemplateNode } from '../../model/types.ts';

/** One key of the template language: everything that reading, the reference and lint have to know of it. */
export interface Key<Shape extends z.ZodType = z.ZodType> {
  readonly shape: Shape;
  /** What it means, in Markdown, for who writes a template. */
  readonly meaning: string;
  /** Of a key that holds an expression in FEEL: where a node has it, and whether it says yes or no or gives any value. */
  readonly expression?: Expression;
}

/** Where a node of a template has the expression of a key, and what that gives. */
export interface Expression {
  readonly of: (node: TemplateNode) => Feel | undefined;
  readonly gives: 'boolean' | 'any';
}

/** The keys of one object of a template file, in the order of the reference. */
export type Keys = { readonly [key: string]: Key };

type Shapes<K extends Keys> = { -readonly [N in keyof K]: K[N]['shape'] };

/** Declares a key that holds no expression. */
export function key<Shape extends z.ZodType>(shape: Shape, meaning: string): Key<Shape> {
  return { shape, meaning };
}

/** Declares a key that holds an expression. */
export function expressionKey<Shape extends z.ZodType>(
  shape: Shape,
  meaning: string,
  of: Expression['of'],
  gives: Expression['gives'] = 'boolean',
): Key<Shape> {
  return { shape, meaning, expression: { of, gives } };
}

/** The object that has these keys and no others. */
export function strictObjectOf<K extends Keys>(keys: K) {
  const shapes = Object.entries(keys).map(([name, { shape }]) => [name, shape]);
  return z.strictObject(Object.fromEntries(shapes) as Shapes<K>);
}
