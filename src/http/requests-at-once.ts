import type { Request, RequestHandler } from 'express';
import type { Configuration } from '../platform/configuration.ts';
import { hashOfToken } from '../platform/token.ts';
import { credentialsOf } from './credentials.ts';
import { tooManyRequests } from './errors.ts';

/** How many requests may be under way at the same moment in one process. */
export type AtOnce = {
  /** Of one person or key; of one network address, for who is nobody: a whole school can sit behind one. */
  readonly one: number;
  readonly all: number;
};

/** The limits when nothing else is said: far more than the database does at once, so that none is refused that would not wait. */
export const defaultAtOnce: AtOnce = { one: 250, all: 1_000 };

/** In so many seconds whoever is refused may try again. */
const SOON = 1;

/**
 * Refuses what is asked while too much is under way, with 429 and Retry-After: whoever begins requests and never ends them keeps
 * nobody else waiting, and the rest not for ever.
 * @param open addresses that are not counted: what watches over processes, and streams that have a limit of their own
 */
export function limitAtOnce(
  configuration: Configuration,
  { one, all }: AtOnce,
  open: readonly string[],
): RequestHandler {
  const underWay = new Map<string, number>();
  let total = 0;
  return (request, response, next) => {
    if (open.includes(request.path)) return next();
    const asker = askerOf(request, configuration);
    const own = underWay.get(asker) ?? 0;
    if (own >= one || total >= all) return next(tooManyRequests(SOON));
    underWay.set(asker, own + 1);
    total += 1;
    response.once('close', () => {
      total -= 1;
      const left = (underWay.get(asker) ?? 1) - 1;
      if (left > 0) underWay.set(asker, left);
      else underWay.delete(asker);
    });
    next();
  };
}

function askerOf(request: Request, configuration: Configuration): string {
  const { key, session, demoPerson } = credentialsOf(request, configuration);
  const said = key ?? session ?? demoPerson;
  return said === undefined ? `address ${request.ip}` : `caller ${hashOfToken(said)}`;
}
