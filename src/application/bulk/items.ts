import type { Scope } from '../../domain/access/scope.ts';
import type { TrajectoryFilter } from '../../store/trajectories/filter.ts';
import type { CommandRequest } from '../commands/prepare.ts';
import type { Dependencies } from '../dependencies.ts';
import { listInScope } from '../trajectories/list.ts';
import { nothingSelected, tooManySelected } from './errors.ts';

/** Most trajectories of one operation. */
export const MOST_AT_ONCE = 2_000;

/** Which trajectories are meant: named one by one, or all that a list with this filter has now. */
export type Selection =
  | { readonly trajectories: readonly string[] }
  | { readonly filter: Omit<TrajectoryFilter, 'endedSince'> };

/** One command to one trajectory. */
export type BulkWork = { readonly trajectoryId: string; readonly command: CommandRequest };

/** Asked of how many at once in a list; a page of it. */
const PAGE = 100;

/**
 * The trajectories that somebody selected, each once, in the order in which they were named or are listed. What a filter
 * finds is held to what they deal with; ids are looked at when their turn comes.
 * @throws `invalid` when there are none, or more than one operation takes
 */
export async function selectedBy(request: {
  deps: Pick<Dependencies, 'store' | 'clock'>;
  scope: Scope;
  selection: Selection;
}): Promise<string[]> {
  const { deps, scope, selection } = request;
  const isNamed = 'trajectories' in selection;
  const ids = isNamed ? [...new Set(selection.trajectories)] : await listed(deps, scope, selection.filter);
  const path = isNamed ? 'trajectories' : 'filter';
  if (ids.length === 0) throw nothingSelected(path);
  if (ids.length > MOST_AT_ONCE) throw tooManySelected(path, MOST_AT_ONCE);
  return ids;
}

async function listed(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  scope: Scope,
  filter: TrajectoryFilter,
): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const found = await listInScope({ deps, scope, filter, page: { limit: PAGE, cursor } });
    ids.push(...found.items.map(({ item }) => item.id));
    cursor = found.next;
  } while (cursor !== undefined && ids.length <= MOST_AT_ONCE);
  return ids;
}
