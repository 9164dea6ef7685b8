import type { FeelType } from './condition-meaning.ts';

/** What a function of FEEL takes, in order, and what it gives; `any` is not checked. */
export interface FeelSignature {
  readonly takes: readonly (FeelType | 'any')[];
  readonly gives: FeelType | 'any';
}

/** The functions of FEEL that conditions on answers have a use for. Source: DMN 1.5, 10.3.4. */
const signatures: { readonly [name: string]: FeelSignature } = {
  not: { takes: ['boolean'], gives: 'boolean' },
  'list contains': { takes: ['list', 'any'], gives: 'boolean' },
  count: { takes: ['list'], gives: 'number' },
  'string length': { takes: ['string'], gives: 'number' },
  'upper case': { takes: ['string'], gives: 'string' },
  'lower case': { takes: ['string'], gives: 'string' },
  substring: { takes: ['string', 'number', 'number'], gives: 'string' },
  'substring before': { takes: ['string', 'string'], gives: 'string' },
  'substring after': { takes: ['string', 'string'], gives: 'string' },
  contains: { takes: ['string', 'string'], gives: 'boolean' },
  'starts with': { takes: ['string', 'string'], gives: 'boolean' },
  'ends with': { takes: ['string', 'string'], gives: 'boolean' },
  matches: { takes: ['string', 'string', 'string'], gives: 'boolean' },
  replace: { takes: ['string', 'string', 'string'], gives: 'string' },
  split: { takes: ['string', 'string'], gives: 'list' },
  abs: { takes: ['number'], gives: 'number' },
  floor: { takes: ['number'], gives: 'number' },
  ceiling: { takes: ['number'], gives: 'number' },
  decimal: { takes: ['number', 'number'], gives: 'number' },
  modulo: { takes: ['number', 'number'], gives: 'number' },
  odd: { takes: ['number'], gives: 'boolean' },
  even: { takes: ['number'], gives: 'boolean' },
  min: { takes: [], gives: 'any' },
  max: { takes: [], gives: 'any' },
  sum: { takes: [], gives: 'number' },
  mean: { takes: [], gives: 'number' },
  string: { takes: ['any'], gives: 'string' },
  number: { takes: ['string'], gives: 'number' },
};

/** What is known of a function of FEEL; nothing for one that conditions have no use for. */
export function functionOf(name: string): FeelSignature | undefined {
  return Object.hasOwn(signatures, name) ? signatures[name] : undefined;
}
