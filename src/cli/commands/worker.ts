import { createLogger } from '../../platform/logging.ts';
import { serveMetrics } from '../../platform/metrics.ts';
import { onShutdown } from '../../platform/shutdown.ts';
import { print } from '../output.ts';
import { openParts } from '../running/parts.ts';
import { asFailure, untilEnded } from '../running/until-ended.ts';
import { work } from '../running/work.ts';
import { readConfiguration } from '../with-store.ts';

/** Runs the workers until it is asked to end. */
export async function worker(): Promise<void> {
  const configuration = await readConfiguration('worker');
  const logger = createLogger(configuration.logLevel);
  const shutdown = onShutdown(logger);
  let ended: Promise<void>;
  try {
    const parts = await openParts(configuration, logger, shutdown);
    if (configuration.metricsPort !== undefined) {
      const address = { host: configuration.http.host, port: configuration.metricsPort };
      shutdown.add('metrics', await serveMetrics(address));
    }
    ({ ended } = await work(parts, shutdown));
    print(
      `The workers listen on ${configuration.temporal.address} (namespace ${configuration.temporal.namespace})`,
    );
  } catch (error) {
    await shutdown.close();
    throw error;
  }
  await untilEnded(shutdown, asFailure('A worker', ended));
}
