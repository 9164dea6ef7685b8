import { EVERYTHING } from '../../domain/access/scope.ts';
import { schoolYearOf } from '../../domain/calendar/school-year.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';
import { listTrajectories } from '../../store/trajectories/list.ts';
import type { Dependencies } from '../dependencies.ts';

/** More trajectories than a school has in one template. */
const MOST_LOOKED_AT = 100;

/**
 * The reference of a trajectory of the same subject and template in the same school year, running or ended.
 * @param wanted `school`: its number, by which earlier ones are found; `start`: local date
 */
export async function earlierInYear(
  deps: Pick<Dependencies, 'store'>,
  wanted: {
    readonly template: string;
    readonly subject: string;
    readonly school: string;
    readonly start: LocalDate;
  },
): Promise<string | undefined> {
  const { template, subject, school, start } = wanted;
  const page = { limit: MOST_LOOKED_AT };
  const { items } = await listTrajectories(deps.store, EVERYTHING, { school, template }, page, start);
  return items.find((one) => one.period === schoolYearOf(start) && one.subject.id === subject)?.reference;
}
