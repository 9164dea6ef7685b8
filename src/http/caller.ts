import type { Request } from 'express';
import { type Access, authorise, type Caller } from '../application/access/authorise.ts';
import { type Identity, identify } from '../application/access/identify.ts';
import { dependenciesOfSystem, type Parts } from '../application/dependencies.ts';
import { credentialsOf } from './credentials.ts';
import { unknownCaller } from './errors.ts';

/**
 * Who asks, if they may.
 * @param id the id in the path, of a trajectory or a partner, for the kinds of access that need it
 * @throws 401, and what {@link authorise} throws
 */
export async function callerOf(
  parts: Parts,
  request: Request,
  access: Exclude<Access, 'everybody'>,
  id?: string,
): Promise<Caller> {
  const { person } = await identityOf(parts, request);
  const deps = dependenciesOfSystem(parts, 'signing-in');
  return authorise({ deps, person, access, id });
}

/**
 * Who a request is from, by its key, its session or, in a try-out on this machine, what it says.
 * @throws 401 when it is from nobody
 */
export async function identityOf(parts: Parts, request: Request): Promise<Identity> {
  const deps = dependenciesOfSystem(parts, 'signing-in');
  const identity = await identify(deps, credentialsOf(request, deps.configuration));
  if (identity === undefined) throw unknownCaller();
  return identity;
}
