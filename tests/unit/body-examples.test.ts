import { describe, expect, it } from '@jest/globals';
import { bodyExamples } from '../../src/api/documentation/examples.ts';
import { createOpenApiDocument } from '../../src/api/documentation/openapi.ts';
import { createMetrics } from '../../src/api/http/metrics.ts';
import { allRoutes } from '../../src/api/routes.ts';
import { lint } from '../../src/domain/lint/lint.ts';

const routes = allRoutes(createMetrics());
const withJson = routes.filter(({ body }) => body !== undefined && body.file === undefined);

describe('The bodies in the documentation of the API', () => {
  it('are of operations that there are', () => {
    const operations = withJson.map(({ operationId }) => operationId);
    expect(Object.keys(bodyExamples).filter((name) => !operations.includes(name))).toEqual([]);
  });

  it.each(withJson.map((route) => [route.operationId, route] as const))(
    '%s accepts its own',
    (name, { body }) => {
      const read = body?.schema.safeParse(bodyExamples[name]);
      expect(read?.error?.issues ?? []).toEqual([]);
    },
  );

  it('are shown with them, also as YAML where that is taken', () => {
    const document = createOpenApiDocument(routes);
    const content = (path: string) => {
      const body = document.paths?.[path]?.post?.requestBody;
      return (body as unknown as { content: Record<string, { example?: unknown }> }).content;
    };
    expect(content('/trajectories/{id}/commands')['application/json']?.example).toEqual(
      bodyExamples.commandTrajectory,
    );
    expect(content('/templates/lint')['application/yaml']?.example).toMatch(/^template: /);
  });

  it('show a model trajectory that could be published', () => {
    const { source } = bodyExamples.lintTemplate as { source: string };
    const { findings } = lint(source, { calendar: { overrides: [] } });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
