import type { Scope } from '../../domain/access/scope.ts';
import { isSchoolYear } from '../../domain/calendar/school-year.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';
import { type DimensionValues, within } from '../../domain/reports/facts/dimensions.ts';
import { type Observation, observationsOf } from '../../domain/reports/facts/observations.ts';
import type { Store } from '../../store/database/db.ts';
import { programmeNames, type ReportedJournals, reportedJournals } from '../../store/reports/reports.ts';
import type { ReportScope } from '../../store/reports/values.ts';
import type { Dependencies } from '../dependencies.ts';
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
