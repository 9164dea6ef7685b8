import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Dependencies } from '../application/dependencies.ts';
import { isKnownToken } from '../application/links/open.ts';
import { tooManyRequests } from '../http/errors.ts';
import { limitRate } from '../http/rate-limits.ts';

/** How many requests one network address may make in a minute to the pages behind links in mails. */
export type PageLimits = {
  readonly all: number;
  /** Those that end in an error: what somebody makes who tries tokens. */
  readonly failed: number;
};

/** The limits when nothing else is said. */
export const defaultPageLimits: PageLimits = { all: 600, failed: 30 };

/**
 * Refuses what goes beyond; a whole school can sit behind one address, so there is room. Whoever tries tokens does not lock
 * out the colleagues who have one: a link that is known keeps working.
 */
export function limitPages(deps: Pick<Dependencies, 'store'>, limits: Partial<PageLimits>): RequestHandler[] {
  const { all, failed } = { ...defaultPageLimits, ...limits };
  const handler = async (request: Request, response: Response, next: NextFunction) => {
    const token = request.path.split('/')[1] ?? '';
    if (!(await isKnownToken(deps, token))) {
      return next(tooManyRequests(Math.max(1, Number(response.getHeader('Retry-After') ?? 60))));
    }
    response.removeHeader('Retry-After');
    next();
  };
  return [limitRate(all), limitRate(failed, { skipSuccessfulRequests: true, handler })];
}
