import type { Scope } from '../../domain/access/scope.ts';
import type { Page, PageRequest } from '../../store/database/values.ts';
import { findSchool, listSchools, type School, type SchoolFilter } from '../../store/people/schools.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';

/**
 * One school of the register that somebody deals with, open or closed.
 * @throws `not-found` naming `number`
 */
export async function readSchool(
  deps: Pick<Dependencies, 'store'>,
  scope: Scope,
  number: string,
): Promise<School> {
  const school = await findSchool(deps.store, scope, number);
  if (school === undefined) throw notFound('number');
  return school;
}

/** The schools that somebody deals with, by name. */
export function readSchools(
  deps: Pick<Dependencies, 'store'>,
  scope: Scope,
  filter: SchoolFilter,
  page: PageRequest,
): Promise<Page<School>> {
  return listSchools(deps.store, scope, filter, page);
}
