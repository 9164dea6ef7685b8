import type { Scope } from '../../domain/access/scope.ts';
import { technicalEvent } from '../../domain/privacy/without-content.ts';
import type { TrajectoryEvent } from '../../domain/trajectory/model/events.ts';
import { readableEvent } from '../../domain/trajectory/views/confidential.ts';
import { decodeCursor, encodeCursor, type Page, type PageRequest } from '../../store/database/values.ts';
import { findPeople, type Person } from '../../store/people/people.ts';
import { templateOf } from '../../store/templates/templates.ts';
import { findTrajectory, journalOf } from '../../store/trajectories/trajectories.ts';
import type { Reader } from '../access/content.ts';
import type { Dependencies } from '../dependencies.ts';

/** Part of a journal, with the people who acted in it, by id. */
export type JournalPage = Page<TrajectoryEvent> & { readonly people: ReadonlyMap<string, Person> };

/** What happened in a trajectory, in order, as somebody may read it; nothing of one that is out of their reach. */
export async function readJournal(
  { store }: Pick<Dependencies, 'store'>,
  scope: Scope,
  trajectoryId: string,
  { reader, page: { limit, cursor } }: { readonly reader: Reader; readonly page: PageRequest },
): Promise<JournalPage> {
  const after = Number(decodeCursor(cursor, 1)?.[0] ?? 0);
  const events = await journalOf(store, scope, trajectoryId, { after, limit: limit + 1 });
  const found = await findTrajectory(store, scope, trajectoryId);
  if (found === undefined) return { items: [], people: new Map() };
  const { state } = found;
  const template = await templateOf(store, state.template, state.templateVersion);
  const items = events
    .slice(0, limit)
    .map((event) =>
      reader.seesContent
        ? readableEvent(event, state, template, reader.person)
        : technicalEvent(event, template),
    );
  const acted = items.flatMap(({ actor }) => actor.person ?? []);
  const people = await findPeople(store, acted);
  const last = items.at(-1);
  if (events.length <= limit || last === undefined) return { items, people };
  return { items, people, next: encodeCursor([String(last.version)]) };
}
