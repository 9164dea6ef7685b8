import type { FieldError } from '../domain/rejection.ts';
import type { Text } from '../domain/text.ts';

/**
 * What is the matter, in a word. Each door says it in its own way: as a status of HTTP, a page, a line in the terminal.
 * - `malformed`: fields are missing, unknown or of the wrong form
 * - `invalid`: it can be read, but not with this content
 * - `unidentified`: we do not know who asks
 * - `forbidden`: we do, and it is not for them
 * - `not-found`: it does not exist, or they may not know that it does
 * - `gone`: it was there and will not come back
 * - `conflict`: not in the present state
 * - `version-changed`: it was changed since it was read
 * - `precondition-required`: it has to be said which version is meant
 * - `too-large`, `unsupported`: a content of a size or kind that is not taken
 * - `too-many`: more often than is allowed; later it is
 * - `unavailable`: a part does not answer; nothing is lost
 * - `defect`: a fault of ours
 */
export type ErrorKind =
  | 'malformed'
  | 'invalid'
  | 'unidentified'
  | 'forbidden'
  | 'not-found'
  | 'gone'
  | 'conflict'
  | 'version-changed'
  | 'precondition-required'
  | 'too-large'
  | 'unsupported'
  | 'too-many'
  | 'unavailable'
  | 'defect';

/** What is to be said when something cannot be done. */
export type ErrorDescription = {
  /** Stable, for programs. */
  readonly code: string;
  readonly kind: ErrorKind;
  /** What kind of problem it is: the same sentence each time. */
  readonly title: Text;
  /** What is wrong this time, and what to do about it. */
  readonly detail?: Text | undefined;
  /** The fields concerned, if any; paths as the caller wrote them. */
  readonly errors?: readonly FieldError[] | undefined;
  /** What it is about, for programs. */
  readonly members?: ErrorMembers | undefined;
  /** In how many seconds it can be tried again, where that is known. */
  readonly retryAfter?: number | undefined;
};

/** Data that comes along with an error. */
export type ErrorMembers = {
  /** UUID of the trajectory that stands in the way. */
  readonly trajectory?: string;
  /** The version that there is now, where another was meant. */
  readonly version?: string;
};

/** What a use case throws when it cannot do what was asked. */
export type ApplicationError = Error & ErrorDescription;

/** Makes an error to throw; only the factories in `errors.ts` of each noun and door call it. Its message is English. */
export function createApplicationError(description: ErrorDescription): ApplicationError {
  const error = new Error((description.detail ?? description.title).en);
  error.name = 'ApplicationError';
  return Object.assign(error, description);
}

/** True for what {@link createApplicationError} made. */
export function isApplicationError(error: unknown): error is ApplicationError {
  return error instanceof Error && error.name === 'ApplicationError' && 'kind' in error;
}
