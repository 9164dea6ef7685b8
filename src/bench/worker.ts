// A worker in a process of its own, as in an installation, where it does not share a core with the API. Argument: the
// path of its order.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { SendMailOptions } from 'nodemailer';
import { createDeliverMail } from '../activities/deliver-mail.ts';
import { systemClock } from '../platform/clock.ts';
import { loadConfiguration } from '../platform/configuration.ts';
import { createLogger } from '../platform/logging.ts';
import { connectTemporal } from '../platform/temporal-client.ts';
import { createMailTransport, type MailTransport } from '../platform/transport.ts';
import { until } from '../platform/waiting.ts';
import { openDatabase, storeOfSystem } from '../store/database/db.ts';
import { startWorkers } from '../worker/start-workers.ts';
import { quietTemporal, startBareWorker } from './bare-worker.ts';
import { POOL_SIZE, type WorkerOrder } from './worker-order.ts';

const order = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as WorkerOrder;
quietTemporal();
const temporal = await connectTemporal({ temporal: order.temporal });
const nativeConnection = await temporal.connectWorker();
const transport = createMailTransport({ smtpUrl: order.smtpUrl });
let last: SendMailOptions | undefined;
const workers = order.kind === 'bare' ? await startBare() : await startProduct();
writeFileSync(order.readyFile, 'ready');
setInterval(() => {
  writeFileSync(order.memoryFile, String(process.memoryUsage.rss()));
  if (last === undefined) return;
  // Whoever reads it meanwhile has the one before.
  writeFileSync(`${order.messageFile}.new`, JSON.stringify(last));
  renameSync(`${order.messageFile}.new`, order.messageFile);
}, 1_000).unref();

process.once('SIGTERM', async () => {
  await workers.shutdown();
  transport.close();
  await nativeConnection.close();
  await temporal.close();
  process.exit(0);
});

function startBare() {
  return startBareWorker({ connection: nativeConnection, namespace: temporal.namespace, transport });
}

function startProduct() {
  const database = openDatabase({ databaseUrl: order.databaseUrl, poolSize: POOL_SIZE });
  const store = storeOfSystem(database, 'work');
  const logger = createLogger('warn');
  const noting: MailTransport = {
    ...transport,
    send(message, giveUp) {
      last = message;
      return transport.send(message, giveUp);
    },
  };
  const deliver = createDeliverMail({
    ...{ store, transport: noting, clock: systemClock, logger, configuration: loadConfiguration({}) },
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
