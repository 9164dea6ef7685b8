import { type SignInRole, signInRoles } from '../../domain/access/roles.ts';
import { listOrganisations } from '../../store/people/organisations.ts';
import { listPeople } from '../../store/people/people.ts';
import type { Dependencies } from '../dependencies.ts';

/** Most people of one role that are shown. */
const MOST = 50;

/** Somebody whom one can be in a try-out. */
export type ChoosablePerson = {
  readonly id: string;
  readonly name: string;
  readonly role: SignInRole;
  /** The name of the organisation for which they work. */
  readonly organisation: string | undefined;
};

/** Everybody whom one can be in a try-out, those who can do most first, then by name. */
export async function listChoosable({ store }: Pick<Dependencies, 'store'>): Promise<ChoosablePerson[]> {
  const [organisations, ...lists] = await Promise.all([
    listOrganisations(store, store.scope),
    ...signInRoles.map((role) => listPeople(store, store.scope, { function: role }, { limit: MOST })),
  ]);
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  return lists.flatMap(({ items }, index) =>
    items
      .filter(({ leftAt }) => leftAt === undefined)
      .map(({ id, name, organisationId }) => ({
        ...{ id, name, role: signInRoles[index] as SignInRole },
        organisation: organisationId === undefined ? undefined : names.get(organisationId),
      })),
  );
}
