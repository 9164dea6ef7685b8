import type { Request } from 'express';
import { type Access, authorise, type Caller } from '../application/access/authorise.ts';
import type { Dependencies } from '../application/dependencies.ts';
import { isId } from '../application/ids.ts';
import { findFirstAdministrator, findPerson, type Person } from '../store/people/people.ts';
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
  return authorise({ deps, person: await identify(deps, request), access, id });
}

/**
 * Who a request is from. Until people sign in, they say who they are: by the header `X-Demo-Person`, else the cookie
 * `traject_demo_person`, else it is the first administrator.
 */
async function identify(deps: Dependencies, request: Request): Promise<Person> {
  const id = request.get('x-demo-person') ?? demoCookie(request);
  if (id !== undefined && !isId(id)) throw unknownCaller();
  const person =
    id === undefined
      ? await findFirstAdministrator(deps.store)
      : await findPerson(deps.store, id.toLowerCase());
  if (person === undefined || person.leftAt !== undefined) throw unknownCaller();
  return person;
}

function demoCookie(request: Request): string | undefined {
  const cookies = request.get('cookie')?.split(';') ?? [];
  return cookies
    .map((cookie) => cookie.trim().split('='))
    .find(([name]) => name === 'traject_demo_person')?.[1];
}
