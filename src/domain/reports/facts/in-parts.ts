/** A cell of a table with the numbers that each part of what is counted has for it. */
export interface FoundInParts<Cell> {
  readonly cell: Cell;
  readonly parts: readonly (readonly [part: string, ...numbers: number[]])[];
}

/**
 * The numbers of cells, part by part, so that some parts can be counted anew and the others stay. Those of a part stand after
 * each other: the place of a cell among all cells, then its numbers.
 */
export interface InParts<Cell> {
  readonly cells: readonly Cell[];
  readonly parts: ReadonlyMap<string, Float64Array>;
}

/**
 * What was counted, over what was counted before.
 * @param width how many numbers each cell has
 * @param counted the parts that were counted; all of them if left out
 */
export function countedInParts<Cell>(
  before: InParts<Cell> | undefined,
  found: readonly FoundInParts<Cell>[],
  { width, counted }: { readonly width: number; readonly counted?: readonly string[] | undefined },
): InParts<Cell> {
  const cells = counted === undefined ? [] : [...(before?.cells ?? [])];
  const places = new Map(cells.map((cell, place) => [JSON.stringify(cell), place]));
  const numbers = new Map<string, number[]>();
  for (const { cell, parts: own } of found) {
    const key = JSON.stringify(cell);
    const place = places.get(key) ?? cells.push(cell) - 1;
    places.set(key, place);
    for (const [part, ...rest] of own) {
      if (rest.length !== width) throw new Error(`A cell has ${width} numbers, not ${rest.length}.`);
      const known = numbers.get(part) ?? [];
      known.push(place, ...rest);
      numbers.set(part, known);
    }
  }
  const parts = new Map(counted === undefined ? [] : before?.parts);
  for (const part of counted ?? []) parts.delete(part);
  for (const [part, some] of numbers) parts.set(part, Float64Array.from(some));
  return { cells, parts };
}

/**
 * The numbers of all parts together, of the cells that have any: always added in the order of the parts, so that the same comes out
 * whichever was counted last.
 */
export function addedUp<Cell>(
  { cells, parts }: InParts<Cell>,
  width: number,
): readonly { readonly cell: Cell; readonly numbers: readonly number[] }[] {
  const sums = cells.map(() => new Array<number>(width).fill(0));
  const isThere = new Set<number>();
  for (const part of [...parts.keys()].sort()) {
    const numbers = parts.get(part) ?? new Float64Array();
    for (let at = 0; at < numbers.length; at += width + 1) {
      const place = numbers[at] ?? 0;
      isThere.add(place);
      const sum = sums[place];
      for (let nth = 0; sum !== undefined && nth < width; nth += 1) {
        sum[nth] = (sum[nth] ?? 0) + (numbers[at + 1 + nth] ?? 0);
      }
    }
  }
  return cells.flatMap((cell, place) => (isThere.has(place) ? [{ cell, numbers: sums[place] ?? [] }] : []));
}

/** How many numbers are kept. */
export function sizeOf({ parts }: InParts<unknown>): number {
  let size = 0;
  for (const numbers of parts.values()) size += numbers.length;
  return size;
}
