import type { Scope } from '../../domain/access/scope.ts';
import {
  countPersonTable,
  hindrances,
  type PersonTableFilter,
  type PersonTableOrder,
  type PersonTableRow,
  personSorts,
  personTable,
} from '../../store/people/person-table.ts';
import type { Dependencies } from '../dependencies.ts';
import { todayOf } from '../now.ts';
import { searchWords } from '../search/words.ts';

/** By what a table of people can be sorted, and what can stand in the way of reaching them. */
export const personTableSorts: typeof personSorts = personSorts;
export const personHindrances: typeof hindrances = hindrances;

/** What a table of people was asked for; `q` as it was typed. */
export type PeopleAsked = Omit<PersonTableFilter, 'words'> & { readonly q?: string | undefined };

/** People that somebody deals with as a table, and how many there are. */
export async function readPersonTable(request: {
  deps: Pick<Dependencies, 'store' | 'clock'>;
  scope: Scope;
  asked: PeopleAsked;
  order: PersonTableOrder;
}): Promise<{ readonly rows: readonly PersonTableRow[]; readonly total: number }> {
  const { deps, scope, asked, order } = request;
  const { q, ...rest } = asked;
  const filter = { ...rest, words: q === undefined ? [] : searchWords(q) };
  const today = todayOf(deps);
  const [rows, total] = await Promise.all([
    personTable(deps.store, scope, filter, order, today),
    countPersonTable(deps.store, scope, filter, today),
  ]);
  return { rows, total };
}
