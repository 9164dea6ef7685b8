import type { ApplicationError, ErrorKind } from '../application/application-error.ts';
import type { Language } from '../domain/text.ts';

/** Every `type` of a problem begins with this; what follows is its stable code. */
const PROBLEM_TYPE_BASE = 'https://traject.example/problems/';

const statuses: Record<ErrorKind, number> = {
  malformed: 400,
  unidentified: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  gone: 410,
  'version-changed': 412,
  'too-large': 413,
  unsupported: 415,
  invalid: 422,
  'precondition-required': 428,
  'too-many': 429,
  defect: 500,
  unavailable: 503,
};

/** What HTTP says besides the kind of an error: only errors that the doors make themselves have it. */
export type HttpFacts = {
  /** In place of the status of its kind. */
  readonly status?: number;
  readonly headers?: { readonly [name: string]: string };
};

/** The status of HTTP with which an error is answered, 400 to 599. */
export function statusOf(error: ApplicationError & HttpFacts): number {
  return error.status ?? statuses[error.kind];
}

/** The headers that an error gives its answer: when to try again, what version there is now, what it is about. */
export function headersOf(error: ApplicationError & HttpFacts): { readonly [name: string]: string } {
  const { members: { version, trajectory } = {}, retryAfter, headers } = error;
  return {
    ...(retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) }),
    ...(version === undefined ? {} : { ETag: etagOf(version) }),
    ...(trajectory === undefined ? {} : { Link: `<${addressOf(trajectory)}>; rel="related"` }),
    ...headers,
  };
}

/** The strong ETag of a version: `"12"`. */
export function etagOf(version: number | string): string {
  return `"${version}"`;
}

/** A problem document as RFC 9457 describes it. */
export type ProblemDocument = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly instance?: string;
  readonly errors: readonly { readonly path: string; readonly code: string; readonly message: string }[];
  readonly [member: string]: unknown;
};

/**
 * The document that goes over the wire, in the reader's language.
 * @param requestId becomes the `instance`, with which the request is found again in the log
 */
export function toProblemDocument(
  error: ApplicationError & HttpFacts,
  language: Language,
  requestId?: string,
): ProblemDocument {
  const { code, title, detail, errors = [], members } = error;
  return {
    ...(members?.trajectory === undefined ? {} : { trajectory: addressOf(members.trajectory) }),
    type: `${PROBLEM_TYPE_BASE}${code}`,
    title: title[language],
    status: statusOf(error),
    ...(detail === undefined ? {} : { detail: detail[language] }),
    ...(requestId === undefined ? {} : { instance: `urn:uuid:${requestId}` }),
    errors: errors.map(({ path, code: fault, message }) => ({
      path,
      code: fault,
      message: message[language],
    })),
  };
}

function addressOf(trajectory: string): string {
  return `/api/v1/trajectories/${trajectory}`;
}
