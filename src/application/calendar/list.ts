import type { Scope } from '../../domain/access/scope.ts';
import { listOverrides, type StoredOverride } from '../../store/calendar/overrides.ts';
import type { Dependencies } from '../dependencies.ts';

/**
 * What differs from the rules of the school calendar.
 * @param school also what holds for the school with this number alone
 */
export function readOverrides(
  deps: Pick<Dependencies, 'store'>,
  scope: Scope,
  school?: string,
): Promise<readonly StoredOverride[]> {
  return listOverrides(deps.store, scope, school);
}
