import type { Scope } from '../../domain/access/scope.ts';
import type { BulkWork } from '../bulk/items.ts';
import type { Dependencies } from '../dependencies.ts';
import type { InlinePerson } from '../people/named.ts';
import { nothingLeftBehind } from './errors.ts';
import { readDepartures } from './find.ts';

/** What is done with what is left behind. */
export type Settlement =
  | { readonly kind: 'hand-over'; readonly to: string | InlinePerson; readonly role?: string | undefined }
  /** To the school that took over, or the number that it has now. */
  | { readonly kind: 'move'; readonly school: string; readonly reason?: string | undefined }
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
  const work = concerned.flatMap(({ trajectoryId, kind, roles }): BulkWork[] => {
    if (settlement.kind === 'stop') {
      return [{ trajectoryId, command: { type: 'stop', reason: settlement.reason } }];
    }
    if (settlement.kind === 'move') {
      const { school, reason } = settlement;
      return [
        { trajectoryId, command: { type: 'move', school, ...(reason === undefined ? {} : { reason }) } },
      ];
    }
    const { role: named } = settlement;
    // Nobody of a school that is gone is gone: which role is handed over has to be said.
    const given = kind === 'closed' && named !== undefined ? [named] : roles;
    return given
      .filter((role) => named === undefined || named === role)
      .map((role) => ({ trajectoryId, command: { type: 'assign', role, person: settlement.to } }));
  });
  if (work.length === 0) throw nothingLeftBehind();
  return work;
}
