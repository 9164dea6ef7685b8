import { parse } from 'csv-parse/sync';
import { registerError } from './errors.ts';
import { putAt, schoolFields, siteFields } from './fields.ts';
import { type PlacedRow, readRows } from './rows.ts';
import type { RegisterReading } from './school.ts';

/** A table read from a file: its columns, and its rows. */
export interface CsvTable {
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
}

/** One row of a table. */
export interface CsvRow {
  /** The line on which it begins, from 1. */
  readonly line: number;
  readonly values: Record<string, string>;
  /** What stands beyond the last column: a separator in a text without quotes has shifted the row. */
  readonly beyond: readonly string[];
}

interface ParsedRow {
  readonly record: string[];
  /** Everything that was read for it, with the empty lines before it. */
  readonly raw: string;
}

/**
 * Reads text separated by commas, semicolons (as a Belgian spreadsheet does) or tabs, with names in the first line; before
 * it, a line such as `sep=;` may name the separator.
 * @throws a register error `file-unreadable` that names the line when the text is no table
 */
export function readCsv(text: string): CsvTable {
  const lines = text.replace(/\r\n?/g, '\n');
  const [mark = '', named] = /^\uFEFF?sep=(.)\n/.exec(lines) ?? [];
  const table = lines.slice(mark.length);
  try {
    const options = {
      bom: true,
      delimiter: named ?? separatorOf(table),
      skip_empty_lines: true,
      trim: true,
      raw: true,
      relax_column_count: true,
    };
    const [header, ...rows] = placed(parse(table, options) as unknown as ParsedRow[], mark === '' ? 1 : 2);
    const columns = (header?.record ?? []).map((column) => column.toLowerCase());
    return {
      columns,
      rows: rows
        .filter(({ record }) => record.some((value) => value !== ''))
        .map(({ record, line }) => ({
          line,
          values: Object.fromEntries(columns.map((column, index) => [column, record[index] ?? ''])),
          beyond: record.slice(columns.length).filter((value) => value !== ''),
        })),
    };
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    throw registerError(
      'file-unreadable',
      `The file is not a table of comma separated values: ${sentence}`,
      error,
    );
  }
}

/** The separator that the first line has most of. */
function separatorOf(text: string): string {
  const [first = ''] = text.split('\n', 1);
  const count = (separator: string) => first.split(separator).length;
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}

// The parser's own count goes wrong where there are empty lines.
function placed(rows: readonly ParsedRow[], firstLine: number): readonly (ParsedRow & { line: number })[] {
  let next = firstLine;
  return rows.map((row) => {
    const [before = ''] = /^\s*/.exec(row.raw) ?? [];
    const line = next + linesIn(before);
    next += linesIn(row.raw);
    return { ...row, line };
  });
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}

/**
 * Reads a file with the fields of the register as columns, named as in the register
 * (`instelling_nummer`, `instelling_net.omschrijving`, `instellingslocatie_postcode`, …).
 * @throws a register error `file-unreadable` when it is no table, `register-shape` naming the columns that are missing
 */
export function readRegisterCsv(text: string): RegisterReading {
  const table = readCsv(text);
  const missing = schoolFields.filter(({ name }) => !table.columns.includes(name)).map(({ name }) => name);
  if (missing.length > 0) {
    throw registerError(
      'register-shape',
      `The file lacks the ${missing.length === 1 ? 'column' : 'columns'} ${missing.join(', ')}; nothing was changed.`,
    );
  }
  const hasSites = siteFields.some(({ name }) => table.columns.includes(name));
  const schools: PlacedRow[] = table.rows.map(({ line, values }) => ({ row: line, value: toRow(values) }));
  const sites = schools.map(({ value }) => ({
    ...(value as object),
    instellingslocatie_vestigingsnummer: (value as Record<string, unknown>)
      .instelling_hoofdzetel_vestigingsnr,
  }));
  return readRows({ schools, ...(hasSites ? { sites } : {}) });
}

function toRow(values: Record<string, string>): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const { name } of [...schoolFields, ...siteFields]) if (values[name]) putAt(row, name, values[name]);
  return row;
}

/**
 * The column of a table that goes by one of these names.
 * @throws a register error `file-unreadable` when there is none
 */
export function columnNamed({ columns }: CsvTable, names: readonly string[]): string {
  const found = names.find((name) => columns.includes(name));
  if (found !== undefined) return found;
  throw registerError('file-unreadable', `The file has none of the columns ${names.join(', ')}.`);
}
