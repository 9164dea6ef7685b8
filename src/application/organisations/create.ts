import {
  type Organisation,
  type OrganisationKind,
  saveOrganisation,
} from '../../store/people/organisations.ts';
import type { Caller } from '../access/authorise.ts';
import type { Dependencies } from '../dependencies.ts';
import { newIdFor } from '../idempotency.ts';

/** Adds an organisation. With an Idempotency-Key, doing it again gives the same one. */
export async function addOrganisation(request: {
  deps: Dependencies;
  caller: Pick<Caller, 'person'>;
  kind: OrganisationKind;
  name: string;
  network?: string | undefined;
  idempotencyKey?: string | undefined;
}): Promise<Organisation> {
  const { deps, caller, kind, name, network, idempotencyKey } = request;
  const id = newIdFor({ key: idempotencyKey, principal: caller.person, purpose: 'organisation' });
  return saveOrganisation(deps.store, { id, kind, name, ...(network === undefined ? {} : { network }) });
}
