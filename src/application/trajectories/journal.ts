import type { TrajectoryEvent } from '../../domain/trajectory/model/events.ts';
import { decodeCursor, encodeCursor, type Page, type PageRequest } from '../../store/database/values.ts';
import { findPeople, type Person } from '../../store/people/people.ts';
import { journalOf } from '../../store/trajectories/trajectories.ts';
import type { Dependencies } from '../dependencies.ts';

/** Part of a journal, with the people who acted in it, by id. */
export type JournalPage = Page<TrajectoryEvent> & { readonly people: ReadonlyMap<string, Person> };

/** What happened in a trajectory, in order. */
export async function readJournal(
  { store }: Pick<Dependencies, 'store'>,
  trajectoryId: string,
  { limit, cursor }: PageRequest,
): Promise<JournalPage> {
  const after = Number(decodeCursor(cursor, 1)?.[0] ?? 0);
  const events = await journalOf(store, trajectoryId, { after, limit: limit + 1 });
  const items = events.slice(0, limit);
  const acted = items.flatMap(({ actor }) => actor.person ?? []);
  const people = await findPeople(store, acted);
  const last = items.at(-1);
  if (events.length <= limit || last === undefined) return { items, people };
  return { items, people, next: encodeCursor([String(last.version)]) };
}
