import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Client, Connection } from '@temporalio/client';
import { createApp, listen } from '../../src/api/server.ts';
import { createKey } from '../../src/application/access/keys.ts';
import type { Dependencies, Parts } from '../../src/application/dependencies.ts';
import type { SignInRole } from '../../src/domain/access/roles.ts';
import { enrol } from '../../src/domain/trajectory/decide/enrol.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { loadConfiguration } from '../../src/platform/configuration.ts';
import { freePort } from '../../src/platform/embedded/ports.ts';
import { createLogger } from '../../src/platform/logging.ts';
import { saveOverride } from '../../src/store/calendar/overrides.ts';
import { openDatabase, storeOfSystem, type WholeStore } from '../../src/store/database/db.ts';
import { saveOrganisation } from '../../src/store/people/organisations.ts';
import { insertPerson } from '../../src/store/people/people.ts';
import { applySchools } from '../../src/store/people/schools.ts';
import { insertProgramme } from '../../src/store/programmes/programmes.ts';
import { insertDraft } from '../../src/store/templates/drafts.ts';
import { publishTemplate } from '../../src/store/templates/templates.ts';
import { insertAttachment } from '../../src/store/trajectories/attachments.ts';
import { insertEnrolled } from '../../src/store/trajectories/commits.ts';
import { createPages } from '../../src/web/routes.ts';
import { startPostgres } from '../support/environment.ts';

/** Somebody who asks, or a program with a key. */
export type Asker = {
  readonly name: string;
  readonly role: SignInRole | 'school' | 'nobody';
  readonly id: string;
  readonly organisation?: string;
  readonly headers: Readonly<Record<string, string>>;
};

/** What one guidance service has, each with a word in it that stands nowhere else. */
export type Rows = {
  readonly secret: string;
  readonly organisation: string;
  readonly school: string;
  readonly principal: string;
  readonly counsellor: string;
  readonly colleague: string;
  readonly coordinator: string;
  readonly override: string;
  /** The organisation that gives training in them, if one does. */
  readonly trains?: string;
  /** That of the counsellor, and that of her colleague. */
  readonly own: TrajectoryRow;
  readonly colleagues: TrajectoryRow;
};

export type TrajectoryRow = { readonly id: string; readonly attachment: string; readonly trainer?: string };

const NOW = '2026-09-14T08:00:00.000Z';

export type World = Awaited<ReturnType<typeof startWorld>>;

/** Two guidance services with the same of everything, partners, and people and programs of every role, on one database. */
export async function startWorld(options: { postgresDirectory?: string | undefined } = {}) {
  const postgres = await startPostgres({ ...options, migrated: true });
  const database = openDatabase({ databaseUrl: postgres.databaseUrl });
  const store = storeOfSystem(database, 'operator');
  const source = await readFile(new URL('../support/two-conversations.yaml', import.meta.url), 'utf8');
  const { template } = await publishTemplate(store, source);
  const house = await addOrganisation(store, 'provider', 'Vormingshuis');
  const otherHouse = await addOrganisation(store, 'provider', 'Leerhuis');
  const trainer = await addPerson(store, 'Tess Trainer', 'provider', { organisationId: house });
  const first = await addService(store, template, {
    ...{ word: 'Appelaar', number: '900001', trainer, trains: house },
  });
  const second = await addService(store, template, { word: 'Berkenrijs', number: '900002' });
  const programme = randomUUID();
  const call = { id: '2026', from: '2026-01-01', until: '2027-12-31', quota: 5 };
  await insertProgramme(store, {
    ...{ id: programme, now: NOW },
    programme: { name: { nl: 'Oproep', en: 'Call' }, lots: [{ template: template.id }], calls: [call] },
  });
  const central = await addPerson(store, 'Cem Centraal', 'central', {});
  await insertDraft(store, { id: template.id, source, by: central, now: NOW });

  const port = await freePort();
  const connection = Connection.lazy({ address: `127.0.0.1:${await freePort()}`, interceptors: [] });
  const configuration = loadConfiguration({ NODE_ENV: 'test', PORT: String(port) }, 'looking');
  const deps: Dependencies & Parts = {
    ...{
      database,
      store,
      configuration,
      clock: systemClock,
      temporal: { client: new Client({ connection }) },
    },
    logger: createLogger('fatal', { write: () => undefined }),
  };
  const pages = createPages(deps);
  const server = await listen(createApp(deps, { pages, apiLimit: 1_000_000 }), { port });

  const people: Asker[] = [];
  const person = (name: string, role: Asker['role'], id: string, organisation?: string) =>
    people.push({
      ...{ name, role, id, headers: id === '' ? {} : { 'X-Demo-Person': id } },
      ...(organisation === undefined ? {} : { organisation }),
    });
  const administrator = await addPerson(store, 'Ann Admin', 'administrator', {});
  person('the administrator', 'administrator', administrator);
  person('the direction', 'central', central);
  for (const [which, rows] of [['', first] as const, ['another ', second] as const]) {
    person(`${which}coordinator`, 'coordinator', rows.coordinator, rows.organisation);
    person(`${which}counsellor`, 'counsellor', rows.counsellor, rows.organisation);
    person(`${which}principal`, 'school', rows.principal);
  }
  person('a colleague', 'counsellor', first.colleague, first.organisation);
  person('an author', 'author', await addPerson(store, 'Ada Auteur', 'author', {}));
  person('a trainer', 'provider', trainer, house);
  const partner = { organisationId: otherHouse };
  person('a partner', 'partner', await addPerson(store, 'Pim Partner', 'partner', partner), otherHouse);
  person('nobody', 'nobody', '');
  for (const role of [
    'administrator',
    'central',
    'coordinator',
    'counsellor',
    'author',
    'provider',
  ] as const) {
    const organisation = { coordinator: first, counsellor: first }[role as string]?.organisation;
    const works = organisation ?? (role === 'provider' ? house : undefined);
    const made = await createKey(deps, { name: role, role, organisation: works });
    if (made.kind !== 'made') throw new Error(made.kind);
    people.push({
      ...{ name: `a program with a key of a ${role}`, role, id: made.stored.personId },
      headers: { Authorization: `Bearer ${made.key}` },
      ...(works === undefined ? {} : { organisation: works }),
    });
  }
  return {
    ...{ url: server.url, store, deps, pages, people, first, second, house, otherHouse, programme },
    ...{ template: template.id, databaseUrl: postgres.databaseUrl },
    async stop() {
      await server.close();
      await connection.close();
      await database.close();
      await postgres.stop();
    },
  };
}

async function addOrganisation(store: WholeStore, kind: 'pbd' | 'provider', name: string, network?: string) {
  const id = randomUUID();
  await saveOrganisation(store, { id, kind, name, ...(network === undefined ? {} : { network }) });
  return id;
}

async function addPerson(store: WholeStore, name: string, role: string, more: object): Promise<string> {
  const id = randomUUID();
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@school.example`;
  await insertPerson(store, { id, name, email, language: 'nl', function: role, ...more });
  return id;
}

/** Makes sure that the exception to a school's calendar is there. */
export async function keepOverride(store: WholeStore, { override, school, secret }: Rows): Promise<void> {
  const label = { nl: `Feest ${secret}`, en: `Feast ${secret}` };
  await saveOverride(store, {
    ...{ id: override, from: '2026-10-05', to: '2026-10-05', kind: 'free-day', label, school },
  });
}

type Template = Awaited<ReturnType<typeof publishTemplate>>['template'];

async function addService(
  store: WholeStore,
  template: Template,
  { word, number, trainer, trains }: { word: string; number: string; trainer?: string; trains?: string },
): Promise<Rows> {
  // The networks of schools are public.
  const network = `Net of ${number}`;
  const organisation = await addOrganisation(store, 'pbd', `Dienst ${word}`, network);
  await applySchools(store, [{ number, name: `School ${word}`, network }], [], NOW);
  const works = { organisationId: organisation };
  const counsellor = await addPerson(store, `Bea ${word}`, 'counsellor', works);
  const colleague = await addPerson(store, `Kim ${word}`, 'counsellor', works);
  const coordinator = await addPerson(store, `Coo ${word}`, 'coordinator', works);
  const principal = await addPerson(store, `Dirk ${word}`, 'principal', { schoolNumber: number });
  const trajectory = async (who: string, period: string, reference: string): Promise<TrajectoryRow> => {
    const id = randomUUID();
    const context = { calendar: { overrides: [] } };
    const advanced = enrol(
      {
        ...{ id, now: NOW, start: '2026-09-14', subject: { kind: 'school', id: number } },
        actor: { kind: 'person', person: who },
        roles: { counsellor: who, principal },
      },
      template,
      1,
      context,
    );
    if (advanced.rejected) throw new Error(advanced.code);
    const commit = { advanced, template, context, now: NOW, reference, period, school: number, organisation };
    await insertEnrolled(store, commit);
    if (trainer !== undefined) {
      await store.prisma.trajectory_role.create({
        data: { trajectory_id: id, role: 'trainer', person_id: trainer },
      });
    }
    const attachment = randomUUID();
    await insertAttachment(store, {
      ...{ id: attachment, trajectoryId: id, name: `Visie ${word}.pdf`, mediaType: 'application/pdf' },
      ...{ content: Buffer.from(word), createdAt: NOW },
    });
    return { id, attachment, ...(trainer === undefined ? {} : { trainer }) };
  };
  const rows: Rows = {
    ...{ secret: word, organisation, school: number, principal, counsellor, colleague, coordinator },
    ...(trains === undefined ? {} : { trains }),
    override: randomUUID(),
    own: await trajectory(counsellor, '2026-2027', `OWN-${word.toUpperCase()}`),
    colleagues: await trajectory(colleague, '2027-2028', `COL-${word.toUpperCase()}`),
  };
  await keepOverride(store, rows);
  return rows;
}
