import type { Scope } from '../../domain/access/scope.ts';
import { type CalendarProgress, calendarProgress } from '../../store/calendar/changes.ts';
import type { Dependencies } from '../dependencies.ts';

/** So many of the latest changes are told of. */
const MOST = 50;

/**
 * How far the latest changes of the calendar have come, newest first: those of everybody, and of single schools for whoever
 * deals with all of them.
 */
export async function readCalendarProgress(
  { store }: Pick<Dependencies, 'store'>,
  scope: Scope,
): Promise<readonly CalendarProgress[]> {
  const latest = await calendarProgress(store, MOST);
  return scope.kind === 'all' ? latest : latest.filter(({ school }) => school === undefined);
}
