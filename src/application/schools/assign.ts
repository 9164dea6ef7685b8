import { EVERYTHING } from '../../domain/access/scope.ts';
import { assignSchool, unassignSchool } from '../../store/people/school-reach.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';
import { readSchool } from './find.ts';

/** A school and a guidance service, by number and id. */
export type Assignment = { readonly school: string; readonly organisation: string };

/**
 * Assigns a school to a guidance service besides that of its network: an act of the direction, since the service then
 * deals with its people.
 * @throws `not-found` naming `number`
 */
export async function assignSchoolTo(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  { school, organisation }: Assignment,
): Promise<void> {
  const { number } = await readSchool(deps, EVERYTHING, school);
  await assignSchool(deps.store, { school: number, organisation, now: nowOf(deps) });
}

/** Takes an assignment back; `false` when there was none. What is followed already goes on being followed. */
export function unassignSchoolFrom(
  deps: Pick<Dependencies, 'store'>,
  { school, organisation }: Assignment,
): Promise<boolean> {
  return unassignSchool(deps.store, school, organisation);
}
