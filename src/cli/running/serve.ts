import { createApp, listen } from '../../api/server.ts';
import type { Shutdown } from '../../platform/shutdown.ts';
import { createPages } from '../../web/routes.ts';
import type { RunningParts } from './parts.ts';

/**
 * Serves the API and the pages until the end.
 * @returns where they are reached on this machine
 * @throws a platform error `port-taken`
 */
export async function serve(parts: RunningParts, shutdown: Pick<Shutdown, 'add'>): Promise<string> {
  const { host, port } = parts.configuration.http;
  const app = createApp(parts, { pages: createPages(parts) });
  const listening = await listen(app, { host, port });
  shutdown.add('API', () => listening.close());
  return listening.url;
}
