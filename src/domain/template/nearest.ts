/**
 * The name that was probably meant by a word that is misspelt: at most two letters off, or one in a short word;
 * `undefined` when there is none.
 */
export function nearest(word: string, names: readonly string[]): string | undefined {
  const far = word.length < 5 ? 1 : 2;
  const found = names
    .map((name) => ({ name, distance: distance(word, name) }))
    .sort((a, b) => a.distance - b.distance)[0];
  return found !== undefined && found.distance <= far ? found.name : undefined;
}

/** Names, those that look most like a word first; of those that look as much like it, in their own order. */
export function byNearness(word: string, names: readonly string[]): readonly string[] {
  return names
    .map((name) => ({ name, distance: distance(word, name) }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ name }) => name);
}

/** How many letters one has to add, leave out, replace or swap with the next to make one word of the other. */
function distance(from: string, to: string): number {
  let [before, last] = [[] as number[], Array.from({ length: to.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const same = from[i - 1] === to[j - 1];
      row[j] = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (swapped) row[j] = Math.min(row[j] ?? 0, (before[j - 2] ?? 0) + 1);
    }
    [before, last] = [last, row];
  }
  return last[to.length] ?? 0;
}
