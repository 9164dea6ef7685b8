import { isGrpcServiceError } from '@temporalio/client';
import { isError, systemCodeOf } from '../platform/errors.ts';
import { isDatabaseUnavailable, isStoreError } from '../store/database/errors.ts';
import { type ApplicationError, isApplicationError } from './application-error.ts';
import { type NeededPart, notFound, unavailable } from './errors.ts';

/**
 * The three sorts of errors.
 * - `refusal`: somebody can do something about it, so it is said to them
 * - `outage`: a part does not answer, two were at the same row, the disk is full; the same thing can be tried again, and
 *   whoever works in the background does so until it goes
 * - `defect`: a fault of ours, which belongs in the log, and which trying again does not mend
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
  // A write that nobody should have come to: in the words for what does not exist.
  if (isStoreError(error, 'out-of-reach')) return { sort: 'refusal', error: notFound() };
  const part = unreachablePart(error);
  return part === undefined ? { sort: 'defect', error } : { sort: 'outage', error: unavailable(part) };
}

/** gRPC: CANCELLED, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, FAILED_PRECONDITION (a task that fails for a moment), UNAVAILABLE. */
const TEMPORAL_CODES = new Set([1, 4, 8, 9, 14]);

/** The disk is full, or too many files are open. */
const MACHINE_CODES = new Set(['ENOSPC', 'EDQUOT', 'EMFILE', 'ENFILE']);

/** Whether something failed that waits and is tried again until it goes. */
export function isOutage(error: unknown): boolean {
  return sortError(error).sort === 'outage';
}

/** Which part did not answer, when that is what an error says; `undefined` for every other error. */
export function unreachablePart(error: unknown): NeededPart | undefined {
  for (let depth = 0, current = error; depth < 6 && isError(current); depth += 1) {
    if (isGrpcServiceError(current)) return TEMPORAL_CODES.has(current.code) ? 'temporal' : undefined;
    if (isDatabaseUnavailable(current)) return 'database';
    if (MACHINE_CODES.has(systemCodeOf(current) ?? '')) return 'machine';
    // Prisma hides what its driver said in `meta`.
    const hidden = (current as { meta?: { driverAdapterError?: unknown } }).meta?.driverAdapterError;
    current = hidden ?? current.cause;
  }
  return undefined;
}
