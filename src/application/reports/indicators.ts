import type { Dimension, DimensionValues } from '../../domain/reports/facts/dimensions.ts';
import type { Observation } from '../../domain/reports/facts/observations.ts';
import { indicatorReport } from '../../domain/reports/indicator-report.ts';
import type { Report } from '../../domain/reports/report.ts';
import { namesOf, observed, type ReportRequest } from './observed.ts';

/** The three groups of indicators. */
export async function indicatorsFor(
  request: ReportRequest & { readonly by: readonly Dimension[]; readonly place: DimensionValues },
): Promise<Report> {
  const { journals, observations } = await observed(request, request.place);
  const names = await namesOf(request.deps.store, journals);
  return indicatorReport(observations, { asOf: request.asOf, by: request.by, names });
}

/** The trajectories behind a number, by reference, then by day. */
export async function countedFor(
  request: ReportRequest & {
    readonly indicator: string;
    readonly place: DimensionValues;
    readonly moment?: 'before' | 'after' | undefined;
  },
): Promise<readonly Observation[]> {
  const { observations } = await observed(request, request.place);
  return observations.filter(
    ({ indicator, isTarget, moment }) =>
      indicator === request.indicator &&
      !isTarget &&
      (request.moment === undefined || moment === request.moment),
  );
}
