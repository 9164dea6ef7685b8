import { type Column, columnOf, requiredColumns } from '../../application/enrolment-lists/columns.ts';
import {
  type EnrolmentRow,
  type RowCells,
  type RowProblem,
  readEnrolmentRow,
} from '../../application/enrolment-lists/rows.ts';
import { readCsv } from '../../register/csv.ts';
import { commandError } from '../errors.ts';

/** A row that is not carried out, with what is wrong. */
export interface WrongRow {
  readonly line: number;
  readonly schoolNumber?: string;
  readonly reason: string;
}

/**
 * Reads a list of schools to enrol. A wrong row is set apart with what is wrong with it; the others go on.
 * @throws a command error when the list lacks a column; a register error when it is no table
 */
export function readEnrolmentRows(text: string): {
  rows: EnrolmentRow[];
  wrong: WrongRow[];
  /** Headings of columns that mean nothing here, such as the name of the school. */
  ignored: string[];
} {
  const table = readCsv(text);
  const known = new Map(table.columns.map((heading) => [heading, columnOf(heading)]));
  refuseMissingColumns(known);
  const rows: EnrolmentRow[] = [];
  const wrong: WrongRow[] = [];
  for (const { line, values, beyond } of table.rows) {
    const cells: { [column in Column]?: string } = {};
    for (const [heading, column] of known) if (column) cells[column] = values[heading] ?? '';
    const read = readEnrolmentRow(line, cells, beyond);
    if ('row' in read) rows.push(read.row);
    else {
      wrong.push({
        line,
        ...(cells.school_number ? { schoolNumber: cells.school_number } : {}),
        reason: read.problems.map((problem) => sentenceOf(problem, cells)).join('; '),
      });
    }
  }
  const ignored = [...known].flatMap(([heading, column]) => (heading === '' || column ? [] : [heading]));
  return { rows, wrong, ignored };
}

function refuseMissingColumns(known: ReadonlyMap<string, Column | undefined>): void {
  const present = new Set(known.values());
  const missing = requiredColumns.filter((column) => !present.has(column));
  if (missing.length > 0) {
    throw commandError(`The file lacks the column${missing.length > 1 ? 's' : ''} ${missing.join(', ')}.`);
  }
}

function sentenceOf({ column, message }: RowProblem, cells: RowCells): string {
  if (column === undefined) return message.en;
  const value = cells[column] ? ` (${JSON.stringify(cells[column])})` : '';
  return `${column} ${message.en}${value}`;
}
