import { extentOf } from '../../domain/access/permissions.ts';
import { EVERYTHING, type Scope } from '../../domain/access/scope.ts';
import { findPeople, findPerson, findPersonByEmail, type Person } from '../../store/people/people.ts';
import type { Caller } from '../access/authorise.ts';
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

/** Whether somebody deals with people as such, and not only with who has a part in what they look at. */
export function maySeePeople({ function: role }: Pick<Caller, 'function'>): boolean {
  return extentOf(role, 'see-people') !== undefined;
}

/**
 * Those of these people whom somebody may look up: whoever else has a part in a trajectory of hers is named, and no more; the
 * direction looks up nobody.
 */
export async function reachedAmong(
  { store }: Pick<Dependencies, 'store'>,
  caller: Pick<Caller, 'function' | 'scope'>,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (!maySeePeople(caller)) return new Set();
  const { scope } = caller;
  const asked = [...new Set(ids)];
  if (scope.kind === 'all') return new Set(asked);
  const found = await Promise.all(asked.map((id) => findPerson(store, scope, id)));
  return new Set(found.flatMap((person) => person?.id ?? []));
}

/** Somebody with this address, whoever asks, compared without regard to case; who has left comes last. */
export function personWithAddress(
  deps: Pick<Dependencies, 'store'>,
  email: string,
): Promise<Person | undefined> {
  return findPersonByEmail(deps.store, email);
}
