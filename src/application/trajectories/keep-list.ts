import {
  deleteSavedList,
  insertSavedList,
  type SavedList,
  savedListsOf,
} from '../../store/trajectories/saved-lists.ts';
import type { Caller } from '../access/authorise.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { nowOf } from '../now.ts';

/**
 * Keeps a list under a name, for oneself or for all of one's guidance service; whoever works for no service keeps it for
 * herself.
 * @param list `id`: the same one keeps it once; `query`: of its address, without the question mark
 */
export async function keepList(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  caller: Caller,
  list: { readonly id: string; readonly name: string; readonly query: string; readonly isShared: boolean },
): Promise<void> {
  const { id, name, query, isShared } = list;
  const { scope } = caller;
  const shared = isShared && scope.kind === 'organisation' ? { organisationId: scope.organisation } : {};
  await insertSavedList(deps.store, {
    id,
    name,
    query,
    createdBy: caller.person,
    at: nowOf(deps),
    ...shared,
  });
}

/** The lists of somebody: her own and those of her service, by name. */
export function readKeptLists(
  deps: Pick<Dependencies, 'store'>,
  { person, scope }: Caller,
): Promise<readonly SavedList[]> {
  return savedListsOf(deps.store, person, scope.kind === 'organisation' ? scope.organisation : undefined);
}

/**
 * Forgets a list that one has made oneself.
 * @throws `not-found` for any other
 */
export async function forgetList(
  deps: Pick<Dependencies, 'store'>,
  caller: Caller,
  id: string,
): Promise<void> {
  if (!(await deleteSavedList(deps.store, id, caller.person))) throw notFound();
}
