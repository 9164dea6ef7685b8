import { EVERYTHING } from '../../domain/access/scope.ts';
import { wrongLastDay } from '../../domain/calendar/override-days.ts';
import type { CalendarOverride } from '../../domain/calendar/types.ts';
import { findSchool } from '../../store/people/schools.ts';
import type { Caller } from '../access/authorise.ts';
import { forbidden } from '../access/errors.ts';
import type { Dependencies } from '../dependencies.ts';
import { unknownReference } from '../people/errors.ts';
import { assertWithinReach } from '../schools/reach.ts';
import { lastDayRefused } from './errors.ts';

/**
 * An exception to the school calendar that somebody may make, as it is kept: for a school by the number that the register has, however
 * many zeros stand before it.
 * @throws `forbidden` when somebody outside the direction changes the calendar of everybody, or of a school of another service;
 *   `invalid` for an unknown school, and for a last day before the first or more than a year after it
 */
export async function checkedOverride({
  deps,
  caller,
  override,
}: {
  readonly deps: Pick<Dependencies, 'store'>;
  readonly caller: Pick<Caller, 'scope'>;
  readonly override: CalendarOverride;
}): Promise<CalendarOverride> {
  const wrong = wrongLastDay(override);
  if (wrong !== undefined) throw lastDayRefused(wrong);
  if (override.school === undefined) {
    if (caller.scope.kind !== 'all') throw forbidden();
    return override;
  }
  const school = await findSchool(deps.store, EVERYTHING, override.school);
  if (school === undefined) throw unknownReference('school', 'school');
  await assertWithinReach(deps, caller.scope, school.number);
  return { ...override, school: school.number };
}
