import type { SchoolCalendar } from '../../domain/calendar/types.ts';
import { loadCalendar } from '../../store/calendar/overrides.ts';
import type { Dependencies } from '../dependencies.ts';

/** The school calendar of every school: the rules, with what differs from them. */
export function readCalendar(deps: Pick<Dependencies, 'store'>): Promise<SchoolCalendar> {
  return loadCalendar(deps.store);
}
