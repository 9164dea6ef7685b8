import { isStaff, isWithin, type Scope } from '../../domain/access/scope.ts';
import { isSameName } from '../../domain/person-names.ts';
import type { Template } from '../../domain/template/model/types.ts';
import type { Actor } from '../../domain/trajectory/model/events.ts';
import { findPeople, type Person } from '../../store/people/people.ts';
import { otherService } from '../access/errors.ts';
import type { NamingDependencies } from '../dependencies.ts';
import {
  affiliationOf,
  isOfAnotherOrganisation,
  serviceThatFollows,
  suitsRole,
} from '../people/affiliation.ts';
import {
  confirmationRequired,
  notOfService,
  personHasLeft,
  staffFunctionForbidden,
  unknownReference,
} from '../people/errors.ts';
import { type Difference, differenceOf, settleDifference } from '../people/known.ts';
import { mayName } from '../people/may-name.ts';
import { ensurePerson, findNamed, type InlinePerson } from '../people/named.ts';
import { mayChangePeople } from './change-people.ts';

/** Ids of people by role, and the guidance service that follows the trajectory. */
export type FilledRoles = {
  readonly roles: { readonly [role: string]: string };
  readonly organisation: string | undefined;
  /** Who is known otherwise than they were named, by role, with what is done with it. */
  readonly differences: readonly (Difference & { readonly role: string })[];
};

/**
 * Looks up everybody who gets a role, and adds who is new once everybody may have their role. The counsellor's service
 * is the one that follows.
 * @param school number of the school, to which new people in its roles belong
 * @throws `invalid` naming `roles.<role>` for somebody unknown or gone, `forbidden` for a counsellor of another service and for
 *   somebody new with a function that may not be given, `conflict` `confirmation-required` for somebody of another organisation
 */
export async function fillRoles(request: {
  deps: NamingDependencies;
  template: Template;
  roles: { readonly [role: string]: string | InlinePerson };
  scope: Scope | undefined;
  school: string | undefined;
  actor: Actor;
  idempotencyKey?: string | undefined;
  /** Somebody of another organisation may get a role, without asking whether that is meant. */
  isMeant: boolean;
  /** Nobody is added: who is new goes by the role. */
  look?: boolean | undefined;
}): Promise<FilledRoles> {
  const { deps, template, scope, school, idempotencyKey, isMeant, look } = request;
  const entries = Object.entries(request.roles);
  const ids = entries.flatMap(([, person]) => (typeof person === 'string' ? [person] : []));
  const [changesPeople, known] = await Promise.all([
    mayChangePeople(deps, request.actor),
    findPeople(deps.store, ids),
  ]);
  const counsellor = request.roles[template.counsellorRole];
  const theirs = typeof counsellor === 'string' ? known.get(counsellor)?.organisationId : undefined;
  const own = scope?.kind === 'organisation' ? scope.organisation : serviceThatFollows(template, theirs);
  const named = entries.map(([role, person]) => ({
    ...{ role, deps, person, path: `roles.${role}`, scope },
    among: affiliationOf(template, role, { school, organisation: own }),
    others: namesBeside(request.roles, person),
  }));
  const filled = new Map<string, Person>();
  for (const one of named) {
    const { role, person, path } = one;
    const found = typeof person === 'string' ? known.get(person) : await findNamed(one);
    if (found === undefined && isStaffNamed(person) && !changesPeople) {
      throw staffFunctionForbidden(`${path}.function`);
    }
    const isHidden = found !== undefined && !(await mayName(deps, scope, found));
    if (isHidden || (found === undefined && typeof person === 'string'))
      throw unknownReference(path, 'person');
    if (found?.leftAt !== undefined) throw personHasLeft(path);
    if (found !== undefined && !suitsRole(template, role, found)) throw notOfService(path);
    if (found !== undefined) filled.set(role, found);
  }
  const organisation = filled.get(template.counsellorRole)?.organisationId ?? own;
  if (scope !== undefined && !isWithin(scope, organisation)) {
    throw otherService(`roles.${template.counsellorRole}`);
  }
  const at = { organisation: serviceThatFollows(template, organisation) };
  const isOdd = ([role, person]: [string, Person]) => isOfAnotherOrganisation(template, role, person, at);
  if (!isMeant && [...filled].some(isOdd)) throw confirmationRequired();
  const differences = named.flatMap(({ role, person }) => {
    const known = filled.get(role);
    const difference =
      known === undefined || typeof person === 'string' ? undefined : differenceOf(known, person, scope);
    if (difference === undefined) return [];
    return [{ ...difference, role, ...(changesPeople ? {} : { as: 'keep' as const }) }];
  });
  const roles: Record<string, string> = {};
  for (const one of named) {
    const known = filled.get(one.role)?.id;
    roles[one.role] = known ?? (look ? one.role : (await ensurePerson({ ...one, idempotencyKey })).id);
  }
  if (!look) for (const difference of differences) await settleDifference(deps.store, difference);
  return { roles, organisation, differences };
}

/** Whether somebody new is to be one of the staff. */
function isStaffNamed(person: string | InlinePerson): boolean {
  return typeof person !== 'string' && isStaff(person.function);
}

/** The other names that are given for the address of somebody: two people with one mailbox are two people. */
function namesBeside(
  roles: { readonly [role: string]: string | InlinePerson },
  person: string | InlinePerson,
): readonly string[] {
  if (typeof person === 'string') return [];
  return Object.values(roles).flatMap((one) =>
    typeof one !== 'string' &&
    one.email.toLowerCase() === person.email.toLowerCase() &&
    !isSameName(one.name, person.name)
      ? [one.name]
      : [],
  );
}
