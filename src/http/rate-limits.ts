import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { type Options, rateLimit } from 'express-rate-limit';
import { tooManyRequests } from './errors.ts';

/** How many requests one network address may make to the API in a minute. */
export const defaultApiLimit = 6_000;

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
