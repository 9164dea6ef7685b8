import { z } from 'zod';
import { type Keys, strictObjectOf } from './keys/key.ts';
import { tables } from './keys/tables.ts';
import type { ValueKind } from './keys/values.ts';

type Schema = {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: { readonly [key: string]: Schema };
  readonly required?: readonly string[];
  readonly pattern?: string;
  readonly holds?: ValueKind;
};

const kinds: { readonly [kind in ValueKind]: string } = {
  text: 'text in `nl` and `en`',
  duration: 'duration',
  date: 'date',
  'signed-duration': 'duration',
  'yearly-date': 'date or day of every year',
  anchor: 'moment',
  quarter: 'quarter',
  expression: 'expression',
};

/** The tables of every key of a template file, in Markdown, read from the keys themselves. */
export function templateReference(): string {
  return tables.map(({ heading, keys }) => table(heading, keys)).join('\n');
}

function table(heading: string, keys: Keys): string {
  const schema = z.toJSONSchema(strictObjectOf(keys), { io: 'input', reused: 'inline' }) as Schema;
  const rows = Object.entries(keys).map(([name, { meaning }]) => {
    const needed = schema.required?.includes(name) ? 'yes' : '';
    return `| \`${name}\` | ${needed} | ${kindOf(schema.properties?.[name] ?? {})} | ${meaning} |`;
  });
  return [`### ${heading}`, '', '| key | needed | value | meaning |', '|---|---|---|---|', ...rows, ''].join(
    '\n',
  );
}

/** A value in words that somebody who writes templates knows. */
function kindOf(schema: Schema): string {
  if (schema.holds !== undefined) return kinds[schema.holds];
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(', ');
  if (schema.const !== undefined) return `\`${schema.const}\``;
  if (schema.anyOf) return [...new Set(schema.anyOf.map(kindOf))].join(' or ');
  if (schema.type === 'array') return `list of ${kindOf(schema.items ?? {})}`;
  if (schema.type === 'object') return 'keys';
  if (schema.type === 'boolean') return '`true` or `false`';
  if (schema.type === 'integer' || schema.type === 'number') return 'number';
  return schema.pattern === undefined ? 'text' : 'name';
}
