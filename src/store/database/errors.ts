/** What the database can answer that the caller should know apart. The codes are stable. */
export type StoreErrorCode =
  | 'already-enrolled'
  | 'reference-taken'
  | 'not-found'
  | 'out-of-reach'
  | 'template-invalid'
  | 'migration-edited'
  | 'migration-failed'
  | 'changed-meanwhile';

/** An error of the store: `code` for programs, `running` the id of the trajectory that stands in the way, if any. */
export type StoreError = Error & { readonly code: StoreErrorCode; readonly running?: string };

/**
 * Makes the error that everything in `src/store` throws on purpose.
 * @param running for `already-enrolled`: the id of the trajectory that already runs
 */
export function storeError(code: StoreErrorCode, message: string, running?: string): StoreError {
  const error = new Error(message);
  error.name = 'StoreError';
  return Object.assign(error, { code }, running === undefined ? {} : { running });
}

/** Whether this is an error of the store with that code. */
export function isStoreError(error: unknown, code: StoreErrorCode): error is StoreError {
  return error instanceof Error && error.name === 'StoreError' && 'code' in error && error.code === code;
}

const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'EHOSTUNREACH',
]);
const prismaCodes = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2034']);
/**
 * SQLSTATE: serialization failure, deadlock, lock not available, statement cancelled because it took too long, and the
 * classes 08 (connection), 53 (out of disk, memory or connections) and 57P0x (shutting down or starting).
 */
const sqlStates = /^(40001|40P01|55P03|57014|(08|53)...|57P0.)$/;
const connectionLost =
  /Can't reach database server|Connection terminated|timeout exceeded when trying to connect|Query read timeout|not queryable/;

/**
 * Whether the database could not be reached or did not answer in time: worth trying again later, and nothing that
 * the caller did wrong. Looks through wrapped errors.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  return says(error, 0);
}

/** The parts of an error that tell; where it was made does not matter. */
interface Fault {
  readonly message?: unknown;
  readonly code?: unknown;
  readonly cause?: unknown;
  /** Several attempts that all failed, such as one per address. */
  readonly errors?: unknown;
  /** Where Prisma puts what its driver said. */
  readonly meta?: { readonly driverAdapterError?: unknown };
}

function says(error: unknown, depth: number): boolean {
  if (typeof error !== 'object' || error === null || depth > 5) return false;
  const { message, code, cause, errors, meta } = error as Fault;
  if (typeof message === 'string' && connectionLost.test(message)) return true;
  const known = typeof code === 'string' ? code : '';
  if (networkCodes.has(known) || prismaCodes.has(known) || sqlStates.test(known)) return true;
  // Somebody else was quicker, several times.
  if (known === 'changed-meanwhile') return true;
  const inner = [cause, meta?.driverAdapterError, ...(Array.isArray(errors) ? errors : [])];
  return inner.some((one) => says(one, depth + 1));
}

/** Whether PostgreSQL refused a row because of this unique index. */
export function isUniqueViolation(error: unknown, index?: string): boolean {
  if (!(error instanceof Error) || !('code' in error) || error.code !== '23505') return false;
  return index === undefined || ('constraint' in error && error.constraint === index);
}
