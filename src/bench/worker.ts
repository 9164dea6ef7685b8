// A worker, or the API, in a process of its own, as in an installation, where they do not share a core. Argument: the path of
// its order.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createDeliverMail } from '../activities/deliver-mail.ts';
import { createApp, listen } from '../api/server.ts';
import { systemClock } from '../platform/clock.ts';
import { loadConfiguration } from '../platform/configuration.ts';
import { createLogger } from '../platform/logging.ts';
import { connectTemporal } from '../platform/temporal-client.ts';
import { createMailTransport } from '../platform/transport.ts';
import { until } from '../platform/waiting.ts';
import { openStore } from '../store/database/db.ts';
import { createPages } from '../web/routes.ts';
import { startWorkers } from '../worker/start-workers.ts';
import { quietTemporal, startBareWorker } from './bare-worker.ts';
import { POOL_SIZE, type WorkerOrder } from './worker-order.ts';

/** Nobody is held back for asking much: that is measured here. */
const UNLIMITED = 1_000_000_000;

const order = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as WorkerOrder;
quietTemporal();
const temporal = await connectTemporal({ temporal: order.temporal });
const nativeConnection = await temporal.connectWorker();
const transport = createMailTransport({ smtpUrl: order.smtpUrl });
const start = { bare: startBare, product: startProduct, api: startApi }[order.kind];
const running = await start();
writeFileSync(order.readyFile, 'url' in running ? String(running.url) : 'ready');
setInterval(() => writeFileSync(order.memoryFile, String(process.memoryUsage.rss())), 1_000).unref();

process.once('SIGTERM', async () => {
  await running.shutdown();
  transport.close();
  await nativeConnection.close();
  await temporal.close();
  process.exit(0);
});

function startBare() {
  return startBareWorker({ connection: nativeConnection, namespace: temporal.namespace, transport });
}

async function startApi() {
  const store = openStore({ databaseUrl: order.databaseUrl, poolSize: POOL_SIZE });
  const configuration = loadConfiguration({ TEMPORAL_ADDRESS: order.temporal.address });
  const deps = { store, temporal, clock: systemClock, configuration, logger: createLogger('warn') };
  const limits = { apiLimit: UNLIMITED, callerLimit: UNLIMITED };
  const server = await listen(createApp(deps, { pages: createPages(deps), ...limits }), { port: 0 });
  return { url: server.url, shutdown: () => server.close() };
}

function startProduct() {
  const store = openStore({ databaseUrl: order.databaseUrl, poolSize: POOL_SIZE });
  const logger = createLogger('warn');
  const deliver = createDeliverMail({
    ...{ store, transport, clock: systemClock, logger, configuration: loadConfiguration({}) },
    // Its reminders fall due at one instant, whatever the hour at which somebody measures.
    atAnyHour: true,
    submitUndeliverable: async (trajectoryId, role) => {
      throw new Error(`Nobody in role ${role} of trajectory ${trajectoryId}`);
    },
  });
  return startWorkers({
    ...{ nativeConnection, client: temporal.client, store, clock: systemClock, logger },
    bundleFolder: order.bundleFolder,
    deliverMail: async (input) => {
      await until(() => existsSync(order.gateFile), { timeout: Number.MAX_SAFE_INTEGER, every: 200 });
      return deliver(input);
    },
  });
}
