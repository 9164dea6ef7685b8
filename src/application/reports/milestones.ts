import { milestoneReport } from '../../domain/reports/milestones.ts';
import type { Report } from '../../domain/reports/report.ts';
import type { ReportRequest } from './counted.ts';
import { trajectoryFor } from './reported-trajectory.ts';

/** The milestones of one trajectory. */
export async function milestonesFor(
  request: ReportRequest & { readonly trajectory: string },
): Promise<Report> {
  const { state, template, context } = await trajectoryFor(request);
  return milestoneReport(state, template, context, request.asOf);
}
