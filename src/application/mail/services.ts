import { listOrganisations, type Organisation } from '../../store/people/organisations.ts';
import type { Caller } from '../access/authorise.ts';
import type { Dependencies } from '../dependencies.ts';

/** The guidance services whose mail somebody may deal with as a whole, by name. */
export function servicesWithMail(
  deps: Pick<Dependencies, 'store'>,
  caller: Pick<Caller, 'scope'>,
): Promise<readonly Organisation[]> {
  return listOrganisations(deps.store, caller.scope, 'pbd');
}
