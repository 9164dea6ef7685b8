import type { Template } from '../../domain/template/types.ts';
import { findTemplate } from '../../store/templates.repository.ts';
import {
  type ListedTrajectory,
  listTrajectories,
  type TrajectoryFilter,
} from '../../store/trajectory-list.repository.ts';
import type { Page, PageRequest } from '../../store/values.ts';
import type { Scope } from '../access.ts';
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
  const own = scope.kind === 'organisation' ? scope.organisation : undefined;
  if (own !== undefined && filter.organisation !== undefined && filter.organisation !== own) {
    return { items: [] };
  }
  const within = own === undefined ? filter : { ...filter, organisation: own };
  const found = await listTrajectories(deps.store, within, page, todayOf(deps));
  const items = await Promise.all(
    found.items.map(async (item) => ({
      item,
      template: (await findTemplate(deps.store, item.template, item.templateVersion))?.template,
    })),
  );
  return { ...found, items };
}
