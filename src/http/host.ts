import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Configuration } from '../platform/configuration.ts';
import { isLoopbackName } from '../platform/loopback.ts';
import { wrongHost } from './errors.ts';

/**
 * Answers only under its own name: a page of another site that has its name point to this machine gets nothing, and no
 * address is ever made of what a stranger wrote. Outside production every name of this machine will do, with any port.
 * @param open paths that answer under any name: what watches over processes calls them by address
 */
export function checkHost({ http, environment }: Configuration, open: readonly string[]): RequestHandler {
  const own = new URL(http.publicUrl).host;
  return (request: Request, _response: Response, next: NextFunction) => {
    const host = request.get('host') ?? '';
    const isOwn = host.toLowerCase() === own || (environment !== 'production' && isOfThisMachine(host));
    next(isOwn || open.includes(request.path) ? undefined : wrongHost());
  };
}

function isOfThisMachine(host: string): boolean {
  return URL.canParse(`http://${host}`) && isLoopbackName(new URL(`http://${host}`).hostname);
}
