import { setTimeout as delay } from 'node:timers/promises';
import type { Scope } from '../../domain/access/scope.ts';
import { isSchoolYear } from '../../domain/calendar/school-year.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';
import type { Dimension, DimensionValues } from '../../domain/reports/facts/dimensions.ts';
import type { IndicatorTallies } from '../../domain/reports/facts/tally.ts';
import type { Database, Store } from '../../store/database/db.ts';
import type { CountedQuestion } from '../../store/reports/counted-rows.ts';
import { countSome, uncounted } from '../../store/reports/recount.ts';
import type { ReportScope } from '../../store/reports/values.ts';
import type { Dependencies } from '../dependencies.ts';
import { notASchoolYear } from './errors.ts';
import { type Progress, type SharedWork, sharedWork } from './shared-work.ts';
import { tallied } from './tallies.ts';

/** What every report is asked with: the end of which day, and whose trajectories may be counted. */
export type ReportRequest = {
  readonly deps: Pick<Dependencies, 'store' | 'clock'>;
  readonly asOf: LocalDate;
  readonly scope: Scope;
};

/** The scope as the store takes it. */
export function storeScope(scope: Scope): ReportScope {
  return scope.kind === 'all' ? {} : { organisation: scope.organisation };
}

/**
 * What a report asks of the numbers, once everything is counted.
 * @throws `invalid` for a school year that is none
 */
export async function questionOf(
  { deps, asOf, scope }: ReportRequest,
  place: DimensionValues = {},
): Promise<CountedQuestion> {
  if (typeof place.school_year === 'string' && !isSchoolYear(place.school_year)) throw notASchoolYear();
  await counted(deps.store);
  return { asOf, scope: storeScope(scope), place };
}

/**
 * What counts for indicators, added up along dimensions and narrowed to a place.
 * @throws `invalid` for a school year that is none
 */
export async function talliesFor(
  request: ReportRequest,
  by: readonly Dimension[],
  place: DimensionValues = {},
): Promise<IndicatorTallies> {
  return tallied(request.deps.store, await questionOf(request, place), by);
}

const underWay = new WeakMap<Database, SharedWork>();

/** Waits until everything is counted: after a release that counts something new, and for what a release before committed. */
export async function counted(store: Store): Promise<void> {
  const total = await uncounted(store);
  if (total > 0) await sharedWork(underWay, store, total, (progress) => countMore(store, progress));
}

/** How far it is, while it is being counted. */
export function countedSoFar(store: Store): Progress | undefined {
  return underWay.get(store.database)?.progress;
}

async function countMore(store: Store, progress: Progress): Promise<boolean> {
  const found = await countSome(store);
  progress.done += found;
  if (found > 0) return true;
  if ((await uncounted(store)) === 0) return false;
  // Somebody else is still at the last of them.
  await delay(200);
  return true;
}
