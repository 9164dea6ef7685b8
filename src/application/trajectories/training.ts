import type { Scope } from '../../domain/access/scope.ts';
import { listedTraining, type Training, trainingFilters, trainingOf } from '../../domain/access/training.ts';
import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import { localDateOf } from '../../domain/calendar/wall-clock.ts';
import type { Page, PageRequest } from '../../store/database/values.ts';
import { findPeople, type Person } from '../../store/people/people.ts';
import type { TrajectoryFilter } from '../../store/trajectories/filter.ts';
import { rolesOfMany } from '../../store/trajectories/list.ts';
import { filterOfOthers } from '../access/errors.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { todayOf } from '../now.ts';
import { type Dossier, readDossier } from './dossier.ts';
import { type ListedWithTemplate, listInScope } from './list.ts';

/** A training in a trajectory, with the school it is for and the people who have to do with it. */
export type ReadTraining = Pick<Dossier, 'head' | 'template' | 'school' | 'name' | 'today'> & {
  readonly training: Training;
  /** Those who give it, take part in it and arrange it, by id. */
  readonly people: ReadonlyMap<string, Person>;
};

/**
 * What of a trajectory concerns the organisation that gives training in it.
 * @param request.scope of whoever gives it
 * @throws `not-found` for a trajectory in which nobody of the organisation has a role
 */
export async function readTraining(request: {
  deps: Pick<Dependencies, 'store' | 'clock'>;
  scope: Scope;
  id: string;
}): Promise<ReadTraining> {
  const { deps, scope, id } = request;
  if (scope.kind !== 'training') throw notFound();
  const { head, state, template, context, school, name, today, people } = await readDossier({
    ...{ deps, scope, id },
  });
  const isOwn = (person: string) => people.get(person)?.organisationId === scope.organisation;
  const training = trainingOf({ state, template, context }, today, isOwn);
  const { steps, participants, counsellor } = training;
  const named = [...steps, ...participants, ...(counsellor === undefined ? [] : [counsellor])];
  const ids = new Set(named.map(({ person }) => person));
  return {
    ...{ head, template, school, name, today, training },
    people: new Map([...people].filter(([one]) => ids.has(one))),
  };
}

/**
 * Trajectories that somebody may list, each with what they may read of it.
 * @throws `filter-of-others` when whoever gives training narrows it by what others do
 */
export async function listReadable(request: {
  deps: Pick<Dependencies, 'store' | 'clock'>;
  scope: Scope;
  filter: TrajectoryFilter;
  page: PageRequest;
}): Promise<Page<ListedWithTemplate>> {
  const { deps, scope, filter } = request;
  if (scope.kind !== 'training') return listInScope(request);
  for (const [field, value] of Object.entries(filter)) {
    if (value !== undefined && !trainingFilters.includes(field)) throw filterOfOthers(snakeCase(field));
  }
  const page = await listInScope(request);
  return { ...page, items: await readableItems(deps, scope, page.items) };
}

/** Most trajectories that are looked through for what is open. */
const MOST_OPEN = 200;

/** The trajectories in which something is open for whoever gives training, what comes first first. */
export async function openTrainings(request: {
  deps: Pick<Dependencies, 'store' | 'clock'>;
  scope: Scope;
}): Promise<readonly ListedWithTemplate[]> {
  const { deps, scope } = request;
  if (scope.kind !== 'training') return [];
  const page = await listInScope({
    ...{ deps, scope, filter: { waitingFor: 'provider', status: 'active' }, page: { limit: MOST_OPEN } },
  });
  const today = todayOf(deps);
  const comesOn = ({ item }: ListedWithTemplate) => meetsAt(item, today) ?? item.nextDue ?? '9';
  return (await readableItems(deps, scope, page.items))
    .filter(({ item }) => item.open.length > 0)
    .sort((a, b) => comesOn(a).localeCompare(comesOn(b)));
}

/** When people meet next for what is open; when they met last, where only its outcome is waited for. */
export function meetsAt(
  { open }: Pick<ListedWithTemplate['item'], 'open'>,
  today: LocalDate,
): Instant | undefined {
  const all = open.flatMap(({ appointments = [] }) => appointments.map(({ start }) => start)).toSorted();
  return all.find((start) => localDateOf(start) >= today) ?? all.at(-1);
}

async function readableItems(
  { store }: Pick<Dependencies, 'store'>,
  { organisation }: Extract<Scope, { kind: 'training' }>,
  items: readonly ListedWithTemplate[],
): Promise<readonly ListedWithTemplate[]> {
  const roles = await rolesOfMany(
    store,
    items.map(({ item }) => item.id),
  );
  const people = await findPeople(
    store,
    [...roles.values()].flatMap((own) => Object.values(own)),
  );
  const isOwn = (person: string) => people.get(person)?.organisationId === organisation;
  return items.map(({ item, template }) => ({
    item: listedTraining({ ...item, roles: roles.get(item.id) ?? {} }, isOwn),
    template,
  }));
}

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
