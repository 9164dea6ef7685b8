import type { FieldError } from '../domain/rejection.ts';
import type { Language, Text } from '../domain/text.ts';

/** Every `type` of a problem begins with this; what follows is its stable code. */
const PROBLEM_TYPE_BASE = 'https://traject.example/problems/';

/** What a factory of problems knows. */
export type ProblemDescription = {
  /** Stable, for programs: the last part of the `type`. */
  readonly code: string;
  /** HTTP status, 400 to 599. */
  readonly status: number;
  /** What kind of problem it is: the same sentence each time. */
  readonly title: Text;
  /** What is wrong this time, and what to do about it. */
  readonly detail?: Text | undefined;
  /** The fields concerned, if any; paths as the caller wrote them. */
  readonly errors?: readonly FieldError[] | undefined;
  /** Further members of the document, with names as they go over the wire. */
  readonly members?: { readonly [name: string]: unknown } | undefined;
  /** Headers of the answer, such as Retry-After. */
  readonly headers?: { readonly [name: string]: string } | undefined;
};

/** What is thrown to answer with a problem document. */
export type Problem = Error & { readonly problem: ProblemDescription };

/** Makes a problem to throw; only the factories in `*.errors.ts` call it. */
export function createProblem(description: ProblemDescription): Problem {
  const error = new Error((description.detail ?? description.title).en);
  error.name = 'Problem';
  return Object.assign(error, { problem: description });
}

/** True for what {@link createProblem} made. */
export function isProblem(error: unknown): error is Problem {
  return error instanceof Error && error.name === 'Problem' && 'problem' in error;
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
  description: ProblemDescription,
  language: Language,
  requestId?: string,
): ProblemDocument {
  const { code, status, title, detail, errors = [], members } = description;
  return {
    ...members,
    type: `${PROBLEM_TYPE_BASE}${code}`,
    title: title[language],
    status,
    ...(detail === undefined ? {} : { detail: detail[language] }),
    ...(requestId === undefined ? {} : { instance: `urn:uuid:${requestId}` }),
    errors: errors.map(({ path, code, message }) => ({ path, code, message: message[language] })),
  };
}
