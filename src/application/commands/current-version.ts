import { EVERYTHING } from '../../domain/access/scope.ts';
import { findTrajectoryHead } from '../../store/trajectories/trajectories.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';

/** The version at which a trajectory is now. */
export async function currentVersion(request: {
  deps: Pick<Dependencies, 'store'>;
  trajectoryId: string;
}): Promise<number> {
  const head = await findTrajectoryHead(request.deps.store, EVERYTHING, request.trajectoryId);
  if (head === undefined) throw notFound();
  return head.version;
}
