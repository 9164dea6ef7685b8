import { type BoundedWork, isTooCostly, type Requester, runBounded } from '../../platform/bounded-workers.ts';
import { isPlatformError } from '../../platform/errors.ts';
import { tooBusy, tooCostly } from './errors.ts';

const module = new URL('./bounded-tasks.ts', import.meta.url);

/** How long it may take, in milliseconds: walking through all states takes seconds, the rest should not. */
const time = { short: 5_000, long: 30_000 };

/**
 * Has one of the functions of `bounded-tasks.ts` done in a thread of its own.
 * @throws `invalid` with the line that costs too much; `unavailable` when too much is asked at this moment
 */
export async function inBounds<Task extends (...parameters: never[]) => unknown>(
  task: Task,
  requester: Requester,
  ...parameters: readonly unknown[]
): Promise<ReturnType<Task>> {
  const work: BoundedWork = {
    module,
    name: task.name,
    parameters,
    time: task.name === 'lintSource' ? time.long : time.short,
  };
  try {
    return await runBounded<ReturnType<Task>>(work, requester);
  } catch (error) {
    if (isTooCostly(error)) throw tooCostly(error.at === undefined ? undefined : Number(error.at));
    if (isPlatformError(error) && error.code === 'too-busy') throw tooBusy();
    throw error;
  }
}
