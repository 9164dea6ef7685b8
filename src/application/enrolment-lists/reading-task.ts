import { inflateRawSync } from 'node:zlib';
import { type CsvTable, readCsv } from '../../register/csv.ts';
import { decodeTable } from '../../register/encodings.ts';
import { partsIn } from '../attachments/packed-parts.ts';

/**
 * Reads what somebody uploads as a list in a thread of its own: see `src/platform/bounded-workers.ts`. Only plain data goes in
 * and out, and what somebody should mend comes back as a value.
 */

/** Most rows of one list. */
export const MOST_ROWS = 1_000;

/** Most bytes that a workbook may be when it is unpacked. */
const MOST_UNPACKED = 64 * 1024 * 1024;

/** A list, or why it is none. */
export type ReadList =
  | { readonly kind: 'table'; readonly table: CsvTable; readonly isGuess: boolean }
  | { readonly kind: 'too-many'; readonly rows: number }
  | { readonly kind: 'empty' | 'old-workbook' | 'broken-workbook' | 'not-a-table' };

/** Reads a workbook (XLSX, its first sheet) or a text with separators, whatever its name says. */
export async function readListFile(content: Uint8Array): Promise<ReadList> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  // Every XLS file begins with this.
  if (bytes.toString('hex', 0, 4) === 'd0cf11e0') return { kind: 'old-workbook' };
  if (bytes.toString('latin1', 0, 2) === 'PK') return readWorkbook(bytes);
  const decoded = decodeTable(bytes);
  return decoded === undefined ? { kind: 'not-a-table' } : readSeparated(decoded.text, decoded.isGuess);
}

/** Reads a text with separators, as it is saved or pasted from a spreadsheet. */
export function readText(text: string): ReadList {
  return readSeparated(text, false);
}

function readSeparated(text: string, isGuess: boolean): ReadList {
  try {
    return withinBounds(readCsv(text), isGuess);
  } catch {
    return { kind: 'not-a-table' };
  }
}

async function readWorkbook(bytes: Buffer): Promise<ReadList> {
  if (!isBearable(bytes)) return { kind: 'broken-workbook' };
  const { readSheet } = await import('read-excel-file/node');
  try {
    return withinBounds(
      tableOf((await readSheet(bytes, 1)) as unknown as readonly (readonly unknown[])[]),
      false,
    );
  } catch {
    return { kind: 'broken-workbook' };
  }
}

/** Whether everything in it can be unpacked within bounds: what its directory says of sizes may be a lie. */
function isBearable(bytes: Buffer): boolean {
  let left = MOST_UNPACKED;
  const parts = partsIn(bytes);
  try {
    for (const { method, packed } of parts) {
      left -= method === 8 ? inflateRawSync(packed, { maxOutputLength: left }).length : packed.length;
      if (left <= 0) return false;
    }
  } catch {
    return false;
  }
  return parts.length > 0;
}

function tableOf(sheet: readonly (readonly unknown[])[]): CsvTable {
  const lines = sheet.map((cells, index) => ({ line: index + 1, cells: cells.map(textOf) }));
  const [head, ...rows] = lines.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const columns = (head?.cells ?? []).map((column) => column.toLowerCase());
  return {
    columns,
    rows: rows.map(({ line, cells }) => ({
      line,
      values: Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ''])),
      beyond: cells.slice(columns.length).filter((cell) => cell !== ''),
    })),
  };
}

/** A day of a spreadsheet is midnight of that day in UTC. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell).trim();
}

function withinBounds(table: CsvTable, isGuess: boolean): ReadList {
  if (table.rows.length === 0) return { kind: 'empty' };
  if (table.rows.length > MOST_ROWS) return { kind: 'too-many', rows: table.rows.length };
  return { kind: 'table', table, isGuess };
}
