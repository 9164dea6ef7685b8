import type { Scope } from '../../domain/access/scope.ts';
import { type StandingStill, standingStill } from '../../store/operations/defects.ts';
import type { Dependencies } from '../dependencies.ts';

export type { StandingStill };

/** What stands still because of a fault of ours, in the trajectories that somebody reaches or in one of them. */
export function readStandingStill(
  { store }: Pick<Dependencies, 'store'>,
  scope: Scope,
  trajectory?: string,
): Promise<readonly StandingStill[]> {
  return standingStill(store, scope, trajectory);
}
