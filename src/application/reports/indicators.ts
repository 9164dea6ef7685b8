import type { CountedTrajectory } from '../../domain/reports/facts/counted-trajectory.ts';
import type { Dimension, DimensionValues } from '../../domain/reports/facts/dimensions.ts';
import { indicatorReport } from '../../domain/reports/indicator-report.ts';
import type { Report } from '../../domain/reports/report.ts';
import type { Page, PageRequest } from '../../store/database/values.ts';
import {
  type CountedOf,
  countedTrajectories,
  howManyCounted,
} from '../../store/reports/counted-trajectories.ts';
import { reportNames } from '../../store/reports/names.ts';
import { questionOf, type ReportRequest, talliesFor } from './counted.ts';
import { remembered } from './remembered.ts';

/**
 * The three groups of indicators.
 * @throws `invalid` for a school year that is none
 */
export async function indicatorsFor(
  request: ReportRequest & { readonly by: readonly Dimension[]; readonly place: DimensionValues },
): Promise<Report> {
  const { asOf, by, place, deps } = request;
  const [tallies, names] = await Promise.all([talliesFor(request, by, place), reportNames(deps.store)]);
  return indicatorReport(tallies, { asOf, by, names });
}

/** A number of which somebody wants to see what is behind it. */
export type NumberAsked = ReportRequest & {
  readonly indicator: string;
  readonly place: DimensionValues;
  readonly moment?: CountedOf['moment'];
};

/**
 * The trajectories behind a number, by reference, then by day.
 * @throws `invalid` for a school year that is none
 */
export async function countedFor(asked: NumberAsked, page: PageRequest): Promise<Page<CountedTrajectory>> {
  return countedTrajectories(asked.deps.store, await questionOf(asked, asked.place), asked, page);
}

/** How many lines {@link countedFor} has in all. */
export async function howManyCountedFor(asked: NumberAsked): Promise<number> {
  const { indicator, moment } = asked;
  const { store } = asked.deps;
  const question = await questionOf(asked, asked.place);
  const words = JSON.stringify(['how many', question, indicator, moment]);
  return remembered(store, words, () => howManyCounted(store, question, { indicator, moment }));
}
