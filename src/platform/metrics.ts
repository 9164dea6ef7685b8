import { once } from 'node:events';
import { createServer } from 'node:http';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { freePort, loopback } from './embedded/ports.ts';
import { platformError, systemCodeOf } from './errors.ts';
import { isLoopbackName } from './loopback.ts';

/** How {@link metricsText} is written. */
export const metricsType = Registry.PROMETHEUS_CONTENT_TYPE;

/** Figures of this process: processor, memory, event loop. One set, however often it is asked for. */
const ofProcess = new Registry();
/** Where the runtime of the Temporal SDK shows its own figures, once workers run in this process. */
let runtimeUrl: string | undefined;

/**
 * What is counted in this process, in the text format of Prometheus: what is given, the figures of the process, and those
 * of the Temporal SDK when workers run here (none when it does not answer).
 */
export async function metricsText(registry: Registry = new Registry()): Promise<string> {
  if (ofProcess.getMetricsAsArray().length === 0) collectDefaultMetrics({ register: ofProcess });
  const texts = await Promise.all([registry.metrics(), ofProcess.metrics(), runtimeText()]);
  return texts.filter((text) => text.trim() !== '').join('\n');
}

/**
 * Finds an address on the loopback interface for the figures of the Temporal SDK; they are shown in {@link metricsText}
 * from then on.
 * @returns `host:port`, for the runtime's telemetry options
 */
export async function addressForRuntimeMetrics(): Promise<string> {
  const address = `${loopback}:${await freePort()}`;
  runtimeUrl = `http://${address}/metrics`;
  return address;
}

async function runtimeText(): Promise<string> {
  if (runtimeUrl === undefined) return '';
  try {
    const answer = await fetch(runtimeUrl, { signal: AbortSignal.timeout(2_000) });
    return answer.ok ? await answer.text() : '';
  } catch {
    return '';
  }
}

/** On the loopback interface only names of this machine are answered; another network is for whoever opened it. */
function isAllowed(asked: string | undefined, host: string): boolean {
  if (!isLoopbackName(host)) return true;
  return URL.canParse(`http://${asked}`) && isLoopbackName(new URL(`http://${asked}`).hostname);
}

/**
 * Shows the figures of a process that serves nothing else, at `/metrics`.
 * @returns what ends it
 * @throws a platform error `port-taken`
 */
export async function serveMetrics(address: { host: string; port: number }): Promise<() => Promise<void>> {
  const server = createServer(async (request, response) => {
    if (!isAllowed(request.headers.host, address.host)) response.writeHead(421).end();
    else if (request.url !== '/metrics') response.writeHead(404).end();
    else response.writeHead(200, { 'Content-Type': metricsType }).end(await metricsText());
  });
  server.listen(address.port, address.host);
  await once(server, 'listening').catch((error) => {
    if (systemCodeOf(error) !== 'EADDRINUSE') throw error;
    throw platformError(
      'port-taken',
      `Port ${address.port} on ${address.host} is already in use; set METRICS_PORT to another one.`,
      error,
    );
  });
  return async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
}
