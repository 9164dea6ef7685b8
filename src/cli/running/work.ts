import { join } from 'node:path';
import { createDeliverMail } from '../../activities/deliver-mail.ts';
import type { Logger } from '../../platform/logging.ts';
import { addressForRuntimeMetrics } from '../../platform/metrics.ts';
import type { Shutdown } from '../../platform/shutdown.ts';
import { createMailTransport } from '../../platform/transport.ts';
import { startWorkers } from '../../worker/start-workers.ts';
import { commandError } from '../errors.ts';
import type { RunningParts } from './parts.ts';
import { receive, reportUndeliverable } from './receive.ts';

/** Where the bundled workflows are kept between starts, below the data folder. */
export function bundleFolder({ dataDirectory }: { readonly dataDirectory: string }): string {
  return join(dataDirectory, 'bundles');
}

/**
 * Runs the workers and the mailroom until the end.
 * @returns what settles when the workers have ended; it rejects when one of them failed
 * @throws a command error when no mail server is named
 */
export async function work(
  parts: RunningParts,
  shutdown: Pick<Shutdown, 'add'>,
): Promise<{ ended: Promise<void> }> {
  const { configuration, store, temporal, clock, logger } = parts;
  const { smtpUrl } = configuration.mail;
  if (smtpUrl === undefined) {
    throw commandError('There is no mail server to send through: set SMTP_URL, or use `traject start`.');
  }
  await prepareRuntime(parts.logger);
  const transport = createMailTransport({ smtpUrl });
  shutdown.add('mail', () => transport.close());
  const nativeConnection = await temporal.connectWorker();
  shutdown.add('connection of the workers', () => nativeConnection.close());
  const workers = await startWorkers({
    ...{ nativeConnection, client: temporal.client, store, clock, logger },
    deliverMail: createDeliverMail({
      ...{ store, transport, clock, configuration, logger },
      submitUndeliverable: reportUndeliverable(parts),
    }),
    bundleFolder: bundleFolder(configuration),
    ...(configuration.temporal.deployment && { deployment: configuration.temporal.deployment }),
  });
  shutdown.add('workers', () => workers.shutdown());
  await receive(parts, shutdown);
  return { ended: workers.run };
}

/**
 * The SDK's runtime writes to our log, shows its figures with ours, and leaves it to us what happens on Ctrl-C: the
 * database must not close before the workers have ended.
 */
async function prepareRuntime(logger: Logger): Promise<void> {
  const { DefaultLogger, Runtime } = await import('@temporalio/worker');
  const levels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'debug', WARN: 'warn', ERROR: 'error' } as const;
  Runtime.install({
    shutdownSignals: [],
    telemetryOptions: {
      metrics: {
        prometheus: {
          bindAddress: await addressForRuntimeMetrics(),
          ...{ countersTotalSuffix: true, unitSuffix: true, useSecondsForDurations: true },
        },
      },
    },
    logger: new DefaultLogger('INFO', ({ level, message, meta }) => {
      logger[levels[level]]({ part: 'sdk', ...meta }, message);
    }),
  });
}
