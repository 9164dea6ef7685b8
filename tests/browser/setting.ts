import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Client, Connection } from '@temporalio/client';
import { createDeliverMail } from '../../src/activities/deliver-mail.ts';
import { createApp, listen } from '../../src/api/server.ts';
import type { Dependencies, Parts } from '../../src/application/dependencies.ts';
import { enrolTrajectory } from '../../src/application/enrolment/enrol.ts';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import type { Instant } from '../../src/domain/calendar/types.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { loadConfiguration } from '../../src/platform/configuration.ts';
import { freePort } from '../../src/platform/embedded/ports.ts';
import { createLogger } from '../../src/platform/logging.ts';
import { connectTemporal, type TemporalConnection } from '../../src/platform/temporal-client.ts';
import { createMailTransport } from '../../src/platform/transport.ts';
import { openDatabase, storeOfSystem, type WholeStore } from '../../src/store/database/db.ts';
import { insertLinks } from '../../src/store/people/links.ts';
import { saveOrganisation } from '../../src/store/people/organisations.ts';
import { insertPerson } from '../../src/store/people/people.ts';
import { applySchools } from '../../src/store/people/schools.ts';
import { publishTemplate } from '../../src/store/templates/templates.ts';
import { findTrajectory, type Trajectory } from '../../src/store/trajectories/trajectories.ts';
import { createPages } from '../../src/web/routes.ts';
import { startWorkers } from '../../src/worker/start-workers.ts';
import { trajectoryWorkflowId } from '../../src/workflows/types.ts';
import { bundledWorkflows } from '../support/bundle.ts';
import { dayFromNow } from '../support/days.ts';
import { type MailSink, startDevServer, startMailSink, startPostgres } from '../support/environment.ts';
import { giveStandingReason } from '../support/standing-reason.ts';

/** Everything that runs, with one guidance service and its people. */
export type Setting = {
  readonly url: string;
  readonly store: WholeStore;
  readonly databaseUrl: string;
  readonly temporal: TemporalConnection;
  /** What use cases are given, to have something done as the system does it. */
  readonly deps: Dependencies & Parts;
  readonly sink: MailSink;
  readonly administrator: string;
  readonly counsellor: string;
  /** What was logged, line by line. */
  readonly log: string[];
  /** Enrols a school of its own, with a principal of its own. */
  enrolSchool(more?: { template?: string; language?: 'nl' | 'en' }): Promise<Enrolled>;
  /** Makes a link to a step as a mail would have it, and gives its token. */
  makeLink(enrolled: Enrolled, path: string, more?: { expiresAt?: Instant; role?: string }): Promise<string>;
  /** Confirms, or not, the one whom the school of a trajectory named, as the counsellor does over the API. */
  answerContact(enrolled: Enrolled, answer?: 'confirm' | 'refuse'): Promise<void>;
  stateOf(enrolled: Enrolled): Promise<Trajectory['state']>;
  /** Ends the workflow of a trajectory, so that it hears of nothing any more. */
  endWorkflow(enrolled: Enrolled): Promise<void>;
  /** Serves the same pages once more, without one of the parts, and gives their address. */
  serveWithout(part: 'temporal' | 'database'): Promise<string>;
  stop(): Promise<void>;
};

/** A school that was enrolled. */
export type Enrolled = {
  readonly id: string;
  readonly school: string;
  readonly principal: string;
  readonly email: string;
};

const templates = ['./every-kind.yaml', '../support/two-conversations.yaml'];

let nextSchool = 910_000;

/** Starts Postgres, Temporal with workers, a mail sink, the API and the pages, each on a free port of this machine. */
export async function startSetting(): Promise<Setting> {
  const [postgres, devServer, sink, port] = await Promise.all([
    startPostgres({ migrated: true }),
    startDevServer(),
    startMailSink(),
    freePort(),
  ]);
  const database = openDatabase({ databaseUrl: postgres.databaseUrl });
  const store = storeOfSystem(database, 'operator');
  const configuration = loadConfiguration({
    NODE_ENV: 'test',
    TEMPORAL_ADDRESS: devServer.address,
    SMTP_URL: sink.smtpUrl,
    PORT: String(port),
  });
  const log: string[] = [];
  const logger = createLogger('debug', { write: (line: string) => void log.push(line) });
  const temporal = await connectTemporal(configuration);
  const deps = { database, store, temporal, clock: systemClock, configuration, logger };
  const transport = createMailTransport({ smtpUrl: sink.smtpUrl });
  const nativeConnection = await temporal.connectWorker();
  const workers = await startWorkers({
    nativeConnection,
    client: temporal.client,
    store,
    deliverMail: createDeliverMail({
      ...{ store, transport, clock: systemClock, configuration, logger },
      submitUndeliverable: async () => undefined,
    }),
    workflowBundle: await bundledWorkflows(),
  });
  const server = await listen(createApp(deps, { pages: createPages(deps) }), { port });
  const staff = await makeStaff(store);
  const lamed: (() => Promise<void>)[] = [];

  return {
    url: server.url,
    ...{ store, deps, sink, log, temporal, databaseUrl: postgres.databaseUrl },
    ...staff,
    async enrolSchool({ template = 'every-kind', language = 'nl' } = {}) {
      const school = String(nextSchool++);
      await applySchools(store, [{ number: school, name: `De Wilg ${school}`, network }], [], now());
      const principal = randomUUID();
      const email = `principal.${school}@school.example`;
      const person = { id: principal, name: 'Anna Peeters', email, language, schoolNumber: school };
      await insertPerson(store, { ...person, function: 'principal' });
      const { id } = await enrolTrajectory({
        deps,
        actor: { kind: 'person', person: staff.counsellor },
        scope: { kind: 'all' },
        enrolment: { template, subject: { id: school }, roles: { counsellor: staff.counsellor, principal } },
      });
      return { id, school, principal, email };
    },
    async makeLink({ id, principal }, path, more = {}) {
      const token = randomBytes(32).toString('base64url');
      await insertLinks(store, [
        {
          tokenHash: createHash('sha256').update(token).digest('hex'),
          trajectoryId: id,
          personId: principal,
          role: more.role ?? 'principal',
          path,
          createdAt: now(),
          expiresAt: more.expiresAt ?? `${dayFromNow(60)}T12:00:00.000Z`,
        },
      ]);
      return token;
    },
    endWorkflow: async ({ id }) =>
      void (await temporal.client.workflow.getHandle(trajectoryWorkflowId(id)).terminate()),
    async answerContact({ id }, answer = 'confirm') {
      const headers = {
        'Content-Type': 'application/json',
        'X-Demo-Person': staff.counsellor,
        'Idempotency-Key': randomUUID(),
      };
      const api = `${server.url}/api/v1`;
      const { items } = (await (await fetch(`${api}/named-contacts`, { headers })).json()) as {
        items: { id: string; trajectory: string }[];
      };
      const contact = items.find(({ trajectory }) => trajectory === id)?.id;
      const body = JSON.stringify({ answer });
      const address = `${api}/trajectories/${id}/named-contacts/${contact}`;
      const { status } = await fetch(address, { method: 'POST', headers, body });
      if (status !== 204) throw new Error(`Answering for a contact gave ${status}`);
    },
    async stateOf({ id }) {
      const found = await findTrajectory(store, EVERYTHING, id);
      if (found === undefined) throw new Error(`There is no trajectory ${id}`);
      return found.state;
    },
    async serveWithout(part) {
      const nowhere = await freePort();
      const connection = Connection.lazy({ address: `127.0.0.1:${nowhere}`, interceptors: [] });
      const databaseUrl = `postgresql://nobody:nothing@127.0.0.1:${nowhere}/nothing`;
      const lame = {
        ...deps,
        ...(part === 'temporal' ? { temporal: { client: new Client({ connection }) } } : {}),
        ...(part === 'database' ? { database: openDatabase({ databaseUrl }) } : {}),
      };
      const listening = await listen(createApp(lame, { pages: createPages(lame) }), { port: 0 });
      lamed.push(async () => {
        await listening.close();
        await connection.close();
        if (lame.database !== database) await lame.database.close();
      });
      return listening.url;
    },
    async stop() {
      for (const stopLame of lamed) await stopLame();
      await server.close();
      await workers.shutdown();
      await nativeConnection.close();
      await temporal.close();
      transport.close();
      await database.close();
      await Promise.all([devServer.stop(), postgres.stop(), sink.stop()]);
    },
  };
}

function now(): Instant {
  return new Date().toISOString();
}

/** The network of the schools, and of the service that follows them. */
const network = 'Vrij gesubsidieerd onderwijs';

async function makeStaff(store: WholeStore): Promise<{ administrator: string; counsellor: string }> {
  for (const file of templates) {
    await publishTemplate(store, await readFile(new URL(file, import.meta.url), 'utf8'));
  }
  const service = randomUUID();
  await saveOrganisation(store, { id: service, kind: 'pbd', name: 'Begeleidingsdienst Noord', network });
  const administrator = randomUUID();
  const counsellor = randomUUID();
  await insertPerson(store, {
    id: administrator,
    name: 'Ann Admin',
    email: 'ann@central.example',
    language: 'nl',
    function: 'administrator',
  });
  await insertPerson(store, {
    id: counsellor,
    name: 'Bea Begeleider',
    email: 'bea@pbd.example',
    phone: '03 900 12 34',
    language: 'nl',
    function: 'counsellor',
    organisationId: service,
  });
  await giveStandingReason(store, administrator);
  return { administrator, counsellor };
}
