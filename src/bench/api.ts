// The API with its pages in a process of its own, as in an installation. Argument: the path of its order.
import { readFileSync, writeFileSync } from 'node:fs';
import { createApp, listen } from '../api/server.ts';
import { systemClock } from '../platform/clock.ts';
import { loadConfiguration } from '../platform/configuration.ts';
import { createLogger } from '../platform/logging.ts';
import { connectTemporal } from '../platform/temporal-client.ts';
import { openDatabase } from '../store/database/db.ts';
import { createPages } from '../web/routes.ts';
import { POOL_SIZE, type WorkerOrder } from './worker-order.ts';

/** Nobody is held back for asking much: that is measured here. */
const UNLIMITED = 1_000_000_000;

const order = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as WorkerOrder;
const temporal = await connectTemporal({ temporal: order.temporal });
const database = openDatabase({ databaseUrl: order.databaseUrl, poolSize: POOL_SIZE });
const configuration = loadConfiguration({ TEMPORAL_ADDRESS: order.temporal.address });
const parts = { database, temporal, clock: systemClock, configuration, logger: createLogger('warn') };
const limits = { apiLimit: UNLIMITED, callerLimit: UNLIMITED };
const server = await listen(createApp(parts, { pages: createPages(parts), ...limits }), { port: 0 });
writeFileSync(order.readyFile, server.url);
setInterval(() => writeFileSync(order.memoryFile, String(process.memoryUsage.rss())), 1_000).unref();

process.once('SIGTERM', async () => {
  await server.close();
  await database.close();
  await temporal.close();
  process.exit(0);
});
