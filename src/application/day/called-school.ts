import { EVERYTHING, type Scope } from '../../domain/access/scope.ts';
import { findSchool } from '../../store/people/schools.ts';
import { findTrajectoryHead } from '../../store/trajectories/trajectories.ts';
import type { Dependencies } from '../dependencies.ts';

/**
 * Whom somebody called about a trajectory: its school by name, or its reference where it has no school.
 * @returns nothing for a trajectory that she does not deal with
 */
export async function nameOfCalled(
  deps: Pick<Dependencies, 'store'>,
  scope: Scope,
  trajectory: string,
): Promise<string | undefined> {
  const head = await findTrajectoryHead(deps.store, scope, trajectory);
  if (head === undefined) return undefined;
  const { schoolNumber, reference } = head;
  const school =
    schoolNumber === undefined ? undefined : await findSchool(deps.store, EVERYTHING, schoolNumber);
  return school?.name ?? reference;
}
