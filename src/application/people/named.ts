import { EVERYTHING, type Scope } from '../../domain/access/scope.ts';
import type { FurtherLanguage, Language } from '../../domain/text.ts';
import { storeOfSystem } from '../../store/database/db.ts';
import { type Among, findPerson, insertPerson, type Person } from '../../store/people/people.ts';
import { definedOf } from '../defined.ts';
import { assertDeliverable } from '../deliverable.ts';
import type { NamingDependencies } from '../dependencies.ts';
import { newIdFor } from '../idempotency.ts';
import { staffFunctionForbidden, unknownReference } from './errors.ts';
import { assertFurtherLanguage } from './further-language.ts';
import { assertIsName } from './is-name.ts';
import { differenceOf, type KnownAs, knownByAddress, settleDifference } from './known.ts';
import { mayGiveFunction } from './may-give.ts';
import { mayName } from './may-name.ts';

/** Somebody by name and address, known or new. */
export type Somebody = { readonly name: string; readonly email: string };

/** Somebody named by name and address where a person is asked for. */
export type InlinePerson = {
  readonly name: string;
  readonly email: string;
  readonly language?: Language | undefined;
  readonly further_language?: FurtherLanguage | undefined;
  readonly phone?: string | undefined;
  readonly function?: string | undefined;
  /** What is done when they are known under another name, language or telephone number; `keep` if left out. */
  readonly known?: KnownAs | undefined;
};

/** Somebody named for a role: by id, or by name and address. */
export type NamedPerson = {
  readonly deps: NamingDependencies;
  readonly person: string | InlinePerson;
  /** The field that names the person, for the problem. */
  readonly path: string;
  /** What whoever names them deals with; nobody is held to anything without it. */
  readonly scope: Scope | undefined;
  /** Among whom they are looked for by address; somebody new belongs to that school or organisation. */
  readonly among: Among;
  /** Names that are given for the same address in one breath: two people with one mailbox. */
  readonly others?: readonly string[] | undefined;
};

/**
 * The person meant by an id or by a name and address, as far as they are known. Who has left and is named by address is
 * somebody new.
 * @throws `invalid` `unknown-person`, `forbidden` for somebody new with a function that may not be given, and as {@link assertDeliverable}
 */
export async function findNamed(named: NamedPerson): Promise<Person | undefined> {
  const { person } = named;
  return typeof person === 'string' ? findById(named, person) : findByAddress(named, person);
}

/**
 * The person meant by an id or by a name and address. Somebody with that address at that school, or in that
 * organisation, whose name can be theirs is the same person; otherwise somebody is added.
 * @throws as {@link findNamed}
 */
export async function ensurePerson(
  named: NamedPerson & { readonly idempotencyKey?: string | undefined },
): Promise<Person> {
  const { deps, person, path, among, idempotencyKey } = named;
  if (typeof person === 'string') return findById(named, person);
  const known = await findByAddress(named, person);
  if (known !== undefined) {
    const difference = differenceOf(known, person, named.scope);
    if (difference !== undefined) await settleDifference(deps.store, difference);
    return known;
  }
  const { known: _, further_language: furtherLanguage, ...facts } = person;
  // Somebody new belongs where the role is, which may be with a partner.
  return insertPerson(storeOfSystem(deps.store, 'around'), {
    id: newIdFor({ key: idempotencyKey, principal: person.email.toLowerCase(), purpose: `person ${path}` }),
    ...definedOf({
      ...facts,
      furtherLanguage,
      schoolNumber: among.school,
      organisationId: among.organisation,
    }),
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
  { deps, path, scope, among, others }: NamedPerson,
  person: InlinePerson,
): Promise<Person | undefined> {
  await assertFurtherLanguage(deps, person.further_language, `${path}.further_language`);
  const known = await knownByAddress(deps.store, person, among, others);
  if (known !== undefined) return known;
  if (!mayGiveFunction(scope, person)) throw staffFunctionForbidden(`${path}.function`);
  assertIsName(person.name, `${path}.name`);
  await assertDeliverable(deps, person.email, `${path}.email`);
  return undefined;
}
