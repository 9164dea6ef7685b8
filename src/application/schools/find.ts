import type { Page, PageRequest } from '../../store/database/values.ts';
import { findSchool, listSchools, type School, type SchoolFilter } from '../../store/people/schools.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';

/**
 * One school of the register, open or closed.
 * @throws `not-found` naming `number`
 */
export async function readSchool(deps: Pick<Dependencies, 'store'>, number: string): Promise<School> {
  const school = await findSchool(deps.store, number);
  if (school === undefined) throw notFound('number');
  return school;
}

/** Schools by name. */
export function readSchools(
  deps: Pick<Dependencies, 'store'>,
  filter: SchoolFilter,
  page: PageRequest,
): Promise<Page<School>> {
  return listSchools(deps.store, filter, page);
}
