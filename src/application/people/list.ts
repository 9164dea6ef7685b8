import type { Scope } from '../../domain/access/scope.ts';
import type { Page, PageRequest } from '../../store/database/values.ts';
import { type NamedPerson, namesByFunction } from '../../store/people/names.ts';
import { listPeople, type PeopleFilter, type Person } from '../../store/people/people.ts';
import type { Dependencies } from '../dependencies.ts';

/**
 * People by name. Whoever works for one service gets its own people, or those of one school when a school is named that
 * the service deals with.
 */
export async function findPeopleInScope(request: {
  deps: Pick<Dependencies, 'store'>;
  scope: Scope;
  filter: PeopleFilter;
  page: PageRequest;
}): Promise<Page<Person>> {
  const { deps, scope, filter, page } = request;
  const isNarrow = scope.kind === 'all' || filter.school !== undefined || filter.organisation !== undefined;
  const within = isNarrow ? filter : { ...filter, organisation: scope.organisation };
  return listPeople(deps.store, scope, within, page);
}

/** Those whose trajectories somebody can ask for by name: the counsellors and coordinators whom she deals with. */
export function followersInScope(
  deps: Pick<Dependencies, 'store'>,
  scope: Scope,
): Promise<readonly NamedPerson[]> {
  return namesByFunction(deps.store, scope, ['counsellor', 'coordinator']);
}
