import { defineRoute, type Route } from '../http/route.ts';
import { createOpenApiDocument } from './openapi.ts';

/** The description of the API; `routes` gives the whole table, this route included, once it is complete. */
export function documentationRoutes(routes: () => readonly Route[]): Route[] {
  let document: string | undefined;
  return [
    defineRoute({
      method: 'get',
      path: '/openapi.json',
      operationId: 'getOpenApi',
      tag: 'documentation',
      summary: 'This API as an OpenAPI 3.1 document',
      access: 'everybody',
      answers: { 200: { description: 'The document.', types: ['application/json'] } },
      handle: async () => {
        document ??= JSON.stringify(createOpenApiDocument(routes()));
        return { status: 200, content: { type: 'application/json; charset=utf-8', bytes: document } };
      },
    }),
  ];
}
