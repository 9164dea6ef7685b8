import type { TemplateFile } from '../../template/reading/schema.ts';
import { type FurtherLanguage, isText, type Text } from '../../text.ts';

/** A text of a template, with where it stands. */
export interface TextInFile {
  /** Name of what it stands in, then its keys. */
  readonly at: string;
  /** The key that holds it: `ask`, `title` … */
  readonly key: string;
  /** Whether it belongs to a question of a form. */
  readonly isOfForm: boolean;
  readonly text: Text;
  /** What it says in further languages. */
  readonly further: { readonly [language: FurtherLanguage]: unknown };
}

const names = ['step', 'module', 'track', 'phase', 'role'];

/** Every text of a file, in its order. */
export function textsIn(file: TemplateFile): readonly TextInFile[] {
  const found: TextInFile[] = [];
  const visit = (value: unknown, path: readonly string[]) => {
    if (typeof value !== 'object' || value === null) return;
    if (isText(value)) {
      const { nl, en, ...further } = value;
      found.push({
        at: path.join('.'),
        key: path.at(-1) ?? '',
        isOfForm: path.includes('answers'),
        text: { nl, en },
        further,
      });
      return;
    }
    if (path.at(-1) === 'examples' || path[0] === 'accepted') return;
    for (const [key, inner] of Object.entries(value)) visit(inner, [...placeOf(value, path), key]);
  };
  visit(file, []);
  return found;
}

function placeOf(value: object, path: readonly string[]): readonly string[] {
  // An item of a list that has a name is found by it.
  if (!/^\d+$/.test(path.at(-1) ?? '')) return path;
  const name = names.find((one) => one in value);
  const id = name === undefined ? undefined : (value as { readonly [name: string]: unknown })[name];
  return typeof id === 'string' ? [id] : path;
}
