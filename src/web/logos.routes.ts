import type { Router } from 'express';
import type { Dependencies } from '../application/dependencies.ts';
import { notFound } from '../application/errors.ts';
import { readLogo } from '../application/organisations/letterhead/read.ts';
import { named } from './http.ts';

const HASH = /^[0-9a-f]{64}$/;

/** Where the logo with this hash is. */
export function logoAddress(hash: string): string {
  return `/logos/${hash}`;
}

/** Logos of guidance services, for everybody: what is at such an address never changes. */
export function setupLogos(router: Router, deps: Pick<Dependencies, 'store'>): void {
  router.get('/logos/:hash', named('/logos/{hash}'), async (request, response) => {
    const hash = String(request.params.hash);
    if (!HASH.test(hash)) throw notFound('hash');
    const { mediaType, content } = await readLogo(deps, hash);
    response
      .set({
        'Content-Type': mediaType,
        'Cache-Control': 'public, max-age=31536000, immutable',
        'X-Content-Type-Options': 'nosniff',
      })
      .end(content);
  });
}
