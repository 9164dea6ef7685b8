import type { Scope } from '../../domain/access/scope.ts';
import { findPerson, type Person } from '../../store/people/people.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';

/**
 * One person.
 * @throws `not-found` for an unknown id, and for people of another service or of a school that the service does not deal with
 */
export async function readPerson(request: { deps: Dependencies; scope: Scope; id: string }): Promise<Person> {
  const { deps, scope, id } = request;
  const person = await findPerson(deps.store, scope, id);
  if (person === undefined) throw notFound();
  return person;
}
