import { authorise, type Caller } from '../application/access/authorise.ts';
import { type Dependencies, narrowed } from '../application/dependencies.ts';
import { resolvePerson } from '../application/people/resolve.ts';
import type { Action } from '../domain/access/permissions.ts';
import type { Person } from '../store/people/people.ts';

/**
 * Who does something that the terminal was told to do `--as` somebody, and what it is done with: within what she reaches.
 * @param asked `as`: address, id or name; `id` of the trajectory or partner that it is about, where there is one
 * @throws the same refusals as everywhere
 */
export async function inNameOf<Given extends Pick<Dependencies, 'store' | 'clock'>>(
  given: Given,
  asked: { readonly as: string; readonly access: Action; readonly id?: string },
): Promise<{ readonly deps: Given; readonly caller: Caller; readonly person: Person }> {
  const { as, access, id } = asked;
  const person = await resolvePerson(given, { named: as });
  const caller = await authorise({ deps: given, person, access, id });
  return { deps: narrowed(given, caller.scope), caller, person };
}
