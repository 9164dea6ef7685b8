import type { TrajectoryState } from '../model/state.ts';

/** `from`: this one was started from it; `started`: it was started from this one; `beside`: of the same subject. */
export type Relation = 'from' | 'started' | 'beside';

/**
 * The trajectories that one has to do with, by id: the one that it was started from, those that were started from it, and
 * others of the same subject that its conditions ask about. Each stands there once, in the nearest relation.
 */
export function relationsOf({
  from,
  nodes,
  linked,
}: Pick<TrajectoryState, 'from' | 'nodes' | 'linked'>): ReadonlyMap<string, Relation> {
  const relations = new Map<string, Relation>();
  const relate = (id: string | undefined, relation: Relation) => {
    if (id !== undefined && !relations.has(id)) relations.set(id, relation);
  };
  relate(from?.trajectory, 'from');
  for (const { started } of Object.values(nodes)) relate(started, 'started');
  for (const { id } of Object.values(linked)) relate(id, 'beside');
  return relations;
}
