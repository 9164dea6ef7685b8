import { createDeliverMail } from '../../activities/deliver-mail.ts';
import { dependenciesOfSystem } from '../../application/dependencies.ts';
import { oweCoordinators } from '../../application/handovers/owe-waiting.ts';
import { sendOwedLetters } from '../../application/owed-letters/send.ts';
import { oweOverviews } from '../../application/own-choices/owe-overviews.ts';
import type { Logger } from '../../platform/logging.ts';
import { addressForRuntimeMetrics } from '../../platform/metrics.ts';
import type { Shutdown } from '../../platform/shutdown.ts';
import { createMailTransport } from '../../platform/transport.ts';
import { sdkLog } from '../../worker/sdk-log.ts';
import { startWorkers } from '../../worker/start-workers.ts';
import { commandError } from '../errors.ts';
import { bundleFolder } from './bundle-folder.ts';
import type { RunningParts } from './parts.ts';
import { receive, reportUndeliverable } from './receive.ts';

/**
 * Runs the workers and the mailroom until the end.
 * @param others `isAlone` when nobody else can be working on this Temporal server, which then keeps versions apart all the same
 * @returns what settles when the workers have ended; it rejects when one of them failed
 * @throws a command error when no mail server is named
 */
export async function work(
  parts: RunningParts,
  shutdown: Pick<Shutdown, 'add'>,
  { isAlone = false }: { readonly isAlone?: boolean } = {},
): Promise<{ ended: Promise<void> }> {
  const { configuration, temporal, clock, logger } = parts;
  const deps = dependenciesOfSystem(parts, 'work');
  const { store } = deps;
  const { smtpUrl } = configuration.mail;
  if (smtpUrl === undefined) {
    throw commandError('There is no mail server to send through: set SMTP_URL, or use `traject start`.');
  }
  await prepareRuntime(parts.logger);
  const transport = createMailTransport({ smtpUrl, connections: configuration.sizing.mailConnections });
  shutdown.add('mail', () => transport.close());
  const nativeConnection = await temporal.connectWorker();
  shutdown.add('connection of the workers', () => nativeConnection.close());
  const starting = new AbortController();
  shutdown.add('start of the workers', () => starting.abort());
  const workers = await startWorkers({
    ...{ nativeConnection, client: temporal.client, store, clock, logger, signal: starting.signal },
    deliverMail: createDeliverMail({
      ...{ store, transport, clock, configuration, logger },
      submitUndeliverable: reportUndeliverable(deps),
    }),
    tellOfHandovers: () => oweCoordinators({ store, clock }),
    sendOwedLetters: () => sendOwedLetters({ ...deps, clock }),
    oweOverviews: () => oweOverviews({ store, clock }),
    webhooksInside: configuration.environment !== 'production',
    retention: configuration.retention,
    sizing: configuration.sizing,
    dataConverter: temporal.dataConverter,
    bundleFolder: bundleFolder(configuration),
    ...versions(configuration.temporal.deployment, isAlone),
  });
  shutdown.add('workers', () => workers.shutdown());
  await receive(deps, shutdown);
  return { ended: workers.run };
}

function versions(deployment: string | undefined, isAlone: boolean) {
  if (isAlone) return { deployment: deployment ?? 'traject', isAlone };
  return deployment === undefined ? {} : { deployment };
}

/**
 * The SDK's runtime writes to our log, shows its figures with ours, and leaves it to us what happens on Ctrl-C: the
 * database must not close before the workers have ended.
 */
async function prepareRuntime(logger: Logger): Promise<void> {
  const { DefaultLogger, Runtime } = await import('@temporalio/worker');
  Runtime.install({
    shutdownSignals: [],
    telemetryOptions: {
      // Its native part would write to standard error by itself, in lines of another make.
      logging: { forward: {}, filter: { core: 'WARN', other: 'ERROR' } },
      metrics: {
        prometheus: {
          bindAddress: await addressForRuntimeMetrics(),
          ...{ countersTotalSuffix: true, unitSuffix: true, useSecondsForDurations: true },
        },
      },
    },
    logger: new DefaultLogger('INFO', sdkLog(logger)),
  });
}
