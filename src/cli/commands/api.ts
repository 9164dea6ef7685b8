import { createLogger } from '../../platform/logging.ts';
import { onShutdown } from '../../platform/shutdown.ts';
import { print } from '../output.ts';
import { openParts } from '../running/parts.ts';
import { serve } from '../running/serve.ts';
import { untilEnded } from '../running/until-ended.ts';
import { readConfiguration } from '../with-store.ts';

/** Runs the API and the pages until it is asked to end. */
export async function api(): Promise<void> {
  const configuration = await readConfiguration('api');
  const logger = createLogger(configuration.logLevel);
  const shutdown = onShutdown(logger);
  try {
    const parts = await openParts(configuration, logger, shutdown);
    print(`The API and the pages listen on ${await serve(parts, shutdown)}`);
  } catch (error) {
    await shutdown.close();
    throw error;
  }
  await untilEnded(shutdown);
}
