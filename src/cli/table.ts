import Table from 'cli-table3';

/** What stands in a cell; what is absent is shown as an empty cell. */
export type TableCell = string | number | undefined;

const GAP = 2;

/** No column is folded to less than this many characters, unless it has never more. */
const NARROWEST = 8;

/**
 * Draws a table with a line under its head and none elsewhere, so that it can be read aloud and copied. In a terminal
 * that is too narrow for it, the widest columns are folded between words; when even that does not fit, each row becomes
 * a block with a line per cell.
 * @param head names of the columns
 * @param width characters on a line; without it, as in a pipe or a file, lines are as long as they are
 */
export function table(
  head: readonly string[],
  rows: readonly (readonly TableCell[])[],
  width: number | undefined = process.stdout.columns,
): string {
  const cells = rows.map((row) => head.map((_, column) => String(row[column] ?? '')));
  if (width === undefined) return drawn(head, cells);
  const columns = head.map((name, column) => [name, ...cells.map((row) => row[column] ?? '')]);
  const widths = fittingWidths(columns, width);
  return widths === undefined ? blocks(head, cells, width) : drawn(head, cells, widths);
}

/**
 * How wide each column may be: its own width where that fits, else the wide ones as wide as they can be together.
 * `undefined` when no folding between words makes it fit.
 */
function fittingWidths(columns: readonly (readonly string[])[], width: number): number[] | undefined {
  const natural = columns.map((texts) => Math.max(...texts.map(lengthOf)));
  const least = columns.map((texts, column) =>
    Math.min(natural[column] ?? 0, Math.max(NARROWEST, ...texts.flatMap(words).map(lengthOf))),
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

function drawn(head: readonly string[], rows: readonly string[][], widths?: readonly number[]): string {
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
    ...(widths === undefined ? {} : { colWidths: [...widths], wordWrap: true }),
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

function folded(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of words(text)) {
    const last = lines.at(-1);
    if (last !== undefined && lengthOf(last) + 1 + lengthOf(word) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

function lengthOf(text: string): number {
  return [...text].length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((so, one) => so + one, 0);
}
