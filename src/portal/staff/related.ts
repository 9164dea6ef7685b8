import type { Language } from '../../domain/text.ts';
import { relationsOf } from '../../domain/trajectory/relations.ts';
import type { TrajectoryState } from '../../domain/trajectory/state.ts';
import type { Store } from '../../store/db.ts';
import { templateOf } from '../../store/templates.repository.ts';
import { findTrajectoryHeads } from '../../store/trajectories.repository.ts';
import type { RelatedRow } from './views.ts';

/** The trajectories that this one has to do with, as its page names them. */
export async function relatedTo(
  store: Store,
  state: TrajectoryState,
  language: Language,
): Promise<RelatedRow[]> {
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
