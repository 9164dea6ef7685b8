import type { Language } from '../../domain/text.ts';
import type { TrajectoryState } from '../../domain/trajectory/state.ts';
import type { Store } from '../../store/db.ts';
import { templateOf } from '../../store/templates.repository.ts';
import { findTrajectoryHeads } from '../../store/trajectories.repository.ts';
import type { RelatedRow } from './views.ts';

/**
 * The trajectories that this one has to do with: the one that it was started from, those that were started from it, and
 * others of the same subject that its conditions ask about. Each stands there once.
 */
export async function relatedTo(
  store: Store,
  { from, nodes, linked }: TrajectoryState,
  language: Language,
): Promise<RelatedRow[]> {
  const relations = new Map<string, RelatedRow['relation']>();
  const relate = (id: string | undefined, relation: RelatedRow['relation']) => {
    if (id !== undefined && !relations.has(id)) relations.set(id, relation);
  };
  relate(from?.trajectory, 'from');
  for (const { started } of Object.values(nodes)) relate(started, 'started');
  for (const { id } of Object.values(linked)) relate(id, 'beside');
  const heads = await findTrajectoryHeads(store, [...relations.keys()]);
  return Promise.all(
    [...heads.values()].map(async ({ id, reference, status, template, templateVersion }) => ({
      ...{ id, reference, status },
      relation: relations.get(id) ?? 'beside',
      template: (await templateOf(store, template, templateVersion)).title[language],
    })),
  );
}
