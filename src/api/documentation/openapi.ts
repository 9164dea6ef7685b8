import {
  OpenAPIRegistry,
  OpenApiGeneratorV31,
  type ResponseConfig,
  type RouteConfig,
} from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { acceptedTypes } from '../http/body.ts';
import { countingAnswer } from '../http/counting.ts';
import type { AnswerDefinition, Route } from '../http/route.ts';
import { problemSchema, schoolNumber } from '../schemas.ts';
import { named } from '../trajectories/trajectories.schemas.ts';
import { bodyExamples } from './examples.ts';
import { withNull } from './nullable.ts';

/** An OpenAPI 3.1 document, plain JSON. */
export type OpenApiDocument = ReturnType<OpenApiGeneratorV31['generateDocument']>;

const problemTexts: Record<number, string> = {
  400: 'The request is not right; `errors` names the fields.',
  401: 'Nobody is known by what identifies the caller.',
  403: 'The caller may not do this.',
  404: 'It does not exist, or not for this caller.',
  405: 'Not with this method; see Allow.',
  409: 'It cannot be done in the present state, or the same Idempotency-Key is still being answered.',
  412: 'If-Match does not name the current version.',
  413: 'The body is too large.',
  415: 'The body has another media type than is accepted.',
  421: 'It is meant for a server of another name; the address is in PUBLIC_URL.',
  422: 'What is asked is not possible; `errors` names the fields. Or the Idempotency-Key was used for something else.',
  428: 'If-Match is needed here.',
  429: 'Too many requests; see Retry-After.',
  500: 'A fault on our side.',
  503: 'The database or Temporal does not answer, or too much is being checked; see Retry-After. Repeat with the same Idempotency-Key.',
};

const introduction = `Multi-year intake and coaching trajectories for schools.

Every error is a problem document (RFC 9457) in Dutch or English, by \`Accept-Language\`. Unknown fields are refused.
Every POST honours an \`Idempotency-Key\`: the same key gives the first answer again. A key belongs to one person and
one path: sent to another path it is a new one. It may be left out; without it, repeating a POST that changes something
does it twice.
Lists come in pages: follow \`next_cursor\` or the \`Link\` header. Dates are days in Belgium, instants have an offset.`;

// The generator names a schema as it meets it first, and these it would meet first where they may be null.
const firstOfAll = [schoolNumber, named].map((schema) => ({ type: 'schema', schema }) as const);

/** Makes the document of a table of routes, from the same schemas that check the requests. */
export function createOpenApiDocument(routes: readonly Route[]): OpenApiDocument {
  const registry = new OpenAPIRegistry();
  for (const route of routes) registry.registerPath(pathOf(route));
  const document = new OpenApiGeneratorV31([...firstOfAll, ...registry.definitions]).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'traject',
      version: '1',
      description: introduction,
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    // Relative: whoever reads this reached it at the address at which the rest is too.
    servers: [{ url: '/api/v1' }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((tag) => ({ name: tag })),
  });
  for (const { path } of routes.filter(({ root }) => root)) {
    Object.assign(document.paths?.[path] ?? {}, { servers: [{ url: '/' }] });
  }
  return withNull(document);
}

function pathOf(route: Route): RouteConfig {
  const headers = requestHeaders(route);
  const { params, query, body } = route;
  return {
    method: route.method,
    path: route.path,
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    ...(route.description === undefined ? {} : { description: route.description }),
    request: {
      ...(params === undefined ? {} : { params }),
      ...(query === undefined ? {} : { query }),
      ...(headers === undefined ? {} : { headers }),
      ...(body === undefined
        ? {}
        : { body: { required: isNeeded(body.schema), content: requestContent(route) } }),
    },
    responses: {
      ...Object.fromEntries(
        Object.entries(route.answers).map(([status, answer]) => [status, responseOf(answer)]),
      ),
      ...(route.counts ? { 202: responseOf(countingAnswer) } : {}),
      ...Object.fromEntries(
        problemStatuses(route)
          .filter((status) => route.answers[status] === undefined)
          .map((status) => [status, problemResponse(status)]),
      ),
    },
  };
}

function isNeeded(schema: z.ZodType): boolean {
  return !schema.safeParse(undefined).success;
}

function requestHeaders(route: Route) {
  const headers: Record<string, z.ZodType> = {};
  if (route.access !== 'everybody') {
    headers['X-Demo-Person'] = z.string().optional().meta({
      format: 'uuid',
      description: 'In a try-out on this machine only: who asks, in place of a session or a key.',
    });
  }
  if (route.method === 'post') {
    headers['Idempotency-Key'] = z
      .string()
      .regex(/^[!-~]{1,255}$/)
      .optional()
      .meta({
        description: route.safe
          ? 'Not needed: this changes nothing.'
          : 'Repeating the request to this path with the same key gives the first answer again.',
      });
  }
  if (route.ifMatch !== undefined) {
    // No example: what is filled in beforehand would be sent, and match nothing.
    const header = z
      .string()
      .regex(/^(\*|(W\/)?"[^"]*"( *, *(W\/)?"[^"]*")*)$/)
      .meta({ description: 'The ETag of what this is meant for, as it was given: with its quotes.' });
    headers['If-Match'] = route.ifMatch === 'required' ? header : header.optional();
  }
  if (route.ifNoneMatch !== undefined) {
    headers['If-None-Match'] = z
      .literal('*')
      .optional()
      .meta({ description: 'Only make it: 412 when it is there already.' });
  }
  return Object.keys(headers).length === 0 ? undefined : z.object(headers);
}

function requestContent({
  operationId,
  body,
}: Route): Record<string, { schema: z.ZodType; example?: unknown }> {
  if (body === undefined) return {};
  if (body.file !== undefined) {
    const file = z
      .string()
      .meta({ format: 'binary', description: 'PDF, DOCX, ODT, PNG or JPEG; at most 10 MB.' });
    return { 'multipart/form-data': { schema: (body.schema as z.ZodObject).extend({ [body.file]: file }) } };
  }
  const example = bodyExamples[operationId];
  const whole = body.yaml === undefined ? undefined : (example as Record<string, unknown>)?.[body.yaml];
  return Object.fromEntries(
    acceptedTypes(body).map((type) =>
      type === 'application/json'
        ? [type, { schema: body.schema, ...(example === undefined ? {} : { example }) }]
        : [type, { schema: z.string(), ...(whole === undefined ? {} : { example: whole }) }],
    ),
  );
}

function responseOf(answer: AnswerDefinition): ResponseConfig {
  const headers = Object.entries(answer.headers ?? {}).map(([name, description]) => [
    name,
    { description, schema: { type: 'string' } },
  ]);
  const types = mediaTypesOf(answer);
  const content = types.map((type) => [type, { schema: schemaOf(answer, type) }]);
  return {
    description: answer.description,
    ...(headers.length === 0 ? {} : { headers: Object.fromEntries(headers) }),
    ...(content.length === 0 ? {} : { content: Object.fromEntries(content) }),
  };
}

/** The media types in which an answer comes; none for one without content. */
export function mediaTypesOf({ schema, types }: AnswerDefinition): readonly string[] {
  return types ?? (schema === undefined ? [] : ['application/json']);
}

const retry = { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'string' } } };
const allow = { Allow: { description: 'The methods that there are.', schema: { type: 'string' } } };

function problemResponse(status: number): ResponseConfig {
  const header = { 405: allow, 429: retry, 503: retry }[status];
  return {
    description: problemTexts[status] ?? 'A problem.',
    ...(header === undefined ? {} : { headers: header }),
    content: { 'application/problem+json': { schema: problemSchema } },
  } as ResponseConfig;
}

function problemStatuses(route: Route): number[] {
  return [
    400,
    ...(route.access === 'everybody' ? [] : [401, 403, 503]),
    ...(route.params === undefined ? [] : [404]),
    // What watches over processes is answered under any name.
    ...(route.root ? [] : [421]),
    // A POST that takes nothing refuses what is sent with it.
    ...(route.body === undefined && route.method !== 'post' ? [] : [413, 415]),
    ...(route.method === 'post' && route.access !== 'everybody' ? [409] : []),
    // A date in a year that nobody means, or what the rules refuse.
    ...(route.method === 'post' || route.query !== undefined || route.body !== undefined ? [422] : []),
    ...(route.ifMatch === undefined ? [] : [412]),
    ...(route.ifMatch === 'required' ? [428] : []),
    429,
    500,
    ...(route.problems ?? []),
  ]
    .filter((status, index, all) => all.indexOf(status) === index)
    .sort();
}

/** JSON that is not described further is some object; text is text, and anything else a file. */
function schemaOf({ schema }: AnswerDefinition, type: string): z.ZodType {
  if (type === 'application/json') return schema ?? z.looseObject({});
  return type.startsWith('text/') ? z.string() : z.string().meta({ format: 'binary' });
}
