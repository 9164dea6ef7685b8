import { EVERYTHING, type Scope } from '../../domain/access/scope.ts';
import type { Language } from '../../domain/text.ts';
import {
  type Among,
  findPerson,
  findPersonByEmail,
  insertPerson,
  type Person,
} from '../../store/people/people.ts';
import { definedOf } from '../defined.ts';
import type { Dependencies } from '../dependencies.ts';
import { newIdFor } from '../idempotency.ts';
import { staffFunctionForbidden, unknownReference } from './errors.ts';
import { mayGiveFunction } from './may-give.ts';
import { mayName } from './may-name.ts';

/** Somebody named by name and address where a person is asked for. */
export type InlinePerson = {
  readonly name: string;
  readonly email: string;
  readonly language?: Language | undefined;
  readonly phone?: string | undefined;
  readonly function?: string | undefined;
};

/** Somebody named for a role: by id, or by name and address. */
export type NamedPerson = {
  readonly deps: Pick<Dependencies, 'store'>;
  readonly person: string | InlinePerson;
  /** The field that names the person, for the problem. */
  readonly path: string;
  /** What whoever names them deals with; nobody is held to anything without it. */
  readonly scope: Scope | undefined;
  /** Among whom they are looked for by address; somebody new belongs to that school or organisation. */
  readonly among: Among;
};

/**
 * The person meant by an id or by a name and address, as far as they are known. Who has left and is named by address is
 * somebody new.
 * @throws `invalid` `unknown-person`, `forbidden` for somebody new with a function that may not be given
 */
export async function findNamed(named: NamedPerson): Promise<Person | undefined> {
  const { person } = named;
  return typeof person === 'string' ? findById(named, person) : findByAddress(named, person);
}

/**
 * The person meant by an id or by a name and address. Somebody with that address at that school, or in that
 * organisation, is the same person; otherwise somebody is added.
 * @throws as {@link findNamed}
 */
export async function ensurePerson(
  named: NamedPerson & { readonly idempotencyKey?: string | undefined },
): Promise<Person> {
  const { deps, person, path, among, idempotencyKey } = named;
  if (typeof person === 'string') return findById(named, person);
  const known = await findByAddress(named, person);
  if (known !== undefined) return known;
  return insertPerson(deps.store, {
    id: newIdFor({ key: idempotencyKey, principal: person.email.toLowerCase(), purpose: `person ${path}` }),
    ...definedOf({ ...person, schoolNumber: among.school, organisationId: among.organisation }),
    name: person.name,
    language: person.language ?? 'nl',
  });
}

async function findById({ deps, path, scope }: NamedPerson, id: string): Promise<Person> {
  const known = await findPerson(deps.store, EVERYTHING, id);
  if (known === undefined || !(await mayName(deps, scope, known))) throw unknownReference(path, 'person');
  return known;
}

async function findByAddress(
  { deps, path, scope, among }: NamedPerson,
  person: InlinePerson,
): Promise<Person | undefined> {
  const known = await findPersonByEmail(deps.store, person.email, among);
  if (known !== undefined && known.leftAt === undefined) return known;
  if (!mayGiveFunction(scope, person)) throw staffFunctionForbidden(`${path}.function`);
  return undefined;
}
