import express, { type Express, type Request, type Response, type Router } from 'express';
import type { Parts } from '../application/dependencies.ts';
import { compressAnswers } from '../http/compression.ts';
import { unknownAddress } from '../http/errors.ts';
import { endEventStreams } from '../http/event-stream.ts';
import { checkHost } from '../http/host.ts';
import { defaultApiLimit, defaultCallerLimit, limitCallers, limitRate } from '../http/rate-limits.ts';
import { type AtOnce, defaultAtOnce, limitAtOnce } from '../http/requests-at-once.ts';
import { answerToError, factsOf, sendAnswer } from '../http/responses.ts';
import { securityHeaders } from '../http/security-headers.ts';
import { platformError } from '../platform/errors.ts';
import { createDocumentationRouter } from './documentation/documentation.page.ts';
import { createMetrics } from './http/metrics.ts';
import { createRequestLog } from './http/request-log.ts';
import { createRouter } from './http/router.ts';
import { allRoutes } from './routes.ts';

/** What may be given besides the dependencies. */
export type AppOptions = {
  /** The pages for schools, at `/p` and `/`. It must set `facts.route` of what it answers, see `factsOf`. */
  readonly pages?: Router;
  /** Requests to the API that one network address may make in a minute. */
  readonly apiLimit?: number;
  /** Requests to everything that one person or key may make in a minute. */
  readonly callerLimit?: number;
  /** Requests that may be under way at the same moment. */
  readonly atOnce?: AtOnce;
};

/** What watches over processes calls them by address. */
const watched = ['/healthz', '/readyz', '/metrics'];

/**
 * Makes the web application: the API under `/api/v1`, its documentation at `/docs`, health and metrics at the root,
 * and the pages that are passed in.
 */
export function createApp(parts: Parts, options: AppOptions = {}): Express {
  const metrics = createMetrics();
  const routes = allRoutes(metrics);
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  // Behind a proxy, the address that counts is the one it names; anybody else could name any.
  app.set('trust proxy', [...parts.configuration.http.trustedProxies]);
  app.use(createRequestLog(parts.logger), metrics.count, securityHeaders());
  app.use(compressAnswers());
  app.use(checkHost(parts.configuration, watched));
  app.use(limitAtOnce(parts.configuration, options.atOnce ?? defaultAtOnce, [...watched, '/events']));
  app.use(limitCallers(parts.configuration, options.callerLimit ?? defaultCallerLimit));
  app.use(
    createRouter(
      parts,
      routes.filter(({ root }) => root === true),
    ),
  );
  app.use(createDocumentationRouter());
  app.use('/api', (_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    response.vary('Accept-Language');
    next();
  });
  app.use(
    '/api/v1',
    limitRate(options.apiLimit ?? defaultApiLimit),
    createRouter(
      parts,
      routes.filter(({ root }) => root !== true),
    ),
  );
  if (options.pages !== undefined) app.use(options.pages);
  app.use((request: Request, response: Response) => {
    sendAnswer(response, answerToError(unknownAddress(), request, factsOf(response)));
  });
  app.use((error: unknown, request: Request, response: Response, next: (error: unknown) => void) => {
    if (response.headersSent) next(error);
    else sendAnswer(response, answerToError(error, request, factsOf(response)));
  });
  return app;
}

/** A server that listens. */
export type Listening = {
  /** `http://127.0.0.1:3000`, with the port that was really taken. */
  readonly url: string;
  readonly port: number;
  /** Takes no new requests, waits for those under way, and closes. */
  close(): Promise<void>;
};

/**
 * Starts listening.
 * @param address `port` 0 takes a free one; without `host`, only this machine can reach it
 * @throws a platform error `port-taken`
 */
export function listen(app: Express, address: { host?: string; port: number }): Promise<Listening> {
  const host = address.host ?? '127.0.0.1';
  return new Promise((resolve, reject) => {
    const server = app.listen(address.port, host);
    server.requestTimeout = 60_000;
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Port ${address.port} on ${host} is already in use; set PORT to another one.`;
      reject(error.code === 'EADDRINUSE' ? platformError('port-taken', taken, error) : error);
    });
    server.once('listening', () => {
      const bound = server.address();
      const port = typeof bound === 'object' && bound !== null ? bound.port : address.port;
      const shown = host.includes(':') ? `[${host}]` : host;
      resolve({
        url: `http://${shown}:${port}`,
        port,
        close: () =>
          new Promise((closed, failed) => {
            server.close((error) => (error === undefined ? closed() : failed(error)));
            endEventStreams(app);
            server.closeIdleConnections();
          }),
      });
    });
  });
}
