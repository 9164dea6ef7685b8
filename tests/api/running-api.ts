import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NativeConnection } from '@temporalio/worker';
import type { AppOptions } from '../../src/api/server.ts';
import { createApp, listen } from '../../src/api/server.ts';
import type { Dependencies, Parts } from '../../src/application/dependencies.ts';
import { type AdjustableClock, adjustableClock } from '../../src/platform/clock.ts';
import { loadConfiguration } from '../../src/platform/configuration.ts';
import { createLogger } from '../../src/platform/logging.ts';
import { connectTemporal, type TemporalConnection } from '../../src/platform/temporal-client.ts';
import { openDatabase, storeOfSystem, type WholeStore } from '../../src/store/database/db.ts';
import { saveOrganisation } from '../../src/store/people/organisations.ts';
import { insertPerson } from '../../src/store/people/people.ts';
import { applySchools } from '../../src/store/people/schools.ts';
import { publishTemplate } from '../../src/store/templates/templates.ts';
import { startWorkers, type Workers } from '../../src/worker/start-workers.ts';
import { bundledWorkflows } from '../support/bundle.ts';
import { startDevServer, startPostgres } from '../support/environment.ts';
import { giveStandingReason } from '../support/standing-reason.ts';

/** An answer as a test looks at it. */
export type Answered = {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: the shape is what a test is about to check
  readonly body: any;
};

/** What a request may have besides its address. */
export type Asked = {
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** Id of the person who asks; the administrator otherwise, and nobody when it is empty. */
  readonly as?: string;
  readonly key?: string;
  readonly language?: 'nl' | 'en';
};

/** People and places that tests speak of. */
export type World = {
  readonly administrator: string;
  readonly central: string;
  readonly service: string;
  readonly counsellor: string;
  readonly otherService: string;
  readonly otherCounsellor: string;
  /** Number of a school of the other service's network; `900001` is of that of the first. */
  readonly otherSchool: string;
  readonly principal: string;
  readonly teacher: string;
};

/** The API with real servers behind it. */
export type RunningApi = {
  readonly url: string;
  readonly deps: Dependencies & Parts;
  readonly store: WholeStore;
  readonly clock: AdjustableClock;
  readonly world: World;
  /** Can be stopped and started again; stopping the API stops the one that is here then. */
  postgres: Awaited<ReturnType<typeof startPostgres>>;
  devServer: Awaited<ReturnType<typeof startDevServer>>;
  /** What was logged, line by line. */
  readonly log: string[];
  readonly temporal: TemporalConnection;
  call(method: string, path: string, asked?: Asked): Promise<Answered>;
  get(path: string, asked?: Asked): Promise<Answered>;
  post(path: string, body: unknown, asked?: Asked): Promise<Answered>;
  /** Adds a school of its own to a test, of the first service's network unless said otherwise, and gives its number. */
  addSchool(name?: string, network?: string | null): Promise<string>;
  /** What is needed to enrol a school of its own. */
  enrolment(more?: object): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
};

/** A day in a school year, so that nothing in these tests depends on the day they are run. */
export const TODAY = '2026-09-14';

let nextSchool = 900_100;

/**
 * Starts Postgres, a Temporal server with workers, and the API on a free port, with two guidance services.
 * @param options `workers: false` leaves Temporal without anybody who listens; `folder` keeps the servers' data over
 *   their stopping
 */
export async function startApi(
  options: {
    readonly app?: AppOptions;
    readonly workers?: boolean;
    readonly folder?: string;
    readonly changesPerHour?: number;
  } = {},
): Promise<RunningApi> {
  const kept = (name: string) => (options.folder === undefined ? {} : { folder: join(options.folder, name) });
  const [postgres, devServer] = await Promise.all([
    startPostgres({ ...kept('database'), migrated: true }),
    startDevServer(kept('temporal')),
  ]);
  const database = openDatabase({ databaseUrl: postgres.databaseUrl });
  const store = storeOfSystem(database, 'operator');
  const { changesPerHour } = options;
  const configuration = loadConfiguration({
    ...{ NODE_ENV: 'test', TEMPORAL_ADDRESS: devServer.address },
    ...(changesPerHour === undefined ? {} : { CHANGES_PER_HOUR: String(changesPerHour) }),
  });
  const temporal = await connectTemporal(configuration);
  const log: string[] = [];
  const logger = createLogger('debug', { write: (line: string) => void log.push(line) });
  const clock = adjustableClock(`${TODAY}T10:00:00+02:00`);
  const workers =
    options.workers === false ? undefined : await listenToQueues(devServer.address, temporal, store);
  const deps = { database, store, temporal, clock, configuration, logger };
  const app = createApp(deps, options.app);
  const server = await listen(app, { port: 0 });
  const world = await makeWorld(store);
  await giveStandingReason(store, world.administrator);

  const call = async (method: string, path: string, asked: Asked = {}): Promise<Answered> => {
    const isRaw = typeof asked.body === 'string' || asked.body instanceof FormData;
    const response = await fetch(`${server.url}${path.startsWith('/') ? path : `/api/v1/${path}`}`, {
      method,
      headers: {
        'Accept-Language': asked.language ?? 'en',
        ...(asked.as === '' ? {} : { 'X-Demo-Person': asked.as ?? world.administrator }),
        ...(asked.key === undefined ? {} : { 'Idempotency-Key': asked.key }),
        ...(asked.body === undefined || isRaw ? {} : { 'Content-Type': 'application/json' }),
        ...asked.headers,
      },
      ...(asked.body === undefined
        ? {}
        : { body: isRaw ? (asked.body as string) : JSON.stringify(asked.body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  };
  const addSchool = async (name?: string, network: string | null = 'Vrij gesubsidieerd onderwijs') => {
    const number = String(nextSchool++);
    const school = { number, name: name ?? `School ${number}`, ...(network === null ? {} : { network }) };
    await applySchools(store, [school], [], clock.now().toString());
    return number;
  };
  const api: RunningApi = {
    url: server.url,
    deps,
    store,
    clock,
    world,
    postgres,
    devServer,
    log,
    temporal,
    call,
    get: (path, asked) => call('GET', path, asked),
    post: (path, body, asked) => call('POST', path, { ...asked, body }),
    addSchool,
    enrolment: async (more = {}) => ({
      template: 'two-conversations',
      subject: { kind: 'school', id: await addSchool() },
      start: TODAY,
      roles: { counsellor: world.counsellor, principal: world.principal },
      ...more,
    }),
    async stop() {
      await server.close();
      await workers?.shutdown();
      // Not closed: a call that found Temporal away may still wait for its next try, and on a closed channel that try
      // throws where nobody can catch it. The connection ends with the process of the tests.
      await database.close();
      await Promise.all([api.devServer.stop(), api.postgres.stop()]);
    },
  };
  return api;
}

/** Workers that decide, and send nothing. */
async function listenToQueues(
  address: string,
  temporal: TemporalConnection,
  store: WholeStore,
): Promise<Pick<Workers, 'shutdown'>> {
  const nativeConnection = await NativeConnection.connect({ address });
  const workers = await startWorkers({
    nativeConnection,
    client: temporal.client,
    store,
    deliverMail: async () => ({ sent: 0 }),
    workflowBundle: await bundledWorkflows(),
    deployment: 'traject',
  });
  return {
    async shutdown() {
      await workers.shutdown();
      await nativeConnection.close();
    },
  };
}

async function makeWorld(store: WholeStore): Promise<World> {
  const source = new URL('../support/two-conversations.yaml', import.meta.url);
  await publishTemplate(store, await readFile(source, 'utf8'));
  const service = randomUUID();
  const otherService = randomUUID();
  const [network, otherNetwork] = ['Vrij gesubsidieerd onderwijs', 'Gemeenschapsonderwijs'];
  const otherSchool = '900002';
  await saveOrganisation(store, { id: service, kind: 'pbd', name: 'Begeleidingsdienst Noord', network });
  await saveOrganisation(store, {
    ...{ id: otherService, kind: 'pbd', name: 'Begeleidingsdienst Zuid', network: otherNetwork },
  });
  const schools = [
    { number: '900001', name: 'De Regenboog', network },
    { number: otherSchool, name: 'De Vuurtoren', network: otherNetwork },
  ];
  await applySchools(store, schools, [], `${TODAY}T08:00:00.000Z`);
  const add = async (name: string, more: object) => {
    const id = randomUUID();
    await insertPerson(store, {
      id,
      name,
      email: `${name.toLowerCase().replaceAll(' ', '.')}@school.example`,
      language: 'nl',
      ...more,
    });
    return id;
  };
  return {
    administrator: await add('Ann Admin', { function: 'administrator' }),
    central: await add('Cem Centraal', { function: 'central' }),
    service,
    counsellor: await add('Bea Begeleider', { function: 'counsellor', organisationId: service }),
    otherService,
    otherCounsellor: await add('Zoë Zuid', { function: 'counsellor', organisationId: otherService }),
    otherSchool,
    principal: await add('Dirk Directeur', { function: 'principal', schoolNumber: '900001' }),
    teacher: await add('Lea Leraar', { function: 'teacher', schoolNumber: '900001' }),
  };
}
