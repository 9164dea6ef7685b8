import type { Scope } from '../../domain/access/scope.ts';
import type { Store } from '../database/db.ts';
import { createScopedLoader } from '../database/loader.ts';
import { mustReachAll } from '../database/reach.ts';
import { type Filled, filled } from '../database/values.ts';
import type { Prisma, organisation as Row } from '../generated/client.ts';

export type OrganisationKind =
  | 'pbd'
  | 'school-board'
  | 'community'
  | 'provider'
  | 'rtc'
  | 'higher-education'
  | 'company'
  | 'central';

/** A guidance service, school board, community, provider, company, or the central direction. */
export interface Organisation {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  /** The school network that a guidance service works for. */
  readonly network?: string;
}

/** Adds an organisation; one with the same id is replaced. */
export async function saveOrganisation(store: Store, organisation: Organisation): Promise<Organisation> {
  mustReachAll(store);
  const { id, kind, name, network } = organisation;
  const data = { kind, name, network: network ?? null };
  const row = await store.prisma.organisation.upsert({
    where: { id },
    create: { id, ...data },
    update: data,
  });
  return toOrganisation(row);
}

/** The organisation with this id (a UUID), if there is one that somebody may know of. */
export const findOrganisation = createScopedLoader(
  async (store, scope, ids: readonly string[]): Promise<readonly (Organisation | undefined)[]> => {
    const where = { id: { in: [...new Set(ids)] }, ...knownTo(scope) };
    const rows = await store.prisma.organisation.findMany({ where });
    const found = new Map(rows.map((row) => [row.id, toOrganisation(row)]));
    return ids.map((id) => found.get(id.toLowerCase()));
  },
);

/** All organisations by name, or those of one kind. */
export async function listOrganisations(
  store: Store,
  scope: Scope,
  kind?: OrganisationKind,
): Promise<Organisation[]> {
  const rows = await store.prisma.organisation.findMany({
    where: { AND: [knownTo(scope), kind === undefined ? {} : { kind }] },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  return rows.map(toOrganisation);
}

/** Guidance services know themselves and whoever works with all of them, and nothing of one another. */
function knownTo(scope: Scope): Prisma.organisationWhereInput {
  return scope.kind === 'all' ? {} : { OR: [{ id: scope.organisation }, { kind: { not: 'pbd' } }] };
}

function toOrganisation(row: Row): Organisation {
  const { id, kind, name, network } = row;
  return filled({ id, kind: kind as OrganisationKind, name, network }) satisfies Filled<object>;
}
