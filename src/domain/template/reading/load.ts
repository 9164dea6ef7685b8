import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Text } from '../../text.ts';
import type { Template } from '../model/types.ts';
import { circlesOf } from './circles.ts';
import { normalise } from './normalise.ts';
import { filePlaces, referenceErrors } from './references.ts';
import { type TemplateFile, templateFile } from './schema.ts';
import { type ShapeError, shapeErrors } from './shape-errors.ts';
import { yamlMessage } from './yaml-errors.ts';

/** One thing wrong in a template file: where it stands and what would be right. */
export interface TemplateError {
  /** Line in the file, from 1; absent when it concerns the file as a whole. */
  readonly line?: number;
  /** Keys from the top of the file, joined by dots. */
  readonly path: string;
  /** Id of the step, module, track, phase or role in which it stands, when that has one already. */
  readonly within?: string;
  readonly message: Text;
  /** Set where it is more than a slip of the pen: steps or stages wait for each other. */
  readonly rule?: 'circle';
}

/** What reading a template file gives: the template, or everything that is wrong with the file. */
export type ParsedTemplate =
  | {
      readonly ok: true;
      readonly template: Template;
      /** The file as it was written, with the right shape. */
      readonly file: TemplateFile;
      readonly lineOfNode: LineOfNode;
    }
  | { readonly ok: false; readonly errors: readonly TemplateError[] };

/** The line on which a node stands in its file, or one of its keys; for an id that is no node's, of that key at the top. */
export type LineOfNode = (id: string, ...keys: readonly (string | number)[]) => number | undefined;

/** The line on which a key stands, by its path in the file; the nearest enclosing key when it is absent. */
type LineOf = (path: readonly (string | number)[]) => number | undefined;

/**
 * Reads a model trajectory from YAML, checks it against the schema and its inner references, and fills in defaults.
 * Never throws: whatever is wrong comes back with its line.
 */
export function parseTemplate(yaml: string): ParsedTemplate {
  const tooLarge = sizeError(yaml);
  if (tooLarge !== undefined) return { ok: false, errors: [tooLarge] };
  const lines = new LineCounter();
  const document = documentOf(yaml, lines);
  if (document === undefined) return { ok: false, errors: [tooDeep] };
  // The first only: what cannot be read leads to errors in everything after it.
  const [unreadable] = document.errors;
  if (unreadable !== undefined) {
    const { line } = lines.linePos(unreadable.pos[0]);
    return { ok: false, errors: [{ line, path: '', message: yamlMessage(unreadable) }] };
  }
  const lost = lostKey(document, lines);
  if (lost !== undefined) return { ok: false, errors: [lost] };
  const lineOf: LineOf = (path) => lineAt(document.contents, path, lines);
  const values = valuesOf(document, lines);
  if (!values.ok) return values;
  const parsed = templateFile.safeParse(values.value);
  if (!parsed.success) {
    const shape = shapeErrors(parsed.error.issues.slice(0, MOST_ERRORS), values.value);
    const references = referencesDespite(shape, values.value);
    return {
      ok: false,
      errors: [...shape, ...references]
        .slice(0, MOST_ERRORS)
        .map((error) => located(lineOf, error, values.value)),
    };
  }
  const places = filePlaces(parsed.data);
  if (places.size > MOST_NODES) return { ok: false, errors: [tooMany(lineOf(['phases']))] };
  const errors = referenceErrors(parsed.data)
    .slice(0, MOST_ERRORS)
    .map((error) => located(lineOf, error, values.value));
  if (errors.length > 0) return { ok: false, errors };
  const lineOfNode: LineOfNode = (id, ...keys) => lineOf([...(places.get(id) ?? [id]), ...keys]);
  const template = normalise(parsed.data);
  const circles = circlesOf(template).map(({ at: [id, ...keys], message }): TemplateError => {
    const path = [...(places.get(id) ?? [id]), ...keys];
    return { ...located(lineOf, { path, message }, values.value), rule: 'circle' };
  });
  return circles.length > 0
    ? { ok: false, errors: circles }
    : { ok: true, template, file: parsed.data, lineOfNode };
}

/**
 * The name of the model trajectory in a file that may be half finished; `undefined` when it cannot be read yet. Never
 * throws.
 */
export function templateIdIn(yaml: string): string | undefined {
  if (sizeError(yaml) !== undefined) return undefined;
  const contents = documentOf(yaml, new LineCounter())?.contents;
  const id = isMap(contents) ? contents.get('template') : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** Letters and lines of a file; the largest model trajectory that we know has a quarter of the one and a seventh of the other. */
const LONGEST_FILE = 300_000;
const MOST_LINES = 10_000;

/** Of more mistakes nobody reads; most of them follow from the first. */
const MOST_ERRORS = 100;

function sizeError(yaml: string): TemplateError | undefined {
  let line = 1;
  for (let at = yaml.indexOf('\n'); at >= 0 && line <= MOST_LINES; at = yaml.indexOf('\n', at + 1)) line += 1;
  if (line <= MOST_LINES && yaml.length <= LONGEST_FILE) return undefined;
  const long = line > MOST_LINES ? line : yaml.slice(0, LONGEST_FILE).split('\n').length;
  return {
    line: long,
    path: '',
    message: {
      nl: `Dit bestand is te groot: het heeft hoogstens ${MOST_LINES} regels en ${LONGEST_FILE} tekens.`,
      en: `This file is too large: it has at most ${MOST_LINES} lines and ${LONGEST_FILE} characters.`,
    },
  };
}

/** Roles, phases, modules, tracks and steps together; ten times what the largest that we know has. */
const MOST_NODES = 1_000;

function tooMany(line: number | undefined): TemplateError {
  return {
    ...(line === undefined ? {} : { line }),
    path: 'phases',
    message: {
      nl: `Een modeltraject heeft hoogstens ${MOST_NODES} rollen, fasen en stappen samen.`,
      en: `A template has at most ${MOST_NODES} roles, phases and steps together.`,
    },
  };
}

const tooDeep: TemplateError = {
  line: 1,
  path: '',
  message: {
    nl: 'In dit bestand staat te veel in elkaar: zoveel haakjes of streepjes schrijft niemand.',
    en: 'Too much is nested in this file: nobody writes so many brackets or dashes.',
  },
};

// What is nested thousands deep takes more room than there is to read it.
function documentOf(yaml: string, lines: LineCounter): Document | undefined {
  try {
    return parseDocument(yaml, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

// A key of this name would be passed over in silence, with everything under it.
function lostKey(document: Document, lines: LineCounter): TemplateError | undefined {
  let offset: number | undefined;
  visit(document, {
    Pair: (_, { key }) => {
      if (!isScalar(key) || key.value !== '__proto__') return undefined;
      offset = key.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  if (offset === undefined) return undefined;
  const message = { nl: '__proto__ kan hier geen naam zijn.', en: '__proto__ cannot be a name here.' };
  return { line: lines.linePos(offset).line, path: '', message };
}

type Values = { readonly ok: true; readonly value: unknown } | Extract<ParsedTemplate, { ok: false }>;

// What is repeated with `*name` is filled in here, which fails when there is no such name, or far too much to fill in.
function valuesOf(document: Document, lines: LineCounter): Values {
  try {
    return { ok: true, value: document.toJS() };
  } catch {
    return { ok: false, errors: [repetitionError(document, lines)] };
  }
}

function repetitionError(document: Document, lines: LineCounter): TemplateError {
  const named = new Set<string>();
  const used = new Map<string, { times: number; readonly offset: number }>();
  let unknown: { readonly name: string; readonly offset: number } | undefined;
  visit(document, {
    Node: (_, node) => {
      if ('anchor' in node && typeof node.anchor === 'string') named.add(node.anchor);
    },
    Alias: (_, { source, range }) => {
      if (named.has(source)) {
        const before = used.get(source);
        used.set(source, { times: (before?.times ?? 0) + 1, offset: before?.offset ?? range?.[0] ?? 0 });
        return undefined;
      }
      unknown = { name: source, offset: range?.[0] ?? 0 };
      return visit.BREAK;
    },
  });
  if (unknown === undefined) {
    const message = {
      nl: 'In dit bestand wordt te veel herhaald met *.',
      en: 'Too much is repeated with * in this file.',
    };
    const [most] = [...used.values()].sort((one, other) => other.times - one.times);
    return { ...(most === undefined ? {} : { line: lines.linePos(most.offset).line }), path: '', message };
  }
  const { name, offset } = unknown;
  return {
    line: lines.linePos(offset).line,
    path: '',
    message: {
      nl: `*${name} herhaalt iets dat er niet is: zet er eerst &${name} bij.`,
      en: `*${name} repeats something that is not there: mark it with &${name} first.`,
    },
  };
}

// Follows a path as far as the file goes, and gives the line of the last key or item on the way.
function lineAt(
  contents: unknown,
  path: readonly (string | number)[],
  lines: LineCounter,
): number | undefined {
  let node = contents;
  let offset = isNode(node) ? node.range?.[0] : undefined;
  for (const key of path) {
    const pair = isMap(node)
      ? node.items.find((item) => isScalar(item.key) && item.key.value === key)
      : undefined;
    const next = pair === undefined ? (isSeq(node) ? node.items[Number(key)] : undefined) : pair.value;
    if (pair === undefined && next === undefined) break;
    const place = pair === undefined ? next : pair.key;
    offset = isNode(place) ? (place.range?.[0] ?? offset) : offset;
    node = next;
  }
  return offset === undefined ? undefined : lines.linePos(offset).line;
}

function located(
  lineOf: LineOf,
  { path, message }: { readonly path: readonly (string | number)[]; readonly message: Text },
  file: unknown,
): TemplateError {
  const line = lineOf(path);
  const within = nodeAt(file, path);
  return {
    ...(line === undefined ? {} : { line }),
    path: path.join('.'),
    ...(within === undefined ? {} : { within }),
    message,
  };
}

const idKeys = ['step', 'module', 'track', 'phase', 'role'];

/** The id of the innermost item on the way along a path. */
function nodeAt(file: unknown, path: readonly (string | number)[]): string | undefined {
  let value = file;
  let found: string | undefined;
  for (const key of path) {
    value = (value as { readonly [key: string]: unknown } | null | undefined)?.[key];
    if (typeof key !== 'number' || typeof value !== 'object' || value === null) continue;
    const [name] = idKeys.filter((one) => one in (value as object));
    const id = name === undefined ? undefined : (value as { readonly [key: string]: unknown })[name];
    // A rung or an option inside the step has no id of these; the `role` of a step comes after its own.
    if (typeof id === 'string') found = id;
  }
  return found;
}

// A wrong name is said together with a wrong duration, so that one run is enough. Where the file has not the shape in which
// names can be looked up at all, what is wrong with its shape is mended first.
function referencesDespite(shape: readonly ShapeError[], file: unknown): ReturnType<typeof referenceErrors> {
  try {
    const said = new Set(shape.map(({ path }) => path.join('.')));
    return referenceErrors(file as TemplateFile).filter(({ path }) => !said.has(path.join('.')));
  } catch {
    return [];
  }
}
