import { type CoverageDimension, coverageReport } from '../../domain/reports/coverage.ts';
import type { Report } from '../../domain/reports/report.ts';
import { registerWithReach } from '../../store/reports/coverage.ts';
import { type ReportRequest, storeScope } from './observed.ts';

/** Who is reached over the whole register. */
export async function coverageFor(
  request: ReportRequest & { readonly by: readonly CoverageDimension[] },
): Promise<Report> {
  const schools = await schoolsOfCoverage(request);
  return coverageReport(schools, { asOf: request.asOf, by: request.by });
}

/** Every school of the register, with whether it is reached. */
export function schoolsOfCoverage({
  deps,
  asOf,
  scope,
}: ReportRequest): ReturnType<typeof registerWithReach> {
  return registerWithReach(deps.store, asOf, storeScope(scope));
}
