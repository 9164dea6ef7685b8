import type { Caller } from '../../application/access/authorise.ts';
import { isStaff } from '../../domain/access/scope.ts';
import type { Reader } from '../ui/console/types.ts';

/** Who looks, for the frame of the page; who is neither of the staff, a partner nor an author has no main menu. */
export function readerFor({ name, function: role }: Caller): Reader | undefined {
  const isOther = role === 'provider' || role === 'partner' || role === 'author';
  return isStaff(role) || isOther ? { name, function: role } : undefined;
}
