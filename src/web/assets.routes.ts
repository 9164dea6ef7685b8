import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Router } from 'express';
import { named } from './http.ts';

const assets = [
  { name: 'traject.css', type: 'text/css; charset=utf-8' },
  { name: 'traject.svg', type: 'image/svg+xml' },
];

/** The style and the mark of all pages; read once. */
export function setupAssets(router: Router): void {
  for (const { name, type } of assets) {
    const content = readFileSync(new URL(`./assets/${name}`, import.meta.url));
    const tag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 16)}"`;
    router.get(`/assets/${name}`, named(`/assets/${name}`), (request, response) => {
      response.set({ 'Cache-Control': 'public, max-age=300', ETag: tag });
      if (request.get('if-none-match') === tag) response.status(304).end();
      else response.set('Content-Type', type).end(content);
    });
  }
}
