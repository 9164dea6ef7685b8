import type { MailLetterhead } from '../../mail/types.ts';
import type { Store } from '../../store/database/db.ts';
import { findLetterheads, findLogo } from '../../store/people/letterheads.ts';

/** As whom the organisations of these people write, with their pictures, by id. */
export async function letterheadsOf(
  store: Store,
  people: readonly { readonly organisationId?: string | null | undefined }[],
): Promise<ReadonlyMap<string, MailLetterhead>> {
  const organisations = people.flatMap(({ organisationId }) => organisationId ?? []);
  const known = await findLetterheads(store, [...new Set(organisations)]);
  const withPictures = [...known].map(async ([organisation, letterhead]) => {
    const { logo } = letterhead;
    const picture = logo === undefined ? undefined : (await findLogo(store, logo.hash))?.content;
    return [organisation, picture === undefined ? letterhead : { ...letterhead, picture }] as const;
  });
  return new Map(await Promise.all(withPictures));
}
