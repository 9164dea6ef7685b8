import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import {
  Client,
  Connection,
  defaultGrpcRetryOptions,
  isGrpcServiceError,
  makeGrpcRetryInterceptor,
} from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import type { NativeConnection } from '@temporalio/worker';
import { cancelsWhenClosed } from './closed-channel.ts';
import type { Configuration, TemporalTls } from './configuration.ts';
import { messageOf, platformError } from './errors.ts';
import { dataConverterOf } from './payload-codec.ts';

/** A connection to the Temporal server, for starting and asking workflows, and the way to get one for workers. */
export type TemporalConnection = {
  client: Client;
  connection: Connection;
  namespace: string;
  /** What encrypts on the way, for workers as for the client; absent where nothing is encrypted. */
  dataConverter: DataConverter | undefined;
  /** Opens a connection for workers; the caller closes it after its workers have ended. */
  connectWorker(): Promise<NativeConnection>;
  /** Closes the client's connection. */
  close(): Promise<void>;
};

/** Codes of gRPC that say that something is not there, is there already, cannot be asked yet, or is not known to it. */
const grpcCodes = { notFound: 5, alreadyExists: 6, notReady: 9, unimplemented: 12 } as const;

/** Whether a Temporal server answered so; false for every other error. */
export function isAnswer(error: unknown, answer: keyof typeof grpcCodes): boolean {
  const cause = error instanceof Error && isGrpcServiceError(error.cause) ? error.cause : error;
  return isGrpcServiceError(cause) && cause.code === grpcCodes[answer];
}

const betweenAttempts = 250;

/**
 * Connects to the Temporal server named in the configuration, with TLS and API key if given, and keeps trying while
 * it does not answer yet.
 * @param configuration only its part `temporal` is read; the address must be known (start the embedded one before)
 * @param options `timeout` in milliseconds, 30 seconds if left out
 * @throws a platform error, `configuration-missing` without an address, `not-reachable` when time is up
 */
export async function connectTemporal(
  configuration: Pick<Configuration, 'temporal'>,
  options: { timeout?: number } = {},
): Promise<TemporalConnection> {
  const { address, namespace, apiKey } = configuration.temporal;
  if (address === undefined) {
    throw platformError(
      'configuration-missing',
      'TEMPORAL_ADDRESS is not set, so there is no Temporal server to talk to.',
    );
  }
  const tls = await readTls(configuration.temporal.tls);
  const target = {
    address,
    ...(tls === undefined ? {} : { tls }),
    ...(apiKey === undefined ? {} : { apiKey }),
  };
  const connection = await connectPatiently(target, options.timeout ?? 30_000);
  const dataConverter = dataConverterOf(configuration.temporal.payloadKeys);
  return {
    client: new Client({ connection, namespace, ...(dataConverter && { dataConverter }) }),
    connection,
    namespace,
    dataConverter,
    async connectWorker() {
      // The worker's library is large; a process that only asks workflows never loads it.
      const { NativeConnection } = await import('@temporalio/worker');
      return NativeConnection.connect(target);
    },
    close: () => connection.close(),
  };
}

/**
 * Longest pause between two attempts to reach a server that went away, in milliseconds. gRPC's own is two minutes, in
 * which people would be told that Temporal does not answer while it does.
 */
const longestPause = 5_000;

type Target = NonNullable<Parameters<typeof Connection.connect>[0]> & { address: string };

async function connectPatiently(target: Target, timeout: number): Promise<Connection> {
  const deadline = performance.now() + timeout;
  for (;;) {
    const remaining = deadline - performance.now();
    try {
      return await Connection.connect({
        ...target,
        interceptors: [makeGrpcRetryInterceptor(defaultGrpcRetryOptions()), cancelsWhenClosed],
        channelArgs: { 'grpc.max_reconnect_backoff_ms': longestPause },
        connectTimeout: Math.max(1_000, Math.min(5_000, remaining)),
      });
    } catch (error) {
      if (performance.now() + betweenAttempts >= deadline) {
        throw platformError(
          'not-reachable',
          `The Temporal server at ${target.address} did not answer within ${Math.round(timeout / 1000)} seconds: ${messageOf(error)}`,
          error,
        );
      }
    }
    await delay(betweenAttempts);
  }
}

type Tls = {
  serverNameOverride?: string;
  serverRootCACertificate?: Buffer;
  clientCertPair?: { crt: Buffer; key: Buffer };
};

async function readTls(tls: TemporalTls | undefined): Promise<Tls | undefined> {
  if (tls === undefined) return undefined;
  return {
    ...(tls.serverName === undefined ? {} : { serverNameOverride: tls.serverName }),
    ...(tls.authorityPath === undefined ? {} : { serverRootCACertificate: await readPem(tls.authorityPath) }),
    ...(tls.certificatePath === undefined || tls.keyPath === undefined
      ? {}
      : { clientCertPair: { crt: await readPem(tls.certificatePath), key: await readPem(tls.keyPath) } }),
  };
}

async function readPem(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw platformError(
      'configuration-invalid',
      `The TLS file ${path} cannot be read: ${messageOf(error)}`,
      error,
    );
  }
}
