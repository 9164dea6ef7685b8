import type { ListedTrajectory } from '../../../store/trajectories/list.ts';

/** What a listed trajectory is about. */
export function subjectOf(item: ListedTrajectory): string {
  return item.schoolName ?? item.subjectName ?? item.reference;
}
