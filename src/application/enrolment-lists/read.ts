import { type BoundedWork, isTooCostly, type Requester, runBounded } from '../../platform/bounded-workers.ts';
import { isPlatformError } from '../../platform/errors.ts';
import type { CsvTable } from '../../register/csv.ts';
import { tooBusy } from '../templates/errors.ts';
import { type Column, columnOf } from './columns.ts';
import { listTooCostly, noSchoolColumn, notAList, tooManyRows } from './errors.ts';
import { MOST_ROWS, type ReadList } from './reading-task.ts';
import type { RowCells } from './rows.ts';

/** A list as somebody brought it: a file, or rows that were pasted. */
export type BroughtList = { readonly file: Uint8Array } | { readonly text: string };

/** What stands in a list. */
export type ListedCells = {
  readonly rows: readonly {
    readonly line: number;
    readonly cells: RowCells;
    /** What stands beyond the last column. */
    readonly beyond: readonly string[];
  }[];
  /** Headings of columns that mean nothing here. */
  readonly ignored: readonly string[];
};

/** How long reading may take, in milliseconds. */
const TIME = 10_000;

/**
 * Reads a list within bounds of size, time and memory.
 * @param known columns that every row gets where the list has none of them
 * @throws `invalid` that says what to do for what is no list; `unavailable` when too much is asked at this moment
 */
export async function readList(
  brought: BroughtList,
  known: RowCells,
  requester: Requester,
): Promise<ListedCells> {
  const read = await inBounds(brought, requester);
  if (read.kind === 'too-many') throw tooManyRows(read.rows, MOST_ROWS);
  if (read.kind !== 'table') throw notAList(read.kind);
  return cellsIn(read.table, known);
}

function cellsIn(table: CsvTable, known: RowCells): ListedCells {
  const columns = new Map(table.columns.map((heading) => [heading, columnOf(heading)]));
  if (![...columns.values()].includes('school_number')) throw noSchoolColumn(table.columns);
  const rows = table.rows.map(({ line, values, beyond }) => {
    const cells: { [column in Column]?: string } = {};
    for (const [heading, column] of columns) {
      if (column !== undefined && values[heading]) cells[column] = values[heading];
    }
    const { programme: _, cohort: __, waiting_list: ___, ...others } = known;
    // A call belongs to its programme: a row that names another one has nothing of it.
    return { line, beyond, cells: { ...(cells.programme === undefined ? known : others), ...cells } };
  });
  const ignored = [...columns].flatMap(([heading, column]) => (heading === '' || column ? [] : [heading]));
  return { rows, ignored };
}

async function inBounds(brought: BroughtList, requester: Requester): Promise<ReadList> {
  const work: BoundedWork = {
    module: new URL('./reading-task.ts', import.meta.url),
    ...('file' in brought
      ? { name: 'readListFile', parameters: [brought.file] }
      : { name: 'readText', parameters: [brought.text] }),
    time: TIME,
  };
  try {
    return await runBounded<ReadList>(work, requester);
  } catch (error) {
    if (isTooCostly(error)) throw listTooCostly();
    if (isPlatformError(error) && error.code === 'too-busy') throw tooBusy();
    throw error;
  }
}
