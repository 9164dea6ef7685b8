/** What can go wrong while schools are read. The codes are stable; the sentences are for people. */
export type RegisterErrorCode =
  | 'register-unreachable'
  | 'register-refused'
  | 'register-shape'
  | 'register-incomplete'
  | 'register-shrunk'
  | 'file-unreadable';

/** An error whose `message` is one clear sentence to show as it is. */
export type RegisterError = Error & { readonly code: RegisterErrorCode };

/**
 * Makes the error that everything in `src/register` throws.
 * @param code stable, for programs
 * @param message one sentence that says what is wrong and what to do about it
 * @param cause what was caught, if anything was
 */
export function registerError(code: RegisterErrorCode, message: string, cause?: unknown): RegisterError {
  const error = cause === undefined ? new Error(message) : new Error(message, { cause });
  error.name = 'RegisterError';
  return Object.assign(error, { code });
}
