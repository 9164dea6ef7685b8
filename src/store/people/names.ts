import type { Scope } from '../../domain/access/scope.ts';
import { rowsOf, type Store } from '../database/db.ts';
import { organisationIn } from '../database/within.ts';

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
  return rowsOf<NamedPerson>(store, {
    name: 'names-by-function',
    text: `SELECT id, name FROM person
      WHERE merged_into IS NULL AND function = ANY($1::text[]) AND ($2::uuid IS NULL OR organisation_id = $2)
      ORDER BY name, id LIMIT ${MOST}`,
    values: [functions, organisationIn(scope)],
  });
}
