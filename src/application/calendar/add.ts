import type { CalendarOverride } from '../../domain/calendar/types.ts';
import { type PlannedOnDays, plannedOnDays } from '../../store/calendar/changes.ts';
import { type StoredOverride, saveOverride } from '../../store/calendar/overrides.ts';
import type { Caller } from '../access/authorise.ts';
import type { Dependencies } from '../dependencies.ts';
import { newIdFor } from '../idempotency.ts';
import { checkedOverride } from './checked.ts';

/**
 * Adds an exception to the school calendar. Running trajectories hear of it within half a minute, and
 * what they had planned on a day off moves.
 * @throws as {@link checkedOverride}
 */
export async function addOverride(request: {
  deps: Dependencies;
  caller: Pick<Caller, 'person' | 'scope'>;
  override: CalendarOverride;
  idempotencyKey?: string | undefined;
}): Promise<StoredOverride> {
  const { deps, caller, idempotencyKey } = request;
  const override = await checkedOverride(request);
  const id = newIdFor({ key: idempotencyKey, principal: caller.person, purpose: 'calendar override' });
  const stored = { ...override, id };
  await saveOverride(deps.store, stored);
  return stored;
}

/**
 * What an exception would touch: how much is planned on its days, or was moved away from them. Nothing is stored.
 * @throws as {@link checkedOverride}
 */
export async function touchedByOverride(request: {
  deps: Dependencies;
  caller: Pick<Caller, 'scope'>;
  override: CalendarOverride;
}): Promise<PlannedOnDays> {
  return plannedOnDays(request.deps.store, await checkedOverride(request));
}
