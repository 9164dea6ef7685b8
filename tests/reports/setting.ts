import type { Client } from '@temporalio/client';
import { createApp, listen } from '../../src/api/server.ts';
import { type AdjustableClock, adjustableClock } from '../../src/platform/clock.ts';
import { loadConfiguration } from '../../src/platform/configuration.ts';
import { createLogger } from '../../src/platform/logging.ts';
import { openDatabase, storeOfSystem, type WholeStore } from '../../src/store/database/db.ts';
import { saveOrganisation } from '../../src/store/people/organisations.ts';
import { insertPerson } from '../../src/store/people/people.ts';
import { applySchools } from '../../src/store/people/schools.ts';
import { publishTemplate } from '../../src/store/templates/templates.ts';
import { createPages } from '../../src/web/routes.ts';
import { startPostgres } from '../support/environment.ts';
import {
  type Inhabitant,
  makePopulation,
  makeSchools,
  personOf,
  provider,
  services,
  type TestSchool,
  templateNamed,
  templateSource,
} from './population.ts';

/** The API over a database with a population, without Temporal: reports only read. */
export interface ReportSetting {
  readonly store: WholeStore;
  readonly databaseUrl: string;
  readonly schools: readonly TestSchool[];
  readonly population: readonly Inhabitant[];
  /** A counsellor of the first service. */
  readonly counsellor: string;
  readonly clock: AdjustableClock;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** A page of the staff as the administrator sees it. */
  page(path: string): Promise<string>;
  /** Somebody who works for the partner. */
  readonly providerPerson: string;
  /** Sends something to any noun of the API, as the administrator unless the headers say otherwise. */
  send(path: string, body: object, headers?: Record<string, string>, method?: string): Promise<Response>;
  /** Files the targets of a partner, over what stands. */
  file(partner: string, schoolYear: string, targets: readonly object[]): Promise<Response>;
  stop(): Promise<void>;
}

export const TODAY = '2026-08-31';

/** Starts Postgres, fills it in bulk and starts the API on a free port. */
export async function startReports(size: number): Promise<ReportSetting> {
  const database = await startPostgres({ migrated: true });
  const opened = openDatabase({ databaseUrl: database.databaseUrl });
  const store = storeOfSystem(opened, 'operator');
  const schools = makeSchools();
  const population = makePopulation(schools, size);
  await applySchools(store, schools, [], '2022-01-01T00:00:00.000Z');
  await peopleAndTemplates(store);
  await insertPopulation(store, population);
  const clock = adjustableClock(`${TODAY}T12:00:00+02:00`);
  const deps = {
    database: opened,
    temporal: { client: {} as Client },
    clock,
    configuration: loadConfiguration({ NODE_ENV: 'test', TEMPORAL_ADDRESS: '127.0.0.1:1' }),
    logger: createLogger('silent'),
  };
  const app = createApp(deps, { pages: createPages(deps) });
  const server = await listen(app, { port: 0 });
  return {
    store,
    databaseUrl: database.databaseUrl,
    schools,
    population,
    counsellor: personOf('pbd'),
    clock,
    get: (path, headers = {}) =>
      fetch(`${server.url}/api/v1/reports/${path}`, {
        headers: { 'Accept-Language': 'en', 'X-Demo-Person': administrator, ...headers },
      }),
    async page(path) {
      const answer = await fetch(`${server.url}${path}`, { headers: { 'X-Demo-Person': administrator } });
      return answer.text();
    },
    providerPerson: personOf('provider'),
    send: (path, body, headers = {}, method = 'POST') =>
      fetch(`${server.url}/api/v1/${path}`, {
        method,
        headers: {
          ...{ 'Accept-Language': 'en', 'X-Demo-Person': administrator, 'Content-Type': 'application/json' },
          ...headers,
        },
        body: JSON.stringify(body),
      }),
    file: (partner, schoolYear, targets) =>
      fetch(`${server.url}/api/v1/organisations/${partner}/targets/${schoolYear}`, {
        method: 'PUT',
        headers: {
          'Content-Type': 'application/json',
          'If-Match': '*',
          'X-Demo-Person': personOf('provider'),
        },
        body: JSON.stringify({ targets }),
      }),
    async stop() {
      await server.close();
      await opened.close();
      await database.stop();
    },
  };
}

const administrator = '30000000-0000-4000-8000-000000000009';

async function peopleAndTemplates(store: WholeStore): Promise<void> {
  const [first = '', second = ''] = services;
  await saveOrganisation(store, { id: first, kind: 'pbd', name: 'Dienst Noord' });
  await saveOrganisation(store, { id: second, kind: 'pbd', name: 'Dienst Zuid' });
  await saveOrganisation(store, { id: provider, kind: 'provider', name: 'Vorming en Co' });
  const add = (id: string, name: string, role: string, organisationId?: string) =>
    insertPerson(store, {
      id,
      name,
      email: `${role}@traject.example`,
      language: 'nl',
      function: role,
      ...(organisationId === undefined ? {} : { organisationId }),
    });
  await add(administrator, 'Ann', 'administrator');
  await add(personOf('pbd'), 'Bea', 'counsellor', first);
  await add(personOf('central'), 'Cem', 'central');
  await add(personOf('school'), 'Dirk', 'principal');
  await add(personOf('provider'), 'Els', 'provider', provider);
  for (const name of [
    'digitale-school',
    'digicoach',
    'nascholing',
    'lerend-netwerk',
    'schoolsubsidie',
    'digisprong-schoolteam',
    'mijlpalenplan',
    'rtc-routeplan',
  ]) {
    await publishTemplate(store, templateSource(name));
  }
}

/** Rows as the commits would have left them, many at a time. */
export async function insertPopulation(store: WholeStore, population: readonly Inhabitant[]): Promise<void> {
  for (let from = 0; from < population.length; from += 250) {
    const part = population.slice(from, from + 250);
    const heads = part.map((one) => ({
      id: one.id,
      reference: one.reference,
      template: one.template,
      template_version: 1,
      subject_kind: one.subjectKind,
      subject_id: one.school ?? one.reference,
      period: one.reference,
      school_number: one.school ?? null,
      organisation_id: one.service,
      counsellor_id: one.state.roles[templateNamed(one.template).counsellorRole]?.person ?? null,
      group: one.group ?? null,
      status: one.state.status,
      version: one.state.version,
      start: one.start,
      state: one.state,
    }));
    const events = part.flatMap(({ id, events: journal }) =>
      journal.map((event) => ({ trajectory_id: id, type: event.body.type, ...event })),
    );
    await store.pool.query(
      `INSERT INTO trajectory (id, reference, template, template_version, subject_kind, subject_id, period,
        school_number, organisation_id, counsellor_id, "group", status, version, start, state)
      SELECT id, reference, template, template_version, subject_kind, subject_id, period, school_number,
        organisation_id, counsellor_id, "group", status, version, start, state
      FROM jsonb_populate_recordset(NULL::trajectory, $1)`,
      [JSON.stringify(heads)],
    );
    await store.pool.query(
      `INSERT INTO trajectory_event (trajectory_id, version, at, type, actor, body)
      SELECT trajectory_id, version, at, type, actor, body FROM jsonb_populate_recordset(NULL::trajectory_event, $1)`,
      [JSON.stringify(events)],
    );
  }
  await store.pool.query('ANALYZE');
}
