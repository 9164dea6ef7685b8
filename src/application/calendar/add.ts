import { EVERYTHING } from '../../domain/access/scope.ts';
import type { CalendarOverride } from '../../domain/calendar/types.ts';
import { type PlannedOnDays, plannedOnDays } from '../../store/calendar/changes.ts';
import { type StoredOverride, saveOverride } from '../../store/calendar/overrides.ts';
import { findSchool } from '../../store/people/schools.ts';
import type { Caller } from '../access/authorise.ts';
import { forbidden } from '../access/errors.ts';
import type { Dependencies } from '../dependencies.ts';
import { newIdFor } from '../idempotency.ts';
import { unknownReference } from '../people/errors.ts';
import { assertWithinReach } from '../schools/reach.ts';

/**
 * Adds an exception to the school calendar. Running trajectories hear of it within half a minute, and
 * what they had planned on a day off moves.
 * @throws `forbidden` when somebody outside the direction changes the calendar of everybody, or of a school of another service;
 *   `invalid` for an unknown school
 */
export async function addOverride(request: {
  deps: Dependencies;
  caller: Pick<Caller, 'person' | 'scope'>;
  override: CalendarOverride;
  idempotencyKey?: string | undefined;
}): Promise<StoredOverride> {
  const { deps, caller, override, idempotencyKey } = request;
  await assertMayChange(request);
  const id = newIdFor({ key: idempotencyKey, principal: caller.person, purpose: 'calendar override' });
  const stored = { ...override, id };
  await saveOverride(deps.store, stored);
  return stored;
}

/**
 * What an exception would touch: how much is planned on its days, or was moved away from them. Nothing is stored.
 * @throws as {@link addOverride}
 */
export async function touchedByOverride(request: {
  deps: Dependencies;
  caller: Pick<Caller, 'person' | 'scope'>;
  override: CalendarOverride;
}): Promise<PlannedOnDays> {
  await assertMayChange(request);
  return plannedOnDays(request.deps.store, request.override);
}

async function assertMayChange({
  deps,
  caller,
  override,
}: Parameters<typeof touchedByOverride>[0]): Promise<void> {
  if (override.school === undefined) {
    if (caller.scope.kind !== 'all') throw forbidden();
    return;
  }
  if ((await findSchool(deps.store, EVERYTHING, override.school)) === undefined) {
    throw unknownReference('school', 'school');
  }
  await assertWithinReach(deps, caller.scope, override.school);
}
