import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { type Options, rateLimit } from 'express-rate-limit';
import type { Configuration } from '../platform/configuration.ts';
import { hashOfToken } from '../platform/token.ts';
import { credentialsOf } from './credentials.ts';
import { tooManyRequests } from './errors.ts';

/** How many requests one network address may make to the API in a minute. */
export const defaultApiLimit = 6_000;

/** How many requests one person, or one key of a program, may make in a minute, from wherever. */
export const defaultCallerLimit = 3_000;

/** Refuses what goes beyond `perMinute` for one key, session or person of the demo, whatever address it comes from. */
export function limitCallers(configuration: Configuration, perMinute: number): RequestHandler {
  const asking = (request: Request) => {
    const { key, session, demoPerson } = credentialsOf(request, configuration);
    return key ?? session ?? demoPerson;
  };
  return limitRate(perMinute, {
    skip: (request) => asking(request) === undefined,
    keyGenerator: (request) => hashOfToken(asking(request) ?? ''),
  });
}

/**
 * Refuses what goes beyond `perMinute` from one network address with 429 and Retry-After: the refusal is passed on as an
 * error, and answered where errors are.
 */
export function limitRate(perMinute: number, options: Partial<Options> = {}): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request: Request, response: Response, next: NextFunction) => {
      next(tooManyRequests(Math.max(1, Math.ceil(Number(response.getHeader('Retry-After') ?? 60)))));
    },
    ...options,
  });
}
