import type { Caller } from '../../application/access/authorise.ts';
import type { Dependencies } from '../../application/dependencies.ts';
import { personWith } from '../../application/people/find.ts';
import { isStaff } from '../../domain/access/scope.ts';
import type { Reader } from '../ui/console/types.ts';

/** Who looks, for the frame of the page; who is neither of the staff, a partner nor an author has no main menu. */
export async function readReader(
  deps: Dependencies,
  { person, function: role }: Caller,
): Promise<Reader | undefined> {
  const isOther = role === 'provider' || role === 'partner' || role === 'author';
  if (!isStaff(role) && !isOther) return undefined;
  const found = await personWith(deps, person);
  return found === undefined ? undefined : { name: found.name, function: role };
}
