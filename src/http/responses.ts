import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { type ApplicationError, isApplicationError } from '../application/application-error.ts';
import { sortError } from '../application/outage.ts';
import type { Answer } from './answer.ts';
import { internalFault, malformedBody, refusedBelow, unknownAddress } from './errors.ts';
import { languageOf } from './language.ts';
import { headersOf, statusOf, toProblemDocument } from './problem-document.ts';

/** What the middleware knows of a request while it is answered. */
export type RequestFacts = {
  /** With which the request is found again in the log; a UUID. */
  readonly requestId: string;
  /** The pattern of its route, never its URL, which may hold a token. */
  route?: string;
  /** What went wrong on our side, for the log. */
  fault?: unknown;
};

/** The facts of a request, made on first use. */
export function factsOf(response: Response): RequestFacts {
  response.locals.facts ??= { requestId: randomUUID() } satisfies RequestFacts;
  return response.locals.facts as RequestFacts;
}

/** Sends an answer as it is; nothing is added that could differ when it is sent again. */
export function sendAnswer(response: Response, answer: Answer): void {
  const { status, body, content, headers } = answer;
  for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value);
  response.statusCode = status;
  if (content !== undefined) {
    response.setHeader('Content-Type', content.type);
    response.end(content.bytes);
  } else if (body === undefined) {
    response.end();
  } else {
    if (!response.hasHeader('Content-Type')) {
      response.setHeader('Content-Type', 'application/json; charset=utf-8');
    }
    response.end(JSON.stringify(body));
  }
}

/** The answer to whatever was thrown, in the reader's language: the one place where errors become answers. */
export function answerToError(thrown: unknown, request: Request, facts: RequestFacts): Answer {
  const error = errorFor(thrown, facts);
  const language = languageOf(request.get('accept-language'));
  return {
    status: statusOf(error),
    headers: {
      ...headersOf(error),
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Content-Language': language,
    },
    body: toProblemDocument(error, language, facts.requestId),
  };
}

/** What is said of whatever was thrown; what went wrong on our side is noted for the log. */
function errorFor(thrown: unknown, facts: RequestFacts): ApplicationError {
  const sorted = sortError(thrown);
  if (sorted.sort === 'outage' && sorted.error !== thrown) facts.fault = thrown;
  if (sorted.sort !== 'defect') return sorted.error;
  // A fault that has been noted already has a reference of its own.
  if (isApplicationError(thrown)) return thrown;
  const status = (thrown as { status?: unknown } | undefined)?.status;
  if (status === 404 || isMalformedAddress(thrown)) return unknownAddress();
  if (status === 400) return malformedBody();
  if (typeof status === 'number' && status > 400 && status < 500) return refusedBelow(status);
  facts.fault = thrown;
  return internalFault();
}

/** True for an address with a `%` that stands for nothing, such as `%E0%A4%A`: nothing is there. */
export function isMalformedAddress(error: unknown): boolean {
  return (error as Partial<Error> | undefined)?.name === 'URIError';
}
