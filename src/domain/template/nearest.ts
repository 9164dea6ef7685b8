import { distance } from 'fastest-levenshtein';

/**
 * The name that was probably meant by a word that is misspelt: at most two letters added, left out or replaced, or one in
 * a short word, where two letters may also have changed places; `undefined` when there is none.
 */
export function nearest(word: string, names: readonly string[]): string | undefined {
  const [name] = byNearness(word, names);
  if (name === undefined) return undefined;
  const off = distance(word, name);
  const isMeant = word.length < 5 ? off <= 1 || (off === 2 && hasSameLetters(word, name)) : off <= 2;
  return isMeant ? name : undefined;
}

/** Names, those that look most like a word first; of those that look as much like it, in their own order. */
export function byNearness(word: string, names: readonly string[]): readonly string[] {
  return names.toSorted((a, b) => distance(word, a) - distance(word, b));
}

const hasSameLetters = (one: string, other: string) =>
  [...one].toSorted().join('') === [...other].toSorted().join('');
