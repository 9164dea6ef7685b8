import { costsTooMuch } from '../application/templates/errors.ts';
import { type TriedInBounds, tryInBounds } from '../application/templates/in-bounds.ts';
import type { Finding } from '../domain/lint/finding.ts';
import { closeBoundedWorkers } from '../platform/bounded-workers.ts';
import { commandError } from './errors.ts';

type Task = (...parameters: never[]) => unknown;

/** Has a file worked on within the same bounds as what is sent to the API, so that a costly one takes nothing along. */
export function tryFile<Asked extends Task>(
  task: Asked,
  ...parameters: readonly unknown[]
): Promise<TriedInBounds<ReturnType<Asked>>> {
  return tryInBounds(task, { person: 'terminal' }, ...parameters);
}

/**
 * As {@link tryFile}, where there is one file.
 * @throws a command error with the line that costs too much
 */
export async function workOnFile<Asked extends Task>(
  file: string,
  task: Asked,
  ...parameters: readonly unknown[]
): Promise<ReturnType<Asked>> {
  const tried = await tryFile(task, ...parameters);
  if (tried.kind === 'done') return tried.result;
  throw commandError(`${placeOf(file, tried.line)}: ${costsTooMuch.en}`);
}

/** What lint says of a file that costs too much to check. */
export function costlyFinding(line: number | undefined): Finding {
  return {
    ...{ rule: 'too-costly', severity: 'error', at: '', message: costsTooMuch },
    ...(line === undefined ? {} : { line }),
  };
}

/** File and line, as terminals know to open it. */
export function placeOf(file: string, line: number | undefined): string {
  return line === undefined ? file : `${file}:${line}`;
}

/** Does something with files, and ends the threads in which they were worked on. */
export async function withFiles<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } finally {
    await closeBoundedWorkers();
  }
}
