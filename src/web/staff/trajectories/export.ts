import writeExcelFile from 'write-excel-file/node';
import type { Language } from '../../../domain/text.ts';
import { listTextsOf } from '../../texts/texts.ts';
import type { ColumnName } from './choice.ts';
import type { ListRow } from './rows.ts';

/** A list as a table of texts, its first row the titles. Dates are local dates, as `2026-12-08`. */
export function tableOfTexts(
  rows: readonly ListRow[],
  columns: readonly ColumnName[],
  language: Language,
): readonly (readonly string[])[] {
  const texts = listTextsOf(language);
  const names = ['reference', ...columns.filter((name) => name !== 'reference')] as const;
  const head = [
    texts.names.school,
    texts.names.status,
    ...names.map((name) => texts.names[name as ColumnName]),
  ];
  return [
    head,
    ...rows.map((row) => [
      row.school,
      texts.statuses[row.status],
      ...names.map((name) => textOf(row[name as ColumnName])),
    ]),
  ];
}

function textOf(value: string | readonly string[] | undefined): string {
  return value === undefined ? '' : typeof value === 'string' ? value : value.join(', ');
}

/** What a spreadsheet would take for a formula stands behind an apostrophe, so that it stays a text. */
export function harmless(text: string): string {
  return /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** A list as CSV, as spreadsheets here read it: semicolons, and a mark that says that it is UTF-8. */
export function csvOf(table: readonly (readonly string[])[]): string {
  const cell = (text: string) => `"${harmless(text).replaceAll('"', '""')}"`;
  return `\uFEFF${table.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

/** A list as an Excel file; every cell is a text, never a formula. */
export async function xlsxOf(table: readonly (readonly string[])[], sheet: string): Promise<Buffer> {
  const [head = [], ...rows] = table;
  const bold = head.map((value) => ({ value, fontWeight: 'bold' as const }));
  return writeExcelFile([
    {
      data: [bold, ...rows.map((row) => row.map((value) => ({ value: harmless(value) })))],
      sheet,
      stickyRowsCount: 1,
    },
  ]).toBuffer();
}
