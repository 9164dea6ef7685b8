import { parse } from 'csv-parse/sync';
import { registerError } from './errors.ts';
import { putAt, schoolFields, siteFields } from './fields.ts';
import { type PlacedRow, readRows } from './rows.ts';
import type { RegisterReading } from './school.ts';

/** A table read from a file: its columns, and each row with the line it stands on. */
export interface CsvTable {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly line: number; readonly values: Record<string, string> }[];
}

/**
 * Reads comma or semicolon separated text (a Belgian spreadsheet writes semicolons) with names in the first line.
 * @throws a register error `file-unreadable` that names the line when the text is no table
 */
export function readCsv(text: string): CsvTable {
  const [first = ''] = text.split(/\r?\n/, 1);
  const delimiter = first.split(';').length > first.split(',').length ? ';' : ',';
  try {
    const options = {
      bom: true,
      delimiter,
      skip_empty_lines: true,
      trim: true,
      info: true,
      relax_column_count: true,
    };
    const lines = parse(text, options) as unknown as { record: string[]; info: { lines: number } }[];
    const [header, ...rows] = lines;
    const columns = (header?.record ?? []).map((column) => column.toLowerCase());
    return {
      columns,
      rows: rows
        .filter(({ record }) => record.some((value) => value !== ''))
        .map(({ record, info }) => ({
          line: info.lines,
          values: Object.fromEntries(columns.map((column, index) => [column, record[index] ?? ''])),
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
