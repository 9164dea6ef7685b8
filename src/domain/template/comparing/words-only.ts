import type { Template } from '../model/types.ts';

/** What a file, role, stage or step only says, in whatever form: it decides nothing. */
const said: ReadonlySet<string> = new Set([
  ...['title', 'noun', 'ask', 'done', 'button', 'summary', 'source', 'furtherLanguages'],
  // Of a form, and of its fields; a field can have one of these names, see `unworded`.
  ...['description', 'x-labels'],
]);

/**
 * Whether two versions of a model trajectory differ in nothing but words: titles, what staff call a step, what is asked and
 * read, what a button says, the summary, the source and the further languages, and in forms titles, descriptions and the words of choices. Ids, roles,
 * moments, conditions, fields, what a field takes, choices and what they lead to, and reminders are the same. Such a version
 * reaches running trajectories at once: what is decided for them, and when, stays the same.
 */
export function differsInWordsOnly(before: Template, after: Template): boolean {
  return JSON.stringify(unworded(before)) === JSON.stringify(unworded(after));
}

/** A value without the words in it; the names of fields in `properties` are no words. */
function unworded(value: unknown, isFields = false): unknown {
  if (Array.isArray(value)) return value.map((one) => unworded(one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => isFields || !said.has(key))
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, one]) => [key, unworded(one, key === 'properties' && !isFields)]),
  );
}
