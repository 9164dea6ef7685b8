import type { Scope } from '../../domain/access/scope.ts';
import {
  findOrganisation,
  listOrganisations,
  type Organisation,
  type OrganisationKind,
} from '../../store/people/organisations.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';

/**
 * One organisation that somebody may know of.
 * @throws `not-found` for an unknown id
 */
export async function readOrganisation(
  deps: Pick<Dependencies, 'store'>,
  scope: Scope,
  id: string,
): Promise<Organisation> {
  const organisation = await findOrganisation(deps.store, scope, id);
  if (organisation === undefined) throw notFound();
  return organisation;
}

/** Organisations by name, of one kind or of all. */
export function readOrganisations(
  deps: Pick<Dependencies, 'store'>,
  scope: Scope,
  kind?: OrganisationKind,
): Promise<readonly Organisation[]> {
  return listOrganisations(deps.store, scope, kind);
}
