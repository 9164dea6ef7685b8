import { expect, it } from '@jest/globals';
import { z } from 'zod';
import { templateFile } from '../schema.ts';
import { strictObjectOf } from './key.ts';
import { expressionKeys, tables } from './tables.ts';

type Property = { readonly holds?: string; readonly anyOf?: readonly Property[] };
type Properties = { readonly [name: string]: Property };
const mayHold = ({ holds, anyOf = [] }: Property): boolean => holds === 'expression' || anyOf.some(mayHold);
const propertiesOf = (shape: z.ZodType) =>
  Object.entries((z.toJSONSchema(shape, { io: 'input', reused: 'inline' }).properties ?? {}) as Properties);

it('lint looks at every key that holds an expression', () => {
  const holding = tables.flatMap(({ keys, under }) =>
    propertiesOf(strictObjectOf(keys)).flatMap(([name, property]) =>
      mayHold(property) ? [under === undefined ? name : `${under}.${name}`] : [],
    ),
  );
  expect(expressionKeys.map(({ key }) => key.join('.')).sort()).toEqual([...new Set(holding)].sort());
});

it('the reference has a table for every object of a template file', () => {
  const described = new Set(tables.flatMap(({ keys }) => Object.keys(keys)));
  const namesIn = (schema: unknown): string[] =>
    typeof schema !== 'object' || schema === null
      ? []
      : Object.entries(schema).flatMap(([key, value]) => [
          ...(key === 'properties' ? Object.keys(value as object) : []),
          ...namesIn(value),
        ]);
  const names = namesIn(z.toJSONSchema(templateFile, { io: 'input', reused: 'inline' }));
  const explained = ['nl', 'en', 'module', 'track'];
  expect(names.filter((name) => !described.has(name) && !explained.includes(name))).toEqual([]);
});
