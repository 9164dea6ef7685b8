import {
  findOrganisation,
  listOrganisations,
  type Organisation,
  type OrganisationKind,
} from '../../store/people/organisations.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';

/**
 * One organisation.
 * @throws `not-found` for an unknown id
 */
export async function readOrganisation(deps: Pick<Dependencies, 'store'>, id: string): Promise<Organisation> {
  const organisation = await findOrganisation(deps.store, id);
  if (organisation === undefined) throw notFound();
  return organisation;
}

/** Organisations by name, of one kind or of all. */
export function readOrganisations(
  deps: Pick<Dependencies, 'store'>,
  kind?: OrganisationKind,
): Promise<readonly Organisation[]> {
  return listOrganisations(deps.store, kind);
}
