import { setTimeout as delay, setImmediate as others } from 'node:timers/promises';
import { addDuration } from '../../domain/calendar/offset.ts';
import { RULES_ONLY } from '../../domain/calendar/school-calendar.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';
import { loadIn, type PredictedLoad } from '../../domain/reports/workload.ts';
import { agenda } from '../../domain/trajectory/forecast/agenda.ts';
import type { TrajectoryState } from '../../domain/trajectory/model/state.ts';
import { lastCalendarChange, loadCalendar } from '../../store/calendar/overrides.ts';
import type { Database, Store } from '../../store/database/db.ts';
import { inTransaction } from '../../store/database/transaction.ts';
import {
  type ForeseenWork,
  forgetForeseen,
  howManyUnforeseen,
  mayForesee,
  saveForeseen,
  someUnforeseen,
} from '../../store/reports/foreseen.ts';
import type { ReportScope } from '../../store/reports/values.ts';
import { templateOf } from '../../store/templates/templates.ts';
import { isOutage } from '../outage.ts';
import { type Progress, type SharedWork, sharedWork } from './shared-work.ts';

/** How far a forecast looks ahead. */
const HORIZON = 'P12M';
/** How far is worked out at once, so that it is not begun anew every day. */
const KEPT = 'P24M';

/** So many agendas are played in one transaction; before each of them, whoever else waits for an answer has a turn. */
const AT_ONCE = 100;
/** Somebody else is at it: so long, in milliseconds, until it is looked at again. */
const PAUSE = 200;

const underWay = new WeakMap<Database, SharedWork>();

/** The last local date of a forecast. */
export function horizonOf(asOf: LocalDate): LocalDate {
  return addDuration(asOf, HORIZON, 'calendar-days', RULES_ONLY);
}

/**
 * Waits until it is known what the agendas of all running trajectories, or those of a service, ask of their counsellors; of most
 * of them it is. Whoever asks while it is being worked out waits for the same.
 * @param counsellors it is enough when it is known of what these follow
 */
export async function foreseen(
  store: Store,
  asOf: LocalDate,
  scope: ReportScope = {},
  counsellors?: readonly string[],
): Promise<void> {
  const until = horizonOf(asOf);
  const total = await howManyUnforeseen(store, until, scope, counsellors);
  if (total === 0) return;
  await sharedWork(underWay, store, total, (progress) => foreseeSome(store, asOf, progress));
}

/** Works out what some of the agendas ask, as far as nobody else is at it: for a chore, which has little time. */
export async function foreseeAFew(store: Store, asOf: LocalDate): Promise<void> {
  await foreseeSome(store, asOf);
}

/** How far it is, while it is being worked out. */
export function foreseenSoFar(store: Store): Progress | undefined {
  return underWay.get(store.database)?.progress;
}

/** @returns whether there may be more */
async function foreseeSome(store: Store, asOf: LocalDate, progress?: Progress): Promise<boolean> {
  const change = await lastCalendarChange(store);
  if (!change.isKnown) return true;
  const known = {
    calendarChange: change.number,
    until: addDuration(asOf, KEPT, 'calendar-days', RULES_ONLY),
  };
  const found = await inTransaction(store, async (within) => {
    if (!(await mayForesee(within))) return undefined;
    const some = await someUnforeseen(within, horizonOf(asOf), AT_ONCE);
    const work: ForeseenWork[] = [];
    const faulty: ForeseenWork[] = [];
    const over: string[] = [];
    for (const { state, school } of some) {
      if (state.status !== 'active') {
        over.push(state.id);
        continue;
      }
      await others();
      const { id: trajectory, version, at } = state;
      const found = await predictedUnlessFaulty(store, state, school, known.until);
      if (found === 'faulty') faulty.push({ trajectory, version, at, days: [] });
      else work.push({ trajectory, version, at, counsellor: found.counsellor, days: found.loads });
    }
    if (work.length > 0) await saveForeseen(within, work, known);
    if (over.length > 0) await forgetForeseen(within, over);
    // Looked at again tomorrow.
    if (faulty.length > 0) await saveForeseen(within, faulty, { ...known, until: horizonOf(asOf) });
    return some.length;
  });
  if (found === undefined) {
    await delay(PAUSE);
    return (await howManyUnforeseen(store, horizonOf(asOf))) > 0;
  }
  if (progress !== undefined) progress.done += found;
  return found > 0;
}

/** A fault of ours in the agenda of one trajectory leaves out that one only; it is named where it stands still. */
async function predictedUnlessFaulty(
  ...asked: Parameters<typeof predicted>
): Promise<Awaited<ReturnType<typeof predicted>> | 'faulty'> {
  try {
    return await predicted(...asked);
  } catch (error) {
    if (isOutage(error)) throw error;
    return 'faulty';
  }
}

/**
 * What the agenda of one trajectory asks of its counsellor.
 * @param until last local date
 */
export async function predicted(
  store: Store,
  state: TrajectoryState,
  school: string | undefined,
  until: LocalDate,
): Promise<{ readonly counsellor: string | undefined; readonly loads: readonly PredictedLoad[] }> {
  const template = await templateOf(store, state.template, state.templateVersion);
  const counsellor = state.roles[template.counsellorRole]?.person;
  if (counsellor === undefined) return { counsellor, loads: [] };
  const calendar = await loadCalendar(store, school);
  return {
    counsellor,
    loads: loadIn(agenda(state, template, { calendar }, { until }), template, counsellor),
  };
}
