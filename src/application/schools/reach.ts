import type { Scope } from '../../domain/access/scope.ts';
import { isSchoolOf } from '../../store/people/school-reach.ts';
import { schoolOfOtherService } from '../access/errors.ts';
import type { Dependencies } from '../dependencies.ts';

/**
 * Whether somebody deals with a school and its people: whoever works for one guidance service does with those of its
 * network and those that the direction has assigned to it.
 * @param school its number
 */
export async function isWithinReach(
  deps: Pick<Dependencies, 'store'>,
  scope: Scope,
  school: string,
): Promise<boolean> {
  return scope.kind === 'all' || isSchoolOf(deps.store, school, scope.organisation);
}

/**
 * Refuses a school that somebody does not deal with.
 * @param path the field that names it
 * @throws `forbidden` `other-service`
 */
export async function assertWithinReach(
  deps: Pick<Dependencies, 'store'>,
  scope: Scope,
  school: string,
  path = 'school',
): Promise<void> {
  if (!(await isWithinReach(deps, scope, school))) throw schoolOfOtherService(path);
}
