import type { Response } from 'express';

/** A list as a table of texts, its first row the titles. */
export type TableOfTexts = readonly (readonly string[])[];

/** What spreadsheets open: CSV as they read it here, or an Excel file. */
export type FileKind = 'csv' | 'xlsx';

/** What a spreadsheet would take for a formula stands behind an apostrophe, so that it stays a text. */
export function harmless(text: string): string {
  return /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** A list as CSV, as spreadsheets here read it: semicolons, and a mark that says that it is UTF-8. */
export function csvOf(table: TableOfTexts): string {
  const cell = (text: string) => `"${harmless(text).replaceAll('"', '""')}"`;
  return `\uFEFF${table.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

/** A list as an Excel file; every cell is a text, never a formula. */
export async function xlsxOf(table: TableOfTexts, sheet: string): Promise<Buffer> {
  // Loaded with the first file of this kind.
  const { default: writeExcelFile } = await import('write-excel-file/node');
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

/**
 * Sends a list as a file.
 * @param file `name` without what it ends in; `sheet` the title of its only sheet, at most 31 letters
 */
export async function sendTable(
  response: Response,
  kind: FileKind,
  file: { readonly table: TableOfTexts; readonly name: string; readonly sheet: string },
): Promise<void> {
  const { table, name, sheet } = file;
  const isCsv = kind === 'csv';
  response.set({
    'Content-Type': isCsv
      ? 'text/csv; charset=utf-8'
      : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'Content-Disposition': `attachment; filename="${name}.${kind}"`,
    'Cache-Control': 'no-store',
    'X-Robots-Tag': 'noindex, nofollow',
  });
  response.end(isCsv ? Buffer.from(csvOf(table)) : await xlsxOf(table, sheet.slice(0, 31)));
}
