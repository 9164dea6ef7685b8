import type { CalendarOverride } from '../../domain/calendar/types.ts';
import { type StoredOverride, saveOverride } from '../../store/calendar.repository.ts';
import { findSchool } from '../../store/schools.repository.ts';
import { forbidden } from '../access.errors.ts';
import type { Caller } from '../access.ts';
import type { Dependencies } from '../dependencies.ts';
import { newIdFor } from '../http/idempotency.ts';
import { unknownReference } from '../people/people.errors.ts';

/**
 * Adds an exception to the school calendar. Trajectories count with it from their next move on.
 * @throws 403 when somebody outside the direction changes the calendar of everybody, 422 for an unknown school
 */
export async function addOverride(request: {
  deps: Dependencies;
  caller: Pick<Caller, 'person' | 'scope'>;
  override: CalendarOverride;
  idempotencyKey?: string | undefined;
}): Promise<StoredOverride> {
  const { deps, caller, override, idempotencyKey } = request;
  if (override.school === undefined && caller.scope.kind !== 'all') throw forbidden();
  if (override.school !== undefined && (await findSchool(deps.store, override.school)) === undefined) {
    throw unknownReference('school', 'school');
  }
  const id = newIdFor({ key: idempotencyKey, principal: caller.person, purpose: 'calendar override' });
  const stored = { ...override, id };
  await saveOverride(deps.store, stored);
  return stored;
}
