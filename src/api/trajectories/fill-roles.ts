import type { Template } from '../../domain/template/types.ts';
import { findPeople, type Person } from '../../store/people.repository.ts';
import { otherService } from '../access.errors.ts';
import { isWithin, type Scope } from '../access.ts';
import { affiliationOf } from '../commands/prepare-command.ts';
import type { Dependencies } from '../dependencies.ts';
import { unknownReference } from '../people/people.errors.ts';
import { ensurePerson, type InlinePerson } from '../people/people.usecases.ts';
import { personHasLeft } from './trajectories.errors.ts';

/** Ids of people by role, and the guidance service that follows the trajectory. */
export type FilledRoles = {
  readonly roles: { readonly [role: string]: string };
  readonly organisation: string | undefined;
};

/**
 * Looks up everybody who gets a role, and adds who is new. The counsellor's service is the one that follows.
 * @param school number of the school, to which new people in its roles belong
 * @throws 422 naming `roles.<role>` for somebody unknown or gone, 403 for a counsellor of another service
 */
export async function fillRoles(request: {
  deps: Pick<Dependencies, 'store'>;
  template: Template;
  roles: { readonly [role: string]: string | InlinePerson };
  scope: Scope | undefined;
  school: string | undefined;
  idempotencyKey?: string | undefined;
}): Promise<FilledRoles> {
  const { deps, template, scope, school, idempotencyKey } = request;
  const entries = Object.entries(request.roles);
  const ids = entries.flatMap(([, person]) => (typeof person === 'string' ? [person.toLowerCase()] : []));
  const known = await findPeople(deps.store, ids);
  const own = scope?.kind === 'organisation' ? scope.organisation : undefined;
  const filled = new Map<string, Person>();
  for (const [role, person] of entries) {
    const path = `roles.${role}`;
    const at = affiliationOf(template, role, { school, organisation: own });
    const found =
      typeof person === 'string'
        ? known.get(person.toLowerCase())
        : await ensurePerson({ deps, person, path, idempotencyKey, ...at });
    if (found === undefined) throw unknownReference(path, 'person');
    if (found.leftAt !== undefined) throw personHasLeft(path);
    filled.set(role, found);
  }
  const counsellor = filled.get(template.counsellorRole);
  const organisation = counsellor?.organisationId ?? own;
  if (scope !== undefined && !isWithin(scope, organisation)) {
    throw otherService(`roles.${template.counsellorRole}`);
  }
  return { roles: Object.fromEntries([...filled].map(([role, { id }]) => [role, id])), organisation };
}
