// Started by the tests as a process of its own, so that it can be killed like one. Says on standard output, in one
// line of JSON, where its services are, and stops them when asked to end.
import { loadConfiguration } from '../../src/platform/configuration.ts';
import { startEmbedded } from '../../src/platform/embedded/start.ts';
import { readEnvironment } from '../../src/platform/environment.ts';
import { isPlatformError } from '../../src/platform/errors.ts';
import { createLogger } from '../../src/platform/logging.ts';
import { onShutdown } from '../../src/platform/shutdown.ts';

const logger = createLogger('warn');
const shutdown = onShutdown(logger);
try {
  const embedded = await startEmbedded(loadConfiguration(readEnvironment()), {
    progress: (line) => process.stderr.write(`${line}\n`),
    logger,
  });
  shutdown.add('embedded services', embedded.stop);
  const { configuration: _configuration, ...rest } = embedded;
  process.stdout.write(`${JSON.stringify({ ...rest, processIds: embedded.processIds() })}\n`);
  const alive = setInterval(() => undefined, 60_000);
  await shutdown.closed;
  clearInterval(alive);
} catch (error) {
  process.stderr.write(`${isPlatformError(error) ? `${error.code}: ${error.message}` : String(error)}\n`);
  process.exitCode = 1;
}
