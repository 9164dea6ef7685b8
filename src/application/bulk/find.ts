import { type BulkItemResult, type BulkOperation, bulkItems, findBulk } from '../../store/operations/bulk.ts';
import type { Caller } from '../access/authorise.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';

/**
 * An operation on many, how far it is, and what became of each item.
 * @throws `not-found` for an unknown one, and for that of somebody else, unless it is the direction that asks
 */
export async function readBulk(request: {
  deps: Pick<Dependencies, 'store'>;
  caller: Pick<Caller, 'person' | 'scope'>;
  id: string;
}): Promise<{ readonly operation: BulkOperation; readonly items: readonly BulkItemResult[] }> {
  const { deps, caller, id } = request;
  const { person, scope } = caller;
  const operation = await findBulk(deps.store, scope, id, person);
  if (operation === undefined) throw notFound();
  return { operation, items: await bulkItems(deps.store, scope, id, person) };
}
