import type { Scope } from '../../domain/access/scope.ts';
import type { Page, PageRequest } from '../../store/database/values.ts';
import { listPeople, type PeopleFilter, type Person } from '../../store/people/people.ts';
import type { Dependencies } from '../dependencies.ts';
import { isWithinReach } from '../schools/reach.ts';

/**
 * People by name. Whoever works for one service gets its own people, or those of one school when a school is named that
 * the service deals with.
 */
export async function findPeopleInScope(request: {
  deps: Dependencies;
  scope: Scope;
  filter: PeopleFilter;
  page: PageRequest;
}): Promise<Page<Person>> {
  const { deps, scope, filter, page } = request;
  if (scope.kind === 'all') return listPeople(deps.store, filter, page);
  if (filter.school !== undefined) {
    const isOwn = await isWithinReach(deps, scope, filter.school);
    return isOwn ? listPeople(deps.store, filter, page) : { items: [] };
  }
  if (filter.organisation !== undefined && filter.organisation !== scope.organisation) return { items: [] };
  return listPeople(deps.store, { ...filter, organisation: scope.organisation }, page);
}
