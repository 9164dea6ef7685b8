import type { Scope } from '../../domain/access/scope.ts';
import {
  type NamedParticipation,
  participationsIn,
  participationsOfSchool,
} from '../../store/trajectories/participations.ts';
import { findTrajectoryHead } from '../../store/trajectories/trajectories.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { readSchool } from '../schools/find.ts';

/**
 * Who takes part in a trajectory, or did.
 * @throws `not-found` for a trajectory that the caller may not see
 */
export async function readParticipants(
  { store }: Pick<Dependencies, 'store'>,
  scope: Scope,
  trajectory: string,
): Promise<readonly NamedParticipation[]> {
  if ((await findTrajectoryHead(store, scope, trajectory)) === undefined) throw notFound();
  return participationsIn(store, scope, trajectory);
}

/**
 * In which projects and plans of the programme a school takes part, or did, whoever follows them.
 * @throws `not-found` for a school that the caller does not deal with
 */
export async function readParticipationsOfSchool(
  deps: Pick<Dependencies, 'store'>,
  scope: Scope,
  school: string,
): Promise<readonly NamedParticipation[]> {
  const { number } = await readSchool(deps, scope, school);
  return participationsOfSchool(deps.store, scope, number);
}
