import { setImmediate as others } from 'node:timers/promises';
import { addDuration } from '../../domain/calendar/offset.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';
import type { Report } from '../../domain/reports/report.ts';
import {
  loadIn,
  mondayOf,
  type PredictedLoad,
  suggestWeek,
  type WeekLoad,
  type WeekSuggestion,
  weeksOf,
  workloadReport,
} from '../../domain/reports/workload.ts';
import { agenda } from '../../domain/trajectory/forecast/agenda.ts';
import { loadCalendar } from '../../store/calendar/overrides.ts';
import type { Store } from '../../store/database/db.ts';
import { findPeople, findPerson } from '../../store/people/people.ts';
import { runningStates } from '../../store/reports/states.ts';
import { templateOf } from '../../store/templates/templates.ts';
import { notFound } from '../errors.ts';
import { outsideForecast } from './errors.ts';
import { type ReportRequest, storeScope } from './reports.ts';

/** How far the forecast looks ahead. */
const HORIZON = 'P12M';

/** What was worked out for a version of a trajectory holds as long as that version and the calendar stand. */
interface Remembered {
  readonly version: number;
  readonly calendar: object;
  readonly until: LocalDate;
  readonly loads: readonly PredictedLoad[];
}

const memory = new WeakMap<Store, Map<string, Remembered>>();
const MOST_REMEMBERED = 20_000;
/** After so many agendas, whoever else waits for an answer has a turn. */
const AGENDAS_AT_ONCE = 20;

/** The weeks of the next twelve months as the agendas predict them, of everybody or of one counsellor. */
async function forecast(
  { deps, asOf, scope }: ReportRequest,
  counsellor: string | undefined,
): Promise<readonly WeekLoad[]> {
  const { store } = deps;
  const remembered = memory.get(store) ?? new Map<string, Remembered>();
  memory.set(store, remembered);
  if (remembered.size > MOST_REMEMBERED) remembered.clear();
  const until = horizonOf(asOf);
  const loads: PredictedLoad[] = [];
  let played = 0;
  for (const { state, school } of await runningStates(store, asOf, storeScope(scope))) {
    const template = await templateOf(store, state.template, state.templateVersion);
    const who = state.roles[template.counsellorRole]?.person;
    if (who === undefined || (counsellor !== undefined && who !== counsellor)) continue;
    const calendar = await loadCalendar(store, school);
    const known = remembered.get(state.id);
    const isFresh = known?.version === state.version && known.calendar === calendar && known.until === until;
    const found = isFresh
      ? known.loads
      : loadIn(agenda(state, template, { calendar }, { until }), template, who);
    if (!isFresh && ++played % AGENDAS_AT_ONCE === 0) await others();
    if (!isFresh) remembered.set(state.id, { version: state.version, calendar, until, loads: found });
    loads.push(...found.filter(({ on }) => on > asOf && on <= until));
  }
  return weeksOf(loads);
}

/** The last local date of the forecast. */
function horizonOf(asOf: LocalDate): LocalDate {
  return addDuration(asOf, HORIZON, 'calendar-days', { overrides: [] });
}

/** Per counsellor and week what the agendas predict for the next twelve months. */
export async function workloadFor(
  request: ReportRequest & { readonly counsellor?: string | undefined },
): Promise<Report> {
  const weeks = await forecast(request, request.counsellor);
  const people = await findPeople(
    request.deps.store,
    weeks.map(({ counsellor }) => counsellor),
  );
  return workloadReport(weeks, { asOf: request.asOf, nameOf: (id) => people.get(id)?.name });
}

/**
 * Whether a date falls into a crowded week of a counsellor, and which weeks near it are lighter.
 * @throws `not-found` for a counsellor who does not exist, `invalid` for a date of which the forecast says nothing
 */
export async function suggestionFor(
  request: ReportRequest & { readonly counsellor: string; readonly date: LocalDate },
): Promise<WeekSuggestion> {
  const { deps, asOf, counsellor, date } = request;
  if ((await findPerson(deps.store, counsellor)) === undefined) throw notFound('counsellor');
  const until = horizonOf(asOf);
  const from = mondayOf(asOf);
  if (date < from || date > until) throw outsideForecast(from, until);
  const weeks = await forecast(request, counsellor);
  return suggestWeek(weeks, date, asOf, await loadCalendar(deps.store));
}
