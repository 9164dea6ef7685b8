import { type BoundedWork, isTooCostly, type Requester, runBounded } from '../../platform/bounded-workers.ts';
import { isPlatformError } from '../../platform/errors.ts';
import { tooBusy, tooCostly } from './errors.ts';

const module = new URL('./bounded-tasks.ts', import.meta.url);

/** How long it may work, in milliseconds of a processor: walking through all states takes seconds, the rest should not. */
const time = { short: 5_000, long: 20_000 };

type Task = (...parameters: never[]) => unknown;

/**
 * Has one of the functions of `bounded-tasks.ts` done in a thread of its own.
 * @throws `invalid` with the line that costs too much; `unavailable` when too much is asked at this moment
 */
export async function inBounds<Asked extends Task>(
  task: Asked,
  requester: Requester,
  ...parameters: readonly unknown[]
): Promise<ReturnType<Asked>> {
  const done = await tryInBounds(task, requester, ...parameters);
  if (done.kind === 'too-costly') throw tooCostly(done.line);
  return done.result;
}

/** What became of it: its result, or on which line it costs too much, as far as that is known. */
export type TriedInBounds<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'too-costly'; readonly line?: number };

/**
 * As {@link inBounds}, for whoever says of one of many what it costs.
 * @throws `unavailable` when too much is asked at this moment
 */
export async function tryInBounds<Asked extends Task>(
  task: Asked,
  requester: Requester,
  ...parameters: readonly unknown[]
): Promise<TriedInBounds<ReturnType<Asked>>> {
  const work: BoundedWork = {
    module,
    name: task.name,
    parameters,
    time: task.name === 'lintSource' ? time.long : time.short,
  };
  try {
    return { kind: 'done', result: await runBounded<ReturnType<Asked>>(work, requester) };
  } catch (error) {
    if (isTooCostly(error))
      return { kind: 'too-costly', ...(error.at === undefined ? {} : { line: Number(error.at) }) };
    if (isPlatformError(error) && error.code === 'too-busy') throw tooBusy();
    throw error;
  }
}
