import type { RequestHandler, Response } from 'express';
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
        frameSrc: ["'self'"],
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

/** Lets a page that is only looked at stand in a frame of our own pages; nothing in it may send a form or run. */
export function allowOwnFrame(response: Response, inlineStyle: 'with-inline-style' | 'own-style-only'): void {
  const style = inlineStyle === 'with-inline-style' ? "'unsafe-inline'" : "'self'";
  response.set({
    'Content-Security-Policy': `default-src 'none';style-src ${style};img-src 'self' data:;font-src 'self';frame-ancestors 'self'`,
    'X-Frame-Options': 'SAMEORIGIN',
  });
}
