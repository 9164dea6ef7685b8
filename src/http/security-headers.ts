import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** The style that Turbo puts into the page for its progress bar: the one inline style there is, by its hash. */
export const PROGRESS_BAR_STYLE = 'sha256-WAyOw4V+FqDc35lQPyRADLBWbuNK8ahvYEaQIYF1+Ps=';

/**
 * Security headers of every answer. Everything is served from here: no inline script, no inline style but one
 * that is known, nothing from elsewhere, in nobody's frame, and no address (which may hold a token) given away as referrer.
 */
export function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", `'${PROGRESS_BAR_STYLE}'`],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    // Whether there is TLS is decided in front of this process.
    strictTransportSecurity: false,
  });
}
