import { randomUUID } from 'node:crypto';
import { foreseen } from '../../application/reports/foresee.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { localDateOf } from '../../domain/calendar/wall-clock.ts';
import { openDatabase, storeOfSystem } from '../../store/database/db.ts';
import { migrate } from '../../store/database/migrate.ts';
import { copyLives, fillRegister, settleBench, yearsRun } from '../../store/operations/bench-filling.ts';
import { saveOrganisation } from '../../store/people/organisations.ts';
import { insertPerson } from '../../store/people/people.ts';
import { type LifePeople, storeLives } from './lives.ts';

/** About as many as Flanders has, whatever the number of trajectories. */
const register = { schools: 6_000, services: 12, counsellors: 300 };
/** So many are on record when all of that register is in use; one of ten still runs. */
const ALL = 100_000;
const ONE_OF = 10;
/** Fewer would not be of every kind. */
const FEWEST_RUNNING = 10;

/** Who looks at a filled database, by id. */
export type Filled = {
  readonly administrator: string;
  readonly coordinator: string;
  readonly counsellor: string;
  /** Its bytes on disk, for each trajectory. */
  readonly bytesPerTrajectory: number;
  /** The same, for each year that a trajectory has run. */
  readonly bytesPerYear: number;
};

/**
 * Fills an empty database: a register, services with their counsellors, and so many trajectories. They are copies of a few
 * lives, each with other people, made by the database itself. However many there are, a school has as many of them, running and
 * ended, and so has each counsellor: fewer trajectories are those of fewer schools and counsellors, and of one service before the next.
 * What is asked of one of them is then the same question at each size; of a service, as soon as all its counsellors are there.
 */
export async function fillDatabase(databaseUrl: string, count: number, now: Instant): Promise<Filled> {
  await migrate(databaseUrl);
  const database = openDatabase({ databaseUrl, poolSize: 2 });
  const store = storeOfSystem(database, 'operator');
  try {
    const [central, provider] = [randomUUID(), randomUUID()];
    await saveOrganisation(store, { id: central, kind: 'central', name: 'Regie' });
    await saveOrganisation(store, { id: provider, kind: 'provider', name: 'Vormingshuis' });
    const { service, ...readers } = await fillRegister(store, register);
    const people: LifePeople = {
      ...{ counsellor: randomUUID(), principal: randomUUID(), trainer: randomUUID(), central: randomUUID() },
    };
    const administrator = randomUUID();
    const add = (id: string, name: string, rest: object) =>
      insertPerson(store, { id, name, email: `${id}@bench.example`, language: 'nl', ...rest });
    await add(administrator, 'Ann Beheer', { function: 'administrator', organisationId: central });
    await add(people.trainer, 'Lars Lesgever', { function: 'provider', organisationId: provider });
    await add(people.central, 'Cem Regie', { function: 'central', organisationId: central });
    await add(people.counsellor, 'Bea Voorbeeld', { function: 'counsellor' });
    await add(people.principal, 'Dirk Voorbeeld', { function: 'principal', schoolNumber: '900000' });
    const lives = await storeLives(store, { people, school: '900000', service, now });
    const toRun = Math.min(count, Math.max(FEWEST_RUNNING, Math.ceil(count / ONE_OF)));
    await copyLives(databaseUrl, {
      ...{ ...lives, ...people, toRun, toHaveEnded: count - toRun },
      ...{ schools: inUse(register.schools, count), counsellors: inUse(register.counsellors, count) },
    });
    await foreseen(store, localDateOf(now));
    const bytes = await settleBench(databaseUrl);
    const years = await yearsRun(store);
    return {
      ...{ administrator, ...readers },
      ...{ bytesPerTrajectory: Math.round(bytes / count), bytesPerYear: Math.round(bytes / years) },
    };
  } finally {
    await database.close();
  }
}

/** How many of the register so many trajectories need: an odd number, so that each of them has some of all the lives. */
function inUse(all: number, count: number): number {
  const needed = Math.ceil((all * Math.min(count, ALL)) / ALL);
  return needed % 2 === 0 ? needed - 1 : needed;
}
