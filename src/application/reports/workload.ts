import type { Report } from '../../domain/reports/report.ts';
import { workloadReport } from '../../domain/reports/workload.ts';
import { findPeople } from '../../store/people/people.ts';
import type { ReportRequest } from './counted.ts';
import { forecast } from './forecast.ts';

/** Per counsellor and week what the agendas predict for the next twelve months. */
export async function workloadFor(
  request: ReportRequest & { readonly counsellor?: string | undefined },
): Promise<Report> {
  const weeks = await forecast(request, request.counsellor);
  const people = await findPeople(
    request.deps.store,
    weeks.map(({ counsellor }) => counsellor),
  );
  return workloadReport(weeks, { asOf: request.asOf, nameOf: (id) => people.get(id)?.name });
}
