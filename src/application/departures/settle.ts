import type { Scope } from '../../domain/access/scope.ts';
import type { BulkWork } from '../bulk/items.ts';
import type { Dependencies } from '../dependencies.ts';
import type { InlinePerson } from '../people/named.ts';
import { nothingLeftBehind } from './errors.ts';
import { readDepartures } from './find.ts';

/** What is done with what is left behind. */
export type Settlement =
  | { readonly kind: 'hand-over'; readonly to: string | InlinePerson; readonly role?: string | undefined }
  | { readonly kind: 'stop'; readonly reason: string };

/**
 * The commands with which what is left behind is settled, for all of it or for some trajectories; to be looked at or
 * carried out as any operation on many.
 * @param of id of the person or number of the school that is gone
 * @throws `invalid` when nothing of it is left behind
 */
export async function workToSettle(request: {
  deps: Pick<Dependencies, 'store'>;
  scope: Scope;
  of: { readonly person?: string | undefined; readonly school?: string | undefined };
  trajectories?: readonly string[] | undefined;
  settlement: Settlement;
}): Promise<BulkWork[]> {
  const { deps, scope, of, trajectories, settlement } = request;
  const departures = await readDepartures({ deps, scope, filter: of });
  const concerned = departures
    .flatMap((departure) => departure.concerned)
    .filter(({ trajectoryId }) => trajectories === undefined || trajectories.includes(trajectoryId));
  const work = concerned.flatMap(({ trajectoryId, roles }): BulkWork[] => {
    if (settlement.kind === 'stop') {
      return [{ trajectoryId, command: { type: 'stop', reason: settlement.reason } }];
    }
    return roles
      .filter((role) => settlement.role === undefined || settlement.role === role)
      .map((role) => ({ trajectoryId, command: { type: 'assign', role, person: settlement.to } }));
  });
  if (work.length === 0) throw nothingLeftBehind();
  return work;
}
