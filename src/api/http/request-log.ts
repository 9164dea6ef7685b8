import type { RequestHandler, Response } from 'express';
import { pinoHttp } from 'pino-http';
import type { Logger } from '../../platform/logging.ts';
import { factsOf } from './responses.ts';

/**
 * One line for each request: its id, method, the pattern of its route, status and time. Never the URL, which may
 * hold a token or a name that was searched for, and nothing about who asked.
 */
export function createRequestLog(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    genReqId: (_request, response) => {
      const { requestId } = factsOf(response as Response);
      response.setHeader('X-Request-Id', requestId);
      return requestId;
    },
    customLogLevel: (_request, response, error) => {
      if (error !== undefined || response.statusCode >= 500) return 'error';
      return response.statusCode >= 400 ? 'info' : 'debug';
    },
    customSuccessMessage: () => 'request',
    customErrorMessage: () => 'request failed',
    // The library adds these objects; both would say the URL again.
    serializers: { req: () => undefined, res: () => undefined },
    customProps: (request, response) => {
      const { route, fault, requestId } = factsOf(response as Response);
      return {
        request: requestId,
        method: request.method,
        route: route ?? 'none',
        status: response.statusCode,
        ...(fault === undefined ? {} : { fault }),
      };
    },
  }) as RequestHandler;
}
