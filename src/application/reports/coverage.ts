import { type CoverageDimension, coverageReport } from '../../domain/reports/coverage.ts';
import type { Report } from '../../domain/reports/report.ts';
import { registerWithReach } from '../../store/reports/coverage.ts';
import { partOfSchool } from '../../store/trajectories/counted-part.ts';
import { counted, type ReportRequest, storeScope } from './counted.ts';
import { remembered } from './remembered.ts';

/** Who is reached over the whole register. */
export async function coverageFor(
  request: ReportRequest & { readonly by: readonly CoverageDimension[] },
): Promise<Report> {
  const schools = await schoolsOfCoverage(request);
  return coverageReport(schools, { asOf: request.asOf, by: request.by });
}

/** Every school of the register, with whether it is reached. */
export async function schoolsOfCoverage({
  deps,
  asOf,
  scope,
}: ReportRequest): ReturnType<typeof registerWithReach> {
  const { store } = deps;
  const own = storeScope(scope);
  await counted(store);
  return remembered<Awaited<ReturnType<typeof registerWithReach>>>(
    store,
    JSON.stringify(['coverage', asOf, own]),
    async (before) => {
      const found = await registerWithReach(store, asOf, own, before?.changed);
      if (before === undefined) return found;
      const kept = before.answer.filter(({ number }) => !before.changed.includes(partOfSchool(number)));
      return [...kept, ...found].sort((one, other) => (one.number < other.number ? -1 : 1));
    },
  );
}
