import type { Scope } from '../../../domain/access/scope.ts';
import { schoolYearOf } from '../../../domain/calendar/school-year.ts';
import type { LocalDate } from '../../../domain/calendar/types.ts';
import { partnerKinds, schoolYearError } from '../../../domain/reports/comparing/target-rules.ts';
import type { Store } from '../../../store/database/db.ts';
import { findOrganisation } from '../../../store/people/organisations.ts';
import {
  firstDayOfProgramme,
  type StatementFilter,
  type StoredStatement,
  targetStatements,
} from '../../../store/people/targets.ts';
import type { Dependencies } from '../../dependencies.ts';
import { notFound } from '../../errors.ts';
import { todayOf } from '../../now.ts';
import { notAPartner, targetsRejected } from '../errors.ts';

/** A target that stands: the last statement about its indicator, when that was not a withdrawal. */
type Standing = StoredStatement & { readonly target: number };

/** What a partner aims at in a school year, and everything that it ever stated about that year. */
export interface PartnerTargets {
  readonly partner: string;
  readonly schoolYear: string;
  /** In the order in which they were stated. */
  readonly standing: readonly Standing[];
  readonly history: readonly StoredStatement[];
  /** Changes with every statement. */
  readonly tag: string;
}

/**
 * What a partner aims at in a school year.
 * @param request `asOf`: what stood at the end of that local date; what stands now when it is left out
 * @throws `not-found` for an unknown organisation, `invalid` for one that is no partner and for a school year that cannot be
 */
export async function readTargets(request: {
  deps: Pick<Dependencies, 'store' | 'clock'>;
  scope: Scope;
  partner: string;
  schoolYear?: string | undefined;
  asOf?: LocalDate | undefined;
}): Promise<PartnerTargets> {
  const { deps, scope, asOf } = request;
  const partner = await assertPartner(deps.store, scope, request.partner);
  const schoolYear = request.schoolYear ?? schoolYearOf(asOf ?? todayOf(deps));
  if (request.schoolYear !== undefined) await assertSchoolYear(deps, schoolYear);
  return targetsOf(deps.store, scope, { partner, schoolYear, until: asOf });
}

/** What was stated about a school year, and what of it stands. */
export async function targetsOf(
  store: Store,
  scope: Scope,
  filter: StatementFilter & { readonly partner: string; readonly schoolYear: string },
): Promise<PartnerTargets> {
  const history = await targetStatements(store, scope, filter);
  const last = new Map<string, StoredStatement>();
  for (const statement of history) {
    last.delete(statement.indicator);
    last.set(statement.indicator, statement);
  }
  return {
    partner: filter.partner,
    schoolYear: filter.schoolYear,
    standing: [...last.values()].filter((one): one is Standing => one.target !== null),
    history,
    tag: history.at(-1)?.id ?? '0',
  };
}

/** The partner's id as it is stored. */
export async function assertPartner(store: Store, scope: Scope, id: string): Promise<string> {
  const organisation = await findOrganisation(store, scope, id);
  if (organisation === undefined) throw notFound();
  if (!partnerKinds.some((kind) => kind === organisation.kind)) throw notAPartner(organisation.kind);
  return organisation.id;
}

/** @throws `invalid` for a school year that cannot have targets */
export async function assertSchoolYear(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  schoolYear: string,
): Promise<void> {
  const first = (await firstDayOfProgramme(deps.store)) ?? todayOf(deps);
  const error = schoolYearError(schoolYear, schoolYearOf(first));
  if (error !== undefined) throw targetsRejected([error]);
}
