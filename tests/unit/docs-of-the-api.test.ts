import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { createOpenApiDocument } from '../../src/api/documentation/openapi.ts';
import { createMetrics } from '../../src/api/http/metrics.ts';
import { allRoutes } from '../../src/api/routes.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (name: string) => readFileSync(`${root}${name}`, 'utf8');
const pages = [
  'README.md',
  ...readdirSync(`${root}docs`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`),
];

type Operation = { readonly parameters?: readonly { readonly name: string; readonly in: string }[] };
const paths = createOpenApiDocument(allRoutes(createMetrics())).paths as unknown as {
  readonly [path: string]: { readonly [method: string]: Operation };
};

/** What a page calls: a method and an address, with or without what comes before it and its parameters. */
function called(page: string) {
  const calls = read(page).matchAll(
    /(?:`|^)(GET|POST|PUT|PATCH|DELETE) (?:\/api\/v1)?(\/[^`\s?]*)(?:\?([^`\s]*))?/gm,
  );
  return [...calls].map(([, method = '', path = '', query = '']) => ({
    ...{ page, method: method.toLowerCase(), path },
    parameters: query.split('&').flatMap((one) => one.split('=')[0] || []),
  }));
}

function operationAt(method: string, path: string): Operation | undefined {
  const isAt = (pattern: string) =>
    new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path);
  const fits = Object.keys(paths).filter(
    (pattern) => isAt(pattern) && paths[pattern]?.[method] !== undefined,
  );
  // An address without anything to fill in is meant before one with.
  const [first] = fits.toSorted((one, other) => Number(one.includes('{')) - Number(other.includes('{')));
  return first === undefined ? undefined : paths[first]?.[method];
}

describe('The documentation', () => {
  const calls = pages.flatMap(called);

  it('calls only what the API has', () => {
    expect(calls.length).toBeGreaterThan(80);
    expect(calls.filter(({ method, path }) => operationAt(method, path) === undefined)).toEqual([]);
  });

  it('with parameters that it takes', () => {
    const unknown = calls.flatMap(({ page, method, path, parameters }) => {
      const known = operationAt(method, path)?.parameters?.map(({ name }) => name) ?? [];
      return parameters.filter((name) => !known.includes(name)).map((name) => [page, method, path, name]);
    });
    expect(unknown).toEqual([]);
  });

  it('says of every report whether it is made as of any date', () => {
    const reports = [...read('docs/reports.md').matchAll(/^\|[^|]+\| `GET \/api\/v1(\/reports\/[^`]+)`/gm)];
    expect(reports.length).toBeGreaterThan(12);
    const [, named = ''] =
      /^All take `as_of=[\d-]+` \(today if left out\), except (.+?): /m.exec(read('docs/reports.md')) ?? [];
    const without = reports
      .map(([, path = '']) => path)
      .filter((path) => !operationAt('get', path)?.parameters?.some(({ name }) => name === 'as_of'));
    expect(without.map((path) => `\`${path.replace('/reports/', '')}\``).sort()).toEqual(
      (named.match(/`[^`]+`/g) ?? []).sort(),
    );
  });
});
