import type { LocalDate } from '../../domain/calendar/types.ts';
import { mondayOf, suggestWeek, type WeekSuggestion } from '../../domain/reports/workload.ts';
import { loadCalendar } from '../../store/calendar/overrides.ts';
import { findPerson } from '../../store/people/people.ts';
import { notFound } from '../errors.ts';
import type { ReportRequest } from './counted.ts';
import { outsideForecast } from './errors.ts';
import { forecast } from './forecast.ts';
import { horizonOf } from './foresee.ts';

/**
 * Whether a date falls into a crowded week of a counsellor, and which weeks near it are lighter.
 * @throws `not-found` for a counsellor who does not exist, `invalid` for a date of which the forecast says nothing
 */
export async function suggestionFor(
  request: ReportRequest & { readonly counsellor: string; readonly date: LocalDate },
): Promise<WeekSuggestion> {
  const { deps, scope, asOf, counsellor, date } = request;
  if ((await findPerson(deps.store, scope, counsellor)) === undefined) throw notFound('counsellor');
  const until = horizonOf(asOf);
  const from = mondayOf(asOf);
  if (date < from || date > until) throw outsideForecast(from, until);
  const weeks = await forecast(request, [counsellor]);
  return suggestWeek(weeks, date, asOf, await loadCalendar(deps.store));
}
