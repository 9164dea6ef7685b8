import { join } from 'node:path';
import type { Configuration } from '../configuration.ts';
import { platformError } from '../errors.ts';
import type { Logger } from '../logging.ts';
import type { Progress } from './parts/finding.ts';
import { requireFreePort } from './ports.ts';
import type { ProcessIdentity } from './processes/identity.ts';
import type { OnSpawn, Supervised } from './processes/supervised.ts';
import { type Addresses, findRunning, takeDataFolder } from './run-file.ts';
import { startInboxService } from './services/inbox.ts';
import { startPostgresService } from './services/postgres.ts';
import { startTemporalService } from './services/temporal.ts';

/** The services that a whole installation needs, running. */
export type Embedded = {
  /** `host:port` of the Temporal server; empty, like the two below, if it is neither named nor asked for. */
  temporalAddress: string;
  /** Pages of the Temporal server, if it is the embedded one. */
  temporalUiUrl: string | undefined;
  /** PostgreSQL connection string. */
  databaseUrl: string;
  smtpUrl: string;
  /** Pages of the inbox, if it is the embedded one. */
  inboxUrl: string | undefined;
  /** The configuration that was given, completed with these addresses. */
  configuration: Configuration;
  /** Settles with a sentence when an embedded service has ended for good without being asked to. */
  failed: Promise<string>;
  /** Process ids of the embedded servers by name, as they run now. */
  processIds(): Record<string, number>;
  /** Writes down where the API and the pages listen, for commands in another terminal. */
  serves(apiUrl: string): void;
  /** Stops the embedded services, in order, and gives the data folder free. Calling it again waits for the same end. */
  stop(): Promise<void>;
};

/**
 * Starts every service that the environment does not name, on the loopback address with its data below the data
 * folder, and returns once all of them really answer. They end with this program, however it ends.
 * @param options `progress` is told, line by line, what takes long; `logger` what happens later; `only` names the
 *   services to care about, for a command that needs no more than the database, say
 * @throws a platform error: `already-running`, `port-taken`, `part-missing` or `part-failed`; nothing is left running
 */
export async function startEmbedded(
  configuration: Configuration,
  { progress, logger, only }: { progress: Progress; logger: Pick<Logger, 'warn'>; only?: ServiceName[] },
): Promise<Embedded> {
  const wanted = (only ?? allServices).filter((name) => embeddable[name].named(configuration) === undefined);
  if (configuration.environment === 'production') refuseInProduction(wanted);
  const runFile = await takeDataFolder(configuration.dataDirectory, progress);
  const services: Supervised[] = [];
  const addresses: Addresses = {};
  const running = new Map<string, ProcessIdentity[]>();
  const writeDown = () => {
    const processes = Array.from(running, ([name, identities]) => ({ name, processes: identities }));
    runFile.write(processes, addresses).catch((error) => logger.warn({ err: error }, 'run file not written'));
  };
  const onSpawn: OnSpawn = (name, processes) => {
    running.set(name, processes);
    writeDown();
  };
  const stopAll = async () => {
    await Promise.all(services.map((service) => service.stop()));
    await runFile.remove();
  };
  const start = async (begin: Start) => {
    const { service, ...reached } = await begin(configuration, progress, onSpawn);
    services.push(service);
    Object.assign(addresses, reached);
    writeDown();
  };
  try {
    await requireFreePorts(configuration, wanted);
    await allOrFirstProblem(wanted.map((name) => start(embeddable[name].start)));
  } catch (error) {
    await stopAll();
    throw error;
  }
  const completed = complete(configuration, addresses);
  let stopping: Promise<void> | undefined;
  return {
    temporalAddress: completed.temporal.address ?? '',
    temporalUiUrl: addresses.temporalUiUrl,
    databaseUrl: completed.databaseUrl ?? '',
    smtpUrl: completed.mail.smtpUrl ?? '',
    inboxUrl: addresses.inboxUrl,
    configuration: completed,
    failed: Promise.race([...services.map(({ failed }) => failed), new Promise<never>(() => undefined)]),
    processIds: () => Object.fromEntries(services.map((service) => [service.name, service.pid()])),
    serves(apiUrl) {
      addresses.apiUrl = apiUrl;
      writeDown();
    },
    stop() {
      stopping ??= stopAll();
      return stopping;
    },
  };
}

/**
 * The configuration with the addresses of the instance that runs on the same data folder, where the environment
 * names none: so commands in another terminal work on what `traject start` has started.
 */
export async function completeFromRunning(configuration: Configuration): Promise<Configuration> {
  return complete(configuration, (await findRunning(configuration.dataDirectory)) ?? {});
}

type Start = (
  configuration: Configuration,
  progress: Progress,
  onSpawn: OnSpawn,
) => Promise<{ service: Supervised } & Addresses>;

const startTemporal: Start = ({ dataDirectory, ports, parts, temporal }, progress, onSpawn) =>
  startTemporalService(
    { parts, progress },
    {
      folder: join(dataDirectory, 'temporal'),
      port: ports.temporal,
      uiPort: ports.temporalUi ?? 'any',
      namespace: temporal.namespace,
      logFile: join(dataDirectory, 'logs', 'temporal.log'),
      onSpawn,
    },
  );

const startPostgres: Start = ({ dataDirectory, ports, parts }, progress, onSpawn) =>
  startPostgresService(
    { parts, progress },
    {
      folder: join(dataDirectory, 'postgres'),
      port: ports.postgres,
      logFile: join(dataDirectory, 'logs', 'postgres.log'),
      durable: true,
      onSpawn,
    },
  );

const startInbox: Start = ({ dataDirectory, ports }, _progress, onSpawn) =>
  startInboxService({
    folder: join(dataDirectory, 'mails'),
    smtpPort: ports.smtp,
    webPort: ports.inbox,
    logFile: join(dataDirectory, 'logs', 'inbox.log'),
    onSpawn,
  });

/** The services that can be embedded. */
export type ServiceName = 'temporal' | 'postgres' | 'inbox';

type Embeddable = {
  /** What the environment names instead, if anything. */
  named: (configuration: Configuration) => string | undefined;
  start: Start;
  ports: { of: keyof Configuration['ports']; what: string; variable: string }[];
};

const embeddable: Record<ServiceName, Embeddable> = {
  temporal: {
    named: ({ temporal }) => temporal.address,
    start: startTemporal,
    ports: [
      { of: 'temporal', what: 'the Temporal server', variable: 'TEMPORAL_PORT' },
      { of: 'temporalUi', what: 'the pages of the Temporal server', variable: 'TEMPORAL_UI_PORT' },
    ],
  },
  postgres: {
    named: ({ databaseUrl }) => databaseUrl,
    start: startPostgres,
    ports: [{ of: 'postgres', what: 'Postgres', variable: 'POSTGRES_PORT' }],
  },
  inbox: {
    named: ({ mail }) => mail.smtpUrl,
    start: startInbox,
    ports: [
      { of: 'smtp', what: 'the mail server of the inbox', variable: 'SMTP_PORT' },
      { of: 'inbox', what: 'the pages of the inbox', variable: 'INBOX_PORT' },
    ],
  },
};

const allServices: ServiceName[] = ['temporal', 'postgres', 'inbox'];

async function requireFreePorts({ ports }: Configuration, wanted: ServiceName[]): Promise<void> {
  for (const { of, what, variable } of wanted.flatMap((name) => embeddable[name].ports)) {
    const port = ports[of];
    if (port !== undefined) await requireFreePort(port, what, variable);
  }
}

/** Waits for all of them even when one fails, so that each that works is known and can be stopped. */
async function allOrFirstProblem(starts: Promise<void>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(starts)) {
    if (outcome.status === 'rejected') throw outcome.reason;
  }
}

function complete(configuration: Configuration, addresses: Addresses): Configuration {
  return {
    ...configuration,
    databaseUrl: configuration.databaseUrl ?? addresses.databaseUrl,
    temporal: {
      ...configuration.temporal,
      address: configuration.temporal.address ?? addresses.temporalAddress,
    },
    mail: { ...configuration.mail, smtpUrl: configuration.mail.smtpUrl ?? addresses.smtpUrl },
  };
}

function refuseInProduction(wanted: ServiceName[]): void {
  if (wanted.length === 0) return;
  throw platformError(
    'configuration-missing',
    'NODE_ENV is production, where nothing is started by itself: set DATABASE_URL, TEMPORAL_ADDRESS and SMTP_URL.',
  );
}
