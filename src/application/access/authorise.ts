import type { Request } from 'express';
import { isStaff, isWithin, type Scope, type StaffFunction, scopeOf } from '../../domain/access/scope.ts';
import type { Language } from '../../domain/text.ts';
import type { Actor } from '../../domain/trajectory/model/events.ts';
import { notFound } from '../../http/errors.ts';
import { findFirstAdministrator, findPerson, type Person } from '../../store/people/people.ts';
import { findTrajectoryHead } from '../../store/trajectories/trajectories.ts';
import type { Dependencies } from '../dependencies.ts';
import { forbidden, unknownCaller } from './errors.ts';

/** Who asks. */
export type Caller = {
  readonly actor: Actor;
  readonly person: string;
  /** `partner` for somebody of the organisation in the path who is not of the staff. */
  readonly function: StaffFunction | 'partner';
  readonly language: Language;
  readonly scope: Scope;
};

/**
 * What a route asks of its caller.
 * - `everybody`: nothing, nobody is looked up
 * - `staff`: a counsellor, a coordinator, the central direction or an administrator
 * - `direction`: the central direction or an administrator
 * - `see-trajectory`: staff who may see the trajectory in the path; for others it does not exist
 * - `act-on-trajectory`: the same, without the central direction, which looks and reports
 * - `see-partner`: staff, or somebody of the organisation in the path
 * - `act-for-partner`: somebody of the organisation in the path, the central direction or an administrator
 */
export type Access =
  | 'everybody'
  | 'staff'
  | 'direction'
  | 'see-trajectory'
  | 'act-on-trajectory'
  | 'see-partner'
  | 'act-for-partner';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Decides whether a request may go on, and who it is from. Until people sign in, they say who they are: by the
 * header `X-Demo-Person`, else the cookie `traject_demo_person`, else it is the first administrator.
 * @param id the id in the path, of a trajectory or a partner, for the access kinds that need it
 * @throws 401, 403, or 404 for a trajectory that the caller may not know of
 */
export async function authorise(
  deps: Dependencies,
  request: Request,
  access: Exclude<Access, 'everybody'>,
  id?: string,
): Promise<Caller> {
  const person = await identify(deps, request);
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
  if (access === 'act-on-trajectory' && caller.function === 'central') throw forbidden();
  return caller;
}

async function identify(deps: Dependencies, request: Request): Promise<Person> {
  const id = request.get('x-demo-person') ?? demoCookie(request);
  if (id !== undefined && !UUID.test(id)) throw unknownCaller();
  const person =
    id === undefined
      ? await findFirstAdministrator(deps.store)
      : await findPerson(deps.store, id.toLowerCase());
  if (person === undefined || person.leftAt !== undefined) throw unknownCaller();
  return person;
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

function demoCookie(request: Request): string | undefined {
  const cookies = request.get('cookie')?.split(';') ?? [];
  return cookies
    .map((cookie) => cookie.trim().split('='))
    .find(([name]) => name === 'traject_demo_person')?.[1];
}
