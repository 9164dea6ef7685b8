import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Answer } from '../api/http/route.ts';
import {
  createProblem,
  isProblem,
  type ProblemDescription,
  toProblemDocument,
} from '../application/application-error.ts';
import { unreachablePart } from '../application/outage.ts';
import { internalFault, malformedBody, unavailable, unknownAddress } from './errors.ts';
import { languageOf } from './language.ts';

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
export function answerToError(error: unknown, request: Request, facts: RequestFacts): Answer {
  const description = describe(error, facts);
  const language = languageOf(request.get('accept-language'));
  return {
    status: description.status,
    headers: {
      ...description.headers,
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Content-Language': language,
    },
    body: toProblemDocument(description, language, facts.requestId),
  };
}

function describe(error: unknown, facts: RequestFacts): ProblemDescription {
  if (isProblem(error)) return error.problem;
  const part = unreachablePart(error);
  if (part !== undefined) {
    facts.fault = error;
    return unavailable(part).problem;
  }
  const status = (error as { status?: unknown } | undefined)?.status;
  if (status === 404 || isMalformedAddress(error)) return unknownAddress().problem;
  if (status === 400) return malformedBody().problem;
  if (typeof status === 'number' && status > 400 && status < 500) return refused(status);
  facts.fault = error;
  return internalFault().problem;
}

/** True for an address with a `%` that stands for nothing, such as `%E0%A4%A`: nothing is there. */
export function isMalformedAddress(error: unknown): boolean {
  return (error as Partial<Error> | undefined)?.name === 'URIError';
}

/** A refusal by a library below us that has no problem of its own here. */
function refused(status: number): ProblemDescription {
  return createProblem({
    code: 'refused',
    status,
    title: { nl: 'De vraag is geweigerd.', en: 'The request was refused.' },
  }).problem;
}
