import type { Scope } from '../../domain/access/scope.ts';
import { rowsOf, type Store } from '../database/db.ts';

/** Somebody to choose from a list. */
export type NamedPerson = { readonly id: string; readonly name: string };

/** More than any installation has; a list of them can still be shown. */
const MOST = 2_000;

/** Everybody with one of some functions, by name: those who work for the service of whoever asks, or everywhere for whoever sees everything. */
export async function namesByFunction(
  store: Store,
  scope: Scope,
  functions: readonly string[],
): Promise<readonly NamedPerson[]> {
  const own = scope.kind === 'all' ? undefined : scope.organisation;
  return rowsOf<NamedPerson>(store, {
    name: own === undefined ? 'names-by-function' : 'names-by-function own',
    text: `SELECT id, name FROM person
      WHERE merged_into IS NULL AND function = ANY($1::text[]) ${own === undefined ? '' : 'AND organisation_id = $2::uuid'}
      ORDER BY name, id LIMIT ${MOST}`,
    values: own === undefined ? [functions] : [functions, own],
  });
}
