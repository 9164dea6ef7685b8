import Table from 'cli-table3';

/** What stands in a cell; what is absent is shown as an empty cell. */
export type TableCell = string | number | undefined;

const GAP = 2;

/** No column is folded to less than this many characters, unless it has never more. */
const NARROWEST = 8;

/** Where a table is drawn. */
export interface TableOptions {
  /** Characters on a line; without it, as in a pipe or a file, lines are as long as they are. */
  readonly width?: number | undefined;
  /** Columns that are left out one after the other, the first first, where not even folding makes the others fit. */
  readonly dispensable?: readonly number[];
}

/**
 * Draws a table with a line under its head and none elsewhere, so that it can be read aloud and copied. In a terminal
 * that is too narrow for it, the widest columns are folded between words; when even that does not fit, columns that can
 * be missed are left out, and at last each row becomes a block with a line per cell.
 * @param head names of the columns
 */
export function table(
  head: readonly string[],
  rows: readonly (readonly TableCell[])[],
  { width, dispensable = [] }: TableOptions = { width: process.stdout.columns },
): string {
  const texts = rows.map((row) => head.map((_, column) => String(row[column] ?? '')));
  if (width === undefined) return drawn(head, texts);
  for (let missed = 0; missed <= dispensable.length; missed += 1) {
    const left = new Set(dispensable.slice(0, missed));
    const keep = <Value>(cells: readonly Value[]) => cells.filter((_, column) => !left.has(column));
    const fitting = foldedTo(width, keep(head), texts.map(keep));
    if (fitting !== undefined) return fitting;
  }
  return blocks(head, texts, width);
}

function foldedTo(width: number, head: readonly string[], rows: readonly string[][]): string | undefined {
  const widths = fittingWidths(
    head.map((name, column) => [name, ...rows.map((row) => row[column] ?? '')]),
    width,
  );
  if (widths === undefined) return undefined;
  const fold = (cells: readonly string[]) =>
    cells.map((text, column) => folded(text, widths[column] ?? width).join('\n'));
  return drawn(fold(head), rows.map(fold));
}

/**
 * How wide each column may be: its own width where that fits, else the wide ones as wide as they can be together.
 * `undefined` when no folding between words makes it fit.
 */
function fittingWidths(columns: readonly (readonly string[])[], width: number): number[] | undefined {
  const natural = columns.map((texts) => Math.max(...texts.map(lengthOf)));
  const least = columns.map((texts, column) =>
    Math.min(natural[column] ?? 0, Math.max(NARROWEST, ...texts.flatMap(words).flatMap(parts).map(lengthOf))),
  );
  const room = width - GAP * (columns.length - 1);
  for (let most = Math.max(...natural); most > 0; most -= 1) {
    const widths = natural.map((one, column) => Math.max(least[column] ?? 0, Math.min(one, most)));
    if (sum(widths) <= room) return widths;
    // Nothing is left to fold.
    if (widths.every((one, column) => one === least[column])) return undefined;
  }
  return undefined;
}

function drawn(head: readonly string[], rows: readonly string[][]): string {
  const none = [
    'top',
    'top-mid',
    'top-left',
    'top-right',
    'bottom',
    'bottom-mid',
    'bottom-left',
    'bottom-right',
  ];
  const sides = ['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid'];
  const chars = Object.fromEntries([...none, ...sides].map((place) => [place, '']));
  const made = new Table({
    head: [...head],
    chars: { ...chars, middle: ' '.repeat(GAP) },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0, compact: true },
  });
  made.push(...rows);
  return made
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

function blocks(head: readonly string[], rows: readonly string[][], width: number): string {
  const label = Math.max(...head.map(lengthOf));
  return rows
    .map((row) =>
      head
        .flatMap((name, column) => {
          const text = row[column] ?? '';
          return text === ''
            ? []
            : folded(text, Math.max(NARROWEST, width - label - GAP)).map(
                (line, index) => (index === 0 ? name : '').padEnd(label + GAP) + line,
              );
        })
        .join('\n'),
    )
    .join('\n\n');
}

/** Lines of at most so many characters, unless a word is longer. */
function folded(text: string, width: number): string[] {
  if (lengthOf(text) <= width) return [text];
  const lines: string[] = [];
  for (const word of words(text)) {
    for (const [index, part] of parts(word).entries()) {
      const last = lines.at(-1);
      const longer = `${last}${index === 0 ? ' ' : ''}${part}`;
      if (last !== undefined && lengthOf(longer) <= width) lines[lines.length - 1] = longer;
      else lines.push(part);
    }
  }
  return lines;
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** A word with a hyphen may be folded after it; a date, a number or a reference may not. */
function parts(word: string): string[] {
  return word.split(/(?<=\p{Ll}-)(?=\p{L})/u);
}

function lengthOf(text: string): number {
  return [...text].length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((so, one) => so + one, 0);
}
