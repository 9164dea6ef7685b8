import { type DecidedEnrolment, storeEnrolment } from '../application/enrolment/decide-and-store.ts';
import { importRegister } from '../application/schools/import-register.ts';
import { EVERYTHING } from '../domain/access/scope.ts';
import { schoolYearOf } from '../domain/calendar/school-year.ts';
import type { Instant } from '../domain/calendar/types.ts';
import { localDateOf } from '../domain/calendar/wall-clock.ts';
import { readRows } from '../register/rows.ts';
import { loadCalendar } from '../store/calendar/overrides.ts';
import type { Store } from '../store/database/db.ts';
import { inTransaction } from '../store/database/transaction.ts';
import { saveOrganisation } from '../store/people/organisations.ts';
import { findFirstAdministrator, insertPerson, listPeople } from '../store/people/people.ts';
import { addStatements, lockPartner, targetStatements } from '../store/people/targets.ts';
import { insertProgramme } from '../store/programmes/programmes.ts';
import { latestTemplate } from '../store/templates/templates.ts';
import { insertAttachment } from '../store/trajectories/attachments.ts';
import { type Cast, castDemo } from './cast.ts';
import { demoDocument } from './document.ts';
import { generateSchools } from './generate-schools.ts';
import { type History, tellStory } from './histories.ts';
import { demoProgrammes } from './programmes.ts';
import { stories } from './stories.ts';
import { demoTargets } from './targets.ts';

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
 * @throws a RangeError when the model trajectory that the demo follows is not published
 */
export async function loadDemo(store: Store, now: Instant): Promise<LoadedDemo | undefined> {
  const cast = castDemo();
  if (!(await isFree(store, cast))) return undefined;
  const published = await latestTemplate(store, 'digitale-school');
  if (published === undefined) throw new RangeError('The template digitale-school is not published');
  const context = { calendar: await loadCalendar(store) };
  const { template, version } = published;
  const histories = stories.map((story) => tellStory(story, { cast, template, version, context, now }));

  await saveSchools(store, cast, now);
  await Promise.all(cast.organisations.map((organisation) => saveOrganisation(store, organisation)));
  // The administrator comes last: as long as there is none, loading is not complete.
  const [administrators, others] = [
    cast.people.filter(isAdministrator),
    cast.people.filter((one) => !isAdministrator(one)),
  ];
  await Promise.all(others.map((person) => insertPerson(store, person)));
  await Promise.all(demoProgrammes(localDateOf(now)).map((one) => insertProgramme(store, { ...one, now })));
  await Promise.all(histories.map((history) => saveHistory(store, history, { template, context, now })));
  await saveTargets(store, cast, now);
  await Promise.all(administrators.map((person) => insertPerson(store, person)));
  return { schools: cast.schools.length, people: cast.people.length, trajectories: histories.length };
}

/** Nobody is in this database but people of the demo, and not all of those. */
async function isFree(store: Store, cast: Cast): Promise<boolean> {
  if ((await findFirstAdministrator(store)) !== undefined) return false;
  const known = new Set(cast.people.map(({ id }) => id));
  const { items } = await listPeople(store, EVERYTHING, {}, { limit: cast.people.length + 1 });
  return items.every(({ id }) => known.has(id));
}

function isAdministrator(person: Cast['people'][number]): boolean {
  return person.function === 'administrator';
}

async function saveSchools(store: Store, cast: Cast, now: Instant): Promise<void> {
  const { schools, sites } = generateSchools();
  const placed = schools.map((value, index) => ({ row: index + 1, value }));
  const wanted = new Set(cast.schools.map(({ number }) => number));
  const reading = readRows({ schools: placed, sites, level: 'SO' });
  const own = reading.schools.filter(({ number }) => wanted.has(number));
  await importRegister({ store, reading: { ...reading, schools: own }, now, options: { partial: true } });
}

async function saveTargets(store: Store, cast: Cast, now: Instant): Promise<void> {
  await inTransaction(store, async (within) => {
    for (const { statements, ...about } of demoTargets(cast, localDateOf(now))) {
      await lockPartner(within, about.partner);
      const known = await targetStatements(within, EVERYTHING, about);
      // Of a loading that was cut short, all of them are there or none.
      if (known.some(({ at }) => at >= about.now)) continue;
      await addStatements(within, statements, about);
    }
  });
}

async function saveHistory(
  store: Store,
  history: History,
  setting: Pick<DecidedEnrolment, 'template' | 'context' | 'now'>,
): Promise<void> {
  const { advanced, school, story, attachment } = history;
  const { state } = advanced;
  await storeEnrolment(store, {
    ...setting,
    advanced,
    isFollowed: false,
    period: schoolYearOf(state.start),
    school: school.number,
    organisation: school.service.id,
    ...(story.group === undefined ? {} : { group: story.group }),
  });
  if (attachment === undefined) return;
  await insertAttachment(store, {
    ...{ id: attachment, trajectoryId: state.id, name: 'schoolvisie.pdf', mediaType: 'application/pdf' },
    ...{
      content: demoDocument('Onze visie op digitaal leren'),
      uploadedBy: school.principal.id,
      createdAt: setting.now,
    },
  });
}
