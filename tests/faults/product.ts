import { randomUUID } from 'node:crypto';
import { chmod, cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { openDatabase, storeOfSystem, type WholeStore } from '../../src/store/database/db.ts';
import { migrate } from '../../src/store/database/migrate.ts';
import { saveOrganisation } from '../../src/store/people/organisations.ts';
import { insertPerson } from '../../src/store/people/people.ts';
import { assignSchool } from '../../src/store/people/school-reach.ts';
import { applySchools } from '../../src/store/people/schools.ts';
import { publishTemplate } from '../../src/store/templates/templates.ts';
import { mailPlanned, mailroomWorkflowId } from '../../src/workflows/types.ts';
import { callTraject } from '../cli/call-traject.ts';
import { keepRunning, type Running } from '../cli/running-traject.ts';
import { bundledWorkflows, bundles } from '../support/bundle.ts';
import {
  freePort,
  type MailSink,
  startDevServer,
  startMailSink,
  startPostgres,
} from '../support/environment.ts';

/** The domain of the sender, in which every Message-ID ends. */
export const mailDomain = 'traject.example';

/** The product as separate processes on real services, each of which can be taken away and brought back. */
export interface Product {
  /** Where the API is reached. */
  readonly url: string;
  /** The database as the test looks at it. */
  readonly store: WholeStore;
  readonly temporal: Client;
  readonly people: People;
  readonly sink: Outage<MailSink>;
  readonly postgres: Outage<Awaited<ReturnType<typeof startPostgres>>>;
  readonly devServer: Outage<Awaited<ReturnType<StartServer>>>;
  readonly api: Outage<Running>;
  readonly worker: Outage<Running>;
  /** Starts one more set of workers. */
  addWorker(): Promise<Running>;
  /** Adds a school to the register and gives its number. */
  addSchool(): Promise<string>;
  /** Has the mailroom look now. */
  wakeMailroom(): Promise<void>;
  /** What `traject doctor --deep` finds. */
  examine(): Promise<{ findings: { check: string; level: string; what: string }[] }>;
  /** Has what stands still tried again: `traject doctor --repair`. */
  repair(): Promise<void>;
  /** Stops everything. */
  stop(): Promise<void>;
}

/** Something that runs, and can be away for a while. */
export interface Outage<Service> {
  /** As it runs now, or ran last. */
  now(): Service;
  /** Ends it in good order. */
  stop(): Promise<void>;
  /** Starts it again, with the same data at the same address, and waits until it answers. */
  bringBack(): Promise<void>;
}

/** Ids of people. */
export interface People {
  readonly counsellor: string;
  readonly coordinator: string;
}

/** Where the counsellor of every school gets her mail. */
export const counsellorAddress = 'bea.begeleider@pbd.example';

/** Starts a Temporal server. */
export type StartServer = typeof startDevServer;

/** How the product is started. */
export type ProductOptions = {
  /** Another Temporal server than the usual one. */
  readonly startServer?: StartServer;
  /** What else stands in the environment of API and workers. */
  readonly more?: { readonly [variable: string]: string };
};

/** Starts services, API and worker; what was started before a failure is stopped again. */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), 'traject-faults-'));
  // Postgres, which does not run as root, has to get at its data below.
  await chmod(folder, 0o711);
  const closings: (() => Promise<unknown> | unknown)[] = [() => rm(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const close of closings.splice(0).reverse()) await close();
  };
  try {
    return await bringUp(folder, closings, stop, options);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function bringUp(
  folder: string,
  closings: (() => Promise<unknown> | unknown)[],
  stop: () => Promise<void>,
  { startServer = startDevServer, more = {} }: ProductOptions,
): Promise<Product> {
  const keep = async <Service>(
    start: (before?: Service) => Promise<Service>,
    end: (service: Service) => Promise<unknown>,
  ): Promise<Outage<Service>> => {
    let service = await start();
    closings.push(() => end(service));
    return {
      now: () => service,
      async stop() {
        await end(service);
      },
      async bringBack() {
        service = await start(service);
      },
    };
  };
  const postgres = await keep<Awaited<ReturnType<typeof startPostgres>>>(
    (before) => startPostgres({ folder: join(folder, 'database'), durable: true, ...portOf(before) }),
    (server) => server.stop(),
  );
  const devServer = await keep<Awaited<ReturnType<StartServer>>>(
    (before) => startServer({ folder: join(folder, 'temporal'), file: true, ...portOf(before) }),
    (server) => server.stop(),
  );
  const sink = await keep<MailSink>(
    (before) => startMailSink(portOf(before)),
    (server) => server.stop(),
  );
  const { databaseUrl } = postgres.now();
  const { address } = devServer.now();
  await migrate(databaseUrl);
  const opened = openDatabase({ databaseUrl });
  const store = storeOfSystem(opened, 'operator');
  closings.push(() => opened.close());
  const connection = Connection.lazy({ address, interceptors: [] });
  closings.push(() => connection.close());
  const temporal = new Client({ connection });
  const { people, service } = await populate(store);

  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const environment = {
    NODE_ENV: 'test',
    LOG_LEVEL: 'warn',
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: address,
    TEMPORAL_DEPLOYMENT: 'traject',
    SMTP_URL: sink.now().smtpUrl,
    MAIL_FROM: `Traject <traject@${mailDomain}>`,
    PORT: String(port),
    TRAJECT_DATA_DIR: join(folder, 'data'),
    // One counsellor does everything here.
    CHANGES_PER_HOUR: '1000000',
    // What runs below npm ends with it: so these processes end too when the test itself is killed.
    npm_lifecycle_event: 'test',
    ...more,
  };
  // Bundled already, as after the first start on a machine.
  await bundledWorkflows();
  await cp(bundles, join(environment.TRAJECT_DATA_DIR, 'bundles'), { recursive: true });
  const launch = async (command: string, sentence: string) => {
    const running = keepRunning([command], environment);
    closings.push(() => running.end('SIGKILL'));
    await running.waitFor(sentence);
    return running;
  };
  const addWorker = () => launch('worker', 'The workers listen on');
  const [api, worker] = await Promise.all([
    keep(
      () => launch('api', `listen on ${url}`),
      (running) => running.end('SIGTERM'),
    ),
    keep(addWorker, (running) => running.end('SIGTERM')),
  ]);
  let nextSchool = 900_100;
  return {
    ...{ url, store, temporal, people, sink, postgres, devServer, api, worker, addWorker, stop },
    async addSchool() {
      const number = String(nextSchool++);
      const now = new Date().toISOString();
      await applySchools(store, [{ number, name: `School ${number}` }], [], now);
      await assignSchool(store, { school: number, organisation: service, now });
      return number;
    },
    async repair() {
      await callTraject(['doctor', '--repair', '--json'], { ...environment, PUBLIC_URL: url });
    },
    async examine() {
      const { stdout, stderr } = await callTraject(['doctor', '--deep', '--json'], {
        ...environment,
        PUBLIC_URL: url,
      });
      if (stdout === '') throw new Error(stderr);
      return JSON.parse(stdout);
    },
    wakeMailroom: () => temporal.workflow.getHandle(mailroomWorkflowId(0)).signal(mailPlanned),
  };
}

function portOf(before: { readonly port: number } | undefined): { port?: number } {
  return before === undefined ? {} : { port: before.port };
}

async function populate(store: WholeStore): Promise<{ people: People; service: string }> {
  const source = fileURLToPath(new URL('../../templates/digitale-school.yaml', import.meta.url));
  await publishTemplate(store, await readFile(source, 'utf8'));
  const service = randomUUID();
  await saveOrganisation(store, { id: service, kind: 'pbd', name: 'Begeleidingsdienst Noord' });
  const add = async (name: string, email: string, more: object) => {
    const id = randomUUID();
    await insertPerson(store, { id, name, email, language: 'nl', ...more });
    return id;
  };
  const people = {
    counsellor: await add('Bea Begeleider', counsellorAddress, {
      function: 'counsellor',
      organisationId: service,
    }),
    coordinator: await add('Cem Centraal', 'cem.centraal@regie.example', { function: 'central' }),
  };
  return { people, service };
}
