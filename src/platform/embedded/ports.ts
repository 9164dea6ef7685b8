import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import getPort, { portNumbers } from 'get-port';
import { platformError } from '../errors.ts';

/** All embedded services listen on this address only. */
export const loopback = '127.0.0.1';

/**
 * Below the ports that a system gives to outgoing connections (on Linux from 32,768): one of those can be taken by a
 * connection between the moment at which it is found free and the one at which a server listens on it. Temporal keeps ports
 * in a database column of two bytes with a sign, so higher ones would not fit either.
 */
const [LOWEST, HIGHEST] = [10_000, 32_000];

/**
 * A port on the loopback address that nobody listens on at this moment, and that nobody else in this process was just
 * given. Begins to look anywhere in the range, because other processes look as well.
 * @throws a platform error `port-taken` when all are taken
 */
export async function freePort(): Promise<number> {
  const all = [...portNumbers(LOWEST, HIGHEST)];
  const first = randomInt(all.length);
  const port = await getPort({ host: loopback, port: [...all.slice(first), ...all.slice(0, first)] });
  if (LOWEST <= port && port <= HIGHEST) return port;
  throw platformError(
    'port-taken',
    `All ports from ${LOWEST} to ${HIGHEST} are taken on the loopback address.`,
  );
}

/**
 * True when nobody listens on this port of the loopback address. `get-port` cannot be asked this: a port that it has
 * named once counts as taken for half a minute.
 */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: loopback, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/**
 * @param port that a service is about to listen on
 * @param service what wants it, as it should stand in the sentence
 * @param variable the environment variable that moves it
 * @throws a platform error `port-taken`
 */
export async function requireFreePort(port: number, service: string, variable: string): Promise<void> {
  if (await isPortFree(port)) return;
  throw platformError(
    'port-taken',
    `Port ${port}, meant for ${service}, is taken by another program: stop that program or set ${variable} to a free port.`,
  );
}
