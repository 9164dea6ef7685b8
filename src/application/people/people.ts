import { isStaff, isWithin, type Scope } from '../../domain/access/scope.ts';
import type { Language } from '../../domain/text.ts';
import { inTransaction } from '../../store/database/transaction.ts';
import type { Page, PageRequest } from '../../store/database/values.ts';
import { findOrganisation } from '../../store/people/organisations.ts';
import {
  type Among,
  correctPerson,
  findPerson,
  findPersonByEmail,
  insertPerson,
  listPeople,
  lockPerson,
  type PeopleFilter,
  type Person,
} from '../../store/people/people.ts';
import { findSchool } from '../../store/people/schools.ts';
import type { Caller } from '../access/authorise.ts';
import { definedOf } from '../defined.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { assertMatch, type IfMatch } from '../expected-version.ts';
import { newIdFor } from '../idempotency.ts';
import { nowOf } from '../now.ts';
import { assertWithinReach, isWithinReach } from '../schools/reach.ts';
import { staffFunctionForbidden, unknownReference } from './errors.ts';
import { personTag } from './models.ts';

/** Somebody named by name and address where a person is asked for. */
export type InlinePerson = {
  readonly name: string;
  readonly email: string;
  readonly language?: Language | undefined;
  readonly phone?: string | undefined;
  readonly function?: string | undefined;
};

/**
 * People by name. Whoever works for one service gets its own people, or those of one school when a school is named that
 * the service deals with.
 */
export async function findPeopleInScope(request: {
  deps: Dependencies;
  scope: Scope;
  filter: PeopleFilter;
  page: PageRequest;
}): Promise<Page<Person>> {
  const { deps, scope, filter, page } = request;
  if (scope.kind === 'all') return listPeople(deps.store, filter, page);
  if (filter.school !== undefined) {
    const isOwn = await isWithinReach(deps, scope, filter.school);
    return isOwn ? listPeople(deps.store, filter, page) : { items: [] };
  }
  if (filter.organisation !== undefined && filter.organisation !== scope.organisation) return { items: [] };
  return listPeople(deps.store, { ...filter, organisation: scope.organisation }, page);
}

/**
 * One person.
 * @throws `not-found` for an unknown id, and for people of another service or of a school that the service does not deal with
 */
export async function readPerson(request: { deps: Dependencies; scope: Scope; id: string }): Promise<Person> {
  const { deps, scope, id } = request;
  return visible(deps, await findPerson(deps.store, id), scope);
}

/**
 * Adds a person.
 * @throws `invalid` for a school or organisation that does not exist, `forbidden` for a function, service or school that the caller
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
  await assertKnown(deps, person);
  await assertMayGive(deps, caller.scope, person);
  const { organisation, school, ...facts } = person;
  return insertPerson(deps.store, {
    id: newIdFor({ key: idempotencyKey, principal: caller.person, purpose: 'person' }),
    ...definedOf({ ...facts, organisationId: organisation, schoolNumber: school }),
    name: person.name,
    language: person.language,
  });
}

/**
 * Corrects a person: only what is named changes, null erases. A new address is taken to be reachable.
 * @throws `not-found`, `version-changed` when it changed since it was read, `invalid` and `forbidden` as for a new person
 */
export async function changePerson(request: {
  deps: Dependencies;
  scope: Scope;
  id: string;
  ifMatch: IfMatch | undefined;
  correction: {
    name?: string | undefined;
    email?: string | null | undefined;
    phone?: string | null | undefined;
    language?: Language | undefined;
    function?: string | null | undefined;
    organisation?: string | null | undefined;
    school?: string | null | undefined;
    reminders_off?: boolean | undefined;
    has_left?: boolean | undefined;
  };
}): Promise<Person> {
  const { deps, scope, id, ifMatch, correction } = request;
  await assertKnown(deps, correction);
  await assertMayGive(deps, scope, correction);
  return inTransaction(deps.store, async (within) => {
    const current = await visible({ store: within }, await lockPerson(within, id), scope);
    assertMatch(ifMatch, personTag(current));
    if (isStaff(current.function) && scope.kind !== 'all') throw staffFunctionForbidden('id');
    const { organisation, school, reminders_off, has_left, ...same } = correction;
    const leftAt = has_left ? (current.leftAt ?? nowOf(deps)) : null;
    const changed = await correctPerson(within, id, {
      ...same,
      organisationId: organisation,
      schoolNumber: school,
      remindersOff: reminders_off,
      leftAt: has_left === undefined ? undefined : leftAt,
    });
    return changed ?? current;
  });
}

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

async function findById({ deps, path }: NamedPerson, id: string): Promise<Person> {
  const known = await findPerson(deps.store, id);
  if (known === undefined) throw unknownReference(path, 'person');
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

async function visible(
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

type Given = {
  readonly function?: string | null | undefined;
  readonly organisation?: string | null | undefined;
  readonly school?: string | null | undefined;
};

/** A function of the staff opens other people's trajectories, so not everybody can give it. */
function mayGiveFunction(scope: Scope | undefined, given: Given): boolean {
  return scope === undefined || scope.kind === 'all' || !isStaff(given.function ?? undefined);
}

async function assertMayGive(deps: Pick<Dependencies, 'store'>, scope: Scope, given: Given): Promise<void> {
  if (!mayGiveFunction(scope, given)) throw staffFunctionForbidden('function');
  if (given.organisation && !isWithin(scope, given.organisation)) {
    throw staffFunctionForbidden('organisation');
  }
  if (given.school) await assertWithinReach(deps, scope, given.school);
}

async function assertKnown(deps: Pick<Dependencies, 'store'>, given: Given): Promise<void> {
  if (given.school && (await findSchool(deps.store, given.school)) === undefined) {
    throw unknownReference('school', 'school');
  }
  if (given.organisation && (await findOrganisation(deps.store, given.organisation)) === undefined) {
    throw unknownReference('organisation', 'organisation');
  }
}
