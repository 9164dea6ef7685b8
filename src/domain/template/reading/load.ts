import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Text } from '../../text.ts';
import type { Template } from '../model/types.ts';
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
}

export type ParsedTemplate =
  | { readonly ok: true; readonly template: Template; readonly lineOfNode: LineOfNode }
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
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  // The first only: what cannot be read leads to errors in everything after it.
  const [unreadable] = document.errors;
  if (unreadable !== undefined) {
    const { line } = lines.linePos(unreadable.pos[0]);
    return { ok: false, errors: [{ line, path: '', message: yamlMessage(unreadable) }] };
  }
  const lineOf: LineOf = (path) => lineAt(document.contents, path, lines);
  const values = valuesOf(document, lines);
  if (!values.ok) return values;
  const parsed = templateFile.safeParse(values.value);
  if (!parsed.success) {
    const shape = shapeErrors(parsed.error.issues, values.value);
    const references = referencesDespite(shape, values.value);
    return {
      ok: false,
      errors: [...shape, ...references].map((error) => located(lineOf, error, values.value)),
    };
  }
  const errors = referenceErrors(parsed.data).map((error) => located(lineOf, error, values.value));
  if (errors.length > 0) return { ok: false, errors };
  const places = filePlaces(parsed.data);
  return {
    ok: true,
    template: normalise(parsed.data),
    lineOfNode: (id, ...keys) => lineOf([...(places.get(id) ?? [id]), ...keys]),
  };
}

/**
 * The name of the model trajectory in a file that may be half finished; `undefined` when it cannot be read yet. Never
 * throws.
 */
export function templateIdIn(yaml: string): string | undefined {
  const { contents } = parseDocument(yaml, { prettyErrors: false, logLevel: 'silent' });
  const id = isMap(contents) ? contents.get('template') : undefined;
  return typeof id === 'string' ? id : undefined;
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
  let unknown: { readonly name: string; readonly offset: number } | undefined;
  visit(document, {
    Node: (_, node) => {
      if ('anchor' in node && typeof node.anchor === 'string') named.add(node.anchor);
    },
    Alias: (_, { source, range }) => {
      if (named.has(source)) return undefined;
      unknown = { name: source, offset: range?.[0] ?? 0 };
      return visit.BREAK;
    },
  });
  if (unknown === undefined) {
    const message = {
      nl: 'In dit bestand wordt te veel herhaald met *.',
      en: 'Too much is repeated with * in this file.',
    };
    return { path: '', message };
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
