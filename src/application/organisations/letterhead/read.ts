import { isWithin, type Scope } from '../../../domain/access/scope.ts';
import type { Letterhead, LogoType } from '../../../domain/letterhead.ts';
import { findLetterhead, findLogo } from '../../../store/people/letterheads.ts';
import { findOrganisation } from '../../../store/people/organisations.ts';
import type { Dependencies } from '../../dependencies.ts';
import { notFound } from '../../errors.ts';

/** As whom an organisation writes. */
export type OrganisationLetterhead = Letterhead & {
  readonly organisation: string;
  /** Its name, which stands in the From of its mails unless it says otherwise. */
  readonly name: string;
};

/**
 * As whom an organisation writes to schools: what it chose, and what stands there without it.
 * @throws `not-found` for an organisation that somebody does not deal with
 */
export async function readLetterhead(
  { store }: Pick<Dependencies, 'store'>,
  scope: Scope,
  id: string,
): Promise<OrganisationLetterhead> {
  const organisation = isWithin(scope, id) ? await findOrganisation(store, scope, id) : undefined;
  if (organisation === undefined) throw notFound();
  return { organisation: id, name: organisation.name, ...(await findLetterhead(store, id)) };
}

/**
 * The picture at an address of a logo.
 * @throws `not-found`
 */
export async function readLogo(
  { store }: Pick<Dependencies, 'store'>,
  hash: string,
): Promise<{ readonly mediaType: LogoType; readonly content: Buffer }> {
  const logo = await findLogo(store, hash);
  if (logo === undefined) throw notFound('hash');
  return logo;
}
