import { type Action, extentOf } from '../../domain/access/permissions.ts';
import { isSignInRole, type SignInRole } from '../../domain/access/roles.ts';
import { type Scope, scopeWithin } from '../../domain/access/scope.ts';
import type { Language } from '../../domain/text.ts';
import type { Actor } from '../../domain/trajectory/model/events.ts';
import type { Person } from '../../store/people/people.ts';
import { findTrajectoryHead } from '../../store/trajectories/trajectories.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { gaveReason } from './content.ts';
import { contentWithoutReason, forbidden } from './errors.ts';

/** Who asks. */
export type Caller = {
  readonly actor: Actor;
  readonly person: string;
  readonly name: string;
  readonly function: SignInRole;
  readonly language: Language;
  /** What they reach with what they ask. */
  readonly scope: Scope;
};

/** What is done, by the name that the table of permissions has for it; `everybody`: nobody is looked up. */
export type Access = Action | 'everybody';

/**
 * Decides whether somebody may do something, as whom, and with what they may do it.
 * @param id of the trajectory or partner that it is about, where there is one
 * @throws `forbidden`, `content-without-reason`, or `not-found` for a row that they may not know of
 */
export async function authorise(request: {
  deps: Pick<Dependencies, 'store' | 'clock'>;
  person: Person;
  access: Action;
  id?: string | undefined;
}): Promise<Caller> {
  const { deps, person, access, id } = request;
  const role = roleOf(person);
  if (role === undefined) throw forbidden();
  if (access === 'act-on-trajectory') await assertSeen(deps, person, role, id);
  const reach = extentOf(role, access);
  const scope = reach === undefined ? undefined : scopeWithin(reach, person);
  if (reach === undefined || scope === undefined) throw forbidden();
  if (access === 'see-trajectory' || access === 'see-content') await assertSeen(deps, person, role, id);
  if (reach === 'reason' && !(await gaveReason(deps, person.id, id ?? ''))) throw contentWithoutReason();
  // Of its own organisation everybody knows; whether there is another one is said to nobody.
  if (reach === 'organisation' && person.organisationId !== id) throw forbidden();
  const { id: asker, name, language } = person;
  const caller: Caller = {
    actor: { kind: 'person', person: asker },
    person: asker,
    name,
    function: role,
    language,
    scope,
  };
  if (access === 'act-on-trajectory' && !(await mayActOn(deps, caller, id ?? ''))) throw forbidden();
  return caller;
}

/** On which of the trajectories that somebody may see she may act: nothing for who acts on none. */
export function scopeToActIn({
  function: role,
  person,
  scope: seen,
}: Pick<Caller, 'function' | 'person' | 'scope'>): Scope | undefined {
  const reach = extentOf(role, 'act-on-trajectory');
  const organisationId = seen.kind === 'all' ? undefined : seen.organisation;
  return reach === undefined ? undefined : scopeWithin(reach, { id: person, organisationId });
}

/** Whether somebody who may see a trajectory may act on it: it is her own, or she goes as far as that. */
export async function mayActOn(
  { store }: Pick<Dependencies, 'store'>,
  caller: Pick<Caller, 'function' | 'person' | 'scope'>,
  id: string,
): Promise<boolean> {
  const scope = scopeToActIn(caller);
  return scope !== undefined && (await findTrajectoryHead(store, scope, id)) !== undefined;
}

/** What somebody may do as: who works for a partner without a role of their own sees to what is the partner's. */
function roleOf({ function: role, organisationId, schoolNumber }: Person): SignInRole | undefined {
  if (isSignInRole(role)) return role;
  return organisationId !== undefined && schoolNumber === undefined ? 'partner' : undefined;
}

/** @throws `not-found` for a trajectory that they may not see, in the words for one that does not exist */
async function assertSeen(
  { store }: Pick<Dependencies, 'store'>,
  person: Person,
  role: SignInRole,
  id: string | undefined,
): Promise<void> {
  const reach = extentOf(role, 'see-trajectory');
  const scope = reach === undefined ? undefined : scopeWithin(reach, person);
  if (scope === undefined) throw forbidden();
  const head = id === undefined ? undefined : await findTrajectoryHead(store, scope, id);
  if (head === undefined) throw notFound('id');
}
