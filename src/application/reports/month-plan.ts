import { monthPlanReport, phaseWithLines } from '../../domain/reports/month-plan.ts';
import type { Report } from '../../domain/reports/report.ts';
import { notFound } from '../errors.ts';
import type { ReportRequest } from './counted.ts';
import { trajectoryFor } from './reported-trajectory.ts';

/** The year of one trajectory, month by line of work. */
export async function monthPlanFor(
  request: ReportRequest & { readonly trajectory: string; readonly phase?: string | undefined },
): Promise<Report> {
  const { state, template, context } = await trajectoryFor(request);
  const phase = phaseWithLines(template, request.phase);
  if (phase === undefined) throw notFound(request.phase === undefined ? 'trajectory' : 'phase');
  return monthPlanReport(state, template, context, { asOf: request.asOf, phase });
}
