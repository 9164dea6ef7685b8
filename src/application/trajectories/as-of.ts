import type { Scope } from '../../domain/access/scope.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';
import { endOfDay, localDateOf } from '../../domain/calendar/wall-clock.ts';
import { fold } from '../../domain/trajectory/model/apply.ts';
import type { TrajectoryState } from '../../domain/trajectory/model/state.ts';
import type { Store } from '../../store/database/db.ts';
import { journalOf, type TrajectoryHead } from '../../store/trajectories/trajectories.ts';
import type { Dependencies } from '../dependencies.ts';
import { notYetEnrolled } from './errors.ts';

/** What is known of a trajectory on a date: when time next changes it is known of the present only. */
export function headAsOf({ wakeAt, ...head }: TrajectoryHead, at: LocalDate | undefined): TrajectoryHead {
  return at === undefined && wakeAt !== undefined ? { ...head, wakeAt } : head;
}

/**
 * A trajectory as it stood at the end of a day, folded from its journal.
 * @param field the parameter that gave the date, for problems
 * @throws `not-found` when it did not exist on that date
 */
export async function stateAsOf(
  store: Store,
  scope: Scope,
  id: string,
  at: LocalDate,
  field: string,
): Promise<TrajectoryState> {
  const end = endOfDay(at);
  const events = (await journalOf(store, scope, id)).filter((event) => event.at < end);
  if (events.length === 0) throw notYetEnrolled(at, field);
  return fold(id, events);
}

/** Whether a trajectory was there at the end of a day. */
export async function existedOn(
  { store }: Pick<Dependencies, 'store'>,
  scope: Scope,
  id: string,
  at: LocalDate,
): Promise<boolean> {
  const [first] = await journalOf(store, scope, id, { after: 0, limit: 1 });
  return first !== undefined && localDateOf(first.at) <= at;
}
