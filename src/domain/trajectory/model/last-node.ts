import { idOf } from './paths.ts';
import type { NodeState, TrajectoryState } from './state.ts';

/** The last occurrence of a step or stage; `undefined` before it was ever begun. */
export function lastNodeOf(nodes: TrajectoryState['nodes'], id: string): NodeState | undefined {
  return Object.values(nodes).findLast(({ path }) => idOf(path) === id);
}
