import type { RequestHandler } from 'express';
import { limitRate } from '../api/http/rate-limits.ts';

/** How many requests one network address may make in a minute to the pages behind links in mails. */
export type PageLimits = {
  readonly all: number;
  /** Those that end in an error: what somebody makes who tries tokens. */
  readonly failed: number;
};

const defaults: PageLimits = { all: 600, failed: 30 };

/** Refuses what goes beyond; a whole school can sit behind one address, so there is room. */
export function limitPages(limits: Partial<PageLimits>): RequestHandler[] {
  const { all, failed } = { ...defaults, ...limits };
  return [limitRate(all), limitRate(failed, { skipSuccessfulRequests: true })];
}
