import { extentOf } from '../../domain/access/permissions.ts';
import { isSignInRole } from '../../domain/access/roles.ts';
import { EVERYTHING } from '../../domain/access/scope.ts';
import type { Actor } from '../../domain/trajectory/model/events.ts';
import { findPerson } from '../../store/people/people.ts';
import type { Dependencies } from '../dependencies.ts';

/**
 * Whether who enrols also deals with people: makes somebody one of the staff, and corrects who is known. The direction enrols and does
 * neither; whoever runs the installation, and the system itself, are not asked.
 */
export async function mayChangePeople(
  { store }: Pick<Dependencies, 'store'>,
  actor: Actor,
): Promise<boolean> {
  if (actor.kind !== 'person' || actor.person === undefined) return true;
  const role = (await findPerson(store, EVERYTHING, actor.person))?.function;
  return isSignInRole(role) && extentOf(role, 'change-people') !== undefined;
}
