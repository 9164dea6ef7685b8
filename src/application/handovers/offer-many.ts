import type { LocalDate } from '../../domain/calendar/types.ts';
import { findTrajectoryHead } from '../../store/trajectories/trajectories.ts';
import type { Caller } from '../access/authorise.ts';
import type { Dependencies } from '../dependencies.ts';
import { newIdFor } from '../idempotency.ts';
import { offerHandover } from './offer.ts';

/**
 * Offers trajectories to a colleague for a while, such as a leave: whoever follows them gets them back afterwards. Those of
 * several people are an offer of each; what nobody follows, or the colleague follows already, stays as it is.
 * @param request.key of the form that was sent: the same key twice offers once
 * @returns how many trajectories were offered
 * @throws as {@link offerHandover}
 */
export async function offerMany(request: {
  readonly deps: Dependencies;
  readonly caller: Caller;
  readonly trajectories: readonly string[];
  readonly to: string;
  /** Local dates; on the second one they are given back. */
  readonly on: LocalDate;
  readonly until: LocalDate;
  readonly key: string;
}): Promise<number> {
  const { deps, caller, trajectories, to, on, until, key } = request;
  const heads = await Promise.all(trajectories.map((id) => findTrajectoryHead(deps.store, caller.scope, id)));
  const byGiver = new Map<string, string[]>();
  for (const head of heads) {
    if (head?.counsellorId === undefined || head.counsellorId === to) continue;
    byGiver.set(head.counsellorId, [...(byGiver.get(head.counsellorId) ?? []), head.id]);
  }
  for (const [from, own] of byGiver) {
    const idempotencyKey = newIdFor({ key, principal: from, purpose: 'handover for a while' });
    const offer = { from, to, scope: { trajectories: own }, on, until };
    await offerHandover({ deps, caller, offer, idempotencyKey });
  }
  return [...byGiver.values()].flat().length;
}
