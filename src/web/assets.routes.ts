import type { Router } from 'express';
import { named } from './http.ts';
import { editor, mark, script, style } from './static-files.ts';

/** The style and the mark of all pages, and the scripts of the staff's. */
export function setupAssets(router: Router): void {
  for (const [route, { address, type, content }] of [
    ['/assets/traject.css', style()],
    ['/assets/traject.svg', mark()],
    ['/assets/console.js', script()],
    ['/assets/editor.js', editor()],
  ] as const) {
    router.get(address, named(route), (_request, response) => {
      response
        .set({ 'Content-Type': type, 'Cache-Control': 'public, max-age=31536000, immutable' })
        .end(content);
    });
  }
}
