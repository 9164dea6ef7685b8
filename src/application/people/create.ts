import type { FurtherLanguage, Language } from '../../domain/text.ts';
import { insertPerson, type Person } from '../../store/people/people.ts';
import type { Caller } from '../access/authorise.ts';
import { definedOf } from '../defined.ts';
import { assertDeliverable } from '../deliverable.ts';
import type { Dependencies } from '../dependencies.ts';
import { holdIfMany } from '../guarding/hold.ts';
import { newIdFor } from '../idempotency.ts';
import { assertFurtherLanguage } from './further-language.ts';
import { assertIsName } from './is-name.ts';
import { assertKnown, assertMayGive } from './may-give.ts';

/** Somebody who is added. */
export type NewPerson = {
  name: string;
  email?: string | undefined;
  phone?: string | undefined;
  language: Language;
  /** In which she reads the model trajectories that have it. */
  further_language?: FurtherLanguage | undefined;
  function?: string | undefined;
  organisation?: string | undefined;
  school?: string | undefined;
};

type Adding = {
  deps: Dependencies;
  caller: Pick<Caller, 'person' | 'scope'>;
  person: NewPerson;
  idempotencyKey?: string | undefined;
};

/**
 * Adds a person for somebody of the staff; after very many changes of hers in an hour it waits for a coordinator instead.
 * @throws as {@link addPerson}, and `conflict` `held-for-coordinator`
 */
export async function askToAddPerson(request: Adding): Promise<Person> {
  const { deps, caller, person, idempotencyKey: key } = request;
  await holdIfMany({
    ...{ deps, person: caller.person, scope: caller.scope },
    change: { kind: 'new-person', body: { person, key }, key },
    check: () => assertMayAdd(request),
  });
  return addPerson(request);
}

/**
 * Adds a person.
 * @throws `invalid` for a school or organisation that does not exist, a further language that no template has or an address that cannot be mailed to, `forbidden` for a function, service or school that the caller
 *   may not give
 */
export async function addPerson(request: Adding): Promise<Person> {
  const { deps, caller, person, idempotencyKey } = request;
  await assertMayAdd(request);
  const { organisation, school, further_language: furtherLanguage, ...facts } = person;
  return insertPerson(deps.store, {
    id: newIdFor({ key: idempotencyKey, principal: caller.person, purpose: 'person' }),
    ...definedOf({ ...facts, furtherLanguage, organisationId: organisation, schoolNumber: school }),
    name: person.name,
    language: person.language,
  });
}

async function assertMayAdd({ deps, caller, person }: Adding): Promise<void> {
  assertIsName(person.name, 'name');
  await assertKnown(deps, person);
  await assertMayGive(deps, caller.scope, person);
  await assertFurtherLanguage(deps, person.further_language, 'further_language');
  await assertDeliverable(deps, person.email, 'email');
}
