import { withDependencies } from '../dependencies.ts';
import { enrolRow, type RowResult } from '../enrolment/enrol-rows.ts';
import { readEnrolmentRows } from '../enrolment/rows.ts';
import { exitCodes } from '../failure.ts';
import { readTextFile } from '../files.ts';
import { print, printJson, remark } from '../output.ts';
import { withStore } from '../surroundings.ts';

/** Enrols the schools of a file, one row after the other, and reports on each; the exit code is 1 if any row is wrong. */
export async function enrolFile(file: string, options: { json?: boolean }): Promise<void> {
  const { rows, wrong, ignored } = readEnrolmentRows(await readTextFile(file));
  if (ignored.length > 0) remark(`Columns that are not read: ${ignored.join(', ')}`);
  const results: RowResult[] = wrong.map((row) => ({ ...row, outcome: 'wrong' }));
  if (rows.length > 0) {
    await withStore((surroundings) =>
      withDependencies(surroundings, async (deps) => {
        for (const row of rows) results.push(await enrolRow(deps, row));
      }),
    );
  }
  results.sort((one, other) => one.line - other.line);
  const count = (outcome: RowResult['outcome']) =>
    results.filter((result) => result.outcome === outcome).length;
  const counts = {
    enrolled: count('enrolled'),
    already_enrolled: count('already-enrolled'),
    waiting: count('waiting'),
    wrong: count('wrong'),
  };
  if (options.json) printJson({ ...counts, rows: results });
  else {
    for (const result of results) print(describe(result));
    const waiting = counts.waiting === 0 ? '' : `, ${counts.waiting} on the waiting list`;
    print(
      `${counts.enrolled} enrolled, ${counts.already_enrolled} already enrolled${waiting}, ${counts.wrong} wrong`,
    );
  }
  if (counts.wrong > 0) process.exitCode = exitCodes.failure;
}

function describe({ line, schoolNumber, outcome, reference, place: waits, reason }: RowResult): string {
  const place = `line ${line}${schoolNumber === undefined ? '' : `, school ${schoolNumber}`}`;
  if (outcome === 'wrong') return `${place}: wrong: ${reason}`;
  if (outcome === 'waiting') {
    return `${place}: on the waiting list${waits === undefined ? '' : `, place ${waits}`}`;
  }
  const done = outcome === 'enrolled' ? 'enrolled' : 'already enrolled';
  return `${place}: ${done}${reference === undefined ? '' : ` as ${reference}`}`;
}
