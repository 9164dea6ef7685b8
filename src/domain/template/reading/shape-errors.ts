import { z } from 'zod';
import type { Text } from '../../text.ts';
import { nearest } from '../nearest.ts';
import { reservedNames, templateFile, UNBOUNDED } from './schema.ts';

/** Something in a template file that does not have the shape it should, in words for who wrote the file. */
export interface ShapeError {
  /** Keys from the top of the file; of a key that is not known, the key itself. */
  readonly path: readonly (string | number)[];
  readonly message: Text;
}

type Issue = z.core.$ZodIssue;

/** What the schema says in English of a value that it refuses, in Dutch. */
const dutch: { readonly [english: string]: string } = {
  'a duration is written as in ISO 8601, for example P2W, P10D, P3M or P1Y':
    'een duur schrijf je zoals P10D (tien dagen), P2W (twee weken), P3M (drie maanden) of P1Y (een jaar)',
  'a duration has no minus: the key says which way it counts':
    'een duur heeft geen minteken: de sleutel zegt in welke richting er geteld wordt',
  'a duration is at most a hundred years': 'een duur is hoogstens honderd jaar',
  'what comes back does so after a day at least': 'wat terugkomt, doet dat na minstens één dag',
  'a date is written as 2027-03-01': 'een datum schrijf je als 2027-03-01',
  'a quarter is written as 2027-Q1': 'een kwartaal schrijf je als 2027-Q1',
  'that is very far away: check the year': 'dat is wel erg ver weg: kijk het jaartal na',
  'the end of a phase has exactly one of on and with':
    'het einde van een fase heeft precies één van on en with',
  'a rung has exactly one of at, before and after': 'een trede heeft precies één van at, before en after',
};

const unreadable: Text = {
  nl: 'Deze voorwaarde is niet te lezen: zet teksten tussen dubbele aanhalingstekens en vergelijk met één =, zoals stap.veld = "waarde".',
  en: 'This condition cannot be read: put texts between double quotes and compare with one =, as in step.field = "value".',
};

const unbounded: Text = {
  nl: 'Deze voorwaarde kost te veel rekenwerk: begrens waarover ze loopt met getallen, of splits ze.',
  en: 'This condition costs too much to work out: bound what it goes through with numbers, or split it.',
};

const CONDITIONS = new Set(['when', 'requires', 'until', 'if', 'level']);

/** What a schema found wrong, one after the other; what is wrong inside an alternative is named where it stands. */
export function shapeErrors(issues: readonly Issue[], file: unknown): readonly ShapeError[] {
  return issues.flatMap((issue) => errorsOf(issue, [], file));
}

function errorsOf(issue: Issue, above: ShapeError['path'], file: unknown): readonly ShapeError[] {
  const path = [...above, ...(issue.path as (string | number)[])];
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
      if (CONDITIONS.has(String(path.at(-1)))) {
        return [{ path, message: issue.message === UNBOUNDED ? unbounded : unreadable }];
      }
      if (path.at(-1) === 'step') return [{ path, message: reserved(String(valueAt(file, path))) }];
      return [
        {
          path,
          message: {
            nl: sentence(dutch[issue.message] ?? issue.message),
            en: sentence(issue.message),
          },
        },
      ];
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
  const [first = ''] = keys;
  if (!TEXTS.has(String(path.at(-1))))
    return keys.map((key) => ({ path: [...path, key], message: unknownKey(key) }));
  const message = {
    nl: `Een tekst heeft alleen nl en en, geen ‘${first}’. Zet een tekst waarin een komma of dubbelepunt staat tussen aanhalingstekens: 'Ja, graag'.`,
    en: `A text has only nl and en, no “${first}”. Put a text with a comma or colon in it between quotes: 'Yes, please'.`,
  };
  return [{ path: [...path, first], message }];
}

function unknownKey(key: string): Text {
  if (knownKeys().has(key)) {
    return {
      nl: `‘${key}’ kan hier niet staan; kijk naar de inspringing, en in docs/templates.md waar het hoort.`,
      en: `“${key}” cannot stand here; look at the indentation, and in docs/templates.md where it belongs.`,
    };
  }
  const meant = nearest(key, [...knownKeys()]);
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

const TEXTS = new Set(['title', 'summary', 'ask', 'done']);

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
  const text = TEXTS.has(key) && expected === 'object';
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

function reserved(name: string): Text {
  const taken = reservedNames.join(', ');
  return {
    nl: `Een stap kan niet ${name} heten: ${taken} betekenen al iets in voorwaarden en taken. Geef een langere naam, zoals ask_${name}.`,
    en: `A step cannot be called ${name}: ${taken} mean something already in conditions and tasks. Give it a longer name, as in ask_${name}.`,
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

let keys: ReadonlySet<string> | undefined;

/** Every key that a template file can have, wherever it stands. */
function knownKeys(): ReadonlySet<string> {
  keys ??= new Set(propertyNames(z.toJSONSchema(templateFile, { io: 'input', reused: 'inline' })));
  return keys;
}

function propertyNames(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => [
    ...(key === 'properties' ? Object.keys(value as object) : []),
    ...propertyNames(value),
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
