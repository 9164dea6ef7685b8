import type { Language } from '../../domain/text.ts';
import { findOrganisation } from '../../store/organisations.repository.ts';
import {
  correctPerson,
  findPerson,
  findPersonByEmail,
  insertPerson,
  listPeople,
  type PeopleFilter,
  type Person,
} from '../../store/people.repository.ts';
import { findSchool } from '../../store/schools.repository.ts';
import type { Page, PageRequest } from '../../store/values.ts';
import { type Caller, isStaff, isWithin, type Scope } from '../access.ts';
import type { Dependencies } from '../dependencies.ts';
import { newIdFor } from '../http/idempotency.ts';
import { assertMatch, type IfMatch } from '../http/preconditions.ts';
import { notFound } from '../http/request.errors.ts';
import { nowOf } from '../now.ts';
import { staffFunctionForbidden, unknownReference } from './people.errors.ts';
import { personTag } from './people.models.ts';

/** Somebody named by name and address where a person is asked for. */
export type InlinePerson = {
  readonly name: string;
  readonly email: string;
  readonly language?: Language | undefined;
  readonly phone?: string | undefined;
  readonly function?: string | undefined;
};

/**
 * People by name. Whoever works for one service gets its own people, or those of one school when a school is named.
 */
export function findPeopleInScope(request: {
  deps: Dependencies;
  scope: Scope;
  filter: PeopleFilter;
  page: PageRequest;
}): Promise<Page<Person>> {
  const { deps, scope, filter, page } = request;
  if (scope.kind === 'all' || filter.school !== undefined) return listPeople(deps.store, filter, page);
  if (filter.organisation !== undefined && filter.organisation !== scope.organisation) {
    return Promise.resolve({ items: [] });
  }
  return listPeople(deps.store, { ...filter, organisation: scope.organisation }, page);
}

/**
 * One person.
 * @throws 404 for an unknown id, and for people of another service
 */
export async function readPerson(request: { deps: Dependencies; scope: Scope; id: string }): Promise<Person> {
  const person = await findPerson(request.deps.store, request.id);
  if (person === undefined || !isVisible(person, request.scope)) throw notFound();
  return person;
}

/**
 * Adds a person.
 * @throws 422 for a school or organisation that does not exist, 403 for a function that the caller may not give
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
  assertMayGive(caller.scope, person);
  await assertKnown(deps, person);
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
 * @throws 404, 412 when it changed since it was read, 422 and 403 as for a new person
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
  const current = await readPerson({ deps, scope, id });
  assertMatch(ifMatch, personTag(current));
  if (isStaff(current.function) && scope.kind !== 'all') throw staffFunctionForbidden('id');
  assertMayGive(scope, correction);
  await assertKnown(deps, correction);
  const { organisation, school, reminders_off, has_left, ...same } = correction;
  const leftAt = has_left ? (current.leftAt ?? nowOf(deps)) : null;
  const changed = await correctPerson(deps.store, id, {
    ...same,
    organisationId: organisation,
    schoolNumber: school,
    remindersOff: reminders_off,
    leftAt: has_left === undefined ? undefined : leftAt,
  });
  if (changed === undefined) throw notFound();
  return changed;
}

/**
 * The person meant by an id or by a name and address. Somebody with that address at that school is the same person;
 * otherwise somebody is added.
 * @param path the field that names the person, for the problem
 * @throws 422 `unknown-person`
 */
export async function ensurePerson(request: {
  deps: Pick<Dependencies, 'store'>;
  person: string | InlinePerson;
  path: string;
  school?: string | undefined;
  /** Where nobody at a school is meant: the guidance service, for instance. */
  organisation?: string | undefined;
  idempotencyKey?: string | undefined;
}): Promise<Person> {
  const { deps, person, path, school, organisation, idempotencyKey } = request;
  if (typeof person === 'string') {
    const known = await findPerson(deps.store, person.toLowerCase());
    if (known === undefined) throw unknownReference(path, 'person');
    return known;
  }
  const known = await findPersonByEmail(deps.store, person.email, school);
  if (known !== undefined && known.leftAt === undefined) return known;
  return insertPerson(deps.store, {
    id: newIdFor({ key: idempotencyKey, principal: person.email.toLowerCase(), purpose: `person ${path}` }),
    ...definedOf({ ...person, schoolNumber: school, organisationId: organisation }),
    name: person.name,
    language: person.language ?? 'nl',
  });
}

function isVisible(person: Person, scope: Scope): boolean {
  return person.schoolNumber !== undefined || isWithin(scope, person.organisationId);
}

type Given = {
  readonly function?: string | null | undefined;
  readonly organisation?: string | null | undefined;
  readonly school?: string | null | undefined;
};

/** A function of the staff opens other people's trajectories, so not everybody can give it. */
function assertMayGive(scope: Scope, given: Given): void {
  if (scope.kind === 'all') return;
  if (isStaff(given.function ?? undefined)) throw staffFunctionForbidden('function');
  if (given.organisation && !isWithin(scope, given.organisation))
    throw staffFunctionForbidden('organisation');
}

async function assertKnown(deps: Dependencies, given: Given): Promise<void> {
  if (given.school && (await findSchool(deps.store, given.school)) === undefined) {
    throw unknownReference('school', 'school');
  }
  if (given.organisation && (await findOrganisation(deps.store, given.organisation)) === undefined) {
    throw unknownReference('organisation', 'organisation');
  }
}

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

function definedOf<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Defined<T>;
}
