import { isWithin, type Scope } from '../../domain/access/scope.ts';
import { findPerson, type Person } from '../../store/people/people.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { isWithinReach } from '../schools/reach.ts';

/**
 * One person.
 * @throws `not-found` for an unknown id, and for people of another service or of a school that the service does not deal with
 */
export async function readPerson(request: { deps: Dependencies; scope: Scope; id: string }): Promise<Person> {
  const { deps, scope, id } = request;
  return visible(deps, await findPerson(deps.store, id), scope);
}

/**
 * Somebody, if they may be seen.
 * @throws `not-found` otherwise
 */
export async function visible(
  deps: Pick<Dependencies, 'store'>,
  person: Person | undefined,
  scope: Scope,
): Promise<Person> {
  if (person === undefined) throw notFound();
  if (isWithin(scope, person.organisationId)) return person;
  const { schoolNumber } = person;
  if (schoolNumber === undefined || !(await isWithinReach(deps, scope, schoolNumber))) throw notFound();
  return person;
}
