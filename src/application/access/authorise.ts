import { isStaff, isWithin, type Scope, type StaffFunction, scopeOf } from '../../domain/access/scope.ts';
import type { Language } from '../../domain/text.ts';
import type { Actor } from '../../domain/trajectory/model/events.ts';
import type { Person } from '../../store/people/people.ts';
import { findTrajectoryHead } from '../../store/trajectories/trajectories.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { forbidden } from './errors.ts';

/** Who asks. */
export type Caller = {
  readonly actor: Actor;
  readonly person: string;
  /** `partner` for somebody of the organisation that it is about who is not of the staff. */
  readonly function: StaffFunction | 'partner';
  readonly language: Language;
  readonly scope: Scope;
};

/**
 * What is asked of whoever does something.
 * - `everybody`: nothing, nobody is looked up
 * - `staff`: a counsellor, a coordinator, the central direction or an administrator
 * - `direction`: the central direction or an administrator
 * - `see-trajectory`: staff who may see the trajectory that it is about; for others it does not exist
 * - `act-on-trajectory`: the same, without the central direction, which looks and reports
 * - `see-partner`: staff, or somebody of the organisation that it is about
 * - `act-for-partner`: somebody of the organisation that it is about, the central direction or an administrator
 */
export type Access =
  | 'everybody'
  | 'staff'
  | 'direction'
  | 'see-trajectory'
  | 'act-on-trajectory'
  | 'see-partner'
  | 'act-for-partner';

/**
 * Decides whether somebody may do something, and as whom.
 * @param id of a trajectory or a partner, for the kinds of access that need it
 * @throws `forbidden`, or `not-found` for a trajectory that they may not know of
 */
export async function authorise(request: {
  deps: Pick<Dependencies, 'store'>;
  person: Person;
  access: Exclude<Access, 'everybody'>;
  id?: string | undefined;
}): Promise<Caller> {
  const { deps, person, access, id } = request;
  const isForPartner = access === 'see-partner' || access === 'act-for-partner';
  if (isForPartner && id !== undefined && person.organisationId === id) {
    return ownPartner(person, person.organisationId);
  }
  const caller = staffCaller(person);
  if (access === 'staff' || access === 'see-partner') return caller;
  const directs = caller.function === 'central' || caller.function === 'administrator';
  if (access === 'direction' || access === 'act-for-partner') {
    if (!directs) throw forbidden();
    return caller;
  }
  const head = id === undefined ? undefined : await findTrajectoryHead(deps.store, id);
  if (head === undefined || !isWithin(caller.scope, head.organisationId)) throw notFound('id');
  if (access === 'act-on-trajectory' && !mayAct(caller)) throw forbidden();
  return caller;
}

/** Whether somebody of the staff acts on trajectories: the central direction looks and reports. */
export function mayAct({ function: role }: Pick<Caller, 'function'>): boolean {
  return role !== 'central' && role !== 'partner';
}

function staffCaller(person: Person): Caller {
  const { function: role } = person;
  const scope = scopeOf(person);
  if (!isStaff(role) || scope === undefined) throw forbidden();
  return { ...who(person), function: role, scope };
}

function ownPartner(person: Person, organisation: string): Caller {
  const role = isStaff(person.function) ? person.function : 'partner';
  return { ...who(person), function: role, scope: { kind: 'organisation', organisation } };
}

function who({ id, language }: Person): Pick<Caller, 'actor' | 'person' | 'language'> {
  return { actor: { kind: 'person', person: id }, person: id, language };
}
