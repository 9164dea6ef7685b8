import type { Text } from '../../domain/text.ts';
import type { TrajectoryEvent } from '../../domain/trajectory/model/events.ts';
import type { Store } from '../../store/database/db.ts';
import { latestTemplate } from '../../store/templates/templates.ts';

/** What the model trajectories are called that a journal mentions by their ids. */
export async function titlesIn(
  store: Store,
  journal: readonly TrajectoryEvent[],
): Promise<ReadonlyMap<string, Text>> {
  const ids = journal.flatMap(({ body }) => (body.type === 'linked' ? [body.trajectory.template] : []));
  const found = await Promise.all([...new Set(ids)].map((id) => latestTemplate(store, id)));
  return new Map(found.flatMap((one) => (one === undefined ? [] : [[one.id, one.template.title]])));
}
