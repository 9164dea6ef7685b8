import type { Scope } from '../../domain/access/scope.ts';
import { rowsOf, type Store } from '../database/db.ts';
import { createScopedLoader } from '../database/loader.ts';
import { mustReachAll } from '../database/reach.ts';
import { arrayOfAnyLength, type Filled, filled } from '../database/values.ts';
import { type Values, valuesOf } from '../database/within.ts';

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

interface Row {
  id: string;
  kind: string;
  name: string;
  network: string | null;
}

const columns = 'o.id, o.kind, o.name, o.network';

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
    const values = valuesOf();
    const rows = await rowsOf<Row>(store, {
      name: `find-organisations ${scope.kind}`,
      text: `SELECT ${columns} FROM organisation o
        WHERE o.id = ANY(${arrayOfAnyLength(values.add([...new Set(ids)]), 'uuid')}) AND ${knownTo(scope, values)}`,
      values: values.all,
    });
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
  const values = valuesOf();
  const ofKind = kind === undefined ? 'true' : `o.kind = ${values.add(kind)}`;
  const rows = await rowsOf<Row>(store, {
    name: `list-organisations ${scope.kind}${kind === undefined ? '' : ' kind'}`,
    text: `SELECT ${columns} FROM organisation o WHERE ${ofKind} AND ${knownTo(scope, values)} ORDER BY o.name, o.id`,
    values: values.all,
  });
  return rows.map(toOrganisation);
}

/** The organisations, as `o`, that somebody knows of: a guidance service knows itself and whoever works with all of them. */
function knownTo(scope: Scope, values: Values): string {
  if (scope.kind === 'all') return 'true';
  return `(o.id = ${values.add(scope.organisation)}::uuid OR o.kind <> 'pbd')`;
}

function toOrganisation(row: Row): Organisation {
  const { id, kind, name, network } = row;
  return filled({ id, kind: kind as OrganisationKind, name, network }) satisfies Filled<object>;
}
