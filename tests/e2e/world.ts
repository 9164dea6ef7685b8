import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { NativeConnection } from '@temporalio/worker';
import { createDeliverMail } from '../../src/activities/deliver-mail.ts';
import { createApp, listen } from '../../src/api/server.ts';
import { executeCommand } from '../../src/application/commands/execute.ts';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { stepsOf } from '../../src/domain/template/model/lookup.ts';
import type { Template } from '../../src/domain/template/model/types.ts';
import { adjustableClock } from '../../src/platform/clock.ts';
import { loadConfiguration } from '../../src/platform/configuration.ts';
import { createLogger } from '../../src/platform/logging.ts';
import { createMailTransport } from '../../src/platform/transport.ts';
import { openDatabase, storeOfSystem, type WholeStore } from '../../src/store/database/db.ts';
import { saveOrganisation } from '../../src/store/people/organisations.ts';
import { findPerson, insertPerson, type Person } from '../../src/store/people/people.ts';
import { applySchools } from '../../src/store/people/schools.ts';
import { publishTemplate } from '../../src/store/templates/templates.ts';
import { findTrajectory } from '../../src/store/trajectories/trajectories.ts';
import { createPages } from '../../src/web/routes.ts';
import { startWorkers } from '../../src/worker/start-workers.ts';
import { bundledWorkflows } from '../support/bundle.ts';
import {
  type MailSink,
  startMailSink,
  startPostgres,
  startTimeSkippingServer,
} from '../support/environment.ts';
import { until } from '../support/until.ts';

const ADMINISTRATOR = '40000000-0000-4000-8000-000000000001';

/** The whole product against real parts, with a server whose time can be skipped. */
export interface World {
  readonly store: WholeStore;
  readonly url: string;
  readonly inbox: MailSink;
  readonly template: Template;
  /** A person in every role of the template, by role; the school's people are of the school. */
  readonly people: { readonly [role: string]: Person };
  readonly school: string;
  /** With which a request comes from the administrator. */
  readonly asStaff: Record<string, string>;
  /** Who has a role of a trajectory now. */
  personIn(trajectory: string, role: string): Promise<Person>;
  /** Waits until a trajectory is past a version. */
  movedOn(trajectory: string, version: number): Promise<void>;
  /** Who else can take over a role. */
  newcomer(role: string): Promise<string>;
  /** The time of the server, which all parts share. */
  now(): Promise<string>;
  /** Lets time pass until an instant; everything that is due on the way happens at its moment. */
  sleepUntil(instant: string): Promise<void>;
  /** Waits until every mail that is due by now has gone. */
  mailsGone(): Promise<void>;
  stop(): Promise<void>;
}

/** Publishes a template of the `templates` folder with its fixed dates moved by so many years. */
async function publishLater(store: WholeStore, id: string, yearsLater: number): Promise<Template> {
  const file = fileURLToPath(new URL(`../../templates/${id}.yaml`, import.meta.url));
  const source = (await readFile(file, 'utf8')).replace(
    /\b(20\d\d)(-\d\d-\d\d|-Q[1-4])\b/g,
    (_, year, rest) => `${Number(year) + yearsLater}${rest}`,
  );
  return (await publishTemplate(store, source)).template;
}

/** Looking every ten minutes would be a hundred thousand looks in the years that a test skips. */
const SWEEP_EVERY = 25 * 24 * 3_600_000;

/**
 * Starts the product for one template of the `templates` folder and one school.
 * @param yearsLater the template's fixed dates are moved by so many years, because the server's time only goes forward
 */
export async function startWorld(templateId: string, yearsLater = 0): Promise<World> {
  const workflowBundle = await bundledWorkflows();
  const skipping = await startTimeSkippingServer();
  const [database, inbox] = await Promise.all([startPostgres({ migrated: true }), startMailSink()]);
  const opened = openDatabase({ databaseUrl: database.databaseUrl });
  const store = storeOfSystem(opened, 'operator');
  const { environment } = skipping;
  const template = await publishLater(store, templateId, yearsLater);
  // What starts by itself must be there to be started.
  for (const { proposes, starts } of stepsOf(template)) {
    if (proposes !== undefined && starts !== undefined) await publishLater(store, proposes, yearsLater);
  }

  const clock = adjustableClock(new Date(await environment.currentTimeMs()).toISOString());
  const configuration = loadConfiguration({
    NODE_ENV: 'test',
    DATABASE_URL: database.databaseUrl,
    SMTP_URL: inbox.smtpUrl,
    MAIL_FROM: 'traject@traject.example',
  });
  const logger = createLogger('error');
  const deps = {
    database: opened,
    store,
    temporal: { client: environment.client },
    clock,
    configuration,
    logger,
  };
  const app = createApp(deps, { pages: createPages(deps, { limits: unlimited }), apiLimit: unlimited.all });
  const listening = await listen(app, { host: '127.0.0.1', port: 0 });
  const transport = createMailTransport({ smtpUrl: inbox.smtpUrl });
  const deliver = createDeliverMail({
    ...deps,
    transport,
    submitUndeliverable: async (trajectoryId, role) => {
      await executeCommand({
        deps,
        trajectoryId,
        actor: { kind: 'system' },
        command: { type: 'undeliverable', role },
      });
    },
  });
  const nativeConnection = await NativeConnection.connect({ address: environment.address });
  const workers = await startWorkers({
    nativeConnection,
    client: environment.client,
    store,
    clock,
    logger,
    workflowBundle,
    sweepEvery: SWEEP_EVERY,
    choresEvery: SWEEP_EVERY,
    deliverMail: async (request) => {
      clock.set(request.now);
      return deliver(request);
    },
  });

  const school = '900001';
  const people = await populate(store, template, school, clock.now().toString());
  const now = async () => {
    const instant = new Date(await environment.currentTimeMs()).toISOString();
    clock.set(instant);
    return instant;
  };
  const mailsGone = async () => {
    const by = await now();
    await until(async () => {
      const { rows } = await store.pool.query(
        `SELECT 1 FROM mail WHERE status = 'planned' AND send_at <= $1 LIMIT 1`,
        [by],
      );
      return rows.length === 0;
    });
  };
  return {
    store,
    url: listening.url,
    inbox,
    template,
    people,
    asStaff: { 'X-Demo-Person': ADMINISTRATOR },
    school,
    now,
    mailsGone,
    async personIn(trajectory, role) {
      const person = (await findTrajectory(store, EVERYTHING, trajectory))?.state.roles[role]?.person;
      const found = person === undefined ? undefined : await findPerson(store, EVERYTHING, person);
      if (found === undefined) throw new Error(`Nobody is ${role}`);
      return found;
    },
    movedOn: (trajectory, version) =>
      until(async () => ((await findTrajectory(store, EVERYTHING, trajectory))?.version ?? 0) > version),
    async newcomer(role) {
      return (await hire(store, role, template, school, 'successor')).id;
    },
    async sleepUntil(instant) {
      const left = Date.parse(instant) - Date.parse(await now());
      if (left > 0) await environment.sleep(left);
      await now();
    },
    async stop() {
      await workers.shutdown();
      await nativeConnection.close();
      await listening.close();
      transport.close();
      await opened.close();
      await Promise.all([skipping.stop(), inbox.stop()]);
      await database.stop();
    },
  };
}

const unlimited = { all: 1_000_000, failed: 1_000_000 };

async function populate(store: WholeStore, template: Template, school: string, now: string) {
  await saveOrganisation(store, { id: randomUUID(), kind: 'central', name: 'Centrale regie' });
  await applySchools(
    store,
    [{ number: school, name: 'Basisschool De Regenboog', network: 'Vrij gesubsidieerd onderwijs' }],
    [],
    now,
  );
  const hired = await Promise.all(
    template.roles.map(
      async (role) => [role.id, await hire(store, role.id, template, school, 'first')] as const,
    ),
  );
  await insertPerson(store, {
    id: ADMINISTRATOR,
    name: 'Bo Beheer',
    email: 'bo.beheer@traject.example',
    language: 'nl',
    function: 'administrator',
  });
  return Object.fromEntries(hired);
}

function hire(
  store: WholeStore,
  role: string,
  template: Template,
  school: string,
  which: string,
): Promise<Person> {
  const definition = template.roles.find((one) => one.id === role);
  const isSchool = definition?.party === 'school';
  return insertPerson(store, {
    id: randomUUID(),
    name: `${which} ${role}`,
    email: `${which}.${role}@school.example`,
    language: 'nl',
    function: role,
    ...(isSchool ? { schoolNumber: school } : {}),
  });
}
