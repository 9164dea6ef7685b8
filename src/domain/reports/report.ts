import type { LocalDate } from '../calendar/types.ts';
import type { Language, Text } from '../text.ts';

/** What stands in a cell: a number, a word that is the same in both languages, a text, or nothing. */
export type Cell = string | number | boolean | null | Text;

/** A column; `id` is stable, for programs, the title is for people. */
export interface Column {
  readonly id: string;
  readonly title: Text;
  /** What was asked for stands there also where nothing is known of it. */
  readonly asked?: true;
}

/** A report: one table, with what has to be known to read it. */
export interface Report {
  readonly name: string;
  readonly title: Text;
  /** Local date until whose end it counts. */
  readonly asOf: LocalDate;
  readonly columns: readonly Column[];
  readonly rows: readonly { readonly [column: string]: Cell }[];
  readonly notes: readonly Text[];
}

/** A cell as a reader gets it. */
export type PlainCell = string | number | boolean | null;

/** A cell in the reader's language. */
export function plain(cell: Cell | undefined, language: Language): PlainCell {
  if (cell === undefined) return null;
  return typeof cell === 'object' && cell !== null ? cell[language] : cell;
}

/** Makes a column. */
export function column(id: string, nl: string, en: string): Column {
  return { id, title: { nl, en } };
}

/**
 * A report as CSV (RFC 4180): the first line names the columns by their ids. A text that a spreadsheet would take for a
 * formula gets an apostrophe in front.
 */
export function toCsv(report: Report, language: Language): string {
  const lines = [
    report.columns.map(({ id }) => id),
    ...report.rows.map((row) => report.columns.map(({ id }) => plain(row[id], language))),
  ];
  return `${lines.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

function csvCell(cell: PlainCell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
