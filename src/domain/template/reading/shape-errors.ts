import { z } from 'zod';
import type { Text } from '../../text.ts';
import { nearest } from '../nearest.ts';
import type { ValueKind } from './keys/values.ts';
import { templateFile } from './schema.ts';
import { declaredIn, notDeclared } from './text-languages.ts';

/** Something in a template file that does not have the shape it should, in words for who wrote the file. */
export interface ShapeError {
  /** Keys from the top of the file; of a key that is not known, the key itself. */
  readonly path: readonly (string | number)[];
  readonly message: Text;
}

type Issue = z.core.$ZodIssue;

/** What a schema found wrong, one after the other; what is wrong inside an alternative is named where it stands. */
export function shapeErrors(issues: readonly Issue[], file: unknown): readonly ShapeError[] {
  return issues.flatMap((issue) => errorsOf(issue, [], file));
}

function errorsOf(issue: Issue, above: ShapeError['path'], file: unknown): readonly ShapeError[] {
  const path = [...above, ...(issue.path as (string | number)[])];
  const [holder, key] = path.slice(-2).map(String);
  const declared = declaredIn(file);
  if (key !== undefined && knownKeys().ofTexts.has(holder ?? '') && !declared.includes(key))
    return [{ path, message: notDeclared(key, declared) }];
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownKeys(path, issue.keys);
    case 'invalid_union': {
      const inner = likeliest(issue.errors);
      return inner.length > 0
        ? inner.flatMap((one) => errorsOf(one, path, file))
        : [{ path, message: both(issue.message) }];
    }
    case 'invalid_value':
      return [{ path, message: notAmong(path, valueAt(file, path), issue.values) }];
    case 'invalid_type':
      return [{ path, message: wrongType(path, valueAt(file, path), issue.expected) }];
    case 'invalid_format':
      return [
        {
          path,
          message: wrongName(valueAt(file, path), issue.format === 'regex' ? issue.pattern : undefined),
        },
      ];
    case 'too_small':
      return [{ path, message: tooSmall(path, issue.origin) }];
    case 'too_big':
      return [{ path, message: tooBig(issue.origin, Number(issue.maximum)) }];
    default:
      return [{ path, message: saidOf(issue) }];
  }
}

function tooBig(origin: string, most: number): Text {
  return origin === 'number' || origin === 'int'
    ? { nl: `Dit is hoogstens ${most}.`, en: `This is at most ${most}.` }
    : { nl: `Hier staan er hoogstens ${most}.`, en: `There are at most ${most} of these.` };
}

// Of the alternatives, the one that was followed furthest is the one that was meant.
function likeliest(alternatives: readonly (readonly Issue[])[]): readonly Issue[] {
  const depth = (issues: readonly Issue[]) => Math.max(0, ...issues.map((issue) => issue.path.length));
  return alternatives.reduce<readonly Issue[]>(
    (best, one) => (best.length === 0 || depth(one) > depth(best) ? one : best),
    [],
  );
}

function unknownKeys(path: ShapeError['path'], keys: readonly string[]): readonly ShapeError[] {
  return keys.map((key) => ({ path: [...path, key], message: unknownKey(key) }));
}

function unknownKey(key: string): Text {
  if (knownKeys().all.has(key)) {
    return {
      nl: `‘${key}’ kan hier niet staan; kijk naar de inspringing, en in docs/templates.md waar het hoort.`,
      en: `“${key}” cannot stand here; look at the indentation, and in docs/templates.md where it belongs.`,
    };
  }
  const meant = nearest(key, [...knownKeys().all]);
  return meant === undefined
    ? {
        nl: `‘${key}’ is geen bekende sleutel; docs/templates.md noemt ze allemaal.`,
        en: `“${key}” is not a key that is known; docs/templates.md names them all.`,
      }
    : {
        nl: `‘${key}’ is geen bekende sleutel; bedoel je ‘${meant}’?`,
        en: `“${key}” is not a key that is known; do you mean “${meant}”?`,
      };
}

function notAmong(path: ShapeError['path'], value: unknown, values: readonly unknown[]): Text {
  const choices = values.map(String).join(', ');
  return value === undefined || value === null
    ? {
        nl: `Hier ontbreekt ${path.at(-1)}; kies uit ${choices}.`,
        en: `${path.at(-1)} is missing here; choose from ${choices}.`,
      }
    : {
        nl: `‘${value}’ kan hier niet; kies uit ${choices}.`,
        en: `“${value}” cannot be here; choose from ${choices}.`,
      };
}

const kinds: { readonly [expected: string]: Text } = {
  string: { nl: 'een tekst of naam', en: 'a text or name' },
  number: { nl: 'een getal', en: 'a number' },
  int: { nl: 'een geheel getal', en: 'a whole number' },
  boolean: { nl: 'true of false', en: 'true or false' },
  array: { nl: 'een lijst: een streepje (-) voor elk deel', en: 'a list: a dash (-) before each part' },
  object: { nl: 'een of meer regels met een sleutel', en: 'one or more lines with a key' },
};

function wrongType(path: ShapeError['path'], value: unknown, expected: string): Text {
  const key = String(path.at(-1) ?? '');
  const text = knownKeys().ofTexts.has(key) && expected === 'object';
  const kind = text ? { nl: 'een tekst in nl en en', en: 'a text in nl and en' } : kinds[expected];
  const wanted = kind ?? { nl: expected, en: expected };
  if (value === undefined || value === null) {
    return {
      nl: `Hier ontbreekt ${key}; daar hoort ${wanted.nl}.`,
      en: `${key} is missing here; it is ${wanted.en}.`,
    };
  }
  return { nl: `Bij ${key} hoort ${wanted.nl}.`, en: `With ${key} goes ${wanted.en}.` };
}

// Names that conditions read have an underscore between their words, all others a hyphen.
function wrongName(value: unknown, pattern: string | undefined): Text {
  const between = pattern?.includes('_') ? '_' : '-';
  const example = String(value)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, between)
    .replace(/^[^a-z]+|[_-]+$/g, '');
  const suggestion =
    example === '' ? { nl: '', en: '' } : { nl: `, zoals ${example}`, en: `, as in ${example}` };
  return {
    nl: `‘${value}’ kan geen naam zijn: die begint met een letter en heeft verder kleine letters, cijfers en ${between}${suggestion.nl}.`,
    en: `“${value}” cannot be a name: it starts with a letter and has small letters, digits and ${between}${suggestion.en}.`,
  };
}

function tooSmall(path: ShapeError['path'], origin: string): Text {
  const key = String(path.at(-1) ?? '');
  if (origin === 'number' || origin === 'int') {
    return { nl: `${key} is groter dan nul.`, en: `${key} is more than zero.` };
  }
  return {
    nl: `${key} is leeg; vul minstens één deel in.`,
    en: `${key} is empty; give it at least one part.`,
  };
}

/** What a key says itself of a value that it refuses; see `saying`. */
function saidOf(issue: Issue): Text {
  const dutch: unknown = issue.code === 'custom' ? issue.params?.nl : undefined;
  return { nl: sentence(typeof dutch === 'string' ? dutch : issue.message), en: sentence(issue.message) };
}

interface KnownKeys {
  /** Every key that a template file can have, wherever it stands. */
  readonly all: ReadonlySet<string>;
  /** Those that hold a text in both languages. */
  readonly ofTexts: ReadonlySet<string>;
}

let known: KnownKeys | undefined;

function knownKeys(): KnownKeys {
  if (known !== undefined) return known;
  const found = propertiesIn(z.toJSONSchema(templateFile, { io: 'input', reused: 'inline' }));
  const texts = found.filter(([, schema]) => schema.holds === ('text' satisfies ValueKind));
  known = { all: new Set(found.map(([name]) => name)), ofTexts: new Set(texts.map(([name]) => name)) };
  return known;
}

type Property = readonly [name: string, schema: { readonly holds?: unknown }];

function propertiesIn(schema: unknown): Property[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => [
    ...(key === 'properties' ? Object.entries(value as { [name: string]: Property[1] }) : []),
    ...propertiesIn(value),
  ]);
}

function valueAt(file: unknown, path: ShapeError['path']): unknown {
  return path.reduce<unknown>((value, key) => (value as { [key: string]: unknown } | null)?.[key], file);
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?!]$/.test(text) ? '' : '.'}`;
}

function both(message: string): Text {
  return { nl: message, en: message };
}
