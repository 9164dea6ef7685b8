import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Security headers of every answer. Everything is served from here: no inline script or style, nothing from
 * elsewhere, in nobody's frame, and no address (which may hold a token) given away as referrer.
 */
export function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
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
