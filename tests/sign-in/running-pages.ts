import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { createApp, listen } from '../../src/api/server.ts';
import type { Dependencies, Parts } from '../../src/application/dependencies.ts';
import { type AdjustableClock, adjustableClock } from '../../src/platform/clock.ts';
import { loadConfiguration } from '../../src/platform/configuration.ts';
import { freePort } from '../../src/platform/embedded/ports.ts';
import { createLogger } from '../../src/platform/logging.ts';
import { openDatabase, storeOfSystem, type WholeStore } from '../../src/store/database/db.ts';
import { saveOrganisation } from '../../src/store/people/organisations.ts';
import { insertPerson } from '../../src/store/people/people.ts';
import { createPages } from '../../src/web/routes.ts';
import { type MailSink, startMailSink, startPostgres } from '../support/environment.ts';

/** The pages and the API on a database, with people of every role; nobody decides anything. */
export type RunningPages = {
  readonly url: string;
  readonly store: WholeStore;
  readonly deps: Dependencies & Parts;
  readonly clock: AdjustableClock;
  readonly sink: MailSink;
  /** Ids by role. */
  readonly people: Readonly<Record<Role, string>>;
  readonly service: string;
  /** What was logged, line by line. */
  readonly log: string[];
  /** Serves the same once more with other settings, and gives its address. */
  serve(
    environment: (port: number) => Record<string, string>,
  ): Promise<{ url: string; deps: Dependencies & Parts }>;
  stop(): Promise<void>;
};

export const roles = [
  'administrator',
  'central',
  'coordinator',
  'counsellor',
  'author',
  'provider',
  'partner',
] as const;
export type Role = (typeof roles)[number];

/** Starts PostgreSQL, a mail sink and the pages, each on a free port of this machine. */
export async function startPages(): Promise<RunningPages> {
  const [postgres, sink] = await Promise.all([startPostgres({ migrated: true }), startMailSink()]);
  const database = openDatabase({ databaseUrl: postgres.databaseUrl });
  const store = storeOfSystem(database, 'operator');
  const clock = adjustableClock(new Date().toISOString());
  const log: string[] = [];
  const logger = createLogger('debug', { write: (line: string) => void log.push(line) });
  const connection = Connection.lazy({ address: `127.0.0.1:${await freePort()}` });
  const temporal = { client: new Client({ connection }) };
  const closing: (() => Promise<void>)[] = [];

  const serve: RunningPages['serve'] = async (environment) => {
    const port = await freePort();
    const given = { NODE_ENV: 'test', SMTP_URL: sink.smtpUrl, PORT: String(port), ...environment(port) };
    const deps = {
      database,
      store,
      temporal,
      clock,
      logger,
      configuration: loadConfiguration(given, 'looking'),
    };
    const server = await listen(createApp(deps, { pages: createPages(deps) }), { port });
    closing.push(() => server.close());
    return { url: server.url, deps };
  };
  const { url, deps } = await serve(() => ({}));
  const { service, people } = await makePeople(store);
  return {
    ...{ url, store, deps, clock, sink, people, service, log, serve },
    async stop() {
      for (const close of closing) await close();
      await connection.close();
      await database.close();
      await Promise.all([postgres.stop(), sink.stop()]);
    },
  };
}

async function makePeople(store: WholeStore): Promise<Pick<RunningPages, 'people' | 'service'>> {
  const [service, house] = [randomUUID(), randomUUID()];
  const network = 'Vrij gesubsidieerd onderwijs';
  await saveOrganisation(store, { id: service, kind: 'pbd', name: 'Begeleidingsdienst Noord', network });
  await saveOrganisation(store, { id: house, kind: 'provider', name: 'Vormingshuis' });
  const entries = await Promise.all(
    roles.map(async (role) => {
      const person = { id: randomUUID(), name: `Persoon ${role}`, email: `${role}@pbd.example` };
      const isPartner = role === 'provider' || role === 'partner';
      const organisation = { organisationId: isPartner ? house : service };
      await insertPerson(store, {
        ...{ ...person, language: 'nl', function: role },
        ...(['administrator', 'central', 'author'].includes(role) ? {} : organisation),
      });
      return [role, person.id] as const;
    }),
  );
  return { service, people: Object.fromEntries(entries) as Record<Role, string> };
}
