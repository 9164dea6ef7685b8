import { isGrpcServiceError } from '@temporalio/client';
import { isDatabaseUnavailable } from '../store/database/errors.ts';

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
