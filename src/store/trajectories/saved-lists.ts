import type { Instant } from '../../domain/calendar/types.ts';
import { rowsOf, type Unscoped } from '../database/db.ts';
import { filled } from '../database/values.ts';

/** A list that is kept under a name: the query of its address, without the question mark. */
export type SavedList = {
  readonly id: string;
  readonly name: string;
  readonly query: string;
  readonly createdBy: string;
  /** The guidance service whose people all see it; absent for a list of one's own. */
  readonly organisationId?: string;
};

/** The lists of somebody: her own and those of her service, by name. */
export async function savedListsOf(
  store: Unscoped<'own'>,
  person: string,
  organisation: string | undefined,
): Promise<readonly SavedList[]> {
  const rows = await rowsOf<{ [column: string]: string | null }>(store, {
    name: 'saved-lists',
    text: `SELECT id, name, query, created_by AS "createdBy", organisation_id AS "organisationId" FROM saved_list
      WHERE (organisation_id IS NULL AND created_by = $1::uuid) OR organisation_id = $2::uuid
      ORDER BY lower(name), id`,
    values: [person, organisation ?? null],
  });
  return rows.map((row) => filled(row) as unknown as SavedList);
}

/** Keeps a list; the same id keeps it once. */
export async function insertSavedList(
  store: Unscoped<'own'>,
  list: SavedList & { readonly at: Instant },
): Promise<void> {
  await store.prisma.saved_list.createMany({
    data: {
      id: list.id,
      name: list.name,
      query: list.query,
      created_by: list.createdBy,
      organisation_id: list.organisationId ?? null,
      created_at: list.at,
    },
    skipDuplicates: true,
  });
}

/** Forgets a list of one's own making; `false` when it was none. */
export async function deleteSavedList(store: Unscoped<'own'>, id: string, person: string): Promise<boolean> {
  const { count } = await store.prisma.saved_list.deleteMany({ where: { id, created_by: person } });
  return count > 0;
}
