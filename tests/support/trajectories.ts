import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { localDateOf } from '../../src/domain/calendar/wall-clock.ts';
import type { Template } from '../../src/domain/template/model/types.ts';
import { enrol } from '../../src/domain/trajectory/decide/enrol.ts';
import type { Command } from '../../src/domain/trajectory/model/commands.ts';
import { summarise } from '../../src/domain/trajectory/views/summary.ts';
import { openDatabase, storeOfSystem, type WholeStore } from '../../src/store/database/db.ts';
import { insertPerson } from '../../src/store/people/people.ts';
import { applySchools } from '../../src/store/people/schools.ts';
import { publishTemplate } from '../../src/store/templates/templates.ts';
import { insertCommand } from '../../src/store/trajectories/commands.ts';
import { insertEnrolled } from '../../src/store/trajectories/commits.ts';
import { startPostgres } from './environment.ts';

/** A database with one small template and two people in it. */
export interface DatabaseSetting {
  readonly store: WholeStore;
  readonly database: Awaited<ReturnType<typeof startPostgres>>;
  readonly template: Template;
  readonly counsellor: string;
  readonly principal: string;
  stop(): Promise<void>;
}

const templateFile = fileURLToPath(new URL('./two-conversations.yaml', import.meta.url));

/** Starts a Postgres with everything that a trajectory needs; in a folder, if the same one is to come back later. */
export async function prepareDatabase(options: { folder?: string } = {}): Promise<DatabaseSetting> {
  const database = await startPostgres({ ...options, migrated: true });
  const opened = openDatabase({ databaseUrl: database.databaseUrl });
  const store = storeOfSystem(opened, 'operator');
  const { template } = await publishTemplate(store, await readFile(templateFile, 'utf8'));
  const people = await Promise.all(
    ['counsellor', 'principal'].map((who) =>
      insertPerson(store, {
        id: randomUUID(),
        name: `The ${who}`,
        email: `${who}@school.example`,
        language: 'nl',
        function: who,
      }),
    ),
  );
  return {
    store,
    database,
    template,
    counsellor: people[0]!.id,
    principal: people[1]!.id,
    async stop() {
      await opened.close();
      await database.stop();
    },
  };
}

let schoolNumber = 900_000;

/** Enrols one more school at an instant, and stores it; the workflow is started apart. */
export async function enrolSchool(setting: Omit<DatabaseSetting, 'database' | 'stop'>, now: string) {
  const { store, template, counsellor, principal } = setting;
  schoolNumber += 1;
  const number = String(schoolNumber);
  await applySchools(store, [{ number, name: `School ${number}` }], [], now);
  const id = randomUUID();
  const context = { calendar: { overrides: [] } };
  const start = localDateOf(now);
  const advanced = enrol(
    {
      id,
      now,
      actor: { kind: 'person', person: counsellor },
      subject: { kind: 'school', id: number },
      start,
      roles: { counsellor, principal },
    },
    template,
    1,
    context,
  );
  if (advanced.rejected) throw new Error(advanced.code);
  const { mailroom } = await insertEnrolled(store, {
    advanced,
    template,
    context,
    now,
    reference: `TC-${number}`,
    period: '2026-2027',
    school: number,
  });
  const summary = summarise(advanced, template, context);
  return { id, number, summary, ...(mailroom === undefined ? {} : { mailroom }) };
}

/** Stores a command; gives its id. */
export async function ask(
  setting: DatabaseSetting,
  trajectoryId: string,
  command: Command,
  now: string,
  expectedVersion?: number,
): Promise<string> {
  const id = randomUUID();
  await insertCommand(setting.store, {
    id,
    trajectoryId,
    actor: { kind: 'person', person: setting.principal },
    command,
    receivedAt: now,
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
  });
  return id;
}

/** The time of this machine, as an instant. */
export function machineTime(): string {
  return new Date().toISOString();
}
