import type { Scope } from '../../domain/access/scope.ts';
import type { Text } from '../../domain/text.ts';
import type { TrajectoryState, TrajectoryStatus } from '../../domain/trajectory/model/state.ts';
import { type Relation, relationsOf } from '../../domain/trajectory/views/relations.ts';
import type { Store } from '../../store/database/db.ts';
import { templateOf } from '../../store/templates/templates.ts';
import { findTrajectoryHeads } from '../../store/trajectories/trajectories.ts';

/** Another trajectory that one has to do with. */
export type Related = {
  readonly id: string;
  readonly reference: string;
  readonly status: TrajectoryStatus;
  readonly relation: Relation;
  /** The title of its model trajectory. */
  readonly template: Text;
};

/** The trajectories that this one has to do with, as far as somebody may know of them. */
export async function relatedTo(store: Store, scope: Scope, state: TrajectoryState): Promise<Related[]> {
  const relations = relationsOf(state);
  const heads = await findTrajectoryHeads(store, scope, [...relations.keys()]);
  return Promise.all(
    [...heads.values()].map(async ({ id, reference, status, template, templateVersion }) => ({
      ...{ id, reference, status },
      relation: relations.get(id) ?? 'beside',
      template: (await templateOf(store, template, templateVersion)).title,
    })),
  );
}
