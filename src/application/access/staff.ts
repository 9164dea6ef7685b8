import { randomUUID } from 'node:crypto';
import { type SignInRole, worksForOne } from '../../domain/access/roles.ts';
import type { Language } from '../../domain/text.ts';
import { type Account, insertAccount, listAccounts } from '../../store/access/accounts.ts';
import { inTransaction } from '../../store/database/transaction.ts';
import { findOrganisation } from '../../store/people/organisations.ts';
import {
  correctPerson,
  findPeople,
  findPersonByEmail,
  insertPerson,
  type Person,
} from '../../store/people/people.ts';
import { assertDeliverable } from '../deliverable.ts';
import type { Dependencies, NamingDependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';

type Deps = NamingDependencies & Pick<Dependencies, 'clock'>;

/** Somebody who is to sign in. */
export type NewStaff = {
  readonly address: string;
  readonly name?: string | undefined;
  readonly role: SignInRole;
  /** Id of the organisation for which they work. */
  readonly organisation?: string | undefined;
  readonly language: Language;
  /** The provider that vouches for them. */
  readonly issuer: string;
  /** What the provider calls them; without it, the address counts until they first sign in. */
  readonly subject?: string | undefined;
};

/** What came of it. */
export type StaffAdded =
  | { readonly kind: 'added'; readonly person: Person; readonly isNew: boolean }
  | { readonly kind: 'unknown-organisation' | 'name-missing' | 'organisation-missing' | 'account-exists' };

/**
 * Lets somebody sign in: ties their address or subject at a provider to their person, who is made when nobody of that
 * organisation has the address, and gives the role.
 */
export async function addStaff(deps: Deps, wanted: NewStaff): Promise<StaffAdded> {
  const { address, name, role, organisation, language, issuer, subject } = wanted;
  if (
    organisation !== undefined &&
    (await findOrganisation(deps.store, deps.store.scope, organisation)) === undefined
  ) {
    return { kind: 'unknown-organisation' };
  }
  const known = await findPersonByEmail(deps.store, address, { party: 'pbd' });
  const works = organisation ?? known?.organisationId;
  if (works === undefined && worksForOne(role)) return { kind: 'organisation-missing' };
  if (known === undefined && name === undefined) return { kind: 'name-missing' };
  if (known === undefined) await assertDeliverable(deps, address, 'address');
  return inTransaction(deps.store, async (within) => {
    const person =
      known === undefined
        ? await insertPerson(within, {
            ...{ id: randomUUID(), name: name ?? address, email: address, language, function: role },
            ...(works === undefined ? {} : { organisationId: works }),
          })
        : await correctPerson(within, known.id, { function: role, organisationId: works, leftAt: null });
    if (person === undefined) throw new Error('Somebody went while they were being added');
    const isAdded = await insertAccount(within, {
      ...{ id: randomUUID(), personId: person.id, issuer, createdAt: nowOf(deps) },
      ...(subject === undefined ? { address: address.toLowerCase() } : { subject }),
    });
    // The person and the role stand all the same: it is what was asked.
    return isAdded ? { kind: 'added', person, isNew: known === undefined } : { kind: 'account-exists' };
  });
}

/** An account with its person. */
export type StaffMember = { readonly account: Account; readonly person: Person | undefined };

/** Everybody who can sign in at a provider. */
export async function listStaff({ store }: Pick<Deps, 'store'>): Promise<StaffMember[]> {
  const accounts = await listAccounts(store);
  const people = await findPeople(
    store,
    accounts.map(({ personId }) => personId),
  );
  return accounts.map((account) => ({ account, person: people.get(account.personId) }));
}
