import type { TrajectoryEvent } from './events.ts';
import { idOf } from './paths.ts';

/** Thrown when something goes on longer than anything that ends; `node` is what came up last. */
export type EndlessError = RangeError & { readonly node: string };

/**
 * Makes the error for what goes on without end.
 * @param events what happened, to the last
 */
export function endlessError(message: string, events: readonly TrajectoryEvent[]): EndlessError {
  const last = events.findLast(({ body }) => 'path' in body && body.path !== undefined)?.body;
  const node = last !== undefined && 'path' in last ? idOf(last.path ?? '') : '';
  return Object.assign(new RangeError(`${message} (${node})`), { node });
}

/** Whether an error was made by {@link endlessError}. */
export function isEndless(error: unknown): error is EndlessError {
  return error instanceof RangeError && 'node' in error;
}

/** Thrown when somebody's part is played and the rules refuse it; `refusedStep` is the step. */
export type RefusedActError = RangeError & { readonly refusedStep: string };

/** Makes the error for an act that was refused while playing forward. */
export function refusedAct(message: string, step: string): RefusedActError {
  return Object.assign(new RangeError(message), { refusedStep: idOf(step) });
}

/** Whether an error was made by {@link refusedAct}. */
export function isRefusedAct(error: unknown): error is RefusedActError {
  return error instanceof RangeError && 'refusedStep' in error;
}
