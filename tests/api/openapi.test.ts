import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { createOpenApiDocument } from '../../src/api/documentation/openapi.ts';
import { createMetrics } from '../../src/api/http/metrics.ts';
import { allRoutes } from '../../src/api/routes.ts';

type Operation = {
  operationId: string;
  summary: string;
  parameters?: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
};

const routes = allRoutes(createMetrics());
const document = createOpenApiDocument(routes);
const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
  Object.entries(item as Record<string, Operation>)
    .filter(([method]) => ['get', 'post', 'patch', 'put', 'delete'].includes(method))
    .map(([method, operation]) => ({ path, method, operation })),
);

describe('the OpenAPI document', () => {
  it('is of version 3.1 and says where the API is', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.servers).toEqual([{ url: '/api/v1' }]);
  });

  it('lists every endpoint, and no other', () => {
    const listed = operations.map(({ path, method }) => `${method} ${path}`);
    expect(listed.sort()).toEqual(routes.map(({ path, method }) => `${method} ${path}`).sort());
    expect(listed).toEqual(
      expect.arrayContaining([
        'post /trajectories',
        'get /trajectories',
        'get /trajectories/{id}',
        'get /trajectories/{id}/journal',
        'get /trajectories/{id}/agenda',
        'get /trajectories/{id}/mails',
        'get /trajectories/{id}/live',
        'post /trajectories/{id}/commands',
        'post /templates',
        'post /templates/rehearse',
        'post /templates/lint',
        'get /healthz',
        'get /readyz',
        'get /metrics',
      ]),
    );
  });

  it('has a name for every operation, and no name twice', () => {
    const names = operations.map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const { operation } of operations) expect(operation.summary).not.toBe('');
  });

  it('declares every parameter that stands in a path', () => {
    for (const { path, operation } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
      expect(declared.map(({ name }) => name)).toEqual(inPath);
      expect(declared.every(({ required }) => required)).toBe(true);
    }
  });

  it('refers only to schemas that are there, and uses every one of them', () => {
    const names = Object.keys(document.components?.schemas ?? {});
    const text = JSON.stringify(document);
    const used = new Set([...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name));
    expect([...used].sort()).toEqual(names.sort());
  });

  it('holds only valid JSON Schema of the draft that 3.1 names', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ $id: 'https://traject.example/openapi', ...document });
    for (const name of Object.keys(document.components?.schemas ?? {})) {
      expect(() =>
        ajv.compile({ $ref: `https://traject.example/openapi#/components/schemas/${name}` }),
      ).not.toThrow();
    }
    const inline = operations.flatMap(({ operation }) => [
      ...(operation.parameters ?? []).map(({ schema }) => schema),
      ...Object.values(operation.requestBody?.content ?? {}).map(({ schema }) => schema),
      ...Object.values(operation.responses).flatMap(({ content }) =>
        Object.values(content ?? {}).map(({ schema }) => schema),
      ),
    ]);
    expect(inline.length).toBeGreaterThan(100);
    for (const schema of inline) {
      const rebased = JSON.stringify(schema).replaceAll('"#/', '"https://traject.example/openapi#/');
      expect(() => ajv.compile(JSON.parse(rebased))).not.toThrow();
    }
  });

  it('lets nothing be null by its name alone: where it may be, that stands beside it', () => {
    for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
      expect([name, JSON.stringify((schema as { type?: unknown }).type ?? '')]).not.toEqual([
        name,
        expect.stringContaining('null'),
      ]);
    }
    expect(JSON.stringify(document)).not.toContain('"allOf"');
  });

  it('writes patterns that every validator reads, without flags of JavaScript', () => {
    const patterns = [...JSON.stringify(document).matchAll(/"pattern":"((?:[^"\\]|\\.)*)"/g)];
    expect(patterns.length).toBeGreaterThan(0);
    for (const [, pattern = ''] of patterns) expect(pattern).not.toMatch(/\/[a-z]+$/);
  });

  it('describes errors as problem documents, and every body as one that refuses unknown fields', () => {
    for (const { operation } of operations) {
      for (const [status, response] of Object.entries(operation.responses)) {
        if (Number(status) < 400 || operation.operationId === 'getReadiness') continue;
        expect(response.content).toEqual({
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        });
      }
    }
    expect(document.components?.schemas?.Problem).toMatchObject({
      required: expect.arrayContaining(['type', 'title', 'status', 'errors']),
    });
    for (const name of ['Enrolment', 'CompleteCommand', 'NewPerson', 'PersonCorrection', 'TemplateSource']) {
      expect(document.components?.schemas?.[name]).toMatchObject({ additionalProperties: false });
    }
  });

  it('says what is answered before a route is asked: under another name, and to too many requests', () => {
    for (const { path, operation } of operations) {
      const isWatched = ['/healthz', '/readyz', '/metrics'].includes(path);
      expect([path, '421' in operation.responses]).toEqual([path, !isWatched]);
      expect(operation.responses).toHaveProperty('429');
    }
  });

  it('says of every POST that a body which it does not take is refused', () => {
    for (const { method, operation } of operations) {
      if (method !== 'post') continue;
      for (const status of ['400', '413', '415']) expect(operation.responses).toHaveProperty(status);
    }
  });

  it('says with every POST whether an Idempotency-Key is of use', () => {
    for (const { method, operation } of operations) {
      const key = operation.parameters?.find(({ name }) => name === 'Idempotency-Key');
      if (method === 'post') expect(key).toMatchObject({ in: 'header', required: false });
      else expect(key).toBeUndefined();
    }
  });
});
