import { describe, expect, it } from '@jest/globals';
import type { Parts } from '../../src/application/dependencies.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { loadConfiguration } from '../../src/platform/configuration.ts';
import { createLogger } from '../../src/platform/logging.ts';
import { openDatabase } from '../../src/store/database/db.ts';
import { createPages } from '../../src/web/routes.ts';
import { noPages, pagesOfRoutes } from './looked-at.ts';

/** The addresses that the pages answer when they are asked for. */
function routesOfPages(): readonly string[] {
  const configuration = loadConfiguration({ NODE_ENV: 'test' });
  const logger = createLogger('silent', { write: () => undefined });
  // Nobody asks for anything: the routes are only listed.
  const database = openDatabase({ databaseUrl: 'postgresql://nobody:x@127.0.0.1:9/nowhere' });
  const deps = { configuration, logger, clock: systemClock, database } as Parts;
  return createPages(deps).stack.flatMap(({ route }) => {
    const methods = route as unknown as { readonly methods: { readonly get?: boolean } } | undefined;
    return route !== undefined && methods?.methods.get ? [String(route.path)] : [];
  });
}

describe('What can be seen', () => {
  const routes = routesOfPages();

  it('is looked at, whichever address it has', () => {
    expect(routes.length).toBeGreaterThan(50);
    const unseen = routes.filter(
      (route) => pagesOfRoutes[route] === undefined && !noPages.some((one) => one.test(route)),
    );
    expect(unseen).toEqual([]);
  });

  it('is still there: nothing is looked at that no address has', () => {
    expect(Object.keys(pagesOfRoutes).filter((route) => !routes.includes(route))).toEqual([]);
  });
});
