import type { Scope } from '../../domain/access/scope.ts';
import type { Template } from '../../domain/template/model/types.ts';
import type { Page, PageRequest } from '../../store/database/values.ts';
import { inNewestWords } from '../../store/templates/templates.ts';
import type { TrajectoryFilter } from '../../store/trajectories/filter.ts';
import {
  countEach,
  countListed,
  type ListedTrajectory,
  listTrajectories,
} from '../../store/trajectories/list.ts';
import type { Dependencies } from '../dependencies.ts';
import { todayOf } from '../now.ts';

/** A trajectory of a page, with the template version that it is pinned to. */
export type ListedWithTemplate = { readonly item: ListedTrajectory; readonly template: Template | undefined };

/** Trajectories that somebody deals with, the last changed first. */
export async function listInScope(request: {
  deps: Pick<Dependencies, 'store' | 'clock'>;
  scope: Scope;
  filter: TrajectoryFilter;
  page: PageRequest;
}): Promise<Page<ListedWithTemplate>> {
  const { deps, scope, filter, page } = request;
  const found = await listTrajectories(deps.store, scope, filter, page, todayOf(deps));
  const items = await Promise.all(
    found.items.map(async (item) => ({
      item,
      template: (await inNewestWords(deps.store, item.template, item.templateVersion))?.template,
    })),
  );
  return { ...found, items };
}

/** How many trajectories somebody deals with, narrowed in the same way. */
export async function countInScope(request: {
  deps: Pick<Dependencies, 'store' | 'clock'>;
  scope: Scope;
  filter: TrajectoryFilter;
}): Promise<number> {
  const { deps, scope, filter } = request;
  return countListed(deps.store, scope, filter, todayOf(deps));
}

/** How many trajectories somebody deals with in each of some lists; `name` as for {@link countEach}. */
export async function countEachInScope<Name extends string>(request: {
  deps: Pick<Dependencies, 'store' | 'clock'>;
  scope: Scope;
  name: string;
  filters: { readonly [list in Name]: TrajectoryFilter };
}): Promise<{ readonly [list in Name]: number }> {
  const { deps, scope, name, filters } = request;
  return countEach(deps.store, scope, name, filters, todayOf(deps));
}
