import type { EnrolmentRow } from '../../application/enrolment-lists/rows.ts';
import type { KnownAs } from '../../application/people/known.ts';
import { enrolRow, type KnownOtherwise, type RowOptions, type RowResult } from '../enrolment/enrol-rows.ts';
import { readEnrolmentRows } from '../enrolment/rows.ts';
import { commandError, exitCodes } from '../errors.ts';
import { print, printJson, remark } from '../output.ts';
import { readTableFile } from '../read-file.ts';
import { sentenceOf } from '../report-failure.ts';
import { withDependencies } from '../with-dependencies.ts';
import { withStore } from '../with-store.ts';

type EnrolOptions = { readonly json?: boolean; readonly known?: KnownAs; readonly dryRun?: boolean };

/**
 * Enrols the schools of a file, one row after the other, and reports on each; the exit code is 1 if any row is wrong. With
 * `dryRun` nothing is done, and the report says what would be.
 * @throws a command error that names the line when it could not go on; what came before is reported all the same
 */
export async function enrolFile(file: string, options: EnrolOptions): Promise<void> {
  const { rows, wrong, ignored } = readEnrolmentRows(await readTableFile(file));
  if (ignored.length > 0) remark(`Columns that are not read: ${ignored.join(', ')}`);
  const results: RowResult[] = wrong.map((row) => ({ ...row, outcome: 'wrong' }));
  const stop =
    rows.length === 0
      ? undefined
      : await enrolRows(rows, results, {
          known: options.known,
          look: options.dryRun ? new Set() : undefined,
        });
  results.sort((one, other) => one.line - other.line);
  const count = (outcome: RowResult['outcome']) =>
    results.filter((result) => result.outcome === outcome).length;
  const counts = {
    enrolled: count('enrolled'),
    already_enrolled: count('already-enrolled'),
    waiting: count('waiting'),
    wrong: count('wrong'),
  };
  const stoppedAt = stop === undefined ? {} : { stopped_at_line: stop.line };
  const dryRun = options.dryRun ? { dry_run: true } : {};
  if (options.json) printJson({ ...dryRun, ...counts, ...stoppedAt, rows: results });
  else {
    for (const result of results) {
      print(describe(result));
      for (const one of result.known_otherwise ?? []) print(`  ${differing(one)}`);
      if (result.mails !== undefined) print(`  ${mailsInWords(result.mails)}`);
    }
    if (options.dryRun) print('Nothing was done; this is what would be:');
    const waiting = counts.waiting === 0 ? '' : `, ${counts.waiting} on the waiting list`;
    print(
      `${counts.enrolled} enrolled, ${counts.already_enrolled} already enrolled${waiting}, ${counts.wrong} wrong`,
    );
  }
  if (stop !== undefined) {
    throw commandError(
      `It stopped at line ${stop.line}: ${sentenceOf(stop.error)} Run it again afterwards: who is enrolled already is left alone.`,
      stop.error,
    );
  }
  if (counts.wrong > 0) process.exitCode = exitCodes.failure;
}

/**
 * Enrols row after row, and adds what became of each.
 * @returns the line at which it could not go on, and why
 * @throws what went wrong before the first row
 */
async function enrolRows(
  rows: readonly EnrolmentRow[],
  results: RowResult[],
  options: RowOptions,
): Promise<{ readonly line: number; readonly error: unknown } | undefined> {
  let at: EnrolmentRow | undefined;
  try {
    await withStore((context) =>
      withDependencies(context, async (deps) => {
        for (const row of rows) {
          at = row;
          results.push(await enrolRow(deps, row, options));
        }
      }),
    );
    return undefined;
  } catch (error) {
    if (at === undefined) throw error;
    return { line: at.line, error };
  }
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

function mailsInWords({ now, later }: NonNullable<RowResult['mails']>): string {
  const days = Object.keys(later).sort();
  const mails = now === 1 ? '1 mail goes' : `${now} mails go`;
  return days[0] === undefined ? `${mails} at once` : `${mails} at once, the next on ${days[0]}`;
}

function differing({ role, name, differs, done }: KnownOtherwise): string {
  const said = differs.map(({ field, known, given }) => `${field} ${known ?? 'unknown'}, here ${given}`);
  const did =
    done === 'update'
      ? 'what the list says counts now'
      : 'kept as known (--known update takes the list over)';
  return `${role} ${name} is known otherwise: ${said.join('; ')}: ${did}`;
}
