import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type Router } from 'express';
import { methodNotAllowed } from '../../http/errors.ts';
import { answerToError, factsOf, sendAnswer } from '../../http/responses.ts';

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>traject · API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="stylesheet" href="/docs/documentation.css">
<link rel="icon" href="/docs/favicon-32x32.png">
</head>
<body>
<main id="swagger-ui"></main>
<noscript>The API is described in <a href="/api/v1/openapi.json">/api/v1/openapi.json</a>.</noscript>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

const swaggerUi = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const own = fileURLToPath(new URL('./assets/', import.meta.url));

const files: Record<string, { readonly type: string; readonly folder: string }> = {
  'swagger-ui.css': { type: 'text/css; charset=utf-8', folder: swaggerUi },
  'swagger-ui-bundle.js': { type: 'text/javascript; charset=utf-8', folder: swaggerUi },
  'favicon-32x32.png': { type: 'image/png', folder: swaggerUi },
  'documentation.css': { type: 'text/css; charset=utf-8', folder: own },
  'start.js': { type: 'text/javascript; charset=utf-8', folder: own },
};

/** The pages with the documentation of the API at `/docs`, all of it served from here. */
export function createDocumentationRouter(): Router {
  const router = express.Router();
  router
    .route('/docs')
    .get((_request, response) => {
      response.type('html').send(page);
    })
    .all((request, response) => {
      const facts = factsOf(response);
      facts.route = '/docs';
      sendAnswer(response, answerToError(methodNotAllowed(['GET', 'HEAD']), request, facts));
    });
  for (const [name, { type, folder }] of Object.entries(files)) {
    let content: Buffer | undefined;
    router.get(`/docs/${name}`, (_request, response) => {
      content ??= readFileSync(join(folder, name));
      response.setHeader('Content-Type', type);
      response.setHeader('Cache-Control', 'public, max-age=86400');
      response.send(content);
    });
  }
  return router;
}
