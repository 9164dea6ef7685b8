import type { RequestHandler, Response } from 'express';
import { pinoHttp } from 'pino-http';
import { factsOf } from '../../http/responses.ts';
import type { Logger } from '../../platform/logging.ts';

const UNAVAILABLE = 503;

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
      // An outage, which waits for its end: what is called an error is a fault of ours.
      if (response.statusCode === UNAVAILABLE) return 'warn';
      if (error !== undefined || response.statusCode >= 500) return 'error';
      return response.statusCode >= 400 ? 'info' : 'debug';
    },
    customSuccessMessage: () => 'request',
    customErrorMessage: () => 'request failed',
    customSuccessObject: (request, response, { responseTime }) => ({
      ...lineOf(request.method, response as Response),
      responseTime,
    }),
    customErrorObject: (request, response, _error, { responseTime }) => ({
      ...lineOf(request.method, response as Response),
      responseTime,
    }),
    // What the library would add by itself says the URL.
    serializers: { req: () => undefined, res: () => undefined },
  }) as RequestHandler;
}

function lineOf(method: string | undefined, response: Response) {
  const { route, fault, requestId } = factsOf(response);
  return {
    request: requestId,
    method,
    route: route ?? 'none',
    status: response.statusCode,
    ...(fault === undefined ? {} : { err: fault }),
  };
}
