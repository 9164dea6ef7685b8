import { isGrpcServiceError } from '@temporalio/client';
import { isDatabaseUnavailable } from '../store/database/errors.ts';
import { type ApplicationError, isApplicationError } from './application-error.ts';
import { unavailable } from './errors.ts';

/**
 * The three sorts of errors.
 * - `refusal`: somebody can do something about it, so it is said to them
 * - `outage`: a part does not answer; the same thing can be tried again
 * - `defect`: a fault of ours, which belongs in the log
 */
export type SortedError =
  | { readonly sort: 'refusal' | 'outage'; readonly error: ApplicationError }
  | { readonly sort: 'defect'; readonly error: unknown };

/** Sorts whatever was thrown: the one place that does. */
export function sortError(error: unknown): SortedError {
  if (isApplicationError(error)) {
    if (error.kind === 'defect') return { sort: 'defect', error };
    return { sort: error.kind === 'unavailable' ? 'outage' : 'refusal', error };
  }
  const part = unreachablePart(error);
  return part === undefined ? { sort: 'defect', error } : { sort: 'outage', error: unavailable(part) };
}

/** gRPC: CANCELLED, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, UNAVAILABLE. */
const TEMPORAL_CODES = new Set([1, 4, 8, 14]);

/** Which part did not answer, when that is what an error says; `undefined` for every other error. */
export function unreachablePart(error: unknown): 'database' | 'temporal' | undefined {
  for (let depth = 0, current = error; depth < 6 && current instanceof Error; depth += 1) {
    if (isGrpcServiceError(current)) return TEMPORAL_CODES.has(current.code) ? 'temporal' : undefined;
    if (isDatabaseUnavailable(current)) return 'database';
    // Prisma hides what its driver said in `meta`.
    const hidden = (current as { meta?: { driverAdapterError?: unknown } }).meta?.driverAdapterError;
    current = hidden ?? current.cause;
  }
  return undefined;
}
