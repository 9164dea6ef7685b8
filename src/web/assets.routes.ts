import type { RequestHandler, Router } from 'express';
import { named } from './http.ts';
import { editor, mark, type StaticFile, script, style } from './static-files.ts';

/** The style and the mark of all pages, and the scripts of the staff's. */
export function setupAssets(router: Router): void {
  for (const [route, file] of [
    ['/assets/traject.css', style()],
    ['/assets/traject.svg', mark()],
    ['/assets/console.js', script()],
  ] as const) {
    router.get(file.address, named(route), sending(file));
  }
  // A second goes by until the editor is put together, and most processes are never asked for it.
  router.get('/assets/editor.:hash.js', named('/assets/editor.js'), async (request, response, next) => {
    const file = await editor();
    if (file.address === request.path) sending(file)(request, response, next);
    else next();
  });
}

function sending({ type, content }: StaticFile): RequestHandler {
  return (_request, response) => {
    response
      .set({ 'Content-Type': type, 'Cache-Control': 'public, max-age=31536000, immutable' })
      .end(content);
  };
}
