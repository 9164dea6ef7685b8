import { setImmediate as others } from 'node:timers/promises';
import { addDuration } from '../../domain/calendar/offset.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';
import { loadIn, type PredictedLoad, type WeekLoad, weeksOf } from '../../domain/reports/workload.ts';
import { agenda } from '../../domain/trajectory/forecast/agenda.ts';
import { loadCalendar } from '../../store/calendar/overrides.ts';
import type { Store } from '../../store/database/db.ts';
import { runningStates } from '../../store/reports/states.ts';
import { templateOf } from '../../store/templates/templates.ts';
import { type ReportRequest, storeScope } from './counted.ts';

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
export async function forecast(
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
export function horizonOf(asOf: LocalDate): LocalDate {
  return addDuration(asOf, HORIZON, 'calendar-days', { overrides: [] });
}
