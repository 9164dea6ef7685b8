import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import getPort, { portNumbers } from 'get-port';
import { platformError } from '../errors.ts';

/** All embedded services listen on this address only. */
export const loopback = '127.0.0.1';

/** A port on the loopback address that nobody listens on at this moment, and that nobody else in this process was just given. */
export const freePort = () => getPort({ host: loopback });

/** The same within a range, both ends included; begins to look anywhere in it, because other processes look as well. */
export async function freePortBetween(lowest: number, highest: number): Promise<number> {
  const all = [...portNumbers(lowest, highest)];
  const first = randomInt(all.length);
  const port = await getPort({ host: loopback, port: [...all.slice(first), ...all.slice(0, first)] });
  if (lowest <= port && port <= highest) return port;
  throw platformError(
    'port-taken',
    `All ports from ${lowest} to ${highest} are taken on the loopback address.`,
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
