import { EVERYTHING, type Scope } from '../../domain/access/scope.ts';
import { findPeople, findPerson, findPersonByEmail, type Person } from '../../store/people/people.ts';
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

/** The person with this id (a UUID), whoever asks; nothing for an unknown one. */
export function personWith(deps: Pick<Dependencies, 'store'>, id: string): Promise<Person | undefined> {
  return findPerson(deps.store, EVERYTHING, id);
}

/** The people with these ids, whoever asks, by id; unknown ids are left out. */
export function peopleWith(
  deps: Pick<Dependencies, 'store'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Person>> {
  return findPeople(deps.store, ids);
}

/** Somebody with this address, whoever asks, compared without regard to case; who has left comes last. */
export function personWithAddress(
  deps: Pick<Dependencies, 'store'>,
  email: string,
): Promise<Person | undefined> {
  return findPersonByEmail(deps.store, email);
}
