import { EVERYTHING } from '../../domain/access/scope.ts';
import { findPerson, listPeople, type Person } from '../../store/people/people.ts';
import type { Dependencies } from '../dependencies.ts';
import { isId } from '../ids.ts';
import { severalPeople, unknownPersonNamed } from './errors.ts';

/** As many are named when it can be several. */
const MOST_NAMED = 10;

/**
 * The person whom somebody means: by id, by address, or by a part of the name or address that only one has. Of several
 * with one address, the only one who is still there is meant.
 * @throws `not-found` when nobody goes by that, `invalid` `several-people` with whom it can be
 */
export async function resolvePerson(
  deps: Pick<Dependencies, 'store'>,
  request: { readonly named: string },
): Promise<Person> {
  const named = request.named.trim();
  const byId = isId(named.toLowerCase())
    ? await findPerson(deps.store, EVERYTHING, named.toLowerCase())
    : undefined;
  if (byId !== undefined) return byId;
  const { items } = await listPeople(deps.store, EVERYTHING, { q: named }, { limit: 50 });
  const exact = items.filter(
    ({ name, email }) =>
      email?.toLowerCase() === named.toLowerCase() || name.toLowerCase() === named.toLowerCase(),
  );
  const meant = exact.length > 0 ? exact : items;
  const there = meant.filter(({ leftAt }) => leftAt === undefined);
  const [only, ...others] = there.length > 0 ? there : meant;
  if (only === undefined) throw unknownPersonNamed(named);
  if (others.length > 0) throw severalPeople(named, [only, ...others].slice(0, MOST_NAMED));
  return only;
}
