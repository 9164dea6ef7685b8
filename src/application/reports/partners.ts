import { EVERYTHING } from '../../domain/access/scope.ts';
import { partnerReport } from '../../domain/reports/comparing/partner-report.ts';
import type { Report } from '../../domain/reports/report.ts';
import { findOrganisation, listOrganisations } from '../../store/people/organisations.ts';
import { targetStatements } from '../../store/people/targets.ts';
import { notFound } from '../errors.ts';
import { type ReportRequest, talliesFor } from './counted.ts';

/**
 * Every partner's results beside its own targets, per school year.
 * @throws `invalid` for a school year that is none
 */
export async function partnersFor(
  request: ReportRequest & {
    readonly provider?: string | undefined;
    readonly schoolYear?: string | undefined;
    /** The reader also reads what partners wrote beside their targets, where they reach everything. */
    readonly withNotes?: boolean;
  },
): Promise<Report> {
  const { deps, asOf, scope, provider, schoolYear, withNotes = true } = request;
  const { tallies } = await talliesFor(request, ['provider', 'school_year'], {
    ...(provider === undefined ? {} : { provider }),
    ...(schoolYear === undefined ? {} : { school_year: schoolYear }),
  });
  const [statements, organisations] = await Promise.all([
    targetStatements(deps.store, EVERYTHING, { partner: provider, schoolYear, until: asOf }),
    listOrganisations(deps.store, scope),
  ]);
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  return partnerReport(tallies, {
    asOf,
    // What a partner aims at is a figure of the programme; what it wrote beside it is for itself and the direction.
    statements:
      scope.kind === 'all' && withNotes ? statements : statements.map(({ note: _note, ...same }) => same),
    nameOf: (id) => names.get(id),
    isPart: scope.kind !== 'all',
  });
}

/**
 * One partner's results beside its own targets, per school year.
 * @throws `not-found` for an organisation that does not exist, `invalid` for a school year that is none
 */
export async function partnerFor(
  request: Parameters<typeof partnersFor>[0] & { readonly provider: string },
): Promise<Report> {
  const { deps, scope, provider } = request;
  if ((await findOrganisation(deps.store, scope, provider)) === undefined) throw notFound('id');
  return partnersFor(request);
}
