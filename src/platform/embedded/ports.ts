import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { platformError } from '../errors.ts';

/** All embedded services listen on this address only. */
export const loopback = '127.0.0.1';

/** A port on the loopback address that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const taken = await listenOnce(0);
  if (typeof taken === 'number') return taken;
  throw platformError('port-taken', 'This machine has no free port left on the loopback address.', taken);
}

/** A port in this range, both ends included, that nobody listens on at this moment; begins to look anywhere in it. */
export async function freePortBetween(lowest: number, highest: number): Promise<number> {
  const ports = highest - lowest + 1;
  const first = randomInt(ports);
  for (let step = 0; step < ports; step += 1) {
    const port = lowest + ((first + step) % ports);
    if (await isPortFree(port)) return port;
  }
  throw platformError(
    'port-taken',
    `All ports from ${lowest} to ${highest} are taken on the loopback address.`,
  );
}

/** True when nobody listens on this port of the loopback address. */
export async function isPortFree(port: number): Promise<boolean> {
  return typeof (await listenOnce(port)) === 'number';
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

function listenOnce(port: number): Promise<number | Error> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen({ port, host: loopback, exclusive: true }, () => {
      const address = server.address();
      const listening = typeof address === 'object' && address !== null ? address.port : port;
      server.close(() => resolve(listening));
    });
  });
}
