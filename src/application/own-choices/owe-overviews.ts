import { isSchoolDay } from '../../domain/calendar/school-calendar.ts';
import { localTimeOf } from '../../domain/calendar/wall-clock.ts';
import { mondayOf } from '../../domain/reports/workload.ts';
import { loadCalendar } from '../../store/calendar/overrides.ts';
import { inTransaction } from '../../store/database/transaction.ts';
import { oweLetters } from '../../store/letters/owed.ts';
import { noteOverviews } from '../../store/people/own-choices.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf, todayOf } from '../now.ts';

/** From this wall-clock time on, when a week begins. */
const FROM = '07:00';

/**
 * Owes those of the staff who want one an overview of their week: on Monday morning when it is a school day, once to each.
 * @returns how many are owed one
 */
export async function oweOverviews(deps: Pick<Dependencies, 'store' | 'clock'>): Promise<number> {
  const [now, today] = [nowOf(deps), todayOf(deps)];
  const isTime = mondayOf(today) === today && localTimeOf(now) >= FROM;
  if (!isTime || !isSchoolDay(today, await loadCalendar(deps.store))) return 0;
  const owed = await inTransaction(deps.store, async (within) => {
    const people = await noteOverviews(within, today);
    const letters = people.map((person) => ({ kind: 'overview', subject: person, person }) as const);
    return oweLetters(within, letters, now);
  });
  return owed.length;
}
