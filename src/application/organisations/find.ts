import { EVERYTHING, type Scope } from '../../domain/access/scope.ts';
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

/** The organisation with this id (a UUID), whoever asks; nothing for an unknown one. */
export function organisationWith(
  deps: Pick<Dependencies, 'store'>,
  id: string,
): Promise<Organisation | undefined> {
  return findOrganisation(deps.store, EVERYTHING, id);
}

/** Organisations by name, of one kind or of all. */
export function readOrganisations(
  deps: Pick<Dependencies, 'store'>,
  scope: Scope,
  kind?: OrganisationKind,
): Promise<readonly Organisation[]> {
  return listOrganisations(deps.store, scope, kind);
}
