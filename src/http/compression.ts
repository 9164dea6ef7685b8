import compression from 'compression';
import type { RequestHandler } from 'express';

/**
 * Answers go out compressed to whoever takes that, from 1 kB on. What is sent bit by bit, as things happen, is left as it is:
 * it would wait for more. Forms carry a seal that differs each time, so that the length of a page gives nothing away.
 */
export function compressAnswers(): RequestHandler {
  return compression({
    filter: (request, response) =>
      !String(response.getHeader('Content-Type') ?? '').startsWith('text/event-stream') &&
      compression.filter(request, response),
  });
}
