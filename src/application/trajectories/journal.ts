import { EVERYTHING } from '../../domain/access/scope.ts';
import type { TrajectoryEvent } from '../../domain/trajectory/model/events.ts';
import { readableEvent } from '../../domain/trajectory/views/confidential.ts';
import { decodeCursor, encodeCursor, type Page, type PageRequest } from '../../store/database/values.ts';
import { findPeople, type Person } from '../../store/people/people.ts';
import { templateOf } from '../../store/templates/templates.ts';
import { findTrajectory, journalOf } from '../../store/trajectories/trajectories.ts';
import type { Dependencies } from '../dependencies.ts';

/** Part of a journal, with the people who acted in it, by id. */
export type JournalPage = Page<TrajectoryEvent> & { readonly people: ReadonlyMap<string, Person> };

/**
 * What happened in a trajectory, in order, as somebody may read it.
 * @param person id of whoever reads; absent for a machine
 */
export async function readJournal(
  { store }: Pick<Dependencies, 'store'>,
  trajectoryId: string,
  person: string | undefined,
  { limit, cursor }: PageRequest,
): Promise<JournalPage> {
  const after = Number(decodeCursor(cursor, 1)?.[0] ?? 0);
  const events = await journalOf(store, trajectoryId, { after, limit: limit + 1 });
  const items = await readable(store, trajectoryId, person, events.slice(0, limit));
  const acted = items.flatMap(({ actor }) => actor.person ?? []);
  const people = await findPeople(store, acted);
  const last = items.at(-1);
  if (events.length <= limit || last === undefined) return { items, people };
  return { items, people, next: encodeCursor([String(last.version)]) };
}

async function readable(
  store: Dependencies['store'],
  trajectoryId: string,
  person: string | undefined,
  events: readonly TrajectoryEvent[],
): Promise<readonly TrajectoryEvent[]> {
  const found = await findTrajectory(store, EVERYTHING, trajectoryId);
  if (found === undefined) return events;
  const { state } = found;
  const template = await templateOf(store, state.template, state.templateVersion);
  return events.map((event) => readableEvent(event, state, template, person));
}
