import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Router } from 'express';
import { clientScript } from './client-script.ts';
import { named } from './http.ts';

/** The parts of the style, in the order in which the later one has the last word. */
const style = [
  ...['tokens', 'base', 'components', 'forms', 'school', 'road', 'start'],
  ...['console', 'tables', 'lines', 'list', 'console-parts', 'print'],
];

const read = (name: string) => readFileSync(new URL(`./assets/${name}`, import.meta.url), 'utf8');

const assets = [
  {
    name: 'traject.css',
    type: 'text/css; charset=utf-8',
    content: () => style.map((part) => read(`style/${part}.css`)).join('\n'),
  },
  { name: 'traject.svg', type: 'image/svg+xml', content: () => read('traject.svg') },
];

/** The style and the mark of all pages, and the script of the staff's; read once. */
export function setupAssets(router: Router): void {
  for (const { name, type, content } of assets) {
    const bytes = Buffer.from(content());
    const tag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 16)}"`;
    router.get(`/assets/${name}`, named(`/assets/${name}`), (request, response) => {
      response.set({ 'Cache-Control': 'public, max-age=300', ETag: tag });
      if (request.get('if-none-match') === tag) response.status(304).end();
      else response.set('Content-Type', type).end(bytes);
    });
  }
  const { address, content } = clientScript();
  router.get(address, named('/assets/console.js'), (_request, response) => {
    response
      .set({
        'Content-Type': 'text/javascript; charset=utf-8',
        'Cache-Control': 'public, max-age=31536000, immutable',
      })
      .end(content);
  });
}
