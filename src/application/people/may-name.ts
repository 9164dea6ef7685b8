import { EVERYTHING, isWithin, type Scope } from '../../domain/access/scope.ts';
import { findOrganisation } from '../../store/people/organisations.ts';
import type { Person } from '../../store/people/people.ts';
import type { Dependencies } from '../dependencies.ts';
import { isWithinReach } from '../schools/reach.ts';

/**
 * Whether somebody may give this person a role: she works for the same service, is of a school that the service deals
 * with, or gives training or works for the programme. Anybody else does not exist for whoever asks.
 */
export async function mayName(
  deps: Pick<Dependencies, 'store'>,
  scope: Scope | undefined,
  { organisationId, schoolNumber }: Person,
): Promise<boolean> {
  if (scope === undefined || isWithin(scope, organisationId)) return true;
  if (schoolNumber !== undefined) return isWithinReach(deps, scope, schoolNumber);
  const organisation =
    organisationId === undefined ? undefined : await findOrganisation(deps.store, EVERYTHING, organisationId);
  return organisation?.kind !== 'pbd';
}
