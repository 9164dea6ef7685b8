import { EVERYTHING } from '../../domain/access/scope.ts';
import { listPeople, type Person } from '../../store/people/people.ts';
import type { Dependencies } from '../dependencies.ts';

/** More people than anybody needs to find one to call. */
const MOST_CONTACTS = 30;

/**
 * The people of a partner who are still there, by name: whom to call about its results.
 * @param partner id of one whose results the reader may read
 */
export async function readPartnerContacts(
  { store }: Pick<Dependencies, 'store'>,
  partner: string,
): Promise<readonly Person[]> {
  const { items } = await listPeople(store, EVERYTHING, { organisation: partner }, { limit: MOST_CONTACTS });
  return items.filter(({ leftAt }) => leftAt === undefined);
}
