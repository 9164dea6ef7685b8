import type { Caller } from '../../../application/access/authorise.ts';
import type { Dependencies } from '../../../application/dependencies.ts';
import { seesNotes } from '../../../application/organisations/targets/notes.ts';
import { coverageFor } from '../../../application/reports/coverage.ts';
import { indicatorsFor } from '../../../application/reports/indicators.ts';
import { milestonesFor } from '../../../application/reports/milestones.ts';
import { monthPlanFor } from '../../../application/reports/month-plan.ts';
import { partnersFor } from '../../../application/reports/partners.ts';
import { workloadFor, workloadOverviewFor } from '../../../application/reports/workload.ts';
import { coverageDimensions } from '../../../domain/reports/coverage.ts';
import { dimensions } from '../../../domain/reports/facts/dimensions.ts';
import type { Report } from '../../../domain/reports/report.ts';
import { aYearBefore, type ReportAsked } from './asked.ts';

/** A report, and the same a year before where that was asked. */
export type ReadReport = {
  readonly report: Report;
  readonly before?: Report;
  /** What the picture shows, where that is something else. */
  readonly pictured?: Report;
  /** How many lines there are on all pages, of a report that comes in pages, and how many come before these. */
  readonly pages?: { readonly total: number; readonly before: number };
};

/** So many counsellors are shown on a page: more than most services have. */
const COUNSELLORS = 25;

/** Reads what the page of a report shows: of the workload of everybody a line for each counsellor, a page at a time. */
export async function readReportPage(
  deps: Dependencies,
  caller: Caller,
  asked: ReportAsked,
): Promise<ReadReport | undefined> {
  const { name, asOf, counsellor, page } = asked;
  if (name !== 'workload' || counsellor !== undefined) return readReport(deps, caller, asked);
  const before = (page - 1) * COUNSELLORS;
  const request = { deps, asOf, scope: caller.scope };
  const { report, weeks, total } = await workloadOverviewFor(request, { limit: COUNSELLORS, offset: before });
  return { report, pictured: weeks, pages: { total, before } };
}

/** Reads all of a report as its address asks for it; nothing for one about a trajectory that was not chosen yet. */
export async function readReport(
  deps: Dependencies,
  caller: Caller,
  asked: ReportAsked,
): Promise<ReadReport | undefined> {
  const report = await readAsOf(deps, caller, asked);
  if (report === undefined) return undefined;
  if (!asked.compares || !canCompare(asked)) return { report };
  const before = await readAsOf(deps, caller, { ...asked, asOf: aYearBefore(asked.asOf) });
  return before === undefined ? { report } : { report, before };
}

/** Whether a report has numbers that mean the same a year before. */
export function canCompare({ name }: Pick<ReportAsked, 'name'>): boolean {
  return name === 'coverage' || name === 'indicators';
}

async function readAsOf(
  deps: Dependencies,
  caller: Caller,
  { name, asOf, by, place, trajectory, counsellor }: ReportAsked,
): Promise<Report | undefined> {
  const request = { deps, asOf, scope: caller.scope };
  switch (name) {
    case 'coverage':
      return coverageFor({ ...request, by: coverageDimensions.filter((one) => one === by) });
    case 'indicators':
      return indicatorsFor({ ...request, by: dimensions.filter((one) => one === by), place });
    case 'partners':
      return partnersFor({
        ...{ ...request, schoolYear: place.school_year },
        withNotes: await seesNotes(deps, caller, undefined),
      });
    case 'workload':
      return workloadFor({ ...request, counsellor });
    case 'milestones':
      return trajectory === undefined ? undefined : milestonesFor({ ...request, trajectory });
    case 'month-plan':
      return trajectory === undefined ? undefined : monthPlanFor({ ...request, trajectory });
  }
}
