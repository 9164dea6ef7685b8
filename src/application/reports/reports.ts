import type { Scope } from '../../domain/access/scope.ts';
import { isWithin } from '../../domain/access/scope.ts';
import { isSchoolYear } from '../../domain/calendar/school-year.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';
import { type CoverageDimension, coverageReport } from '../../domain/reports/coverage.ts';
import { type Dimension, type DimensionValues, within } from '../../domain/reports/facts/dimensions.ts';
import { type Observation, observationsOf } from '../../domain/reports/facts/observations.ts';
import { indicatorReport } from '../../domain/reports/indicator-report.ts';
import { milestoneReport } from '../../domain/reports/milestones.ts';
import { monthPlanReport, phaseWithLines } from '../../domain/reports/month-plan.ts';
import type { Report } from '../../domain/reports/report.ts';
import type { Store } from '../../store/database/db.ts';
import { registerWithReach } from '../../store/reports/coverage.ts';
import { programmeNames, type ReportedJournals, reportedJournals } from '../../store/reports/reports.ts';
import type { ReportScope } from '../../store/reports/values.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { readTrajectory } from '../trajectories/dossier.ts';
import { notASchoolYear } from './errors.ts';

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
 * What counts for indicators, narrowed to a place.
 * @throws `invalid` for a school year that is none
 */
export async function observed(
  { deps, asOf, scope }: ReportRequest,
  place: DimensionValues = {},
): Promise<{ journals: ReportedJournals; observations: readonly Observation[] }> {
  if (typeof place.school_year === 'string' && !isSchoolYear(place.school_year)) throw notASchoolYear();
  const journals = await reportedJournals(deps.store, asOf, storeScope(scope));
  return { journals, observations: within(observationsOf(journals.trajectories, journals), place) };
}

/** The three groups of indicators. */
export async function indicatorsFor(
  request: ReportRequest & { readonly by: readonly Dimension[]; readonly place: DimensionValues },
): Promise<Report> {
  const { journals, observations } = await observed(request, request.place);
  const names = await namesOf(request.deps.store, journals);
  return indicatorReport(observations, { asOf: request.asOf, by: request.by, names });
}

/** Words for the ids in reports. */
export async function namesOf(store: Store, journals: ReportedJournals) {
  const programmes = await programmeNames(store);
  const titles = new Map(
    journals.trajectories.map(({ template, templateVersion }) => [
      template,
      journals.templateOf(template, templateVersion)?.title,
    ]),
  );
  return {
    provider: (id: string) => journals.providers.get(id),
    programme: (id: string) => programmes.get(id),
    template: (id: string) => titles.get(id),
  };
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

/** Who is reached over the whole register. */
export async function coverageFor(
  request: ReportRequest & { readonly by: readonly CoverageDimension[] },
): Promise<Report> {
  const schools = await registerWithReach(request.deps.store, request.asOf, storeScope(request.scope));
  return coverageReport(schools, { asOf: request.asOf, by: request.by });
}

/** The milestones of one trajectory. */
export async function milestonesFor(
  request: ReportRequest & { readonly trajectory: string },
): Promise<Report> {
  const { state, template, context } = await trajectoryFor(request);
  return milestoneReport(state, template, context, request.asOf);
}

/** The year of one trajectory, month by line of work. */
export async function monthPlanFor(
  request: ReportRequest & { readonly trajectory: string; readonly phase?: string | undefined },
): Promise<Report> {
  const { state, template, context } = await trajectoryFor(request);
  const phase = phaseWithLines(template, request.phase);
  if (phase === undefined) throw notFound(request.phase === undefined ? 'trajectory' : 'phase');
  return monthPlanReport(state, template, context, { asOf: request.asOf, phase });
}

async function trajectoryFor({ deps, asOf, scope, trajectory }: ReportRequest & { trajectory: string }) {
  const view = await readTrajectory({ deps, id: trajectory, at: asOf, atField: 'as_of' });
  if (!isWithin(scope, view.head.organisationId)) throw notFound('trajectory');
  return view;
}
