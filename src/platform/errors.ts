import { types } from 'node:util';

/** What can go wrong between this program and the machine it runs on. The codes are stable; the sentences are for people. */
export type PlatformErrorCode =
  | 'configuration-invalid'
  | 'configuration-missing'
  | 'part-missing'
  | 'part-failed'
  | 'port-taken'
  | 'already-running'
  | 'not-reachable'
  | 'too-busy'
  | 'too-costly';

/** An error whose `message` is one clear sentence to show as it is, and whose `code` programs can rely on. */
export type PlatformError = Error & { readonly code: PlatformErrorCode };

/**
 * Makes the error that everything in `src/platform` throws.
 * @param code stable, for programs
 * @param message one sentence that says what is wrong and what to do about it
 * @param cause what was caught, if anything was
 */
export function platformError(code: PlatformErrorCode, message: string, cause?: unknown): PlatformError {
  const error = cause === undefined ? new Error(message) : new Error(message, { cause });
  error.name = 'PlatformError';
  return Object.assign(error, { code });
}

/** True for errors made by {@link platformError}: their message can be printed without a stack trace. */
export function isPlatformError(error: unknown): error is PlatformError {
  return isError(error) && error.name === 'PlatformError' && 'code' in error;
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return isError(error) ? error.message : String(error);
}

/** The code of an error of the operating system, such as `ENOENT`; `undefined` for anything else. */
export function systemCodeOf(error: unknown): string | undefined {
  return isError(error) && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** True for every error, also for one that was made in another realm, as test runners have them. */
export function isError(error: unknown): error is Error {
  return types.isNativeError(error);
}

/** What classes and codes look like; anything else may be something that somebody typed. */
const identifier = /^[A-Za-z][\w-]{0,60}$/;
const plainCode = /^[\w-]{1,40}$/;

/** The class of an error, such as `TypeError`; `Error` for whatever has none. */
export function classOf(error: unknown): string {
  return isError(error) && identifier.test(error.name) ? error.name : 'Error';
}

/** Class and code of an error, such as `error 22P02`: never a word of what it says, which may quote what was typed. */
export function kindOf(error: unknown): string {
  const code = systemCodeOf(error);
  return code !== undefined && plainCode.test(code) ? `${classOf(error)} ${code}` : classOf(error);
}
