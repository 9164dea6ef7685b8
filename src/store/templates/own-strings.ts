/**
 * A copy whose strings are their own. One that was cut out of a file keeps that file in memory, and has two bytes for each of its letters
 * as soon as one letter of the file needs them, with every text that is put together from it.
 * @param value data: objects, arrays and strings; what stands in it twice stands in the copy twice, as one
 */
export function withOwnStrings<T>(value: T): T {
  const copies = new Map<object, unknown>();
  const copy = (part: unknown): unknown => {
    if (typeof part === 'string') return withItsOwnLetters(part);
    if (typeof part !== 'object' || part === null) return part;
    const known = copies.get(part);
    if (known !== undefined) return known;
    const made = Array.isArray(part)
      ? part.map(copy)
      : Object.fromEntries(Object.entries(part).map(([key, each]) => [key, copy(each)]));
    copies.set(part, made);
    return made;
  };
  return copy(value) as T;
}

/** Made of bytes anew, it takes as little as it needs. Half of a pair of letters stays what it is. */
function withItsOwnLetters(text: string): string {
  const made = Buffer.from(text).toString();
  return made === text ? made : text;
}
