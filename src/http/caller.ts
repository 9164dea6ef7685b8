import type { Request } from 'express';
import { type Access, authorise, type Caller } from '../application/access/authorise.ts';
import { type Identity, identify } from '../application/access/identify.ts';
import type { Dependencies } from '../application/dependencies.ts';
import { credentialsOf } from './credentials.ts';
import { unknownCaller } from './errors.ts';

/**
 * Who asks, if they may.
 * @param id the id in the path, of a trajectory or a partner, for the kinds of access that need it
 * @throws 401, and what {@link authorise} throws
 */
export async function callerOf(
  deps: Dependencies,
  request: Request,
  access: Exclude<Access, 'everybody'>,
  id?: string,
): Promise<Caller> {
  const { person } = await identityOf(deps, request);
  return authorise({ deps, person, access, id });
}

/**
 * Who a request is from, by its key, its session or, in a try-out on this machine, what it says.
 * @throws 401 when it is from nobody
 */
export async function identityOf(deps: Dependencies, request: Request): Promise<Identity> {
  const identity = await identify(deps, credentialsOf(request, deps.configuration));
  if (identity === undefined) throw unknownCaller();
  return identity;
}
