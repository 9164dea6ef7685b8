import { benchmarkReport } from '../../domain/reports/benchmark.ts';
import { observationsOf } from '../../domain/reports/observations.ts';
import { partnerReport } from '../../domain/reports/partner-report.ts';
import type { Report } from '../../domain/reports/report.ts';
import { listOrganisations } from '../../store/organisations.repository.ts';
import { targetStatements } from '../../store/partner-targets.repository.ts';
import { reportedJournals } from '../../store/reports.repository.ts';
import { findSchool } from '../../store/schools.repository.ts';
import { isWithin } from '../access.ts';
import { notFound } from '../http/request.errors.ts';
import { observed, type ReportRequest } from './reports.usecases.ts';

/** Every partner's results beside its own targets, per school year. */
export async function partnersFor(
  request: ReportRequest & {
    readonly provider?: string | undefined;
    readonly schoolYear?: string | undefined;
  },
): Promise<Report> {
  const { deps, asOf, scope, provider, schoolYear } = request;
  const { observations } = await observed(request, {
    ...(provider === undefined ? {} : { provider }),
    ...(schoolYear === undefined ? {} : { school_year: schoolYear }),
  });
  const [statements, organisations] = await Promise.all([
    targetStatements(deps.store, { partner: provider, schoolYear, until: asOf }),
    listOrganisations(deps.store),
  ]);
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  return partnerReport(observations, {
    asOf,
    statements,
    nameOf: (id) => names.get(id),
    isPart: scope.kind !== 'all',
  });
}

/**
 * A school beside the rest. The rest is everybody's schools, whoever asks: what is shown of them are averages only.
 * @throws 404 for a school that does not exist, or that the caller's service does not follow
 */
export async function benchmarkFor(request: ReportRequest & { readonly school: string }): Promise<Report> {
  const { deps, asOf, scope } = request;
  const school = await findSchool(deps.store, request.school);
  const journals = await reportedJournals(deps.store, asOf, {});
  const isOwn =
    scope.kind === 'all' ||
    journals.trajectories.some((one) => one.school === request.school && isWithin(scope, one.service));
  if (school === undefined || !isOwn) throw notFound('school');
  const { level, network, province, name } = school;
  return benchmarkReport(
    {
      school: school.number,
      name,
      ...(level === undefined ? {} : { level }),
      ...(network === undefined ? {} : { network }),
      ...(province === undefined ? {} : { province }),
    },
    observationsOf(journals.trajectories, { ...journals, firstOnly: true }),
    asOf,
  );
}
