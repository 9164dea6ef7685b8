import { EVERYTHING } from '../../domain/access/scope.ts';
import { findSchoolsByWords } from '../../store/search/find.ts';
import type { Dependencies } from '../dependencies.ts';
import { searchWords } from '../search/words.ts';
import { severalSchools, unknownSchoolNamed } from './errors.ts';

/** As many are named when it can be several. */
const MOST_NAMED = 10;

/**
 * The number of the school that somebody means: by its number, or by words of its name that only one has. Of several, the one that is
 * called exactly so is meant.
 * @throws `not-found` when none is called so, `invalid` `several-schools` with which it can be
 */
export async function resolveSchool(
  deps: Pick<Dependencies, 'store'>,
  request: { readonly named: string },
): Promise<string> {
  const named = request.named.trim();
  if (/^\d+$/.test(named)) return named;
  const words = searchWords(named);
  const { items } =
    words.length === 0
      ? { items: [] }
      : await findSchoolsByWords(deps.store, { words, scope: EVERYTHING, limit: MOST_NAMED });
  const exact = items.filter(({ name }) => name.toLowerCase() === named.toLowerCase());
  const [only, ...others] = exact.length > 0 ? exact : items;
  if (only === undefined) throw unknownSchoolNamed(named);
  if (others.length > 0) throw severalSchools(named, [only, ...others]);
  return only.number;
}
