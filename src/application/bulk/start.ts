import { EVERYTHING } from '../../domain/access/scope.ts';
import type { Actor } from '../../domain/trajectory/model/events.ts';
import { type BulkKind, type BulkOperation, findBulk, insertBulk } from '../../store/operations/bulk.ts';
import type { Dependencies } from '../dependencies.ts';
import { newIdFor, principalOf } from '../idempotency.ts';
import { nowOf } from '../now.ts';
import { wakeBulk } from '../workflow-client/bulk.ts';
import type { BulkWork } from './items.ts';

/** The row of a list that is enrolled, where something is not a command. */
type ListedRowReference = { readonly list: string; readonly line: number };

/**
 * Begins an operation on many trajectories and does not wait for its end: it goes on by itself, also when this process or
 * a worker dies half-way.
 * @param idempotencyKey the same key gives the operation that was begun with it
 */
export async function startBulk(request: {
  deps: Pick<Dependencies, 'store' | 'temporal' | 'clock'>;
  actor: Actor;
  kind?: BulkKind;
  work: readonly (BulkWork | { readonly trajectoryId: string; readonly command: ListedRowReference })[];
  /** What was asked, as it was said. */
  body?: object | undefined;
  idempotencyKey?: string | undefined;
}): Promise<BulkOperation> {
  const { deps, actor, kind = 'command', work, body, idempotencyKey } = request;
  const id = newIdFor({ key: idempotencyKey, principal: principalOf(actor), purpose: 'bulk' });
  await insertBulk(deps.store, { id, kind, actor, body, items: work, at: nowOf(deps) });
  await wakeBulk(deps, id);
  const begun = await findBulk(deps.store, EVERYTHING, id);
  if (begun === undefined) throw new Error(`Operation ${id} was stored and is gone`);
  return begun;
}
