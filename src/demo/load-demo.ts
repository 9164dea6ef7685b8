import { importRegister } from '../application/schools/import-register.ts';
import type { Instant } from '../domain/calendar/types.ts';
import { localDateOf } from '../domain/calendar/wall-clock.ts';
import { readRows } from '../register/rows.ts';
import { loadCalendar } from '../store/calendar/overrides.ts';
import type { WholeStore } from '../store/database/db.ts';
import { inTransaction } from '../store/database/transaction.ts';
import { saveOrganisation } from '../store/people/organisations.ts';
import { findFirstAdministrator, insertPerson, listPeople } from '../store/people/people.ts';
import { addStatements, lockPartner, targetStatements } from '../store/people/targets.ts';
import { insertProgramme } from '../store/programmes/programmes.ts';
import { latestTemplates } from '../store/templates/templates.ts';
import { type Cast, castDemo } from './cast.ts';
import { withComingGathering } from './coming-gathering.ts';
import { saveList } from './enrolment-list.ts';
import { saveFigures } from './figures.ts';
import { saveGatherings } from './gatherings.ts';
import { generateSchools } from './generate-schools.ts';
import { type Told, tellStory } from './histories.ts';
import { saveOwnLetters } from './own-letters.ts';
import { saveWaiting } from './places.ts';
import { demoProgrammes } from './programmes.ts';
import { saveHistories } from './save-histories.ts';
import { programIds, saveSignIns } from './sign-ins.ts';
import { stories } from './stories.ts';
import { demoTargets } from './targets.ts';
import { enteredTwice, saveUpkeep } from './upkeep.ts';

/** What was loaded. */
export interface LoadedDemo {
  readonly schools: number;
  readonly people: number;
  readonly trajectories: number;
}

/**
 * Loads the demo into an empty database: organisations, people, schools, programmes, what partners aim at, and
 * trajectories with a past. Nothing is sent for that past. A loading that was cut short is completed; the workflows are
 * started by the workers afterwards.
 * @param now until when everything has happened
 * @returns what was loaded; `undefined` when the database holds something of its own, or the demo already
 * @throws a RangeError when a model trajectory of the demo is not published
 */
export async function loadDemo(store: WholeStore, now: Instant): Promise<LoadedDemo | undefined> {
  const cast = castDemo();
  if (!(await isFree(store, cast))) return undefined;
  const published = new Map((await latestTemplates(store)).map((one) => [one.id, one]));
  const context = { calendar: await loadCalendar(store) };
  const plain = stories.flatMap((story): Told[] => {
    const model = published.get(story.template);
    if (model === undefined) throw new RangeError(`The template ${story.template} is not published`);
    const { template, version } = model;
    // A model of a later year has no past yet.
    if (template.availableFrom > localDateOf(now)) return [];
    return [{ template, context, history: tellStory(story, { cast, template, version, context, now }) }];
  });

  const told = withComingGathering(plain, now);
  await saveSchools(store, cast, now);
  await Promise.all(cast.organisations.map((organisation) => saveOrganisation(store, organisation)));
  // The administrator comes last: as long as there is none, loading is not complete.
  const [administrators, others] = [
    cast.people.filter(isAdministrator),
    cast.people.filter((one) => !isAdministrator(one)),
  ];
  await Promise.all(others.map((person) => insertPerson(store, person)));
  await Promise.all(demoProgrammes(localDateOf(now)).map((one) => insertProgramme(store, { ...one, now })));
  await saveHistories(store, told, { cast, now });
  await saveOwnLetters(store, cast, now);
  await saveWaiting(store, told, cast, now);
  await saveTargets(store, cast, now);
  await saveUpkeep(store, told, cast, now);
  await saveGatherings(store, told);
  await saveFigures(store, cast, now);
  await saveList(store, cast, now);
  await saveSignIns(store, cast, now);
  await Promise.all(administrators.map((person) => insertPerson(store, person)));
  return { schools: cast.schools.length, people: cast.people.length, trajectories: told.length };
}

/** Nobody is in this database but people of the demo, and not all of those. */
async function isFree(store: WholeStore, cast: Cast): Promise<boolean> {
  if ((await findFirstAdministrator(store)) !== undefined) return false;
  const known = new Set([...cast.people.map(({ id }) => id), enteredTwice, ...programIds]);
  const { items } = await listPeople(store, store.scope, {}, { limit: known.size + 1 });
  return items.every(({ id }) => known.has(id));
}

function isAdministrator(person: Cast['people'][number]): boolean {
  return person.function === 'administrator';
}

async function saveSchools(store: WholeStore, cast: Cast, now: Instant): Promise<void> {
  const { schools, sites } = generateSchools();
  const placed = schools.map((value, index) => ({ row: index + 1, value }));
  const wanted = new Set(cast.schools.map(({ number }) => number));
  const reading = readRows({ schools: placed, sites, level: 'SO' });
  const own = reading.schools.filter(({ number }) => wanted.has(number));
  await importRegister({ store, reading: { ...reading, schools: own }, now, options: { partial: true } });
}

async function saveTargets(store: WholeStore, cast: Cast, now: Instant): Promise<void> {
  await inTransaction(store, async (within) => {
    for (const { statements, ...about } of demoTargets(cast, localDateOf(now))) {
      await lockPartner(within, about.partner);
      const known = await targetStatements(within, within.scope, about);
      // Of a loading that was cut short, all of them are there or none.
      if (known.some(({ at }) => at >= about.now)) continue;
      await addStatements(within, statements, about);
    }
  });
}
