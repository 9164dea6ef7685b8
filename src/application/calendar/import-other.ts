import { type OtherCalendar, overridesFor } from '../../domain/calendar/other-calendar.ts';
import { saveOverride } from '../../store/calendar/overrides.ts';
import { derivedId } from '../../store/database/derived-id.ts';
import type { Dependencies } from '../dependencies.ts';

/**
 * Puts another calendar of school holidays in the place of the Flemish rules, for everybody or for one school. What was planned
 * on a day that is now off moves, as after every exception; doing it again changes nothing.
 * @param school its number; everybody if left out
 * @returns how many exceptions to the Flemish rules that takes
 */
export async function importOtherCalendar(request: {
  deps: Pick<Dependencies, 'store'>;
  other: OtherCalendar;
  school?: string | undefined;
}): Promise<number> {
  const { deps, other, school } = request;
  const overrides = overridesFor(other, school);
  for (const override of overrides) {
    const { kind, from } = override;
    const id = derivedId('other calendar', other.calendar, school ?? '', kind, from);
    await saveOverride(deps.store, { ...override, id });
  }
  return overrides.length;
}
