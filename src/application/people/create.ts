import type { Language } from '../../domain/text.ts';
import { insertPerson, type Person } from '../../store/people/people.ts';
import type { Caller } from '../access/authorise.ts';
import { definedOf } from '../defined.ts';
import { assertDeliverable } from '../deliverable.ts';
import type { Dependencies } from '../dependencies.ts';
import { newIdFor } from '../idempotency.ts';
import { assertIsName } from './is-name.ts';
import { assertKnown, assertMayGive } from './may-give.ts';

/**
 * Adds a person.
 * @throws `invalid` for a school or organisation that does not exist or an address that cannot be mailed to, `forbidden` for a function, service or school that the caller
 *   may not give
 */
export async function addPerson(request: {
  deps: Dependencies;
  caller: Pick<Caller, 'person' | 'scope'>;
  person: {
    name: string;
    email?: string | undefined;
    phone?: string | undefined;
    language: Language;
    function?: string | undefined;
    organisation?: string | undefined;
    school?: string | undefined;
  };
  idempotencyKey?: string | undefined;
}): Promise<Person> {
  const { deps, caller, person, idempotencyKey } = request;
  assertIsName(person.name, 'name');
  await assertKnown(deps, person);
  await assertMayGive(deps, caller.scope, person);
  await assertDeliverable(deps, person.email, 'email');
  const { organisation, school, ...facts } = person;
  return insertPerson(deps.store, {
    id: newIdFor({ key: idempotencyKey, principal: caller.person, purpose: 'person' }),
    ...definedOf({ ...facts, organisationId: organisation, schoolNumber: school }),
    name: person.name,
    language: person.language,
  });
}
