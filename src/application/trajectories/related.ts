import type { Language } from '../../domain/text.ts';
import type { TrajectoryState, TrajectoryStatus } from '../../domain/trajectory/model/state.ts';
import { type Relation, relationsOf } from '../../domain/trajectory/views/relations.ts';
import type { Store } from '../../store/database/db.ts';
import { templateOf } from '../../store/templates/templates.ts';
import { findTrajectoryHeads } from '../../store/trajectories/trajectories.ts';

/** A trajectory that another one has to do with. */
export type RelatedTrajectory = {
  readonly id: string;
  readonly reference: string;
  /** The title of its template. */
  readonly template: string;
  readonly status: TrajectoryStatus;
  readonly relation: Relation;
};

/** The trajectories that this one has to do with, as its page names them. */
export async function relatedTo(
  store: Store,
  state: TrajectoryState,
  language: Language,
): Promise<RelatedTrajectory[]> {
  const relations = relationsOf(state);
  const heads = await findTrajectoryHeads(store, [...relations.keys()]);
  return Promise.all(
    [...heads.values()].map(async ({ id, reference, status, template, templateVersion }) => ({
      ...{ id, reference, status },
      relation: relations.get(id) ?? 'beside',
      template: (await templateOf(store, template, templateVersion)).title[language],
    })),
  );
}
