import { decodeCursor, type Page, type PageRequest, pageOf } from '../store/database/values.ts';

/**
 * A page of what was put in order of a key; a list that was counted a moment ago is counted again for the next page,
 * which begins after the last key that was seen.
 */
export function pageAfter<Item>(
  items: readonly Item[],
  page: PageRequest,
  keyOf: (item: Item) => readonly [string, string],
): Page<Item> {
  const after = decodeCursor(page.cursor, 2);
  const sorted = items
    .map((item) => ({ item, key: keyOf(item) }))
    .sort((a, b) => compareKeys(a.key, b.key))
    .filter(({ key }) => after === undefined || compareKeys(key, after) > 0)
    .slice(0, page.limit + 1);
  return pageOf(
    sorted.map(({ item }) => item),
    page.limit,
    keyOf,
  );
}

function compareKeys(a: readonly string[], b: readonly string[]): number {
  for (const [index, part] of a.entries()) {
    const other = b[index] ?? '';
    if (part !== other) return part < other ? -1 : 1;
  }
  return 0;
}
